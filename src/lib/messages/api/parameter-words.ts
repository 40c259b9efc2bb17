import type { Words } from '../words.ts';

/** What each parameter of the API says; those of a filter are the ones that pages carry in their addresses. */
export const PARAMETER_WORDS = {
  lang: {
    vi: 'Ngôn ngữ của câu chữ trong câu trả lời; không nêu thì theo cookie, rồi tiếng Việt.',
    en: 'Language of the sentences in the answer; default: the cookie’s, else Vietnamese.',
  },
  ifNoneMatch: {
    vi: 'Nhãn (etag) của câu trả lời đã có; còn đúng thì nhận 304, không có thân.',
    en: 'ETag of a cached answer; while that is current, the answer is 304 without a body.',
  },
  period: {
    vi: 'Kỳ: month:2024-07, report:2024-07 (từ 13 tháng trước), rolling:2024-07 (12 tháng), quarter:2024-Q3 hoặc 2024-06-13..2024-07-13.',
    en: 'Period: month:2024-07, report:2024-07 (from the 13th of the month before), rolling:2024-07 (12 months), quarter:2024-Q3 or 2024-06-13..2024-07-13.',
  },
  from: { vi: 'Ngày đầu của kỳ tự chọn.', en: 'First date of a custom period.' },
  to: {
    vi: 'Ngày sau ngày cuối của kỳ tự chọn.',
    en: 'The day after the last date of a custom period.',
  },
  technology: { vi: 'Công nghệ; all là mọi công nghệ.', en: 'Technology; all for all of them together.' },
  operator: {
    vi: 'Mã nhà mạng; all là mọi nhà mạng.',
    en: 'Code of the operator; all for all of them together.',
  },
  edition: { vi: 'Bộ địa giới.', en: 'Edition of the areas.' },
  level: { vi: 'Cấp hành chính.', en: 'Administrative level.' },
  within: {
    vi: 'Chỉ lấy một phần: khóa của một địa bàn ở cấp rộng hơn hoặc bằng cấp đang xem, của bộ địa giới bất kỳ, như 2024/province/24 (một tỉnh trước khi sáp nhập); all là tất cả. Không ghi thì là phần duy nhất có lượt đo trong kỳ, nếu khi đó có nhiều tỉnh.',
    en: 'Keeps to one part: the key of an area of any edition, at a level as wide as the one shown or wider, such as 2024/province/24 (a province before it was merged); all for everything. Without it: the only part with tests in the period, where there were several provinces then.',
  },
  statistic: { vi: 'Chỉ số được xét.', en: 'The statistic that is judged.' },
  standard: {
    vi: 'Mã của tiêu chuẩn, xem trang Phương pháp.',
    en: 'Id of the standard, see the page Method.',
  },
  failed: {
    vi: 'Lượt đo hỏng (0 kbit/s): không tính, hoặc tính là 0.',
    en: 'Failed tests (0 kbit/s): left out, or counted as zeros.',
  },
  flagged: {
    vi: 'Lượt đo đáng ngờ: có tính, hoặc không tính.',
    en: 'Doubtful tests: counted like any other, or left out.',
  },
  format: {
    vi: 'Dạng tệp. Trong CSV, ô chữ mở đầu bằng = + - @, dấu tab hoặc xuống dòng có dấu nháy đơn (’) đứng trước, để bảng tính không chạy nó như công thức; số vẫn là số.',
    en: 'Format of the file. In CSV, a text that begins with = + - @, a tab or a line end has an apostrophe before it, so that no spreadsheet runs it as a formula; numbers stay numbers.',
  },
  deep: {
    vi: '1: đếm lại các dòng, bản gốc, bản sao lưu, chỗ trống của ổ đĩa, đồng hồ, và cho biết đã kiểm tra gì.',
    en: '1: counts rows and stored copies, checks backups, free disk space and the clock, and says what was checked.',
  },
  bom: {
    vi: 'Tệp CSV mở đầu bằng dấu thứ tự byte (BOM) để Excel đọc đúng tiếng Việt; 0 là không có dấu ấy.',
    en: 'A CSV file begins with a byte order mark (BOM), so that Excel decodes it correctly; 0 leaves it out.',
  },
  tableFormat: {
    vi: 'Dạng tệp. Tệp Excel (xlsx) có thêm trang nghĩa của các cột và trang nguồn.',
    en: 'Format of the file. A workbook (xlsx) also has sheets with the meaning of the columns and the source.',
  },
  arrowFormat: { vi: 'Dạng tệp: chỉ có Arrow.', en: 'Format of the file: Arrow only.' },
  grain: {
    vi: 'Mỗi địa bàn một dòng, hoặc thêm một dòng cho mỗi nhà mạng.',
    en: 'One row for each area, or also one for each of its operators.',
  },
  dimensions: {
    vi: 'Chia theo gì, cách nhau bằng dấu phẩy; all là không chia.',
    en: 'Dimensions that rows are grouped by, separated by commas; all for one row.',
  },
  cells: { vi: 'Cỡ ô H3, số lớn là ô nhỏ.', en: 'H3 resolution; larger numbers are smaller cells.' },
  bounds: {
    vi: 'Khung: tây, nam, đông, bắc, tính bằng độ.',
    en: 'West, south, east, north, in degrees.',
  },
  areaCode: {
    vi: 'Mã của một địa bàn thuộc bộ địa giới và cấp đã chọn; không nêu là mọi địa bàn.',
    en: 'Code of an area of the edition and level; default: all areas.',
  },
  sheetArea: {
    vi: 'Mã của một địa bàn thuộc bộ địa giới và cấp đã chọn.',
    en: 'Code of an area of the edition and level.',
  },
  sheetFormat: { vi: 'Dạng tệp.', en: 'Format of the file.' },
  rowGap: {
    vi: 'Một vùng của trang Vùng lõm, như trong địa chỉ của trang ấy; không nêu là mọi nơi.',
    en: 'A place of the page of gaps, as in its address; default: everywhere.',
  },
  rowHour: {
    vi: 'Giờ đo, 0 đến 23 theo giờ Việt Nam, hoặc unknown: chỉ biết ngày.',
    en: 'Hour of the test, 0 to 23 in Việt Nam, or unknown: only its date is known.',
  },
  rowMarks: {
    vi: 'Chỉ lượt có dấu đáng ngờ (any), không có dấu (none), hoặc có dấu của một quy tắc.',
    en: 'Only tests with a mark (any), without one (none), or with that of one rule.',
  },
  rowKind: {
    vi: 'Lượt đã tính, hoặc đã để ra ngoài.',
    en: 'Tests that are counted, or that were left out.',
  },
  rowReason: {
    vi: 'Chỉ những lượt để ra ngoài vì lý do này.',
    en: 'Only tests that were left out for this reason.',
  },
  rowSort: {
    vi: 'Cột sắp xếp; dấu - đứng trước là từ cao xuống thấp.',
    en: 'Column to sort by; with - before it from high to low.',
  },
  rowPage: {
    vi: 'Trang, từ 1; trang sau trang cuối là trang cuối.',
    en: 'Page, from 1; one beyond the last is the last.',
  },
  rowFormat: { vi: 'Dạng tệp.', en: 'Format of the file.' },
  outlineEdition: { vi: 'Bộ địa giới.', en: 'Edition of the areas.' },
  outlineLevel: { vi: 'Cấp hành chính.', en: 'Administrative level.' },
  fingerprint: {
    vi: 'Mã SHA-256 của chính bản ranh giới ấy: trình duyệt được giữ mãi.',
    en: 'SHA-256 of exactly these outlines: a browser may cache them without limit.',
  },
  areasFile: { vi: 'Tên tệp.', en: 'Name of the file.' },
  'areas-edition': { vi: 'Bộ địa giới mà tệp thuộc về.', en: 'The edition that the file belongs to.' },
  'areas-level': { vi: 'Cấp của các địa bàn trong tệp.', en: 'Level of the areas in the file.' },
  'areas-code': { vi: 'Trường có mã địa bàn.', en: 'Field with the area’s code.' },
  'areas-name': { vi: 'Trường có tên địa bàn.', en: 'Field with the area’s name.' },
  'areas-parent': { vi: 'Trường có mã địa bàn cấp trên.', en: 'Field with the code of the parent area.' },
  'areas-parent-level': { vi: 'Cấp của địa bàn cấp trên.', en: 'Level of the parent area.' },
  'areas-object': {
    vi: 'Lớp nào trong tệp, khi tệp có nhiều lớp.',
    en: 'Which object of the file, if it contains several.',
  },
  'areas-edition-name': { vi: 'Tên của bộ địa giới.', en: 'Name of the edition.' },
  'areas-from': { vi: 'Ngày bắt đầu hiệu lực.', en: 'First date the edition is in force.' },
  'areas-to': { vi: 'Ngày hết hiệu lực.', en: 'First date it is no longer in force.' },
  'areas-origin': { vi: 'Nguồn của ranh giới.', en: 'Where the outlines come from.' },
  'areas-licence': { vi: 'Giấy phép của ranh giới.', en: 'Licence of the outlines.' },
  month: { vi: 'Tháng báo cáo, thay cho from và to.', en: 'Report month, in place of from and to.' },
  firstMonth: { vi: 'Tháng báo cáo đầu tiên.', en: 'First report month.' },
  endMonth: { vi: 'Tháng sau tháng báo cáo cuối.', en: 'The month after the last report month.' },
  formMonth: {
    vi: 'Tháng báo cáo; không nêu là tháng đang chạy.',
    en: 'Report month; default: the current one.',
  },
  chasedMonth: {
    vi: 'Tháng báo cáo; không nêu là tháng cần nhắc lúc này.',
    en: 'Report month; default: the one that reminders are due for.',
  },
  linkMonth: { vi: 'Tháng báo cáo.', en: 'Report month.' },
  reportingUnit: {
    vi: 'Mã đơn vị báo cáo; không nêu là mọi đơn vị.',
    en: 'Code of a reporting unit; default: all of them.',
  },
  acceptanceId: { vi: 'Số của lần chấp nhận.', en: 'Number of the acceptance.' },
  linkId: { vi: 'Số của liên kết.', en: 'Number of the link.' },
  caseState: {
    vi: 'Trạng thái hồ sơ; open (mặc định) là mọi hồ sơ chưa đóng, all là tất cả.',
    en: 'State of the cases; open (the default): all that have not ended; all: every case.',
  },
  caseDue: { vi: 'Hạn gần đến đâu.', en: 'How soon something is due.' },
  caseOrder: { vi: 'Xếp theo hạn, dân số hay ngày lập.', en: 'By due date, residents or opening date.' },
  caseOperator: { vi: 'Mã nhà mạng; không nêu là mọi nhà mạng.', en: 'Code of the operator; default: all.' },
  caseSearch: {
    vi: 'Chữ trong số hồ sơ, tên nhà mạng hoặc địa bàn; không cần dấu.',
    en: 'Text in the number, the operator or a place; marks are not needed.',
  },
  casePage: {
    vi: 'Trang của JSON, từ 1, mỗi trang 100 hồ sơ.',
    en: 'Page of the JSON, from 1; 100 cases each.',
  },
  caseFormat: { vi: 'Dạng tệp.', en: 'Format of the file.' },
  caseId: { vi: 'Số của hồ sơ.', en: 'Number of the case.' },
  annotationId: { vi: 'Số của mốc thời gian.', en: 'Number of the annotation.' },
  resolutionId: { vi: 'Số của lần xác định tên.', en: 'Number of the resolution.' },
  profileId: { vi: 'Số của mẫu cột.', en: 'Number of the mapping.' },
  batchId: { vi: 'Số của lần nạp.', en: 'Number of the batch.' },
  rowNumber: { vi: 'Số dòng như trong tệp.', en: 'Row number in the file.' },
  packAreas: {
    vi: 'Mã các địa bàn của cấp và bộ địa giới, cách nhau bằng dấu phẩy; cần ít nhất một địa bàn hoặc vùng lõm.',
    en: 'Codes of areas of the level and edition, separated by commas; at least one area or gap is needed.',
  },
  packGaps: {
    vi: 'Mã các vùng lõm (gap_id) mà bộ lọc này đang có, cách nhau bằng dấu phẩy.',
    en: 'Ids of gaps (gap_id) that the filter shows, separated by commas.',
  },
  caseTable: {
    vi: 'Bảng nào trên trang của hồ sơ: địa bàn, diễn biến, trả lời, kế hoạch, kiểm chứng, so sánh với lượt đo của nhà mạng, phụ lục.',
    en: 'Which table of the page of a case: places, history, answers, plan, verification, comparison with the operator’s own tests, annexes.',
  },
  ledgerTable: {
    vi: 'Bảng nào của sổ hồ sơ: theo nhà mạng và quý, hoặc theo nhà mạng.',
    en: 'Which table of the ledger: by operator and quarter, or by operator.',
  },
  caseTableFormat: { vi: 'Dạng tệp.', en: 'Format of the file.' },
  annexNumber: { vi: 'Số của phụ lục trong hồ sơ.', en: 'Number of the annex in its case.' },
  annexFormat: { vi: 'Dạng tệp.', en: 'Format of the file.' },
  fileSha256: { vi: 'Mã băm SHA-256 của tệp.', en: 'SHA-256 of the file.' },
  letterKind: {
    vi: 'Loại công văn; không nêu thì đề nghị đầu tư.',
    en: 'Kind of letter; default: request_to_invest.',
  },
  letterFormat: { vi: 'docx hoặc pdf; không nêu thì docx.', en: 'docx or pdf; default: docx.' },
  letterDeadline: {
    vi: 'Hạn trả lời ghi trong công văn; không nêu thì của hồ sơ.',
    en: 'Deadline in the letter; default: the case’s.',
  },
  reportQuarter: {
    vi: 'Quý của báo cáo, ví dụ quarter:2024-Q3; không nêu thì quý này.',
    en: 'Quarter of the report, such as quarter:2024-Q3; default: this quarter.',
  },
  letterOn: {
    vi: 'Ngày viết công văn: mẫu, căn cứ và cơ quan ban hành của ngày ấy; không nêu thì hôm nay.',
    en: 'The day the letter is written: template, grounds and issuing body of that day; default: today.',
  },
  lettersOn: {
    vi: 'Ngày mà các mẫu có hiệu lực; không nêu thì hôm nay.',
    en: 'The day on which the texts are in force; default: today.',
  },
  letterText: {
    vi: 'Loại công văn, hoặc grounds cho danh sách căn cứ.',
    en: 'Kind of letter, or grounds for the list of grounds.',
  },
  queryHash: { vi: 'Mã băm của câu truy vấn.', en: 'Hash of the query.' },
  resultVersion: { vi: 'Phiên bản dữ liệu khi giữ.', en: 'Data version of the kept result.' },
  queryId: { vi: 'Tên mà nơi gọi đặt cho câu truy vấn.', en: 'Id that the client gave its query.' },
  askedBy: { vi: 'Chỉ của người này.', en: 'Only those of this person.' },
  archivedToo: { vi: '1: cả những câu hỏi đã cất.', en: '1: also questions that were archived.' },
  questionId: { vi: 'Số của câu hỏi.', en: 'Number of the question.' },
  resultFormat: { vi: 'Dạng tệp.', en: 'Format of the file.' },
  questionVersion: {
    vi: 'Bản thứ mấy; không nêu thì bản mới nhất.',
    en: 'Number of the version; default: the newest.',
  },
  questionValues: {
    vi: 'value.TÊN: giá trị của $TÊN thay cho giá trị đã lưu.',
    en: 'value.NAME: a value of $NAME instead of the saved one.',
  },
  packFormat: { vi: 'zip hoặc pdf; không nêu thì zip.', en: 'zip or pdf; default: zip.' },
  packCode: { vi: 'Mã kiểm chứng của gói.', en: 'The pack’s short code.' },
  packKey: {
    vi: 'Khóa công khai (PEM) mà gói phải được ký bằng; không nêu thì người ký chưa được kiểm.',
    en: 'The public key (PEM) that the pack must be signed with; without it the signer is not checked.',
  },
  by: {
    vi: 'Ai làm; không nêu thì ghi web. Bỏ qua khi đã đăng nhập: tên là của tài khoản.',
    en: 'Who does it; default: web. Ignored for signed-in callers: the account’s name is used.',
  },
  namedBy: {
    vi: 'Ai làm. Bỏ qua khi đã đăng nhập: tên là của tài khoản.',
    en: 'Who does it. Ignored for signed-in callers: the account’s name is used.',
  },
  rule: { vi: 'Quy tắc chất lượng.', en: 'The quality rule.' },
  ruleState: { vi: 'Bật hay tắt.', en: 'On or off.' },
  grade: { vi: 'Lượt đo có được bằng cách nào.', en: 'How the measurements were made.' },
  testsPerPerson: {
    vi: 'Số lượt đo ước chừng của mỗi người; 6 là hơn 5; để trống là không rõ.',
    en: 'Approximate number of tests per person; 6 means more than 5; empty means unknown.',
  },
  previewToken: { vi: 'Mã mà bước xem trước đã trả.', en: 'Token that the preview returned.' },
  preview: {
    vi: 'Mã của tệp đã gửi để xem trước; khi đó thân để trống.',
    en: 'Token of a file uploaded for a preview; the body is then empty.',
  },
  fileNameHeader: {
    vi: 'Tên tệp, mã hóa như trong địa chỉ; hoặc dùng tham số name.',
    en: 'Name of the file, URI-encoded; or use the parameter name.',
  },
  fileName: { vi: 'Tên tệp; hoặc dùng tiêu đề x-file-name.', en: 'Name of the file; or use the header.' },
  constants: {
    vi: 'const.TRƯỜNG: giá trị chung cho mọi dòng của tệp.',
    en: 'const.FIELD: a value for every row of the file.',
  },
  columns: {
    vi: 'map.TRƯỜNG: cột của trường; với tốc độ có thể thêm :đơn vị (map.download=avg_d:kbps), với giờ đo :múi giờ (map.tested_at=Time:UTC), với tọa độ phẳng VN-2000 :kinh tuyến trục/múi (map.longitude=Y:107/3).',
    en: 'map.FIELD: the field’s column; for a speed optionally with :unit (map.download=avg_d:kbps), for times with :zone (map.tested_at=Time:UTC), for plane coordinates of VN-2000 with :meridian/width (map.longitude=Y:107/3).',
  },
  only: {
    vi: 'Chỉ đọc các cột đã nêu, không đoán thêm.',
    en: 'Read only the columns that are named.',
  },
  evenOperatorFile: {
    vi: 'Nạp như số liệu của người dân, dù nhà mạng đã gửi tệp này là số liệu đo của chính mình; lịch sử của lần nạp ghi lại.',
    en: 'Load it as citizens’ tests although an operator sent it as its own; the batch’s history says so.',
  },
  keep: {
    vi: 'Cột không có ý nghĩa nhưng được giữ trong bản lưu (tiêu đề, hoặc #3); nêu nhiều lần được. Cột khác không dùng đến thì không lưu.',
    en: 'A column without a meaning that is kept in the stored copy (its header, or #3); may be repeated. Other unused columns are not stored.',
  },
  without: {
    vi: 'Trường mà không cột nào của tệp có, dù tiêu đề ghi thế nào; nêu nhiều lần được.',
    en: 'A field that no column of the file has, whatever its headers say; may be repeated.',
  },
  referenceName: {
    vi: 'Tên và nguồn của giá trị tham chiếu, chỉ với aggregates=reference; không có thì lấy tên tệp.',
    en: 'Name and source of reference values, only with aggregates=reference; the file’s name without it.',
  },
  aggregates: {
    vi: 'Tệp mà mỗi dòng gộp nhiều lượt đo: refuse (từ chối, mặc định), as_tests (tính mỗi dòng như một lượt đo) hoặc reference (giá trị tham chiếu đặt cạnh số liệu, không tính vào đâu).',
    en: 'A file whose rows sum up several tests each: refuse (default), as_tests (each row counts as one test) or reference (values shown beside the figures, counted nowhere).',
  },
  profile: {
    vi: 'Tên mẫu cột đã lưu; none là không dùng mẫu nào.',
    en: 'Name of a saved mapping; none: use no saved mapping.',
  },
  sheet: { vi: 'Tên trang của sổ tính.', en: 'Name of the workbook’s sheet.' },
  headerRow: {
    vi: 'Dòng tiêu đề, tính từ 1; 0: tệp không có tiêu đề, cột gọi là #1, #2….',
    en: 'Row of the header, from 1; 0: the file has none, and columns are called #1, #2….',
  },
  sheets: { vi: 'Liệt kê cả các trang của sổ tính.', en: 'Also list the sheets of a workbook.' },
} as const satisfies Readonly<Record<string, Words>>;

/** Key of a parameter's description. */
export type ParameterKey = keyof typeof PARAMETER_WORDS;
