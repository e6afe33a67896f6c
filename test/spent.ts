/** What a piece of work costs, in milliseconds of the processor: what else runs on the machine does not count. */

function used(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1000
}

export function spent(work: () => unknown): number {
  const before = used()
  work()
  return used() - before
}

export async function spentOn(work: () => Promise<unknown>): Promise<number> {
  const before = used()
  await work()
  return used() - before
}

/** The least of three runs: a first run compiles, and a busy machine makes every step dearer. */
export function leastSpent(work: () => unknown): number {
  return Math.min(...[1, 2, 3].map(() => spent(work)))
}
