/** Sums of money: "250 triệu đồng", "1,5 tỷ đồng", "1.200.000.000 đồng". */
import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { NUMBER, numberOf } from './number.ts'

export interface MoneyValue {
  /** in đồng */
  amount: number
}

const SCALE: Record<string, number> = { '': 1, nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }

/** "250 triệu đồng", "1,5 tỷ đồng", "1.200.000 đồng" */
export const money = defineRule<MoneyValue>({
  id: 'provisions/money',
  about: 'A sum of money in đồng.',
  pattern: vi`(?<value>${NUMBER}) ?(?<scale>nghìn|ngàn|triệu|tỷ|tỉ)? ?(?:đồng(?! chí)|VNĐ|VND)`,
  read(match) {
    const { value = '', scale = '' } = match.groups ?? {}
    const amount = numberOf(value) * (SCALE[scale.normalize('NFC').toLowerCase()] ?? 1)
    return amount > 0 ? { amount: Math.round(amount) } : null
  },
  examples: [
    { text: 'Tổng kinh phí: 250 triệu đồng', finds: [{ quote: '250 triệu đồng', value: { amount: 250_000_000 } }] },
    { text: 'dự kiến 1,5 tỷ đồng từ ngân sách tỉnh', finds: [{ quote: '1,5 tỷ đồng', value: { amount: 1_500_000_000 } }] },
    {
      text: 'số tiền 1.200.000 đồng và 50 nghìn đồng',
      finds: [
        { quote: '1.200.000 đồng', value: { amount: 1_200_000 } },
        { quote: '50 nghìn đồng', value: { amount: 50_000 } },
      ],
    },
    { text: 'các cấp hội đồng loạt ra quân 12 đội', finds: [] },
    { text: '15 đồng chí dự họp, 02 đồng chí vắng', finds: [] },
  ],
})
