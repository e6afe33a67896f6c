import { describe, expect, test } from 'vitest'
import { readRoles, splitByLead } from '../../src/rules/tasks/agencies.ts'
import { spent } from '../spent.ts'

const names = (spans: readonly { text: string }[]) => spans.map((span) => span.text).join('|')

/** sentence, leads, helpers; "|" between names */
const SENTENCES: [string, string, string][] = [
  // orders
  [
    'Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND các xã, phường xây dựng đề án, hoàn thành trước ngày 30/6/2026.',
    'Sở Y tế',
    'Sở Tài chính|UBND các xã, phường',
  ],
  [
    'Giao các Sở: Tài chính, Xây dựng, Nông nghiệp và Môi trường rà soát danh mục dự án.',
    'Sở Tài chính|Sở Xây dựng|Sở Nông nghiệp và Môi trường',
    '',
  ],
  ['Yêu cầu Giám đốc các Sở, Thủ trưởng các ban, ngành nghiêm túc thực hiện.', 'Giám đốc các Sở|Thủ trưởng các ban, ngành', ''],
  [
    'Yêu cầu các chi đoàn; Trưởng các khoa; Giám đốc các trung tâm trực thuộc khẩn trương triển khai.',
    'các chi đoàn|Trưởng các khoa|Giám đốc các trung tâm trực thuộc',
    '',
  ],
  [
    'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội vận động đoàn viên, hội viên tham gia.',
    'Ủy ban Mặt trận Tổ quốc Việt Nam xã|các tổ chức chính trị - xã hội',
    '',
  ],
  ['Ban Thường vụ Đảng ủy giao Ủy ban Kiểm tra Đảng ủy theo dõi, đôn đốc việc thực hiện Kế hoạch.', 'Ủy ban Kiểm tra Đảng ủy', ''],
  ['Hiệu trưởng giao Tổ trưởng chuyên môn xây dựng kế hoạch dạy học, phân công giáo viên phụ trách.', 'Tổ trưởng chuyên môn', ''],
  ['Tổng Giám đốc Công ty giao Phòng Kỹ thuật lập phương án sửa chữa, Phòng Vật tư phối hợp.', 'Phòng Kỹ thuật', 'Phòng Vật tư'],
  ['Chương trình của Huyện đoàn yêu cầu các xã đoàn tổ chức ngày chủ nhật xanh.', 'các xã đoàn', ''],
  ['UBND xã đề nghị Trạm Y tế, yêu cầu các trường học cử đầu mối liên hệ.', 'Trạm Y tế|các trường học', ''],
  // subjects behind a circumstance without a comma
  ['Định kỳ hằng quý Văn phòng tổng hợp kết quả, báo cáo Ban Giám đốc.', 'Văn phòng', ''],
  ['Trên cơ sở kết quả rà soát Vụ Tổ chức cán bộ tham mưu Bộ trưởng ban hành khung năng lực.', 'Vụ Tổ chức cán bộ', ''],
  ['Ngay sau khi danh mục được duyệt Công ty Cổ phần Môi trường đô thị bố trí thùng rác.', 'Công ty Cổ phần Môi trường đô thị', ''],
  ['Hằng tháng các tổ đảng họp, kiểm điểm việc thực hiện.', 'các tổ đảng', ''],
  ['Khi có tình huống xảy ra Ban Chỉ huy Quân sự xã phối hợp với Công an xã xử lý.', 'Ban Chỉ huy Quân sự xã', 'Công an xã'],
  ['Tổ kiểm tra liên ngành do đồng chí Phó Chủ tịch UBND xã làm Tổ trưởng kiểm tra các cơ sở.', 'Tổ kiểm tra liên ngành', ''],
  ['Các hộ gia đình, cá nhân, cơ sở kinh doanh có trách nhiệm phân loại rác.', 'Các hộ gia đình, cá nhân, cơ sở kinh doanh', ''],
  // what the bodies hold, whom they are of, what was done to them
  ['Các đơn vị tổ chức lớp gửi danh sách học viên về Sở.', 'Các đơn vị tổ chức lớp', ''],
  ['Các cơ quan tổ chức hội nghị chịu trách nhiệm về nội dung.', 'Các cơ quan tổ chức hội nghị', ''],
  ['Các đơn vị tổ chức hội thi nộp hồ sơ trước ngày 15/5.', 'Các đơn vị tổ chức hội thi', ''],
  ['Các đơn vị tổ chức lớp tập huấn cho cán bộ.', 'Các đơn vị', ''],
  ['Các đơn vị tổ chức hội nghị, gửi báo cáo về Sở.', 'Các đơn vị', ''],
  ['Trung tâm Y tế các khu vực cử cán bộ tham gia đoàn.', 'Trung tâm Y tế các khu vực', ''],
  ['Công an phường tuần tra các khu vực phức tạp.', 'Công an phường', ''],
  ['Các cơ sở được kiểm tra chuẩn bị hồ sơ, bố trí người có trách nhiệm làm việc.', 'Các cơ sở được kiểm tra', ''],
  // names with a quotation, branches, councils
  ['Ban Vận động Quỹ "Vì người nghèo" phường rà soát danh sách.', 'Ban Vận động Quỹ "Vì người nghèo" phường', ''],
  [
    'Ngành Giáo dục và Đào tạo chủ trì, phối hợp với ngành Văn hóa, Thể thao và Du lịch dạy bơi.',
    'Ngành Giáo dục và Đào tạo',
    'ngành Văn hóa, Thể thao và Du lịch',
  ],
  ['Hội đồng tự đánh giá thông qua báo cáo.', 'Hội đồng tự đánh giá', ''],
  ['Sau khi được Hiệu trưởng phê duyệt Phòng Truyền thông công bố báo cáo.', 'Phòng Truyền thông', ''],
  ['Viết báo cáo (02 ngày, dự kiến tháng 3; Phòng Khảo thí chủ trì, mời chuyên gia).', 'Phòng Khảo thí', ''],
  ['Trước ngày 10 hằng tháng các phòng, đơn vị thuộc Sở gửi ít nhất 01 tin, bài.', 'các phòng, đơn vị thuộc Sở', ''],
  // bare levels in a row
  ['UBND xã, phường, đặc khu chủ trì thực hiện.', 'UBND xã, phường, đặc khu', ''],
  ['Trưởng Công an xã, phường chịu trách nhiệm trước Giám đốc Công an tỉnh.', 'Trưởng Công an xã, phường', ''],
  ['Sở Y tế phối hợp với Đảng ủy xã, phường tổ chức ra quân.', 'Sở Y tế', 'Đảng ủy xã, phường'],
  ['Sở Y tế phối hợp với Công an tỉnh, xã Tân Hà tổ chức ra quân.', 'Sở Y tế', 'Công an tỉnh|xã Tân Hà'],
  // who takes part helps
  [
    'Mặt trận Tổ quốc xã làm nòng cốt vận động, Hội Cựu chiến binh, Đoàn Thanh niên tham gia ngày công.',
    'Mặt trận Tổ quốc xã',
    'Hội Cựu chiến binh|Đoàn Thanh niên',
  ],
  ['Phòng Văn hóa tổ chức vòng loại, các trường học tham gia hội thi.', 'Phòng Văn hóa', ''],
  // subjects
  [
    'Bộ Nông nghiệp và Môi trường chủ trì, phối hợp với Bộ Tài chính, các bộ, ngành, địa phương liên quan rà soát, hoàn thiện cơ chế.',
    'Bộ Nông nghiệp và Môi trường',
    'Bộ Tài chính|các bộ, ngành, địa phương liên quan',
  ],
  [
    'Vụ Pháp chế chủ trì, phối hợp với Vụ Kế hoạch - Tài chính và các Cục quản lý chuyên ngành tổng hợp, trình Lãnh đạo Bộ.',
    'Vụ Pháp chế',
    'Vụ Kế hoạch - Tài chính|các Cục quản lý chuyên ngành',
  ],
  ['Các Vụ, Cục, đơn vị thuộc Bộ căn cứ nhiệm vụ được giao xây dựng kế hoạch.', 'Các Vụ, Cục, đơn vị thuộc Bộ', ''],
  ['Các chi bộ, đảng bộ trực thuộc tổ chức quán triệt trong quý I/2026.', 'Các chi bộ, đảng bộ trực thuộc', ''],
  [
    'Đảng ủy các xã, phường lãnh đạo, chỉ đạo chính quyền, Mặt trận và các đoàn thể tổ chức thực hiện Kế hoạch.',
    'Đảng ủy các xã, phường',
    '',
  ],
  ['Giáo viên chủ nhiệm phối hợp với cha mẹ học sinh quản lý học sinh ngoài giờ.', 'Giáo viên chủ nhiệm', 'cha mẹ học sinh'],
  [
    'Cán bộ, giáo viên, nhân viên và học sinh toàn trường nghiêm túc thực hiện Kế hoạch.',
    'Cán bộ, giáo viên, nhân viên và học sinh toàn trường',
    '',
  ],
  ['Phòng Kinh tế, Hạ tầng và Đô thị tham mưu UBND phường ban hành kế hoạch chỉnh trang đô thị.', 'Phòng Kinh tế, Hạ tầng và Đô thị', ''],
  [
    'Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an phường, Trạm Y tế, các khu phố tổ chức tuyên truyền.',
    'Phòng Văn hóa - Xã hội',
    'Công an phường|Trạm Y tế|các khu phố',
  ],
  ['Văn phòng HĐND và UBND xã theo dõi, tổng hợp kết quả.', 'Văn phòng HĐND và UBND xã', ''],
  ['Khoa Dược phối hợp với Phòng Vật tư - Thiết bị y tế lập dự trù thuốc.', 'Khoa Dược', 'Phòng Vật tư - Thiết bị y tế'],
  [
    'Bệnh viện Đa khoa tỉnh, Trung tâm Kiểm soát bệnh tật tỉnh chuẩn bị thuốc, vật tư.',
    'Bệnh viện Đa khoa tỉnh|Trung tâm Kiểm soát bệnh tật tỉnh',
    '',
  ],
  ['Ban Quản lý dự án đầu tư xây dựng tỉnh đẩy nhanh tiến độ giải phóng mặt bằng.', 'Ban Quản lý dự án đầu tư xây dựng tỉnh', ''],
  ['Công ty Cổ phần Môi trường đô thị thu gom rác tại các điểm tổ chức lễ hội.', 'Công ty Cổ phần Môi trường đô thị', ''],
  ['UBND các xã Tân Lập, Hòa An phối hợp với chủ đầu tư kiểm đếm.', 'UBND xã Tân Lập|UBND xã Hòa An', 'chủ đầu tư'],
  ['Công an xã là đơn vị đầu mối, tiếp nhận tin báo.', 'Công an xã', ''],
  ['Sở Công Thương (cơ quan thường trực) tổng hợp, tham mưu UBND tỉnh.', 'Sở Công Thương', ''],
  ['P.KHTC lập dự toán; K.CNTT nhận hồ sơ.', 'P.KHTC|K.CNTT', ''],
  [
    'Cơ quan, đơn vị được giao chủ trì nhiệm vụ tại Phụ lục có trách nhiệm cập nhật tiến độ.',
    'Cơ quan, đơn vị được giao chủ trì nhiệm vụ tại Phụ lục',
    '',
  ],
  // behind a circumstance
  ['Trước ngày 15/12 hằng năm, các cơ quan, đơn vị báo cáo kết quả về Sở Nội vụ để tổng hợp.', 'các cơ quan, đơn vị', ''],
  ['Trong quá trình triển khai, nếu có vướng mắc, các đơn vị phản ánh về Phòng Kinh tế.', 'các đơn vị', ''],
  ['Trên cơ sở đề xuất của các cơ quan, đơn vị, Phòng Tài vụ tổng hợp, cân đối kinh phí.', 'Phòng Tài vụ', ''],
  [
    'Đối với các doanh nghiệp nhà nước trên địa bàn, giám đốc doanh nghiệp bám sát kế hoạch năm.',
    'các doanh nghiệp nhà nước trên địa bàn',
    '',
  ],
  ['Ngoài ra, các đơn vị cần chủ động tham gia.', 'các đơn vị', ''],
  // who helps
  ['Sở Xây dựng chủ trì cùng Công an tỉnh kiểm tra tải trọng xe.', 'Sở Xây dựng', 'Công an tỉnh'],
  [
    'Liên đoàn Lao động tỉnh cùng Hội Liên hiệp Phụ nữ tỉnh tổ chức hội nghị đối thoại.',
    'Liên đoàn Lao động tỉnh|Hội Liên hiệp Phụ nữ tỉnh',
    '',
  ],
  ['Sở Tài chính tham mưu; Sở Nội vụ, Sở Tư pháp phối hợp thực hiện.', 'Sở Tài chính', 'Sở Nội vụ|Sở Tư pháp'],
  ['Phối hợp chặt chẽ với Hạt Kiểm lâm, Đồn Biên phòng Mũi Né tuần tra bảo vệ rừng.', '', 'Hạt Kiểm lâm|Đồn Biên phòng Mũi Né'],
  ['Lập phương án cứu hộ (phối hợp với Công an xã, Ban Chỉ huy Quân sự xã).', '', 'Công an xã|Ban Chỉ huy Quân sự xã'],
  [
    'Phối hợp UBND các phường: Hoa Ban, Mường Thanh và các đơn vị liên quan chỉnh trang hè phố.',
    '',
    'UBND phường Hoa Ban|UBND phường Mường Thanh|các đơn vị liên quan',
  ],
  ['Tổ chức hội thảo với sự phối hợp của Hội Luật gia tỉnh.', '', 'Hội Luật gia tỉnh'],
  // passives
  ['Việc kiểm tra do Thanh tra tỉnh chủ trì thực hiện trong quý III.', 'Thanh tra tỉnh', ''],
  ['Nhiệm vụ này được giao cho Phòng Tổ chức cán bộ.', 'Phòng Tổ chức cán bộ', ''],
  ['Cuộc họp tiến hành dưới sự chủ trì của Phòng Đào tạo.', 'Phòng Đào tạo', ''],
  // more issuers
  ['UBND các quận, huyện, thị xã chủ động phối hợp với Sở Du lịch tổ chức sự kiện.', 'UBND các quận, huyện, thị xã', 'Sở Du lịch'],
  ['Chủ tịch UBND xã chịu trách nhiệm toàn diện.', 'Chủ tịch UBND xã', ''],
  [
    'Sở Thông tin và Truyền thông chỉ đạo các cơ quan báo chí, hệ thống thông tin cơ sở đẩy mạnh tuyên truyền.',
    'Sở Thông tin và Truyền thông',
    '',
  ],
  ['Bộ phận chuyên môn phối hợp với Tổ Văn phòng in ấn tài liệu.', 'Bộ phận chuyên môn', 'Tổ Văn phòng'],
  ['Trưởng Công an xã tham mưu Chủ tịch UBND xã ban hành quyết định.', 'Trưởng Công an xã', ''],
  [
    'Ban Thường trực Ủy ban MTTQ Việt Nam phường phối hợp với UBND phường tổ chức hội nghị.',
    'Ban Thường trực Ủy ban MTTQ Việt Nam phường',
    'UBND phường',
  ],
  [
    'Tòa án nhân dân khu vực 3 và Viện kiểm sát nhân dân khu vực 3 phối hợp giải quyết án tồn.',
    'Tòa án nhân dân khu vực 3|Viện kiểm sát nhân dân khu vực 3',
    '',
  ],
  [
    'Các tổ chức chính trị - xã hội, tổ chức xã hội - nghề nghiệp vận động hội viên.',
    'Các tổ chức chính trị - xã hội|tổ chức xã hội - nghề nghiệp',
    '',
  ],
  [
    'Giao Phòng Quản lý Văn hóa chủ trì, phối hợp Văn phòng Sở và các đơn vị trực thuộc tham mưu thực hiện.',
    'Phòng Quản lý Văn hóa',
    'Văn phòng Sở|các đơn vị trực thuộc',
  ],
  ['Giao Sở Nội vụ là cơ quan đầu mối, theo dõi, đôn đốc việc thực hiện.', 'Sở Nội vụ', ''],
  ['Giao trách nhiệm cho Giám đốc Sở Y tế chỉ đạo thực hiện.', 'Giám đốc Sở Y tế', ''],
  ['Định kỳ hằng quý, Phòng Nội vụ tổng hợp, báo cáo UBND xã.', 'Phòng Nội vụ', ''],
  ['Hằng tháng, các trường báo cáo kết quả về Phòng Văn hóa - Xã hội.', 'các trường', ''],
  ['Chậm nhất ngày 20 hằng tháng, các sở, ban, ngành, UBND các xã gửi báo cáo.', 'các sở, ban, ngành|UBND các xã', ''],
  ['Kết thúc năm học, nhà trường tổng kết, đánh giá.', 'nhà trường', ''],
  ['Theo chức năng, nhiệm vụ được giao, các sở, ngành triển khai thực hiện.', 'các sở, ngành', ''],
  ['Căn cứ Kế hoạch của Tỉnh ủy, Ban Thường vụ các huyện ủy xây dựng kế hoạch thực hiện.', 'Ban Thường vụ các huyện ủy', ''],
  ['Cục Hàng không Việt Nam chỉ đạo các Cảng vụ hàng không tăng cường kiểm tra.', 'Cục Hàng không Việt Nam', ''],
  ['Tổng cục Thống kê, Bộ Kế hoạch và Đầu tư hướng dẫn nghiệp vụ.', 'Tổng cục Thống kê|Bộ Kế hoạch và Đầu tư', ''],
  ['Các doanh nghiệp viễn thông bảo đảm hạ tầng.', 'Các doanh nghiệp viễn thông', ''],
  ['Viettel, VNPT phủ sóng các vùng lõm.', 'Viettel|VNPT', ''],
  ['Giám đốc bệnh viện phê duyệt; các khoa, phòng thực hiện nghiêm quy trình.', 'Giám đốc bệnh viện|các khoa, phòng', ''],
  ['Tổ trưởng Tổ Tự nhiên lập kế hoạch.', 'Tổ trưởng Tổ Tự nhiên', ''],
  ['Ban đại diện cha mẹ học sinh phối hợp với nhà trường vận động kinh phí.', 'Ban đại diện cha mẹ học sinh', 'nhà trường'],
  ['Chi bộ, Ban Giám hiệu, Công đoàn phát động phong trào thi đua.', 'Chi bộ|Ban Giám hiệu|Công đoàn', ''],
  ['Đoàn Thanh niên Cộng sản Hồ Chí Minh phường đảm nhận công trình thanh niên.', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh phường', ''],
  ['Các Ban của HĐND xã giám sát chuyên đề.', 'Các Ban của HĐND xã', ''],
  [
    'Thường trực HĐND xã phối hợp với UBND xã và Ủy ban MTTQ Việt Nam xã tổ chức tiếp xúc cử tri.',
    'Thường trực HĐND xã',
    'UBND xã|Ủy ban MTTQ Việt Nam xã',
  ],
  ['Công đoàn ngành Giáo dục chủ trì, phối hợp các phòng, ban Sở tổ chức hội thao.', 'Công đoàn ngành Giáo dục', 'các phòng, ban Sở'],
  ['Sở Công Thương, Chi cục Quản lý thị trường tăng cường kiểm tra giá cả.', 'Sở Công Thương|Chi cục Quản lý thị trường', ''],
  ['Ngân hàng Chính sách xã hội chi nhánh tỉnh giải ngân kịp thời.', 'Ngân hàng Chính sách xã hội chi nhánh tỉnh', ''],
  ['Bảo hiểm xã hội các xã rà soát thẻ.', 'Bảo hiểm xã hội các xã', ''],
  ['Trong đó, Sở Y tế chịu trách nhiệm nội dung, Sở Tài chính bố trí kinh phí.', 'Sở Y tế', ''],
  // words run together by a converter
  ['Hội đồng nhân dân xã chủtrì, phối hợp với Trạm Y tế giám sát.', 'Hội đồng nhân dân xã', 'Trạm Y tế'],
]

/** nobody is told to act here: the lead comes from the heading, if at all */
const SILENT = [
  'Kết thúc kiểm tra lập báo cáo kết quả để Chủ tịch UBND tỉnh xem xét, chỉ đạo.',
  'Thực hiện Đề án Hội Nông dân tham gia phát triển kinh tế tập thể.',
  'Theo chỉ đạo của Sở Y tế triển khai ngay các biện pháp.',
  'Từ nguồn kinh phí Bộ Y tế cấp mua sắm thiết bị.',
  'Tham mưu UBND tỉnh ban hành Nghị quyết; chỉ đạo các đơn vị trực thuộc phối hợp với Công an xã tuần tra.',
  'Đôn đốc các xã, phường thực hiện; tổng hợp, báo cáo UBND tỉnh, Bộ Y tế theo quy định.',
  'Định kỳ tổng hợp, báo cáo kết quả cho Ủy ban nhân dân tỉnh, Bộ Nội vụ theo quy định.',
  'Tổ chức tập huấn cho cán bộ, công chức các xã, phường.',
  'Hoàn thành việc lắp đặt tại các trường học trước tháng 9.',
  'Xây dựng quy chế phối hợp giữa các cơ quan.',
  'Đề nghị UBND tỉnh xem xét, bổ sung kinh phí.',
  'Thành phần: Lãnh đạo Sở; Trưởng các phòng tham dự; Bí thư chi bộ, Trưởng thôn dự họp.',
  'Lãnh đạo tốt công tác nhân sự, bảo đảm dân chủ.',
  'Không bố trí người đứng đầu cơ quan để xảy ra vi phạm; mỗi cán bộ, đảng viên phải nêu gương.',
  'Thực hiện truyền thông cho học sinh, cha mẹ học sinh và cộng đồng nhằm nâng cao nhận thức.',
  'Phân công cán bộ, giáo viên phụ trách từng nội dung.',
  'Đẩy mạnh liên kết với các doanh nghiệp, hợp tác xã.',
  'Tuyên truyền đến các cơ quan, đơn vị, doanh nghiệp trên địa bàn.',
  'Hướng dẫn các xã, phường lập hồ sơ.',
  'Phấn đấu 100% cơ quan, đơn vị thực hiện chữ ký số.',
  'Kinh phí do ngân sách tỉnh bảo đảm.',
  'Kinh phí thực hiện do các cơ quan, đơn vị tự cân đối.',
  'Đảm bảo 100% các xã, phường hoàn thành trước ngày 30/6.',
  'Tập trung chỉ đạo, yêu cầu các đơn vị báo cáo đúng hạn.',
  'Trình UBND tỉnh, HĐND tỉnh ban hành Nghị quyết.',
  'Gửi Sở Nội vụ tổng hợp trước ngày 15/12.',
  'Nâng cao năng lực của cán bộ, công chức, viên chức.',
  'Khen thưởng các tập thể, cá nhân có thành tích.',
]

describe('readRoles', () => {
  test.each(SENTENCES)('%s', (text, lead, coordinating) => {
    const roles = readRoles(text)
    expect(names(roles.lead)).toBe(lead)
    expect(names(roles.coordinating)).toBe(coordinating)
  })

  test.each(SILENT)('nobody: %s', (text) => {
    expect(readRoles(text)).toEqual({ lead: [], coordinating: [] })
  })

  test.each(SENTENCES)('offsets hold the words: %s', (text) => {
    const { lead, coordinating } = readRoles(text)
    for (const span of [...lead, ...coordinating]) expect(span.text.endsWith(text.slice(span.start, span.end))).toBe(true)
  })

  test('the newer tone placement reads alike', () => {
    expect(names(readRoles('Giao Uỷ ban nhân dân xã Hoà An chủ trì, phối hợp với Toà án nhân dân khu vực 2 hoà giải.').lead)).toBe(
      'Uỷ ban nhân dân xã Hoà An',
    )
  })

  test('the content begins behind an address', () => {
    const text = 'Đối với các phòng chuyên môn: Chủ động bố trí kinh phí.'
    expect(text.slice(readRoles(text).contentStart)).toBe('Chủ động bố trí kinh phí.')
    expect(readRoles('Sở Y tế bố trí kinh phí.').contentStart).toBeUndefined()
  })
})

describe('splitByLead', () => {
  const parts = (text: string) => splitByLead(text).map((part) => [text.slice(part.start, part.end), names(part.roles.lead)])

  test('one part for each lead', () => {
    expect(parts('Các trường học tổ chức ngày hội. Trạm Y tế khám sức khỏe; phát thuốc. Công an xã giữ gìn trật tự.')).toEqual([
      ['Các trường học tổ chức ngày hội.', 'Các trường học'],
      ['Trạm Y tế khám sức khỏe; phát thuốc.', 'Trạm Y tế'],
      ['Công an xã giữ gìn trật tự.', 'Công an xã'],
    ])
    expect(parts('Nhà trường phối hợp với gia đình quản lý học sinh; chính quyền địa phương hỗ trợ kinh phí.')).toHaveLength(2)
  })

  test('a later sentence may name its lead behind "do"', () => {
    const text =
      'Các đảng ủy tổ chức quán triệt trong quý II. Công tác tuyên truyền do Ban Tuyên giáo chủ trì, phối hợp với Báo tỉnh thực hiện.'
    expect(splitByLead(text).map(({ roles }) => names(roles.lead))).toEqual(['Các đảng ủy', 'Ban Tuyên giáo'])
  })
  test('the same lead, or none, stays together', () => {
    expect(parts('Sở Y tế rà soát danh mục. Sở Y tế báo cáo kết quả; công khai trên trang thông tin điện tử.')).toHaveLength(1)
    expect(parts('Có giải pháp giảm hồ sơ trễ hẹn. Thủ trưởng các đơn vị chịu trách nhiệm về kết quả.')).toHaveLength(1)
    expect(parts('Tăng cường tuần tra.')).toEqual([['Tăng cường tuần tra.', '']])
    expect(splitByLead('')).toEqual([{ start: 0, end: 0, roles: { lead: [], coordinating: [] } }])
  })

  test('"Riêng" is never one with what stands before it', () => {
    expect(parts('Cử thành phần dự họp. Riêng Trường Tiểu học Hoa Sen chuẩn bị hội trường.').map(([, lead]) => lead)).toEqual([
      '',
      'Trường Tiểu học Hoa Sen',
    ])
  })

  test("one issuer's orders in one sentence stay together", () => {
    const text = 'UBND phường đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường phối hợp chỉ đạo; yêu cầu các khu phố thực hiện nghiêm.'
    expect(parts(text)).toEqual([[text, 'Ủy ban Mặt trận Tổ quốc Việt Nam phường|các khu phố']])
  })

  test('parts do not overlap and cover every word', () => {
    for (const [text] of SENTENCES) {
      let last = 0
      for (const part of splitByLead(text)) {
        expect(text.slice(last, part.start).trim()).toBe('')
        last = part.end
      }
      expect(text.slice(last).trim()).toBe('')
    }
  })
})

describe('hostile text', () => {
  const UNITS = [
    'các ',
    'Sở Y tế, ',
    'các cơ quan, đơn vị, ',
    'phối hợp với Sở Y tế ',
    '(',
    '()',
    'chỉ đạo các trường, ',
    'các chi bộ; ',
    'Căn cứ kế hoạch, ',
    'UBND các xã: A, ',
    'do Sở Y tế ',
    'các đơn vị được giao ',
    'ủ',
    'A.',
  ]
  test.each(UNITS)('%s, over and over, costs time in proportion', (unit) => {
    const cost = (times: number) => {
      const text = unit.repeat(times)
      return spent(() => splitByLead(text))
    }
    cost(500)
    expect(cost(8000)).toBeLessThan(2500)
  })
})
