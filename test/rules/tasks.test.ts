import { describe, expect, it } from 'vitest'
import { saysWork } from '../../src/rules/tasks/draft.ts'
import { readReportTasks } from '../../src/rules/tasks/report.ts'
import { readAims } from '../../src/rules/aims/aims.ts'
import { document, table, tasks, WORDS } from './tasks-of.ts'

describe('labelled items', () => {
  it('takes roles, time and product from the labels below', () => {
    expect(
      tasks(
        'III. NHIỆM VỤ',
        '1. Xây dựng phần mềm quản lý hồ sơ và tập huấn sử dụng cho cán bộ.',
        '- Chủ trì: Văn phòng UBND xã.',
        '- Đơn vị phối hợp: Phòng Kinh tế; Công an xã.',
        '- Thời gian hoàn thành: tháng 9/2026.',
        '- Sản phẩm: Phần mềm đưa vào sử dụng.',
      ),
    ).toEqual([
      'III.1 | Xây dựng phần mềm quản lý hồ sơ và tập huấn sử dụng cho cán bộ. | Văn phòng UBND xã | Phòng Kinh tế + Công an xã | within 2026-09-30 | Phần mềm đưa vào sử dụng',
    ])
  })
  it('labels below several bullets belong to each', () => {
    expect(
      tasks(
        'II. NHIỆM VỤ',
        '1. Tuyên truyền',
        '- Treo băng rôn tại trụ sở.',
        '- Phát thanh trên loa.',
        '- Đơn vị thực hiện: Trung tâm Văn hóa.',
        '- Tiến độ: Quý III/2026.',
      ),
    ).toEqual([
      'II.1 | Treo băng rôn tại trụ sở. | Trung tâm Văn hóa |  | within 2026-09-30',
      'II.1 | Phát thanh trên loa. | Trung tâm Văn hóa |  | within 2026-09-30',
    ])
  })
  it('reads labels inside the paragraph', () => {
    expect(
      tasks(
        'II. NHIỆM VỤ',
        '1. Rà soát quy chế làm việc. Chủ trì: Văn phòng; phối hợp: Phòng Nội vụ; thời gian hoàn thành: trước ngày 30/6/2026.',
      ),
    ).toEqual(['II.1 | Rà soát quy chế làm việc. | Văn phòng | Phòng Nội vụ | by 2026-06-30'])
  })
  it.each(['Địa bàn: các xã vùng cao', 'Cỡ mẫu: 200 hộ', 'Tài liệu: theo chương trình của Bộ Nội vụ'])(
    'a label that nobody knows breaks no run: %s',
    (unknown) => {
      expect(
        tasks(
          'II. NHIỆM VỤ',
          '1. Mở 12 lớp tập huấn.',
          '- Chủ trì: Sở Nội vụ',
          `- ${unknown}`,
          '- Thời gian: tháng 9/2026',
          '- Sản phẩm: 12 báo cáo',
        ),
      ).toEqual(['II.1 | Mở 12 lớp tập huấn. | Sở Nội vụ |  | within 2026-09-30 | 12 báo cáo'])
    },
  )
  it('an item that names who acts, and one that no label follows, are not in a run', () => {
    expect(
      tasks(
        'II. NHIỆM VỤ',
        '1. Mở 12 lớp tập huấn.',
        '- Chủ trì: Sở Nội vụ',
        '- Sở Tài chính: bố trí kinh phí trong tháng 3',
        '- Thời gian: tháng 9/2026',
      ),
    ).toHaveLength(2)
    expect(tasks('II. NHIỆM VỤ', '1. Mở 12 lớp tập huấn.', '- Chủ trì: Sở Nội vụ', '- Tổng kết: trước ngày 15/12/2026')).toHaveLength(2)
  })
  it('a label ends with its sentence where the next says who acts or when', () => {
    expect(
      tasks(
        'II. NHIỆM VỤ',
        '1. Tặng quà công nhân khó khăn. Người phụ trách: đồng chí Phó Chủ tịch Thường trực. Hoàn thành trước 20/5/2026.',
        '2. Hội thi an toàn viên giỏi. Thời gian: tháng 6/2026. Địa điểm: Nhà văn hóa. Ban Nữ công chủ trì, phối hợp với Sở Nội vụ tổ chức.',
        '3. Ngày hội hiến máu. Đơn vị phối hợp: Hội Chữ thập đỏ. Sở Y tế tổ chức trong tháng 7/2026.',
      ),
    ).toEqual([
      'II.1 | Tặng quà công nhân khó khăn. | đồng chí Phó Chủ tịch Thường trực |  | by 2026-05-20',
      'II.2 | Hội thi an toàn viên giỏi. | Ban Nữ công | Sở Nội vụ | within 2026-06-30',
      'II.3 | Ngày hội hiến máu. | Sở Y tế | Hội Chữ thập đỏ | within 2026-07-31',
    ])
  })
  it('bodies of the whole plan are no task', () => {
    expect(
      tasks('II. CƠ QUAN CHỈ ĐẠO VÀ TỔ CHỨC THỰC HIỆN', '1. Cơ quan chỉ đạo: UBND tỉnh.', '2. Đơn vị chủ trì thực hiện: Sở Du lịch.'),
    ).toEqual([])
  })
})

describe('agency headings', () => {
  it('hand their agency to each bullet and to the paragraph below', () => {
    expect(
      tasks(
        'IV. TỔ CHỨC THỰC HIỆN',
        '1. Sở Y tế',
        '- Kiểm tra các cơ sở khám bệnh.',
        '- Phối hợp với Công an tỉnh kiểm soát thuốc.',
        '2. Đề nghị Tòa án nhân dân tỉnh',
        'Xét xử kịp thời các vụ án điểm.',
      ),
    ).toEqual([
      'IV.1 | Kiểm tra các cơ sở khám bệnh. | Sở Y tế',
      'IV.1 | Phối hợp với Công an tỉnh kiểm soát thuốc. | Sở Y tế | Công an tỉnh',
      'IV.2 | Xét xử kịp thời các vụ án điểm. | Tòa án nhân dân tỉnh',
    ])
  })
  it('before a colon', () => {
    expect(tasks('V. TỔ CHỨC THỰC HIỆN', 'a) Công an xã: Tổ chức tuần tra ban đêm.', 'b) Trạm Y tế xã: Bố trí trực cấp cứu.')).toEqual([
      'V.a | Tổ chức tuần tra ban đêm. | Công an xã',
      'V.b | Bố trí trực cấp cứu. | Trạm Y tế xã',
    ])
  })
  it('a verb behind the head is its name where nothing else stands, and a sentence where it goes on', () => {
    expect(
      tasks(
        'V. PHÂN CÔNG',
        '- Ban kiểm tra: đối chiếu sổ sách mỗi tháng một lần.',
        '- Các đội sản xuất số 1, 2: gieo cấy đúng lịch.',
        '- Tổ khai thác chợ: thu gom rác cuối ngày.',
        '- Phòng Tài chính đẩy nhanh tiến độ giải ngân các công trình:',
        '+ Trạm bơm số 2: trước 30/4/2026.',
      ),
    ).toEqual([
      'V | đối chiếu sổ sách mỗi tháng một lần. | Ban kiểm tra |  | recurring FREQ=MONTHLY',
      'V | gieo cấy đúng lịch. | Các đội sản xuất số 1, 2',
      'V | thu gom rác cuối ngày. | Tổ khai thác chợ',
      'V | Trạm bơm số 2: trước 30/4/2026. | Phòng Tài chính |  | by 2026-04-30',
    ])
  })
  it('a stage behind a letter hands its period to the charge in brackets', () => {
    expect(tasks('II. NHIỆM VỤ', 'a) Giai đoạn I (2026 - 2027): số hóa tài liệu vĩnh viễn (Văn phòng Tỉnh ủy chủ trì).')).toEqual([
      'II.a | số hóa tài liệu vĩnh viễn (Văn phòng Tỉnh ủy chủ trì). | Văn phòng Tỉnh ủy |  | within 2027-12-31',
    ])
  })
  it('"Cơ quan thường trực" below an agency is that agency; a heading hands down the period in its bracket', () => {
    expect(
      tasks(
        'IV. TỔ CHỨC THỰC HIỆN',
        '1. Sở Y tế',
        '- Cơ quan thường trực, chủ trì đôn đốc việc thực hiện.',
        '2. Thu thập minh chứng (từ 01/4 đến 31/5/2026)',
        '- Các khoa rà soát hồ sơ.',
      ),
    ).toEqual([
      'IV.1 | Cơ quan thường trực, chủ trì đôn đốc việc thực hiện. | Sở Y tế',
      'IV.2 | Các khoa rà soát hồ sơ. | Các khoa |  | within 2026-05-31',
    ])
  })
  it('a short topic before the deed is a run-in heading, a period is none', () => {
    expect(tasks('II. NHIỆM VỤ', '1. Hoạt động an sinh: hỗ trợ sửa chữa 03 nhà ở (Hội Nông dân xã, trước ngày 05/11/2026).')).toEqual([
      'II.1 | hỗ trợ sửa chữa 03 nhà ở (Hội Nông dân xã, trước ngày 05/11/2026). | Hội Nông dân xã |  | by 2026-11-05',
    ])
    expect(tasks('II. NHIỆM VỤ', '1. Quý III năm 2026: kiểm tra việc thực hiện tại các chi bộ.')).toEqual([
      'II.1 | Quý III năm 2026: kiểm tra việc thực hiện tại các chi bộ. |  |  | within 2026-09-30',
    ])
  })
  it('a topic above items that name their own is no task', () => {
    expect(
      tasks('II. NỘI DUNG', '3. Khối 12: Tư vấn tuyển sinh', '- Đoàn trường mời các trường đại học.', '- Tổ Tin học khảo sát nguyện vọng.'),
    ).toEqual(['II.3 | Đoàn trường mời các trường đại học. | Đoàn trường', 'II.3 | Tổ Tin học khảo sát nguyện vọng. | Tổ Tin học'])
  })
  it('a heading that is a period hands down its dates', () => {
    expect(
      tasks('III. TIẾN ĐỘ VÀ NỘI DUNG', '1. Quý I/2026', '- Ban hành kế hoạch chi tiết.', '2. Quý II/2026', '- Sở Nội vụ tổ chức hội thi.'),
    ).toEqual([
      'III.1 | Ban hành kế hoạch chi tiết. |  |  | within 2026-03-31',
      'III.2 | Sở Nội vụ tổ chức hội thi. | Sở Nội vụ |  | within 2026-06-30',
    ])
  })
})

describe('prose', () => {
  it('finds who leads, who helps and by when', () => {
    expect(
      tasks('II. NHIỆM VỤ', '- Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng thẩm định dự toán, hoàn thành trước ngày 15/5/2026.'),
    ).toEqual([
      'II | Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng thẩm định dự toán, hoàn thành trước ngày 15/5/2026. | Sở Tài chính | Sở Xây dựng | by 2026-05-15',
    ])
  })
  it('one task for each lead of a paragraph', () => {
    expect(
      tasks(
        'II. NHIỆM VỤ',
        '- Sở Y tế tổ chức khám sức khỏe cho học sinh. Sở Giáo dục và Đào tạo chỉ đạo các trường bố trí thời gian.',
      ).map((line) => line.split(' | ')[2]),
    ).toEqual(['Sở Y tế', 'Sở Giáo dục và Đào tạo'])
  })
  it('topics below a sentence are no tasks, orders below it take its roles', () => {
    expect(tasks('II. NỘI DUNG', '1. Sở Nội vụ rà soát các nội dung sau:', '- Việc bố trí cán bộ.', '- Tình hình biên chế.')).toEqual([
      'II.1 | Sở Nội vụ rà soát các nội dung sau: | Sở Nội vụ',
    ])
    expect(
      tasks('II. NỘI DUNG', '1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, cụ thể:', '- Xây dựng đề án.', '- Trình phê duyệt đề án.'),
    ).toEqual(['II.1 | Xây dựng đề án. | Sở Nội vụ | Sở Tài chính', 'II.1 | Trình phê duyệt đề án. | Sở Nội vụ | Sở Tài chính'])
  })
  it('says nothing under aims and targets, and under funding only what names who must act', () => {
    expect(
      tasks(
        'I. MỤC TIÊU',
        '- Sở Y tế phấn đấu đạt 95% trong năm 2026.',
        'II. KINH PHÍ',
        '- Kinh phí lấy từ ngân sách năm 2026.',
        '- Sở Tài chính tham mưu bố trí kinh phí.',
      ),
    ).toEqual(['II | Sở Tài chính tham mưu bố trí kinh phí. | Sở Tài chính'])
  })
  it('a sentence that a page cut in two goes on', () => {
    expect(
      tasks(
        'II. NHIỆM VỤ',
        '- Công an tỉnh tăng cường tuần tra, kiểm soát trên các tuyến quốc lộ và phối hợp với',
        'Sở Xây dựng xử lý xe quá tải.',
        '- Sở Y tế trực cấp cứu và chuẩn bị đầy đủ cơ số thuốc, vật tư, phương tiện phục vụ',
        'cấp cứu tại chỗ.',
      ).at(-1),
    ).toBe('II | Sở Y tế trực cấp cứu và chuẩn bị đầy đủ cơ số thuốc, vật tư, phương tiện phục vụ cấp cứu tại chỗ. | Sở Y tế')
  })
})

describe('closing', () => {
  it('keeps what sets a date, drops the formula, and does not belong to the last heading', () => {
    expect(
      tasks(
        'IV. TỔ CHỨC THỰC HIỆN',
        '1. Văn phòng Huyện ủy',
        '- Theo dõi, đôn đốc.',
        'Căn cứ Kế hoạch này, các chi bộ trực thuộc báo cáo kết quả về Ban Thường vụ Huyện ủy trước ngày 20/11 hằng năm.',
        'Trên đây là Kế hoạch triển khai, yêu cầu các đơn vị nghiêm túc thực hiện.',
      ),
    ).toEqual([
      'IV.1 | Theo dõi, đôn đốc. | Văn phòng Huyện ủy',
      'IV | Căn cứ Kế hoạch này, các chi bộ trực thuộc báo cáo kết quả về Ban Thường vụ Huyện ủy trước ngày 20/11 hằng năm. | các chi bộ trực thuộc |  | recurring FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20',
    ])
  })
})

describe('tables', () => {
  const heading = ['TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian HT', 'Sản phẩm đầu ra']
  it('one task a row, groups are none, numbers run on', () => {
    expect(
      tasks(
        'III. NHIỆM VỤ',
        table(
          heading,
          ['I', { text: 'Cải cách thể chế', colspan: 5 }],
          ['1', 'Rà soát văn bản', 'Sở Tư pháp', 'Các sở, ngành', 'Quý II', 'Báo cáo'],
          ['2', 'Tập huấn nghiệp vụ', 'Sở Nội vụ', '', 'Thường xuyên', ''],
        ),
      ),
    ).toEqual([
      'III.I.1 | Rà soát văn bản | Sở Tư pháp | Các sở, ngành | within 2026-06-30 | Báo cáo',
      'III.I.2 | Tập huấn nghiệp vụ | Sở Nội vụ |  | ongoing',
    ])
  })
  it('any order of columns, two-level headings, cells over several rows', () => {
    const top = [
      { text: 'STT', rowspan: 2 },
      { text: 'Thời hạn', rowspan: 2 },
      { text: 'Tên nhiệm vụ', rowspan: 2 },
      { text: 'Phân công', colspan: 2 },
    ]
    expect(
      tasks(
        'II. NỘI DUNG',
        table(
          top,
          ['Chủ trì', 'Phối hợp'],
          ['1', '8/2026', { text: 'Diễn tập', rowspan: 2 }, 'Công an xã', 'Quân sự xã'],
          ['2', '9/2026', 'Trạm Y tế', ''],
        ),
      ),
    ).toEqual(['II.1 | Diễn tập | Công an xã | Quân sự xã | within 2026-08-31', 'II.2 | Diễn tập | Trạm Y tế |  | within 2026-09-30'])
  })
  it('in a joint column the first leads; "như trên" repeats', () => {
    expect(
      tasks(
        'II. NỘI DUNG',
        table(['TT', 'Nội dung', 'Chủ trì/phối hợp', 'Thời gian'], ['1', 'Mở lớp', 'Phòng Nội vụ; Phòng Y tế', 'Tháng 5']),
      ).map((line) => line.split(' | ').slice(2, 4)),
    ).toEqual([['Phòng Nội vụ', 'Phòng Y tế']])
    expect(
      tasks(
        'II. NỘI DUNG',
        table(
          ['TT', 'Nội dung', 'Chủ trì', 'Thời gian'],
          ['1', 'Mở lớp', 'Phòng Nội vụ', 'Tháng 5'],
          ['2', 'Bế giảng', 'như trên', 'Tháng 6'],
        ),
      ).map((line) => line.split(' | ')[2]),
    ).toEqual(['Phòng Nội vụ', 'Phòng Nội vụ'])
  })
  it('agencies as columns with crosses', () => {
    expect(
      tasks(
        'II. NỘI DUNG',
        table(
          ['TT', 'Nội dung', 'Sở Y tế', 'Sở Nội vụ', 'Thời gian'],
          ['1', 'Tập huấn', 'x', '', 'Quý I'],
          ['2', 'Kiểm tra', 'x', 'x', 'Quý II'],
        ),
      ).map((line) => line.split(' | ')[2]),
    ).toEqual(['Sở Y tế', 'Sở Y tế + Sở Nội vụ'])
  })
  it('a caption with a date hands it to a timetable; clock times alone make no tasks', () => {
    expect(
      tasks(
        'III. LỊCH LÀM VIỆC',
        'Ngày 12/3/2026:',
        table(['Thời gian', 'Nội dung'], ['8h00', 'Làm việc với xã An Bình'], ['14h00', 'Làm việc với xã Phú Lộc']),
      ).map((line) => line.split(' | ').at(-1)),
    ).toEqual(['on 2026-03-12', 'on 2026-03-12'])
    expect(tasks('III. CHƯƠNG TRÌNH', table(['Thời gian', 'Nội dung'], ['8h00', 'Đón tiếp đại biểu'], ['8h30', 'Khai mạc']))).toEqual([])
  })
})

describe('news reports', () => {
  it('keep to what the plan demands of named bodies', () => {
    const { text, blocks } = document([
      'Theo kế hoạch, Sở Y tế chủ trì tổ chức tiêm chủng trong tháng 4/2026 trên toàn tỉnh. Năm ngoái, Sở Y tế đã tiêm cho 10.000 trẻ em của tỉnh.',
    ])
    expect(readReportTasks({ text, ...WORDS }, blocks, { start: 0, end: text.length }).map((task) => task.lead.map((a) => a.text))).toEqual(
      [['Sở Y tế']],
    )
  })
})

describe('aims', () => {
  const aims = (...lines: string[]) => {
    const { text, root } = document(lines)
    const read = readAims(root, text)
    return {
      purposes: read.purposes.map((r) => text.slice(r.start, r.end)),
      requirements: read.requirements.map((r) => text.slice(r.start, r.end)),
    }
  }
  it('one entry for each bullet or paragraph', () => {
    expect(
      aims(
        'I. MỤC ĐÍCH, YÊU CẦU',
        '1. Mục đích',
        '- Nâng cao nhận thức.',
        '- Tạo chuyển biến.',
        '2. Yêu cầu',
        'Thiết thực, hiệu quả.',
        'II. NỘI DUNG',
        '- Việc khác.',
      ),
    ).toEqual({ purposes: ['Nâng cao nhận thức.', 'Tạo chuyển biến.'], requirements: ['Thiết thực, hiệu quả.'] })
  })
  it('a joint heading without sub-headings: all are purposes', () => {
    expect(
      aims(
        'I- Mục đích, yêu cầu',
        '1- Quán triệt sâu sắc nghị quyết đến toàn thể đảng viên trong chi bộ.',
        '2- Bảo đảm nghiêm túc, đúng tiến độ và sát với tình hình của đơn vị.',
      ).purposes,
    ).toHaveLength(2)
  })
  it('run-in headings', () => {
    expect(aims('I. MỤC ĐÍCH, YÊU CẦU', '1. Mục đích: Giúp học sinh hiểu biết pháp luật.', '2. Yêu cầu: Tổ chức an toàn.')).toEqual({
      purposes: ['Giúp học sinh hiểu biết pháp luật.'],
      requirements: ['Tổ chức an toàn.'],
    })
  })
  it('targets are neither', () => {
    expect(aims('I. MỤC TIÊU', '- Đạt 100%.')).toEqual({ purposes: [], requirements: [] })
  })
})

describe('plans of schools, unions and communes', () => {
  it('a sentence keeps its roles where labels name only the time', () => {
    expect(
      tasks('II. NỘI DUNG', '1. Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ xây dựng phiếu hỏi. Thời gian hoàn thành: trong tháng 4/2026.'),
    ).toEqual(['II.1 | Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ xây dựng phiếu hỏi. | Sở Tư pháp | Sở Nội vụ | within 2026-04-30'])
  })
  it('a bare day under a limit is the last one, under a time the day itself', () => {
    expect(tasks('II. NỘI DUNG', '1. In thẻ dự thi.', '- Chủ trì: Tổ Văn phòng.', '- Thời hạn: 30/9/2026.')).toEqual([
      'II.1 | In thẻ dự thi. | Tổ Văn phòng |  | by 2026-09-30',
    ])
    expect(tasks('II. NỘI DUNG', '1. Thi chung kết.', '- Chủ trì: Tổ Văn phòng.', '- Thời gian: 30/9/2026.')).toEqual([
      'II.1 | Thi chung kết. | Tổ Văn phòng |  | on 2026-09-30',
    ])
  })
  it('stages and acts with their own dates in a section on time are tasks, the time of the plan is none', () => {
    expect(
      tasks(
        'III. THỜI GIAN THỰC HIỆN',
        '- Từ ngày 01/3/2026 đến ngày 30/6/2026.',
        '- Vòng loại: 14h00 ngày 12/3/2026.',
        '- Giai đoạn 2: Chấm bài, hoàn thành trước 30/5/2026.',
        '- Tháng 6/2026: Tổng kết, trao giải cho các đội thi.',
      ),
    ).toEqual([
      'III | Vòng loại: 14h00 ngày 12/3/2026. |  |  | on 2026-03-12',
      'III.2 | Chấm bài, hoàn thành trước 30/5/2026. |  |  | by 2026-05-30',
      'III | Tổng kết, trao giải cho các đội thi. |  |  | within 2026-06-30',
    ])
  })
  it('who is in a sub-committee is no task; what a person is told stays the person’s', () => {
    expect(
      tasks(
        'IV. PHÂN CÔNG',
        '1. Tiểu ban Lễ tân: Đ/c Lê Thị Hoa làm Trưởng tiểu ban',
        '- Đón tiếp đại biểu.',
        '2. Thầy Vũ Nam: Trưởng ban, điều hành chung.',
      ),
    ).toEqual(['IV.1 | Đón tiếp đại biểu. | Tiểu ban Lễ tân', 'IV.2 | Trưởng ban, điều hành chung. | Thầy Vũ Nam'])
  })
  it('a short last item is a task though the closing stands below it', () => {
    expect(tasks('V. TỔ CHỨC THỰC HIỆN', '1. Công đoàn trường vận động đoàn viên.', 'Trên đây là Kế hoạch của nhà trường.')).toEqual([
      'V.1 | Công đoàn trường vận động đoàn viên. | Công đoàn trường',
    ])
  })
  it('a heading leads what its bullets say first, another body what it is told behind ";"', () => {
    expect(tasks('V. TỔ CHỨC THỰC HIỆN', '1. Các tổ dân phố', '- Treo cờ Tổ quốc; Công an phường tuần tra ban đêm.')).toEqual([
      'V.1 | Treo cờ Tổ quốc; | Các tổ dân phố',
      'V.1 | Công an phường tuần tra ban đêm. | Công an phường',
    ])
  })
  it('bodies in a parenthesis that ends the sentence act, beside another body they only explain it', () => {
    expect(
      tasks(
        'II. NHIỆM VỤ',
        '- Sơn lại vạch đường (Phòng Kinh tế, các thôn).',
        '- Mua loa (Tổ Văn phòng chủ trì; Công đoàn phối hợp).',
        '- Gửi báo cáo về Ban Chỉ đạo (Phòng Kinh tế) trước 30/6/2026.',
      ),
    ).toEqual([
      'II | Sơn lại vạch đường (Phòng Kinh tế, các thôn). | Phòng Kinh tế + các thôn',
      'II | Mua loa (Tổ Văn phòng chủ trì; Công đoàn phối hợp). | Tổ Văn phòng | Công đoàn',
      'II | Gửi báo cáo về Ban Chỉ đạo (Phòng Kinh tế) trước 30/6/2026. |  |  | by 2026-06-30',
    ])
  })
  it('labels and bullets inside cells', () => {
    const rows = tasks(
      'II. NHIỆM VỤ',
      table(
        ['TT', 'Nội dung', 'Tổ chức thực hiện', 'Hoàn thành'],
        ['1', 'Trồng hoa ven đường', '- Chủ trì: Hội Phụ nữ xã\n- Phối hợp: các thôn', '20/5/2026'],
        ['2', '- Chào cờ\n- Họp giao ban', '- Toàn trường\n- Ban Giám hiệu', 'Tháng 5'],
      ),
    )
    expect(rows).toEqual([
      'II.1 | Trồng hoa ven đường | Hội Phụ nữ xã | các thôn | by 2026-05-20',
      'II.2 | Chào cờ | Toàn trường |  | within 2026-05-31',
      'II.2 | Họp giao ban | Ban Giám hiệu |  | within 2026-05-31',
    ])
  })
  it('the last item before a closing paragraph is a task like the others', () => {
    expect(
      tasks(
        'III. TỔ CHỨC THỰC HIỆN',
        '1. Các thôn gửi danh sách trước ngày 15/4/2026.',
        '2. Giao Văn phòng theo dõi, tổng hợp, báo cáo Ban Thường vụ.',
        'Kế hoạch này phổ biến đến từng hộ dân./.',
      ),
    ).toEqual([
      'III.1 | Các thôn gửi danh sách trước ngày 15/4/2026. | Các thôn |  | by 2026-04-15',
      'III.2 | Giao Văn phòng theo dõi, tổng hợp, báo cáo Ban Thường vụ. | Văn phòng',
      'III | Kế hoạch này phổ biến đến từng hộ dân./.',
    ])
  })
})

it.each([
  ['Họp giao ban', true],
  ['HỌP', true],
  ['họp'.normalize('NFD'), true],
  ['5S', false],
  ['|', false],
  ['30/9/2025.', false],
])('work is said in words: %s', (text, expected) => {
  expect(saysWork(text)).toBe(expected)
})
