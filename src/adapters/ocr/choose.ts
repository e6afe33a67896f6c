/** Which recogniser reads. */
import type { OcrChoice } from '../adapter.ts'
import type { Engine } from './engine.ts'

/**
 * The recogniser that was asked for; each is loaded when first needed.
 * 'system' is checked when it reads: a document without scans needs no recogniser.
 */
export async function engineFor(choice: OcrChoice = 'auto'): Promise<Engine> {
  if (choice !== 'embedded') {
    const { system, systemHasVietnamese } = await import('./system.ts')
    if (choice === 'system' || (await systemHasVietnamese())) return system
  }
  return (await import('./embedded.ts')).embedded
}
