/** Codes of documents: "15/KH-UBND", "143-KH/TU", "202/2025/QH15", "30c/NQ-CP", "1065/UBND-NC", with stray spaces inside. */
import { TYPE_CODES } from '../../lexicon/document-types.ts'
import { defineRule } from '../rule.ts'

export interface CodeValue {
  /** without spaces */
  code: string
  ordinal: string
  /** what stands after the ordinal, the year left off: "KH-UBND", "KH/TU" */
  symbol: string
  /** the type's abbreviation in it, null where it has none */
  abbreviation: string | null
  /** a body alone after the ordinal ("123/UBND"): a code only where a type word or "số" stands before it */
  weak: boolean
}

const PART = '\\p{Lu}[\\p{L}\\d]*'
/** The rest of a symbol: a hyphen or slash with at most one stray space, before capitals only. */
const REST = `(?:\\s?[-/]\\s(?=\\p{Lu}{2})|\\s[-/](?=\\p{Lu}{2})|[-/&.])(?:${PART})(?:\\([\\p{Lu}\\d]{2,8}\\))?`
const KNOWN = new RegExp(`^(?:${TYPE_CODES})$`, 'u')

/** "15/KH-UBND", "143-KH/TU", "18- CT/TW", "16/2026/TT-BGDĐT" */
export const code = defineRule<CodeValue>({
  id: 'references/code',
  about: 'The code of a document; dates, shares, sizes and standards are none.',
  pattern: new RegExp(
    `(?<![\\p{N}/.,:+-]|[\\p{L}\\p{M}](?<!số)|QCVN\\s|TCVN\\s)(?<ordinal>\\d{1,6}\\p{Ll}?)(?:\\s?/\\s?(?<year>(?:19|20)\\d\\d)\\s?)?(?<joint>\\s?/\\s?|-\\s?|\\s-\\s?(?=(?:${TYPE_CODES})\\s?/)|\\s(?=(?:${TYPE_CODES})/\\p{Lu}))(?<symbol>${PART}(?:\\([\\p{Lu}\\d]{2,8}\\))?(?:${REST}){0,5}(?:(?<=GD)\\s?&?\\s?ĐT)?)(?![\\p{L}\\p{N}])`,
    'gu',
  ),
  read(match) {
    const { ordinal = '', year, joint = '/', symbol = '' } = match.groups ?? {}
    const tail = symbol.replace(/\s/g, '')
    const parts = tail.split(/[-/&.]/)
    const abbreviation = parts.find((part) => KNOWN.test(part)) ?? null
    const separated = /[-/]/.test(tail)
    if (!separated && tail.length < 2) return null
    const hyphen = joint.trim() === '-'
    // "2026-KH" is a span or a model, a Party code names its body after a slash
    if (hyphen && !/^[^/]+\/\p{Lu}/u.test(tail)) return null
    if (hyphen && abbreviation === null && !/^\p{L}{2,4}\//u.test(tail)) return null
    if (/^(?:TCVN|QCVN|ISO|TCXD)/u.test(tail)) return null
    // shares and groups: "02/HS", a single capital on either side
    if (parts.every((part) => part.length < 2)) return null
    const years = year ? `/${year}` : ''
    const weak = !years && !separated
    return { code: `${ordinal}${years}${joint.trim()}${tail}`, ordinal, symbol: tail, abbreviation, weak }
  },
  examples: [
    { text: 'Kế hoạch số 15/KH-UBND', finds: [{ quote: '15/KH-UBND', value: { code: '15/KH-UBND', ordinal: '15', abbreviation: 'KH' } }] },
    {
      text: 'Chỉ thị số 18- CT/TW và Kế hoạch số 16/KH- UBATGTQG',
      finds: [
        { quote: '18- CT/TW', value: { code: '18-CT/TW' } },
        { quote: '16/KH- UBATGTQG', value: { code: '16/KH-UBATGTQG' } },
      ],
    },
    { text: 'Nghị quyết số 202/2025/QH15', finds: [{ quote: '202/2025/QH15', value: { code: '202/2025/QH15', abbreviation: null } }] },
    {
      text: 'các Nghị quyết số 30c/NQ-CP, 19-NQ/TW',
      finds: [
        { quote: '30c/NQ-CP', value: { code: '30c/NQ-CP' } },
        { quote: '19-NQ/TW', value: { code: '19-NQ/TW' } },
      ],
    },
    {
      text: 'Công văn số 215/SNV-CCHC&VTLT',
      finds: [{ quote: '215/SNV-CCHC&VTLT', value: { code: '215/SNV-CCHC&VTLT', abbreviation: null } }],
    },
    { text: 'Kế hoạch số 298 KH/TĐTN', finds: [{ quote: '298 KH/TĐTN', value: { code: '298KH/TĐTN', abbreviation: 'KH' } }] },
    { text: 'Hướng dẫn 08-HD/BTGDVTU', finds: [{ quote: '08-HD/BTGDVTU', value: { code: '08-HD/BTGDVTU' } }] },
    { text: 'Thông tư 11/2016/TT-BGD ĐT ngày 15/01/2016', finds: [{ quote: '11/2016/TT-BGD ĐT', value: { code: '11/2016/TT-BGDĐT' } }] },
    { text: 'Tờ trình số 77/TTr-CAT(CSGT)', finds: [{ quote: '77/TTr-CAT(CSGT)', value: { code: '77/TTr-CAT(CSGT)' } }] },
    { text: 'Kế hoạch số 173 /KH-UBND', finds: [{ quote: '173 /KH-UBND', value: { code: '173/KH-UBND' } }] },
    { text: 'tháng 12/2024, 3/4 số xã, ngày 30/6/2025, giai đoạn 2021-2025', finds: [] },
    { text: 'trực 24/7, điện thoại 0299-123456, TCVN 9001:2015', finds: [] },
    { text: 'quy chuẩn QCVN 102:2016/BTTTT', finds: [] },
    { text: 'từ 01/01 - Sở Y tế báo cáo', finds: [] },
  ],
})
