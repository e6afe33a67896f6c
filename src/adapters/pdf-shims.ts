/** What pdf.js expects of a browser. */

/** Stands in for a browser's document: takes fonts and drops them, where pdf.js would trace every letter's outline instead. */
export const FONTLESS = {
  adoptedStyleSheets: [],
  defaultView: {
    CSSStyleSheet: class {
      cssRules = []
      insertRule(): void {}
    },
  },
}

/** The standard's method, which Node has from 25 on; pdf.js' own stand-in is slow enough to show on every font. */
export function ensureBase64(): void {
  if ('toBase64' in Uint8Array.prototype) return
  Object.defineProperty(Uint8Array.prototype, 'toBase64', {
    configurable: true,
    writable: true,
    value(this: Uint8Array, options?: { alphabet?: 'base64' | 'base64url'; omitPadding?: boolean }): string {
      if (options !== undefined && (typeof options !== 'object' || options === null))
        throw new TypeError(`an object of options expected, got ${options}`)
      const text = Buffer.from(this.buffer, this.byteOffset, this.byteLength).toString('base64')
      const letters = options?.alphabet === 'base64url' ? text.replaceAll('+', '-').replaceAll('/', '_') : text
      return options?.omitPadding ? letters.replace(/=+$/, '') : letters
    },
  })
}
