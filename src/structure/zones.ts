/** What a section is about, from its heading: where aims stand, where work is ordered, where neither is. */
import { phrase } from '../text/vi.ts'
import { fold } from '../text/fold.ts'

export type Zone = 'purposes' | 'requirements' | 'aims' | 'targets' | 'review' | 'scope' | 'time' | 'funding' | 'organisers' | 'work'

interface ZoneRule {
  zone: Zone
  /** any of these words in the heading, folded */
  words: RegExp
  examples: string[]
  nearMisses: string[]
}

function has(...phrases: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(phrase).join('|')})(?![\\p{L}\\p{N}])`, 'u')
}

const WORK = has(
  'nhiệm vụ',
  'giải pháp',
  'nội dung',
  'tổ chức thực hiện',
  'phân công',
  'trách nhiệm',
  'biện pháp',
  'các hoạt động',
  'chế độ báo cáo',
  'báo cáo',
)

/** First fit wins. */
export const zoneRules: ZoneRule[] = [
  {
    zone: 'aims',
    words: has('mục đích(?:,| và| -| –|;)? (?:ý nghĩa(?:,| và) )?yêu cầu', 'mục đích yêu cầu', 'yêu cầu(?:,| và| -) mục đích'),
    examples: ['MỤC ĐÍCH, YÊU CẦU', 'Mục đích và yêu cầu', 'MỤC ĐÍCH - YÊU CẦU', 'Mục đích, ý nghĩa, yêu cầu'],
    nearMisses: ['Yêu cầu đối với các cơ quan', 'Yêu cầu các sở, ngành triển khai nghiêm túc'],
  },
  {
    zone: 'purposes',
    words: /^(?:về )?(?:mục đích|mục đích,? ý nghĩa)(?!\p{L})(?! sử dụng)/u,
    examples: ['Mục đích', 'MỤC ĐÍCH, Ý NGHĨA', 'Về mục đích'],
    nearMisses: ['Nhiệm vụ', 'Mục đích sử dụng kinh phí'],
  },
  {
    zone: 'requirements',
    words: /^(?:về )?(?:các )?yêu cầu(?!\p{L})(?! (?:các|sở|ủy|đối với|ban|phòng|thủ trưởng))/u,
    examples: ['Yêu cầu', 'YÊU CẦU CHUNG', 'Các yêu cầu'],
    nearMisses: ['Yêu cầu các đơn vị báo cáo', 'Yêu cầu đối với các địa phương'],
  },
  {
    zone: 'organisers',
    words:
      /^(?:danh nghĩa|cơ quan|đơn vị|ban|các cơ quan|thành phần)(?: (?:chủ trì|chỉ đạo|tổ chức|chủ quản|phối hợp|bảo trợ|đăng cai)(?: thực hiện)?(?:,| và| -)?)+(?:thực hiện)?$/u,
    examples: ['CƠ QUAN CHỈ ĐẠO VÀ TỔ CHỨC THỰC HIỆN', 'Đơn vị tổ chức', 'Cơ quan chủ trì, phối hợp'],
    nearMisses: ['Cơ quan Thường trực Ban Chỉ đạo tỉnh', 'TỔ CHỨC THỰC HIỆN'],
  },
  {
    zone: 'targets',
    words:
      /^(?:các )?(?:quan điểm|mục tiêu|chỉ tiêu|phương hướng, mục tiêu|định hướng(?= (?:chung|phát triển|đến)|,|$))(?!\p{L})(?!.*(?:nhiệm vụ|giải pháp|nội dung|kế hoạch thực hiện))/u,
    examples: ['Mục tiêu', 'QUAN ĐIỂM, MỤC TIÊU', 'Chỉ tiêu cụ thể', 'Mục tiêu tổng quát'],
    nearMisses: ['MỤC TIÊU, NHIỆM VỤ', 'Mục tiêu và giải pháp', 'Định hướng nghề nghiệp cho học sinh'],
  },
  {
    zone: 'review',
    words:
      /^(?:đánh giá(?= (?:chung|tình hình|kết quả|thực trạng|công tác|việc|quá trình)|$)|khái quát|đặc điểm|tình hình|thực trạng|kết quả|những kết quả|bối cảnh|sự cần thiết|tồn tại|hạn chế(?=[,;:]| và|$)|nguyên nhân|bài học|(?:(?:những|các|một số) )?căn cứ(?=[,;:]| và| pháp| xây| ban| thực| lập| chính trị| để|$)|cơ sở (?:pháp lý|chính trị|thực tiễn|khoa học|lý luận|xây dựng|lập|ban hành|để)|thuận lợi|khó khăn)(?!\p{L})(?!.*(?:nhiệm vụ|giải pháp|tổ chức thực hiện))/u,
    examples: ['TÌNH HÌNH CHUNG', 'Đánh giá kết quả năm 2024', 'Căn cứ pháp lý', 'CƠ SỞ XÂY DỰNG KẾ HOẠCH', 'Tồn tại, hạn chế'],
    nearMisses: ['Tổ chức đánh giá', 'Các cơ sở giáo dục', 'Nhiệm vụ trọng tâm', 'Hạn chế rác thải nhựa', 'Đánh giá, xếp loại học sinh'],
  },
  {
    zone: 'funding',
    words:
      /^(?:(?:về |nguồn )?kinh phí|dự toán|nguồn lực|tài chính(?=[,;]| và| thực hiện|$)|cơ sở vật chất|điều kiện (?:bảo đảm|đảm bảo|thực hiện))(?!\p{L})(?!.*(?:nhiệm vụ|giải pháp|trách nhiệm))/u,
    examples: ['KINH PHÍ THỰC HIỆN', 'Nguồn kinh phí', 'Kinh phí', 'ĐIỀU KIỆN BẢO ĐẢM'],
    nearMisses: ['Sở Tài chính', 'Tài chính toàn diện'],
  },
  {
    zone: 'time',
    words:
      /^(?:về )?(?:thời gian|tiến độ|thời hạn|lịch(?! sử))(?!\p{L})(?!.*(?:nhiệm vụ|nội dung|phân công|báo cáo|tiến độ thực hiện nhiệm vụ))|^(?!.*(?:nhiệm vụ|nội dung|giải pháp|phân công|hoạt động|công việc|đối tượng|thành phần|mục tiêu))[^.;]{2,60}(?:,| và| -) thời gian(?:,| và| -|$| (?:tổ chức|thực hiện|địa điểm))/u,
    examples: ['Thời gian', 'THỜI GIAN, ĐỊA ĐIỂM', 'Thời gian thực hiện', 'CHỦ ĐỀ, THỜI GIAN'],
    nearMisses: ['Nội dung, thời gian thực hiện', 'Lịch sử địa phương'],
  },
  {
    zone: 'scope',
    words:
      /^(?:về )?(?:đối tượng|phạm vi|thành phần|số lượng|địa điểm|địa bàn|tài liệu|hình thức khen thưởng|cơ cấu(?! lại)|tiêu chuẩn(?! hóa)|điều kiện tham|quy mô|khái niệm|giải thích từ ngữ)(?!\p{L})(?!.*(?:nhiệm vụ|nội dung|giải pháp))/u,
    examples: ['ĐỐI TƯỢNG, PHẠM VI', 'Thành phần tham dự', 'Địa điểm'],
    nearMisses: ['Nội dung, đối tượng, hình thức', 'Cơ cấu lại ngành chăn nuôi'],
  },
  {
    zone: 'work',
    words: WORK,
    examples: ['NỘI DUNG THỰC HIỆN', 'TỔ CHỨC THỰC HIỆN', 'Nhiệm vụ, giải pháp'],
    nearMisses: ['Mục đích', 'Tình hình chung'],
  },
]

/** The zone that a heading opens, or null where it says nothing of it (the zone above goes on). */
export function zoneOf(heading: string): Zone | null {
  const folded = fold(heading).replace(/^[\s.:;,–-]+|[\s.:;,–-]+$/g, '')
  return zoneRules.find((rule) => rule.words.test(folded))?.zone ?? null
}
