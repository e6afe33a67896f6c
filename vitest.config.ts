import { defineConfig } from 'vitest/config'

/** As bin/kehoach.js hands over: V8's guard of code memory by protection keys can end a process in which threads come and go. */
const execArgv = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : []

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: '100%', execArgv },
})
