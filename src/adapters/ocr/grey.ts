/** Pictures in shades of grey, and the small arithmetic on them: 0 is black, 255 white. */

export interface Grey {
  width: number
  height: number
  data: Uint8Array
}

/** Black and white: 1 is ink. */
export type Ink = Grey

/** The middle of half of the values; sorts a copy. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] as number
}

/** Otsu's threshold: the shade that parts ink from paper best. */
export function otsu(data: Uint8Array): number {
  const counts = new Float64Array(256)
  for (let i = 0; i < data.length; i += 1) counts[data[i] as number] = (counts[data[i] as number] as number) + 1
  let total = 0
  for (let shade = 0; shade < 256; shade += 1) total += shade * (counts[shade] as number)
  let [below, sum, best, threshold] = [0, 0, -1, 128]
  for (let shade = 0; shade < 256; shade += 1) {
    below += counts[shade] as number
    sum += shade * (counts[shade] as number)
    const above = data.length - below
    if (below === 0 || above === 0) continue
    const gap = sum / below - (total - sum) / above
    const spread = below * above * gap * gap
    if (spread > best) [best, threshold] = [spread, shade]
  }
  return threshold
}

/** The picture so many times smaller, each pixel the mean of a square. */
export function reduced({ width, height, data }: Grey, by: number): Grey {
  if (by <= 1) return { width, height, data }
  const w = Math.floor(width / by)
  const h = Math.floor(height / by)
  const small = new Uint8Array(w * h)
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      let sum = 0
      for (let dy = 0; dy < by; dy += 1) {
        const start = (y * by + dy) * width + x * by
        for (let i = start; i < start + by; i += 1) sum += data[i] as number
      }
      small[y * w + x] = sum / (by * by)
    }
  }
  return { width: w, height: h, data: small }
}

/** Ink by one threshold for the whole picture. */
export function inkOf({ width, height, data }: Grey, threshold: number): Ink {
  const ink = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i += 1) if ((data[i] as number) <= threshold) ink[i] = 1
  return { width, height, data: ink }
}
