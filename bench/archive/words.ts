/** Chance that repeats itself, and invented words: as many different syllables, as unevenly used, as in real plans. */

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value = (value + Math.imul(value ^ (value >>> 7), value | 61)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

export type Chance = ReturnType<typeof chance>

export function pick<T>(next: Chance, list: readonly T[]): T {
  return list[Math.floor(next() * list.length)] as T
}

/** A whole number, most often near the least, `mean` on the average. */
export function count(next: Chance, least: number, mean: number, most: number): number {
  return Math.min(most, least + Math.floor(-Math.log(1 - next()) * (mean - least + 0.5)))
}

const ONSETS = 'b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x'.split(' ')
const RIMES =
  'a á à ả ạ an án àn ản ang áng àng anh ánh ành ách ao áo ào au ay áy âm ấm ân ấn ần âng ầng âu ấu ây ấy ăm ắm ăn ắn ăng ắng e é en én eo éo ê ế ên ến ênh ệnh êu i í ì ích iên iến iền iếp iết iêu im in inh ính ình o ó ò ọ oa óa oan oàn oi ói ong óng òng ô ố ồ ộ ôi ối ông ống ồng ơ ớ ờ ơi ới ơn ớn u ú ù ủ ục un ung úng ùng uốc uôi uyên uyết ư ứ ừ ự ức ưng ứng ươi ười ương ướng ường ước ưu'.split(
    ' ',
  )
const SYLLABLES = ONSETS.flatMap((onset) => RIMES.map((rime) => onset + rime))

/** Zipf: the syllable of rank r comes in proportion to 1 / (r + 2). */
function syllableOf(next: Chance): string {
  const rank = 2 * ((SYLLABLES.length / 2 + 1) ** next() - 1)
  return SYLLABLES[(Math.floor(rank) * 611) % SYLLABLES.length] as string
}

/** Words of the text that no other text shares: a topic, a place. */
export function words(next: Chance, many: number): string {
  return Array.from({ length: many }, () => syllableOf(next)).join(' ')
}

/** "Bạch Lương": a name of two syllables. */
export function properName(next: Chance): string {
  return words(next, 2)
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

const ACTS =
  'Tổ chức thực hiện có hiệu quả|Xây dựng và trình ban hành|Rà soát, bổ sung, hoàn thiện|Hướng dẫn, đôn đốc, kiểm tra|Tham mưu cấp có thẩm quyền|Đẩy mạnh tuyên truyền|Tăng cường quản lý|Triển khai đồng bộ các giải pháp|Nâng cao chất lượng|Phối hợp chặt chẽ trong|Bố trí nguồn lực cho|Cập nhật thường xuyên dữ liệu về|Đào tạo, bồi dưỡng đội ngũ làm|Sơ kết, tổng kết, nhân rộng mô hình|Ứng dụng công nghệ thông tin vào|Kiểm tra, giám sát việc chấp hành|Phát động phong trào thi đua|Tiếp tục quán triệt, cụ thể hóa|Xã hội hóa các hoạt động|Lồng ghép kinh phí của'.split(
    '|',
  )
const THINGS =
  'công tác chuyển đổi số|chương trình mục tiêu quốc gia|quy hoạch và kế hoạch sử dụng đất|cải cách thủ tục hành chính|phòng cháy, chữa cháy và cứu nạn|an toàn giao thông|an sinh xã hội|giáo dục nghề nghiệp|bảo vệ môi trường|phòng, chống thiên tai|chăm sóc sức khỏe ban đầu|xúc tiến đầu tư và thương mại|bảo tồn di sản văn hóa|phát triển hợp tác xã|tiêm chủng mở rộng|chăm sóc, bảo vệ trẻ em|bình đẳng giới|quản lý ngân sách|an toàn thực phẩm|phát triển đảng viên|dân vận khéo|tiếp công dân, giải quyết khiếu nại|kinh tế tập thể|nước sạch nông thôn|rừng sản xuất và rừng phòng hộ|dịch vụ công trực tuyến|hộ nghèo và cận nghèo|du lịch cộng đồng|thư viện và văn hóa đọc|thanh niên lập nghiệp'.split(
    '|',
  )
const WAYS =
  'trên địa bàn tỉnh|tại các xã, phường|trong các cơ quan, đơn vị|bảo đảm thiết thực, tiết kiệm, hiệu quả|theo chức năng, nhiệm vụ được giao|phù hợp với điều kiện thực tế của địa phương|gắn với trách nhiệm người đứng đầu|đúng tiến độ và quy định của pháp luật|nhất là vùng sâu, vùng xa, vùng đồng bào dân tộc thiểu số|không để chồng chéo, bỏ sót nhiệm vụ|góp phần hoàn thành các chỉ tiêu đề ra|kịp thời tháo gỡ khó khăn, vướng mắc'.split(
    '|',
  )

export function thing(next: Chance): string {
  return pick(next, THINGS)
}

/** One clause: phrases that all plans use around words of its own. */
export function clause(next: Chance): string {
  return `${pick(next, ACTS)} ${pick(next, THINGS)} ${words(next, 3 + Math.floor(next() * 8))} ${pick(next, WAYS)}`
}

/** `many` clauses, as one sentence without its end. */
export function sentence(next: Chance, many: number): string {
  return Array.from({ length: many }, (_, index) => (index === 0 ? clause(next) : clause(next).toLowerCase())).join('; ')
}
