/** Who acts in a sentence of prose, and the near-misses of each rule. */
import { describe, expect, test } from 'vitest'
import { readRoles } from '../../src/rules/tasks/agencies.ts'

const names = (spans: readonly { text: string }[]) => spans.map((span) => span.text).join('|')

describe('who leads', () => {
  test.each([
    // the plural behind persons, and behind "trưởng"
    ['GVCN các lớp hướng dẫn học sinh mượn sách.', 'GVCN các lớp'],
    ['Học sinh các lớp tham gia lao động.', 'Học sinh các lớp'],
    ['Bí thư chi bộ, Trưởng ban Công tác Mặt trận các thôn vận động Nhân dân.', 'Bí thư chi bộ|Trưởng ban Công tác Mặt trận các thôn'],
    ['Trưởng các đoàn thể vận động hội viên.', 'Trưởng các đoàn thể'],
    ['Trưởng các phòng, ban phân công cán bộ.', 'Trưởng các phòng, ban'],
    // how much each of them does is no part of the last name
    ['Hội Nông dân xã, Hội Cựu chiến binh xã mỗi tổ chức nhận đỡ đầu 01 hộ.', 'Hội Nông dân xã|Hội Cựu chiến binh xã'],
    ['Công an mỗi xã bố trí 02 cán bộ.', 'Công an mỗi xã'],
    // "nào" opens a condition
    ['Chi bộ nào không nộp báo cáo sẽ bị phê bình.', ''],
    ['Hội Phụ nữ xã, phường nào không báo cáo sẽ không xét thi đua.', ''],
    // whoever goes there works there; a date is no goal
    ['Giáo viên chủ nhiệm đến tận nhà học sinh nghỉ học.', 'Giáo viên chủ nhiệm'],
    ['Giáo viên chủ nhiệm cùng Ban đại diện cha mẹ học sinh đến từng gia đình.', 'Giáo viên chủ nhiệm|Ban đại diện cha mẹ học sinh'],
    ['Giáo viên chủ nhiệm đến hết năm học.', ''],
    // those on duty
    ['Tổ trực ban nội trú quản lý giờ tự học.', 'Tổ trực ban nội trú'],
    ['Tổ trực cấp cứu của Trạm trực 24/24 giờ.', 'Tổ trực cấp cứu của Trạm'],
    ['Kíp trực báo cáo ngay lãnh đạo bệnh viện.', 'Kíp trực'],
    ['Tổ bảo vệ trực 24/24 giờ.', 'Tổ bảo vệ'],
    ['Sở Y tế trực cấp cứu trong những ngày lễ.', 'Sở Y tế'],
    // networks of persons, and those of things
    ['Mạng lưới dư luận viên xã nắm tình hình ở các thôn.', 'Mạng lưới dư luận viên xã'],
    ['Mạng lưới cộng tác viên dân số cập nhật số liệu.', 'Mạng lưới cộng tác viên dân số'],
    ['Mạng lưới trường lớp được sắp xếp lại.', ''],
    ['Mạng lưới đường giao thông tiếp tục được mở rộng.', ''],
    // women's branches of the forces
    ['Phụ nữ Công an tỉnh tặng quà học sinh nghèo.', 'Phụ nữ Công an tỉnh'],
    ['Phụ nữ trên địa bàn xã tham gia hội thi.', ''],
    // departments of ministries keep their "và"; two of them are two
    ['Cục Trồng trọt và Bảo vệ thực vật chủ trì xây dựng Thông tư.', 'Cục Trồng trọt và Bảo vệ thực vật'],
    ['Cục Chăn nuôi và Thú y và Cục Thủy sản và Kiểm ngư rà soát.', 'Cục Chăn nuôi và Thú y|Cục Thủy sản và Kiểm ngư'],
    ['Cục Trồng trọt và Vụ Pháp chế rà soát.', 'Cục Trồng trọt|Vụ Pháp chế'],
    // making known is what it does, not what it is called after
    ['Phòng Khảo thí công bố báo cáo.', 'Phòng Khảo thí'],
    ['Phòng Khảo thí thông báo lịch thi.', 'Phòng Khảo thí'],
    ['Phòng Quản lý đào tạo ban hành lịch học.', 'Phòng Quản lý đào tạo'],
    // without a comma behind an event
    ['Sau khi Kế hoạch được ban hành Đảng ủy các xã cụ thể hóa.', 'Đảng ủy các xã'],
    ['Sau khi kết thúc đối thoại Ủy ban Mặt trận Tổ quốc Việt Nam xã theo dõi.', 'Ủy ban Mặt trận Tổ quốc Việt Nam xã'],
    ['Sau khi hoàn thành rà soát Phòng Kinh tế trình UBND xã.', 'Phòng Kinh tế'],
    ['Sau khi báo cáo Ủy ban nhân dân tỉnh xem xét.', ''],
    // what persons are in charge of, where their verb follows
    ['Các đồng chí Đảng ủy viên phụ trách thôn dự sinh hoạt cùng chi bộ.', 'Các đồng chí Đảng ủy viên phụ trách thôn'],
    ['Đảng viên phụ trách hộ vận động gia đình.', 'Đảng viên phụ trách hộ'],
    ['Giáo viên phụ trách lớp báo cáo Ban Giám hiệu.', 'Giáo viên phụ trách lớp'],
    ['Phó Hiệu trưởng phụ trách công tác chuyên môn.', 'Phó Hiệu trưởng'],
    ['Đảng viên phụ trách chỉ đạo chung.', 'Đảng viên'],
    // what they deal in goes on behind a comma; a verb or a body does not
    ['Các hộ kinh doanh karaoke, nhà trọ lắp đặt thiết bị.', 'Các hộ kinh doanh karaoke, nhà trọ'],
    ['Các hộ chăn nuôi trâu, bò, lợn tiêm phòng đầy đủ.', 'Các hộ chăn nuôi trâu, bò, lợn'],
    ['Các cơ sở kinh doanh dịch vụ lưu trú, nhà hàng, quán ăn niêm yết giá.', 'Các cơ sở kinh doanh dịch vụ lưu trú, nhà hàng, quán ăn'],
    ['Các hộ kinh doanh ký cam kết, tự giác tháo dỡ mái che.', 'Các hộ kinh doanh'],
    ['Các hộ kinh doanh karaoke, Công an xã lắp đặt biển.', 'Các hộ kinh doanh karaoke|Công an xã'],
    // what a body asks of the public is its own work; what the issuer orders is not
    ['Sở Công Thương rà soát các chợ; yêu cầu các chủ đầu tư khắc phục tồn tại.', 'Sở Công Thương'],
    ['UBND xã kiểm tra; yêu cầu các hộ kinh doanh ký cam kết.', 'UBND xã'],
    ['Ban Quản lý chợ sắp xếp quầy hàng; đề nghị các tiểu thương niêm yết giá.', 'Ban Quản lý chợ'],
    ['Sở Công Thương rà soát các chợ; đề nghị Sở Tài chính bố trí kinh phí.', 'Sở Công Thương|Sở Tài chính'],
    ['Giao Sở Y tế tổng hợp; yêu cầu các doanh nghiệp báo cáo.', 'Sở Y tế|các doanh nghiệp'],
    // a whole sentence in brackets names the persons
    ['Tổ chức gặp mặt cán bộ hưu trí (đ/c Lan lập danh sách khách mời).', 'đ/c Lan'],
    ['Tổ chức hội nghị (Đ/c Hà chuẩn bị hội trường, đ/c Minh soạn tài liệu).', 'Đ/c Hà|đ/c Minh'],
    [
      'Thăm hỏi hộ nghèo (đồng chí Nguyễn Văn Bình - Phó Chủ tịch UBND xã chuẩn bị quà).',
      'đồng chí Nguyễn Văn Bình - Phó Chủ tịch UBND xã',
    ],
    ['Thành lập đoàn (gồm các đồng chí: Trần A, Lê B).', ''],
    ['Thực hiện Kế hoạch khảo sát (Sở Y tế ban hành).', ''],
    // a body of small letters behind a date
    ['Vào ngày 08/02/2026 các thôn tổ chức ra quân.', 'các thôn'],
    ['Vào ngày 08/02/2026 các thôn đồng loạt ra quân.', 'các thôn'],
    ['Ngày 08/02/2026 các xã, phường tổng vệ sinh.', 'các xã, phường'],
    ['Ngày 08/02/2026 tại các xã tổ chức lễ phát động.', ''],
  ])('%s', (text, lead) => {
    expect(names(readRoles(text).lead)).toBe(lead)
  })
})

describe('who stands before the verb with "Cùng" helps', () => {
  test.each([
    ['Cùng Trạm Y tế và Công an xã kiểm tra an toàn thực phẩm.', 'Trạm Y tế|Công an xã'],
    ['Cùng với Phòng Kinh tế thẩm định hồ sơ.', 'Phòng Kinh tế'],
    ['Cùng các đoàn thể vận động Nhân dân.', 'các đoàn thể'],
    ['Cùng với đó, tăng cường tuyên truyền.', ''],
    ['Cùng kỳ năm trước không có vụ cháy nào.', ''],
  ])('%s', (text, coordinating) => {
    const roles = readRoles(text)
    expect([names(roles.lead), names(roles.coordinating)]).toEqual(['', coordinating])
  })
})
