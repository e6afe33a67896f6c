/** Vietnamese wording: the source of the keys. `{name}` stands for a value. Keys are grouped by the room that says them. */
export const vi = {
  // help
  'help.about': 'Đọc các kế hoạch hành chính thành bản ghi tra cứu được.',
  'help.usage': 'Cách dùng:',
  'help.usageLine': '[tùy chọn] LỆNH …',
  'help.arguments': 'Tham số:',
  'help.options': 'Tùy chọn:',
  'help.commands': 'Lệnh:',
  'help.help': 'hiện hướng dẫn này',
  'help.version': 'hiện số phiên bản',
  'help.lang': 'ngôn ngữ của thông báo: vi hoặc en',
  'help.examples':
    'Ví dụ:\n  kehoach ingest van-ban/            đọc cả thư mục vào kho\n  kehoach tasks --lead "Sở Y tế"     việc do Sở Y tế chủ trì\n  kehoach extract ke-hoach.pdf --json\n\nXem từng lệnh: kehoach LỆNH --help. Kho mặc định: kehoach-archive (hoặc --archive, KEHOACH_ARCHIVE).',
  'help.extract': 'in bản ghi của từng tệp, không lưu gì',
  'help.extract.examples': 'Ví dụ:\n  kehoach extract ke-hoach.docx --json\n  kehoach extract *.pdf --jsonl > ban-ghi.jsonl',
  'help.text': 'in văn bản chuẩn của một tệp, nơi các vị trí trích dẫn trỏ vào',
  'help.text.examples': 'Ví dụ:\n  kehoach text ke-hoach.pdf | less',
  'argument.files': 'các tệp cần đọc',
  'argument.file': 'tệp cần đọc',

  // output of every command
  'option.json': 'in JSON, có thụt dòng',
  'option.jsonl': 'in JSON, mỗi dòng một mục',
  'option.csv': 'in CSV',
  'option.table': 'in bảng cho người đọc (mặc định)',
  'output.none': 'Không có mục nào.',

  // wrong usage
  'usage.oneForm': 'Chỉ chọn một dạng in: --json, --jsonl, --csv hoặc --table; đã nhận {got}.',
  'usage.oneJson': '--json in một tệp; đã nhận {got} tệp. Hãy dùng --jsonl.',
  'usage.lang': '--lang nhận vi hoặc en; đã nhận "{got}".',
  'usage.unknownOption': 'Không có tùy chọn "{got}".',
  'usage.unknownCommand': 'Không có lệnh "{got}".',
  'usage.missingArgument': 'Thiếu tham số {got}.',
  'usage.missingValue': 'Tùy chọn "{got}" cần một giá trị.',
  'usage.tooMany': 'Thừa tham số.',
  'usage.invalidValue': 'Giá trị không hợp lệ: "{got}".',
  'usage.seeHelp': 'Xem: kehoach --help',

  // files that cannot be read
  'file.missing': 'Không có tệp "{path}". Hãy kiểm tra đường dẫn.',
  'file.directory': '"{path}" là thư mục; lệnh này đọc từng tệp. Hãy dùng kehoach ingest cho thư mục.',
  'file.unreadable': 'Không đọc được tệp "{path}" ({got}). Hãy kiểm tra quyền truy cập.',
  'file.empty': 'Tệp rỗng (0 byte). Hãy tải lại tệp gốc.',
  'file.large': 'Tệp quá lớn: {got} MB, giới hạn là {most} MB. Hãy tách tệp.',
  'file.broken': 'Tệp hỏng hoặc không đúng định dạng {format}. Hãy mở và lưu lại bằng phần mềm gốc.',
  'format.unsupported': 'Chưa hỗ trợ định dạng {format}. Đọc được: PDF có lớp chữ, DOCX, HTML, văn bản thuần, Markdown.',
  'format.unknown': 'Không nhận ra định dạng của tệp. Đọc được: PDF có lớp chữ, DOCX, HTML, văn bản thuần, Markdown.',
  'pdf.password': 'PDF có mật khẩu. Hãy lưu một bản không mật khẩu.',
  'pdf.broken': 'PDF hỏng hoặc bị cắt cụt. Hãy tải lại tệp gốc.',
  'pdf.scan': 'PDF chỉ có ảnh quét, không có lớp chữ. Hãy dùng bản có lớp chữ.',
  'docx.broken': 'DOCX hỏng hoặc không phải tệp Word. Hãy mở và lưu lại bằng Word.',
  'docx.password': 'Tệp Word có mật khẩu. Hãy lưu một bản không mật khẩu.',
  'limit.time': 'Quá {seconds} giây mà chưa đọc xong; đã bỏ qua tệp này.',
  'limit.memory': 'Cần quá {megabytes} MB bộ nhớ; đã bỏ qua tệp này.',
  'limit.crash': 'Trình đọc dừng bất thường ở tệp này ({got}). Hãy báo lỗi kèm tệp.',
  'internal.error': 'Lỗi của chương trình khi đọc tệp này ({got}). Hãy báo lỗi kèm tệp.',
} as const
