import { expect, test } from 'vitest'
import { withoutTags } from '../../src/adapters/text-markup.ts'

test.each([
  ['<b>SỞ Y TẾ</b> <i>An Sơn, ngày 1</i>', 'SỞ Y TẾ An Sơn, ngày 1'],
  ['<br> KẾ HOẠCH<br>Tổ chức<br/>', '\n KẾ HOẠCH\nTổ chức\n'],
  ['<p style="x">Một</p><span class="a">Hai</span>', '\nMột\nHai'],
  ['tỷ lệ a <b và c> d', 'tỷ lệ a <b và c> d'],
  ['nồng độ <5%, thẻ <b>', 'nồng độ <5%, thẻ <b>'],
])('%s', (text, plain) => {
  expect(withoutTags(text)).toBe(plain)
})
