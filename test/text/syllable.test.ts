import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSyllable, segment, splitGlued } from '../../src/text/syllable.ts'
import { mendSpaces } from '../../src/tree/mend.ts'
import type { RawBlock } from '../../src/tree/types.ts'

describe('the laws of syllables', () => {
  it.each(['kế', 'hoạch', 'Uỷ', 'ủy', 'nghiêng', 'quyết', 'gì', 'giếng', 'yêu', 'khuỷu', 'thuở', 'ĐẢNG', 'đặc', 'xoong', 'huỳnh'])(
    '%s is one',
    (token) => {
      expect(isSyllable(token)).toBe(true)
    },
  )
  it.each(['ngi', 'cê', 'kà', 'các̉h', 'hoach̀', 'UBND', 'GDĐT', 'Đắk', 'internet', 'vụĐảng', ''])('%s is none', (token) => {
    expect(isSyllable(token)).toBe(false)
  })
  it.each([
    ['vụĐảng', 'vụ Đảng'],
    ['chủtrì', 'chủ trì'],
    ['vịtrí', 'vị trí'],
    ['bảođảm', 'bảo đảm'],
    ['thủtrưởng', 'thủ trưởng'],
    ['vềý', 'về ý'],
  ])('%s was %s', (glued, parted) => {
    expect(splitGlued(glued)?.join(' ')).toBe(parted)
  })
  it.each(['trường', 'BGDĐT', 'Festival', 'côngan', 'STEM', 'Krông'])('%s is left alone', (token) => {
    expect(splitGlued(token)).toBeNull()
  })
  it('cuts letters without spaces into syllables', () => {
    expect(segment('thammưuxâydựng')).toEqual(['tham', 'mưu', 'xây', 'dựng'])
    expect(segment('internet')).toBeNull()
  })
  it('never adds or drops a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyủệọấ'), maxLength: 30 }), (token) => {
        const cut = splitGlued(token)
        expect(cut === null || cut.join('') === token).toBe(true)
      }),
    )
  })
})

const paragraphs = (...texts: string[]): RawBlock[] => texts.map((text) => ({ kind: 'paragraph', text }))
const textOf = (blocks: RawBlock[]): string => blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n')

describe('mending spaces', () => {
  const damaged =
    'Ban Thường vụHuyện ủy yêu cầu thủtrưởng các đơn vịchủtrì tổ chức hội nghịtriển khai, hoàn thành nhiệm kỳ2025; sốlượng đại biểu dựkiến đủđể thảo luận.'
  it('parts words where the damage runs through the document, and says so', () => {
    const { blocks, notes } = mendSpaces(paragraphs(damaged))
    expect(textOf(blocks)).toBe(
      'Ban Thường vụ Huyện ủy yêu cầu thủ trưởng các đơn vị chủ trì tổ chức hội nghị triển khai, hoàn thành nhiệm kỳ 2025; số lượng đại biểu dự kiến đủ để thảo luận.',
    )
    expect(notes.map((note) => note.ruleId)).toEqual(['read/lost-spaces'])
  })
  it("leaves an author's single slip as printed", () => {
    const text = `${'Các đơn vị triển khai thực hiện nghiêm túc kế hoạch này. '.repeat(40)}Sở Y tế chủtrì.`
    expect(textOf(mendSpaces(paragraphs(text)).blocks)).toBe(text)
  })
  it('closes up letters that were set apart', () => {
    const { blocks, notes } = mendSpaces(paragraphs('- T h a m m ư u b a n h à n h k ế h o ạ c h n ă m 2 0 2 6 .'))
    expect(textOf(blocks)).toBe('- Tham mưu ban hành kế hoạch năm 2026.')
    expect(notes.map((note) => note.ruleId)).toEqual(['read/letter-spaced'])
  })
})
