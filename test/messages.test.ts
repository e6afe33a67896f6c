import { describe, expect, it } from 'vitest'
import { en } from '../src/messages/en.ts'
import { createMessages, pickLanguage } from '../src/messages/messages.ts'
import { vi as vietnamese } from '../src/messages/vi.ts'

const places = (template: string) => [...new Set(template.match(/\{[a-z]+\}/gi) ?? [])].sort()

describe('catalogue', () => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vietnamese).sort())
  })

  it.each(Object.keys(vietnamese) as (keyof typeof vietnamese)[])('%s takes the same values in both languages', (key) => {
    expect(places(en[key])).toEqual(places(vietnamese[key]))
    expect(en[key]).not.toBe('')
  })

  it('fills values in, and leaves a place without a value as it is', () => {
    const messages = createMessages('en')
    expect(messages.say('file.missing', { path: 'a.pdf' })).toBe('There is no file "a.pdf". Check the path.')
    expect(messages.say('file.missing')).toContain('{path}')
  })

  it('does not take a value for a template', () => {
    expect(createMessages('en').say('usage.unknownOption', { got: '{got}' })).toBe('There is no option "{got}".')
  })

  it('knows no keys but its own', () => {
    expect(createMessages('vi').find('toString')).toBeNull()
    expect(createMessages('vi').find('nothing/such')).toBeNull()
  })
})

describe('language', () => {
  it.each([
    [{}, undefined, 'vi'],
    [{ LANG: 'C.UTF-8' }, undefined, 'vi'],
    [{ LANG: 'en_US.UTF-8' }, undefined, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'vi_VN.UTF-8' }, undefined, 'vi'],
    [{ LANG: 'vi_VN.UTF-8', LC_MESSAGES: 'en_GB' }, undefined, 'en'],
    [{ LC_ALL: 'en_US', KEHOACH_LANG: 'vi' }, undefined, 'vi'],
    [{ KEHOACH_LANG: 'vi' }, 'en', 'en'],
  ] as const)('%j and --lang %s give %s', (env, flag, language) => {
    expect(pickLanguage(env, flag)).toBe(language)
  })
})
