import type { Words } from '../words.ts';

/** What each operation of the API does. */
export const OPERATION_WORDS = {
  readAreaStatistics: {
    vi: 'Số liệu của mọi đơn vị hành chính trong kỳ: trung bình, phân vị, tỷ lệ từ ngưỡng, khoảng tin cậy, kết luận.',
    en: 'Figures of every area in the period: mean, percentiles, share at the limit, intervals, verdict.',
  },
  readChanges: {
    vi: 'So trung bình của kỳ với kỳ trước và với cùng kỳ năm trước.',
    en: 'The mean of the period against that of the period before and of a year ago.',
  },
  readEstimates: {
    vi: 'Số liệu chia theo địa bàn, nhà mạng, công nghệ, tháng, khung giờ tùy chọn.',
    en: 'Figures by area, operator, technology, month and time of day, as asked.',
  },
  readStandardVerdicts: {
    vi: 'Mỗi địa bàn đối chiếu với từng tiêu chuẩn đang bật và có hiệu lực, cả tải xuống và tải lên.',
    en: 'Each area against each standard that is switched on and in force, downloads and uploads.',
  },
  readQuotas: {
    vi: 'Mỗi địa bàn và nhà mạng còn cần bao nhiêu lượt đo; không nêu cấp thì tính cho các xã.',
    en: 'How many further tests each area and operator needs; by commune when no level is given.',
  },
  readGaps: {
    vi: 'Các vùng lõm: cửa sổ gồm các ô H3 liền nhau có trung bình dưới ngưỡng, đã xác nhận hoặc còn nghi ngờ, xếp theo số dân. Cỡ ô không đổi kết quả.',
    en: 'Gap areas: windows of adjoining H3 cells whose mean is below the limit, confirmed or only suspected, ranked by the people who live there. The cell size changes nothing.',
  },
  readGapCells: {
    vi: 'Các ô H3 có đo.',
    en: 'The tested H3 cells.',
  },
  readMeasurements: {
    vi: 'Từng lượt đo của một địa bàn (ngày, giờ, tốc độ, nhà mạng), nhiều nhất một triệu; nhiều hơn thì lấy mẫu ngẫu nhiên.',
    en: 'Single tests of an area (day, hour, speed, operator), at most a million; of more, a random sample.',
  },
  readRows: {
    vi: 'Các lượt đo phía sau một con số, từng trang 50 lượt, kèm con số ấy và lý do một số lượt không được tính. Vị trí làm tròn, không có thiết bị.',
    en: 'The tests behind a figure, 50 a page, with the figure itself and what was left out and why. Positions are rounded; devices are not named.',
  },
  readRowsFile: {
    vi: 'Các lượt đo phía sau một con số dưới dạng tệp, nhiều nhất 100.000 lượt đầu; tên tệp nói rõ khi chưa đủ.',
    en: 'The tests behind a figure as a file: at most the first 100,000, which the file’s name then says.',
  },
  readGapOutlines: {
    vi: 'Các vùng lõm dưới dạng GeoJSON.',
    en: 'The gap areas as GeoJSON.',
  },
  readCellOutlines: {
    vi: 'Các ô H3 dưới dạng GeoJSON, cả ô chưa đo; chỉ những ô chạm vào khung nếu nêu khung.',
    en: 'The H3 cells as GeoJSON, untested ones too; only those that reach into the bounds, where bounds are given.',
  },
  readGapWorkbook: {
    vi: 'Các vùng lõm dưới dạng Excel, để gửi nhà mạng.',
    en: 'The gap areas as a workbook, to send to operators.',
  },
  readProvinceSheet: {
    vi: 'Một tờ A4 về toàn địa bàn: kết luận, bản đồ, nơi dưới ngưỡng, thay đổi, nhà mạng, hồ sơ, vùng lõm, nguồn số liệu; PDF để in, PNG để chèn vào thư.',
    en: 'One sheet of A4 about all areas: verdict, map, areas below the limit, changes, operators, cases, gaps, where the figures come from; PDF to print, PNG to put into a mail.',
  },
  readAreaSheet: {
    vi: 'Một tờ A4 về một đơn vị hành chính và các đơn vị bên trong.',
    en: 'One sheet of A4 about one area and the areas inside it.',
  },
  readOutlines: {
    vi: 'Ranh giới của một cấp trong một bộ địa giới, dạng GeoJSON (WGS 84).',
    en: 'The outlines of a level of an edition as GeoJSON (WGS 84).',
  },
  importAreas: {
    vi: 'Nạp một tệp ranh giới (GeoJSON, TopoJSON, Shapefile nén) làm một cấp của một bộ địa giới; mọi lượt đo được xếp lại.',
    en: 'Takes a boundary file (GeoJSON, TopoJSON, zipped Shapefile) as a level of an edition; every test is placed again.',
  },
  readTallies: {
    vi: 'Biểu tổng hợp của mọi đơn vị báo cáo trong các tháng, cạnh số lượt đo nhận được.',
    en: 'What every reporting unit reported in the months, beside the tests received there.',
  },
  readTallyDocument: {
    vi: 'Biểu tổng hợp của các tháng dưới dạng Word, để in và gửi.',
    en: 'The consolidated tables of the months as a text document, to print and send.',
  },
  readTallyWorkbook: {
    vi: 'Biểu tổng hợp của các tháng dưới dạng Excel.',
    en: 'The consolidated tables of the months as a workbook.',
  },
  readTemplate: {
    vi: 'Mẫu biểu trống của một tháng, cho một đơn vị hoặc mọi đơn vị, dạng Excel.',
    en: 'The blank form of a month, for one unit or all of them, as a workbook.',
  },
  readReminders: {
    vi: 'Lời nhắc các báo cáo còn thiếu của một tháng, dạng lịch (iCalendar).',
    en: 'Reminders of the reports of a month that are still awaited, as a calendar (iCalendar).',
  },
  acceptFinding: {
    vi: 'Chấp nhận, kèm lý do, một điều đáng ngờ của một báo cáo.',
    en: 'Accepts a doubtful finding about a report as right, with a reason.',
  },
  withdrawAcceptance: {
    vi: 'Rút lại một lần chấp nhận.',
    en: 'Withdraws an acceptance; its finding waits again.',
  },
  listReportLinks: {
    vi: 'Các liên kết báo cáo đang có hiệu lực của một tháng; mã của liên kết không được giữ lại.',
    en: 'The links in force for a month; their tokens are not stored.',
  },
  makeReportLinks: {
    vi: 'Tạo liên kết báo cáo cho từng đơn vị, thay cho liên kết cũ. Chỉ lần này địa chỉ được cho biết.',
    en: 'Creates a link for each unit and replaces its earlier one. The paths are returned only here.',
  },
  revokeReportLink: {
    vi: 'Thu hồi một liên kết báo cáo.',
    en: 'Revokes a link.',
  },
  listBatches: {
    vi: 'Mọi tệp đã nạp, mới nhất trước.',
    en: 'Every file loaded, the latest first.',
  },
  loadFile: {
    vi: 'Nạp tệp trong thân yêu cầu, hoặc tệp đã gửi để xem trước. Trả lời từng dòng JSON: tiến độ, rồi kết quả hoặc lỗi của mỗi tệp, cuối cùng là số tệp.',
    en: 'Loads the file in the body, or one that was sent for a preview. Answers in lines of JSON: progress, then the report or fault of each file, finally the number of files.',
  },
  readBatch: {
    vi: 'Các dòng của một lần nạp đã ra sao.',
    en: 'What became of the rows of a batch.',
  },
  undoBatch: {
    vi: 'Gỡ một lần nạp: các dòng của nó không còn được tính.',
    en: 'Undoes a batch: its rows leave every figure.',
  },
  readRejections: {
    vi: 'Các dòng bị loại của một lần nạp dưới dạng CSV, đúng như tệp, kèm lý do.',
    en: 'The rejected rows of a batch as CSV: as in the file, each with its reason.',
  },
  readRowOrigin: {
    vi: 'Một dòng đến từ tệp nào, dòng nào, và đã ra sao.',
    en: 'Where a row comes from: its file, its cells, and what became of it.',
  },
  readBatchRules: {
    vi: 'Các quy tắc chất lượng đã làm gì ở một lần nạp, và những việc đã làm với lần nạp ấy.',
    en: 'What each quality rule did in a batch, and what was done to the batch since.',
  },
  switchRule: {
    vi: 'Bật hoặc tắt một quy tắc chất lượng cho một lần nạp.',
    en: 'Switches a quality rule on or off for a batch.',
  },
  readUnknownDevices: {
    vi: 'Số lượt đo không rõ thiết bị của một lần nạp, và số lượt mỗi người đo mà cơ quan nêu.',
    en: 'Tests of a batch without a device, and the tests per person that the office stated.',
  },
  stateTestsPerPerson: {
    vi: 'Nêu mỗi người đo khoảng mấy lượt, cho những lượt đo không rõ thiết bị.',
    en: 'States the tests per person, for tests without a device.',
  },
  reloadBatch: {
    vi: 'Nạp lại tệp của một lần nạp từ bản gốc đang giữ, có thể với cột khác.',
    en: 'Loads a batch’s file again from its stored copy, with other columns if they are given.',
  },
  putBatchBack: {
    vi: 'Đưa một lần nạp đã gỡ trở lại từ bản gốc đang giữ.',
    en: 'Restores an undone batch from the stored copy of its file.',
  },
  previewFile: {
    vi: 'Nhận một tệp mà không nạp: cho biết phần đầu của tệp và chương trình sẽ đọc thế nào; tệp nén thì từng tệp bên trong.',
    en: 'Takes a file and loads nothing: its beginning and how it would be read; of an archive, each file in it.',
  },
  readPreview: {
    vi: 'Một tệp đã gửi sẽ được đọc thế nào với các lựa chọn này.',
    en: 'How a file that was sent would be read with these options.',
  },
  discardPreview: {
    vi: 'Bỏ một tệp đã gửi mà không nạp.',
    en: 'Discards a file that was sent and will not be loaded.',
  },
  listProfiles: {
    vi: 'Các mẫu cột đã lưu.',
    en: 'Every saved mapping of columns.',
  },
  saveProfile: {
    vi: 'Lưu một mẫu cột; mẫu cùng tên được thay.',
    en: 'Saves a mapping; one of the same name is replaced.',
  },
  deleteProfile: {
    vi: 'Xóa một mẫu cột; tệp đã nạp theo mẫu vẫn giữ nguyên.',
    en: 'Forgets a saved mapping; files loaded by it stay as they are.',
  },
  listPlaceNames: {
    vi: 'Các tên địa bàn chờ xác định kèm gợi ý, các tên ngoài tỉnh, các tên đã xác định.',
    en: 'Place names that wait for a person, with suggestions; those outside the province; those settled.',
  },
  resolvePlaceName: {
    vi: 'Xác định một cách viết tên địa bàn cho mọi tệp.',
    en: 'Settles a written place name for every row written so.',
  },
  undoPlaceResolution: {
    vi: 'Rút lại một lần xác định; các dòng ấy chờ lại.',
    en: 'Undoes a resolution; its rows wait again.',
  },
  listAnnotations: {
    vi: 'Mọi mốc thời gian đang có.',
    en: 'Every annotation in force.',
  },
  addAnnotation: {
    vi: 'Ghi một mốc thời gian (trạm mới, bão…) cho cả tỉnh hoặc một địa bàn.',
    en: 'Notes something on a date (a new station, a storm) for the province or one area.',
  },
  dropAnnotation: {
    vi: 'Bỏ một mốc thời gian khỏi mọi biểu đồ.',
    en: 'Takes an annotation off every trend.',
  },
  openCase: {
    vi: 'Lập hồ sơ về các địa bàn yếu của một nhà mạng; số liệu và lượt đo được giữ nguyên từ lúc này.',
    en: 'Opens a case about weak places of one operator; figures and tests are kept as they are now.',
  },
  listCases: {
    vi: 'Bảng hồ sơ: mỗi lần một trang trong JSON, mọi hồ sơ đã chọn trong CSV và Excel; quá hạn đứng trước.',
    en: 'The board of cases: a page of it in JSON, every chosen case as CSV or Excel; overdue ones first.',
  },
  readCaseCalendar: {
    vi: 'Hạn của các hồ sơ đã chọn, dạng lịch, theo ngày làm việc.',
    en: 'What is due in the chosen cases as a calendar, in working days.',
  },
  readLedgerTable: {
    vi: 'Một bảng của sổ hồ sơ, dạng CSV hoặc Excel.',
    en: 'A table of the ledger as CSV or Excel.',
  },
  readCaseTable: {
    vi: 'Một bảng trên trang của hồ sơ, dạng CSV hoặc Excel.',
    en: 'A table from the page of a case as CSV or Excel.',
  },
  readCase: {
    vi: 'Một hồ sơ: số liệu khi lập, diễn biến, trạng thái hôm nay.',
    en: 'A case: its figures when made, what happened since, where it stands today.',
  },
  readCaseLetter: {
    vi: 'Công văn về một hồ sơ, dạng Word hoặc PDF, từ số liệu đã giữ.',
    en: 'A letter about a case as Word or PDF, from its frozen figures.',
  },
  readQuarterReport: {
    vi: 'Báo cáo quý gửi UBND tỉnh và Cục Viễn thông, dạng Word hoặc PDF, từ sổ hồ sơ cuối quý.',
    en: 'The quarterly report to UBND tỉnh and Cục Viễn thông as Word or PDF, from the ledger at the end of the quarter.',
  },
  listLetterTexts: {
    vi: 'Mẫu của mỗi loại công văn và danh sách căn cứ đang có hiệu lực.',
    en: 'The template of each kind of letter and the list of grounds, as in force.',
  },
  readLetterText: {
    vi: 'Mọi bản của một mẫu công văn hoặc của danh sách căn cứ, mới nhất trước, bản gốc (số 0) sau cùng.',
    en: 'Every version of a letter’s template or of the grounds, newest first, the shipped text (number 0) last.',
  },
  changeLetterText: {
    vi: 'Lưu một bản mới của mẫu (template), của danh sách căn cứ (grounds), hoặc về bản gốc (shipped).',
    en: 'Saves a new version of a template or of the grounds, or goes back to the shipped text (shipped).',
  },
  readBatchGrade: {
    vi: 'Lượt đo của một tệp có được bằng cách nào, và quy tắc của từng cách.',
    en: 'How a file’s measurements were made, and the rules of each way.',
  },
  stateBatchGrade: {
    vi: 'Nêu lượt đo của một tệp có được bằng cách nào; không số liệu nào thay đổi.',
    en: 'States how a file’s measurements were made; no figure changes.',
  },
  makeCasePack: {
    vi: 'Lập gói chứng cứ từ những gì hồ sơ đã giữ, ký số; lập lại vẫn ra đúng tệp ấy.',
    en: 'Makes the signed evidence pack of what a case froze; made again, it is the same file.',
  },
  enterCaseStep: {
    vi: 'Ghi một bước của hồ sơ: gửi, nhận, nhắc, trả lời, kiểm chứng, đóng, chuyển, rút, hoàn tác.',
    en: 'Enters a step of a case: sent, received, reminded, answered, verified, closed, passed on, withdrawn, undone.',
  },
  readAnswerForm: {
    vi: 'Biểu trả lời của một hồ sơ (XLSX), để nhà mạng điền.',
    en: 'The answer form of a case (XLSX), for its operator to fill in.',
  },
  previewAnswerForm: {
    vi: 'Đọc một biểu trả lời đã điền (XLSX, DOCX), nêu từng ô sai; chưa ghi gì vào hồ sơ.',
    en: 'Reads a filled answer form (XLSX, DOCX) and names each wrong cell; enters nothing.',
  },
  previewOperatorTests: {
    vi: 'Đọc tệp lượt đo của chính nhà mạng và so với số liệu hồ sơ đã giữ; chưa ghi gì, không vào số liệu của người dân.',
    en: 'Reads a file of the operator’s own tests and compares them with what the case froze; enters nothing, and never counts among citizens’ tests.',
  },
  readCaseFile: {
    vi: 'Tệp làm căn cứ của một dòng diễn biến, nguyên như khi gửi đến.',
    en: 'A file that an entry of a case rests on, as it came.',
  },
  listCaseAnnexes: {
    vi: 'Các kết quả truy vấn đã đưa vào hồ sơ, kể cả phụ lục đã rút.',
    en: 'The results of queries that were put into a case, withdrawn ones too.',
  },
  addCaseAnnex: {
    vi: 'Chạy câu truy vấn một lần nữa rồi giữ nguyên kết quả trong hồ sơ (Parquet, tem, SHA-256): {sql, values, title, by, data_version}. Nhiều nhất 5 MB; không nhận kết quả bị cắt bớt hoặc có cột phân biệt thiết bị (device, cluster), hoặc khi dữ liệu đã khác data_version.',
    en: 'Runs a query once more and keeps its result in the case (Parquet, stamp, SHA-256): {sql, values, title, by, data_version}. At most 5 MB; a result that is cut off, or tells devices apart (device, cluster), is refused, as is one of data other than data_version.',
  },
  readCaseAnnex: {
    vi: 'Một phụ lục: tệp Parquet đúng như đã giữ, hoặc nội dung của nó dạng CSV, JSON.',
    en: 'An annex: the Parquet file exactly as kept, or what it holds as CSV or JSON.',
  },
  withdrawCaseAnnex: {
    vi: 'Rút một phụ lục; phụ lục vẫn được giữ và ghi là đã rút.',
    en: 'Withdraws an annex, which stays and is marked as withdrawn.',
  },
  readHealth: {
    vi: 'Máy chủ nào đang trả lời và kho có bao nhiêu lượt đo.',
    en: 'Which server answers, and how many tests it holds.',
  },
  readRetention: {
    vi: 'Hạn lưu bản gốc và vị trí, đồng hồ máy chủ có đáng tin không, và những gì đã xóa gần đây.',
    en: 'How long stored copies and positions are kept, whether the server’s clock is trusted, and what was removed last.',
  },
  confirmRetention: {
    vi: 'Xác nhận đồng hồ máy chủ đúng, bằng ngày nó đang chỉ, để việc xóa theo hạn lưu tiếp tục.',
    en: 'Confirms that the server’s clock is right, by the date it shows, so that retention goes on.',
  },
  readApiDescription: {
    vi: 'Bản mô tả này cho máy đọc (OpenAPI 3.1).',
    en: 'This description for programs (OpenAPI 3.1).',
  },
  runQuery: {
    vi: 'Chạy một câu SELECT trên các bảng dành cho người phân tích: {sql, values, format, most_rows, by, id, title, bom, devices}; title: câu hỏi bằng lời, cho lịch sử. Ngắt kết nối là dừng. Nhiều nhất 1.000.000 dòng hoặc 64 MB (XLSX 200.000 dòng): tiêu đề x-result-truncated, tên tệp và dấu của kết quả nói rõ khi chưa đủ. Cột phân biệt từng thiết bị để ngoài: tiêu đề x-result-left-out, tên tệp và dấu nói rõ cột nào; devices: true (chỉ arrow, json) giữ lại để xem.',
    en: 'Runs a SELECT on the views for analysts: {sql, values, format, most_rows, by, id, title, bom, devices}; title: the question in words, for the history. Closing the connection stops it. At most 1,000,000 rows or 64 MB (XLSX 200,000 rows): the header x-result-truncated, the file’s name and the result’s stamp say when rows are left out. Columns that tell devices apart stay out: the header x-result-left-out, the file’s name and the stamp name them; devices: true (arrow and json only) keeps them, for viewing.',
  },
  planQuery: {
    vi: 'Ước tính một câu SELECT sẽ đọc bao nhiêu dòng, có những cột và giá trị nào; không chạy nó.',
    en: 'How many rows a SELECT is expected to read, and its columns and values; it is not run.',
  },
  keepQueryResult: {
    vi: 'Giữ kết quả của câu truy vấn trên dữ liệu hiện nay (nhiều nhất 2 MB), để liên kết mở sau khi dữ liệu đổi vẫn cho thấy kết quả cũ: {sql, values, by, id}. Giữ nhiều nhất 200 MB, bản cũ nhất bị xóa trước.',
    en: 'Keeps the result of a query on the current data (at most 2 MB), so that a link opened after a change can show what it was: {sql, values, by, id}. At most 200 MB are kept; the oldest go first.',
  },
  readKeptResult: {
    vi: 'Kết quả đã giữ của một câu truy vấn trên một phiên bản dữ liệu, dạng Arrow.',
    en: 'The kept result of a query on a data version, as Arrow.',
  },
  readQueryQueue: {
    vi: 'Bao nhiêu câu truy vấn đang chạy và đang chờ; nêu id thì biết nó chờ thứ mấy.',
    en: 'How many queries run and wait; with an id, its place among those that wait.',
  },
  readQueryHistory: {
    vi: '500 câu truy vấn gần nhất: ai, lúc nào, mất bao lâu, bao nhiêu dòng.',
    en: 'The last 500 queries: who, when, how long, how many rows.',
  },
  listQuestions: { vi: 'Các câu hỏi đã lưu.', en: 'The saved questions.' },
  saveQuestion: {
    vi: 'Lưu một câu hỏi; origin nêu câu và bản mà nó được sao chép từ đó.',
    en: 'Saves a question; origin names the question and version that it was copied from.',
  },
  readQuestion: { vi: 'Một câu hỏi với mọi bản của nó.', en: 'A question with every version of it.' },
  changeQuestion: {
    vi: 'Đổi tên, thư mục, ghim hoặc cất một câu hỏi.',
    en: 'Renames, moves, pins or archives a question.',
  },
  saveQuestionVersion: {
    vi: 'Lưu thêm một bản của câu hỏi; các bản trước giữ nguyên.',
    en: 'Saves another version of a question; earlier ones stay.',
  },
  readQuestionResult: {
    vi: 'Kết quả của một câu hỏi đã lưu dưới dạng tệp.',
    en: 'The result of a saved question as a file.',
  },
  readPackList: {
    vi: 'Danh sách các gói chứng cứ, dạng CSV hoặc Excel.',
    en: 'The list of evidence packs as CSV or Excel.',
  },
  listPacks: { vi: 'Các gói chứng cứ đã làm.', en: 'The evidence packs that were made.' },
  makePack: {
    vi: 'Lập gói chứng cứ của bộ lọc và các địa bàn, dạng ZIP hoặc PDF, có chữ ký; không mở hồ sơ kiến nghị.',
    en: 'Makes a signed evidence pack of a filter and areas, as ZIP or PDF; opens no case.',
  },
  readPackFile: { vi: 'Tệp của một gói chứng cứ.', en: 'The file of an evidence pack.' },
  checkPack: {
    vi: 'Kiểm tra một gói chứng cứ: từng byte, và mọi con số tính lại từ các dòng trong nó.',
    en: 'Checks an evidence pack: every byte, and every figure computed again from the rows inside.',
  },
  listSigningKeys: {
    vi: 'Các khóa công khai của gói chứng cứ, khóa đang dùng đứng đầu.',
    en: 'Public keys of evidence packs, the one in use first.',
  },
  rotateSigningKey: {
    vi: 'Từ nay ký gói chứng cứ bằng khóa mới; các khóa cũ vẫn có trong danh sách, gói cũ vẫn kiểm tra được.',
    en: 'Signs evidence packs with a new key from now on; earlier keys stay listed, and earlier packs can be checked.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Key of an operation of the API. */
export type OperationId = keyof typeof OPERATION_WORDS;
