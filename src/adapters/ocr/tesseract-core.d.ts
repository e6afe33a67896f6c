declare module 'tesseract.js-core/tesseract-core-simd-lstm.js'
declare module '@tesseract.js-data/vie'
