import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { abbreviations } from '../src/lexicon/abbreviations.ts'
import agencyData from '../src/lexicon/agencies.json' with { type: 'json' }
import partData from '../src/lexicon/agency-parts.json' with { type: 'json' }
import provinceData from '../src/lexicon/provinces.json' with { type: 'json' }
import { agencies, agencyById, agencyByName, agencyParts, predecessorsOf, successorOf } from '../src/lexicon/agencies.ts'
import { headGroups, wordGroups } from '../src/lexicon/heads.ts'
import { provinceByName, provinceOn, provinces, provincesOn } from '../src/lexicon/provinces.ts'
import { agencyHeading, readRoles, resolveAgency, splitAgencies } from '../src/rules/tasks/agencies.ts'

const texts = (spans: readonly { text: string }[] | null) => (spans ?? []).map((span) => span.text)

const id = z.string().regex(/^[a-z0-9-]+$/)
const words = z.string().min(1)
const dates = { validFrom: z.iso.date().optional(), validTo: z.iso.date().optional(), successor: id.optional() }

test.each([
  [
    'agencies.json',
    agencyData,
    z.strictObject({
      ...{ id, name: words, short: z.array(words), symbol: words.optional(), ...dates, examples: z.array(words).min(1) },
      parts: z.array(id).optional(),
      under: z.strictObject({ agency: id, from: z.iso.date() }).optional(),
      level: z.enum(['central', 'province', 'district', 'commune', 'unit']),
      system: z.enum(['state', 'party', 'front', 'school', 'company']),
    }),
  ],
  [
    'agency-parts.json',
    partData,
    z.strictObject({ short: words, full: words, examples: z.array(z.strictObject({ mention: words, name: words })).min(1) }),
  ],
  [
    'provinces.json',
    provinceData,
    z.strictObject({
      ...{ id, name: words, kind: z.enum(['tỉnh', 'thành phố']), short: z.array(words), ...dates, examples: z.array(words).min(1) },
      ...{ merged: z.array(id).optional(), mergedOn: z.iso.date().optional() },
    }),
  ],
])('%s has the shape that its module promises', (_name, data, entry) => {
  expect(z.array(entry).safeParse(data).error).toBeUndefined()
})

test('abbreviations.json: short forms and their words in full', () => {
  const said = z.string().min(2)
  expect(z.record(said, said).safeParse(abbreviations).error).toBeUndefined()
})

describe('agencies.json', () => {
  test('ids are unique, successors exist and come later', () => {
    expect(new Set(agencies.map((agency) => agency.id)).size).toBe(agencies.length)
    for (const agency of agencies) {
      if (!agency.successor) continue
      const next = agencyById(agency.successor)
      expect(next, agency.id).not.toBeNull()
      expect(agency.validTo, agency.id).toBeDefined()
      if (next?.validFrom) expect(next.validFrom > (agency.validTo as string), agency.id).toBe(true)
    }
  })

  test.each(agencies.map((agency) => [agency.id, agency] as const))('%s: its examples name it', (id, agency) => {
    for (const example of agency.examples) {
      const named = [agency.name, ...agency.short].some((name) => example.includes(name))
      expect(named, example).toBe(true)
    }
    expect(resolveAgency(agency.name)).toEqual({ agencyId: id, name: agency.name })
    for (const short of agency.short) expect(resolveAgency(short).name, short).not.toBeNull()
  })

  test('every example of a body that can act gives it as lead', () => {
    const missed = agencies.flatMap((agency) =>
      agency.examples
        .filter((example) => !readRoles(example).lead.some((span) => resolveAgency(span.text).agencyId !== null))
        .map((example) => example),
    )
    // an order to the highest bodies is a request and gives no lead
    expect(missed.filter((example) => !/Chính phủ|Quốc hội|Thủ tướng|TTg/.test(example))).toEqual([])
  })

  test('those that took over a part, and those that an agency belongs to, exist', () => {
    const ids = agencies.flatMap(({ parts = [], under }) => [...parts, ...(under ? [under.agency] : [])])
    expect(ids.length).toBeGreaterThan(10)
    expect(ids.filter((each) => agencyById(each) === null)).toEqual([])
  })

  test('predecessors: all whose work was taken over', () => {
    expect(predecessorsOf('so-nong-nghiep-va-moi-truong').sort()).toEqual([
      'so-nong-nghiep-va-phat-trien-nong-thon',
      'so-tai-nguyen-va-moi-truong',
    ])
    expect(predecessorsOf('so-y-te')).toEqual([])
  })

  test('mergers of 2025 are followed to the last', () => {
    expect(successorOf('bo-thong-tin-va-truyen-thong')?.name).toBe('Bộ Khoa học và Công nghệ')
    expect(successorOf('so-ke-hoach-va-dau-tu')?.name).toBe('Sở Tài chính')
    expect(successorOf('so-tai-chinh')?.name).toBe('Sở Tài chính')
    expect(successorOf('no-such')).toBeNull()
  })

  test('names are found whatever their tones, case and dashes', () => {
    expect(agencyByName('uỷ ban nhân dân tỉnh')?.id).toBe('uy-ban-nhan-dan-tinh')
    expect(agencyByName('Sở Lao động-Thương binh và Xã hội')?.id).toBe('so-lao-dong-thuong-binh-va-xa-hoi')
    expect(agencyByName('Sở Thời tiết')).toBeNull()
  })

  test.each(agencyParts.flatMap((part) => part.examples.map((example) => [part.short, example] as const)))(
    '%s opens',
    (_short, { mention, name }) => {
      expect(resolveAgency(mention).name?.toLowerCase()).toBe(name.toLowerCase())
    },
  )
})

describe('agency-heads.json', () => {
  test.each(headGroups.flatMap((group) => group.examples.map((example) => [group.kind, example] as const)))(
    '%s',
    (_kind, { text, finds }) => {
      expect(texts(splitAgencies(text))).toEqual(finds)
    },
  )

  test('no phrase stands twice in one kind', () => {
    for (const group of headGroups) expect(new Set(group.phrases).size, group.kind).toBe(group.phrases.length)
  })
})

describe('agency-words.json', () => {
  const lists = new Set(['field', 'tail'])
  test.each(wordGroups.flatMap((group) => group.examples.map((example) => [group.role, example] as const)))(
    '%s',
    (role, { text, finds }) => {
      if (lists.has(role)) expect(texts(splitAgencies(text))).toEqual(finds)
      else if (role === 'falsehead' || role === 'label') expect(agencyHeading(text)).toBeNull()
      else if (role === 'direct') expect(readRoles(text)).toEqual({ lead: [], coordinating: [] })
      else expect(texts(readRoles(text).lead)).toEqual(finds)
    },
  )

  test('phrases are small letters, once each in a role', () => {
    for (const group of wordGroups) {
      expect(new Set(group.phrases).size, group.role).toBe(group.phrases.length)
      for (const phrase of group.phrases) expect(phrase).toBe(phrase.toLowerCase().normalize('NFC'))
    }
  })
})

describe('provinces.json', () => {
  test('63 until 30/6/2025, 34 since', () => {
    expect(provincesOn('2025-06-30')).toHaveLength(63)
    expect(provincesOn('2025-07-01')).toHaveLength(34)
    expect(
      provincesOn('2025-07-01')
        .filter((province) => province.kind === 'thành phố')
        .map((province) => province.name)
        .sort(),
    ).toEqual(['Hà Nội', 'Huế', 'Hải Phòng', 'Đà Nẵng', 'Hồ Chí Minh', 'Cần Thơ'].sort())
  })

  test('every province that ended is taken in by one that names it', () => {
    for (const province of provinces) {
      if (province.validTo === '2025-06-30')
        expect(provinces.find((other) => other.id === province.successor)?.merged, province.id).toContain(province.id)
      for (const id of province.merged ?? [])
        expect(
          provinces.some((other) => other.id === id && other.validTo),
          id,
        ).toBe(true)
    }
  })

  test.each(provinces.map((province) => [province.id, province] as const))('%s: its examples name it', (_id, province) => {
    for (const example of province.examples) expect(provinceByName(example)).toBe(province)
  })

  test('the province of a territory on a day', () => {
    expect(provinceOn('dak-nong', '2025-06-30')?.name).toBe('Đắk Nông')
    expect(provinceOn('dak-nong', '2025-07-01')?.name).toBe('Lâm Đồng')
    expect(provinceByName('TP.HCM')?.name).toBe('Hồ Chí Minh')
    expect(provinceByName('Sài Thành')).toBeNull()
  })
})
