import { formatShare, type Locale } from '#lib/domain/format.ts';
import { REPORT_DAY } from '#lib/domain/period.ts';

/** Chapters on the data: where they come from, what counts, what is stored and exported. */
export type DataChapter =
  'origin' | 'limits' | 'tests' | 'areas' | 'reports' | 'exports' | 'stored' | 'sources' | 'again';

/** What the chapters take from elsewhere. */
export interface MethodFacts {
  /** A written place name counts from this certainty on, 0 to 1. */
  readonly certaintyNeeded: number;
}

/** One chapter in one language. */
export interface ChapterWords {
  readonly title: string;
  /** Before the chapter's table. */
  readonly paragraphs: readonly string[];
}

const vi = ({ certaintyNeeded }: MethodFacts): Record<DataChapter, ChapterWords> => ({
  origin: {
    title: 'Số liệu lấy từ đâu',
    paragraphs: [
      'Mỗi con số về tốc độ đều tính từ các lượt đo i-Speed có trong những tệp đã nạp. Mỗi lượt đo giữ địa chỉ của nó: tệp nào, dòng thứ mấy. Không có con số nào được nhập tay hay ước đoán, và không con số nào lấy từ bản tổng hợp của bên khác.',
      'Nạp lại một tệp không làm đổi gì. Gỡ một tệp thì mọi con số trở về như trước khi nạp tệp ấy.',
      'Biểu tổng hợp hằng tháng (người cài đặt, lượt truy cập) là dãy số riêng do các đơn vị báo cáo, không trộn với kết quả đo.',
    ],
  },
  limits: {
    title: 'Số liệu không nói được điều gì',
    paragraphs: [
      'Người đo tự chọn lúc và nơi đo: đây không phải mẫu ngẫu nhiên của thuê bao hay của diện tích. Khoảng tin cậy nói về sai số do số người đo có hạn, không nói về sai lệch do ai chọn đo.',
      'Tốc độ đo được là của cả đường truyền: máy, gói cước, vị trí trong nhà hay ngoài trời, giờ cao điểm. Một lượt đo thấp chưa phải lỗi của mạng; vì vậy mới cần nhiều thiết bị, nhiều nơi, nhiều giờ.',
      'Công nghệ (4G, 5G) là như tệp ghi. Khi lọc 4G, lượt đo không rõ công nghệ không được tính.',
      'Nơi chưa đo và nơi chưa đủ mẫu không bao giờ được coi là nơi yếu.',
      'Không so số ở đây với số do phương pháp khác đưa ra (đo kiểm bằng xe, dữ liệu của ứng dụng khác, trung vị của VNNIC): cùng một mạng có thể chênh nhau rất nhiều.',
    ],
  },
  tests: {
    title: 'Lượt đo nào được tính',
    paragraphs: [
      'Với mỗi tệp: số dòng đọc = nhận + loại + trùng, được kiểm trước khi ghi. Dòng bị loại được liệt kê với lý do; dòng trùng (cùng thiết bị hoặc vị trí, cùng thời điểm, cùng tốc độ với lượt đã có) không tính.',
      'Ngày đo là ngày ở Việt Nam. Kỳ tính từ ngày đầu đến hết ngày cuối; tháng báo cáo của công văn ' +
        `tính từ ngày ${REPORT_DAY} tháng trước đến hết ngày ${REPORT_DAY - 1}.`,
      `Lượt đo có tọa độ được gắn vào địa bàn chứa điểm ấy, theo đúng đường ranh giới. Lượt đo chỉ có tên nơi được tính khi tên chắc chắn từ ${formatShare(certaintyNeeded, 'vi')}; còn lại chờ người quyết định, không tính cho địa bàn nào.`,
      'Lượt đo hỏng (0 kbit/s) không vào trung bình, trung vị, phân vị và tỷ lệ; số lượt và tỷ lệ hỏng ghi riêng. Có thể chọn coi chúng là 0 Mbps.',
      'Lượt đo không rõ nhà mạng chỉ có trong dòng chung của địa bàn. Mạng ảo tách riêng, không cộng vào mạng chủ.',
      'Các quy tắc chất lượng dưới đây loại điều không thể có và đánh dấu điều đáng ngờ. Lượt bị đánh dấu vẫn được tính, trừ khi chọn không tính; một quy tắc có thể tắt cho từng tệp, có ghi tên người tắt.',
    ],
  },
  areas: {
    title: 'Địa giới',
    paragraphs: [
      'Cùng những lượt đo được tính theo các bộ địa giới khác nhau. Diễn biến qua lần sắp xếp đơn vị hành chính vẫn tính trên một địa bàn cố định, theo ranh giới đang xem.',
    ],
  },
  reports: {
    title: 'Báo cáo của các đơn vị',
    paragraphs: [
      `Tháng báo cáo tính từ ngày ${REPORT_DAY} tháng trước đến hết ngày ${REPORT_DAY - 1}. Báo cáo đúng hạn khi bản đầu tiên do đơn vị tự gửi đến trước 0 giờ ngày ${REPORT_DAY}, giờ Việt Nam; ngày nghỉ không dời hạn.`,
      'Bản sửa là một bản mới, bản cũ vẫn giữ. Bản nhận sau cùng được dùng; biểu tổng hợp cũ không bao giờ thay báo cáo do đơn vị tự gửi. Tổng chỉ cộng các đơn vị đã báo cáo.',
      'Mỗi lần đọc, các báo cáo đang dùng được xét theo bảng dưới. Cảnh báo không đổi số liệu; ai chấp nhận, vì sao, lúc nào đều được ghi lại.',
    ],
  },
  exports: {
    title: 'Các cột trong tệp tải về',
    paragraphs: [
      'CSV, JSON và Arrow có cùng các cột. Tốc độ là kbit/s (chia 1.000 được Mbps), tỷ lệ từ 0 đến 1, ô trống là không có số, không phải 0. JSON và Arrow kèm bộ lọc, phiên bản dữ liệu, bộ địa giới và tiêu chuẩn đã dùng.',
    ],
  },
  stored: {
    title: 'Những gì được lưu về một lượt đo',
    paragraphs: [
      'Của một tệp chỉ lưu các cột được dùng, hoặc được người nạp chọn giữ; cột khác không lưu, và trang của tệp nêu tên chúng. Trong các cột được lưu, kể cả ghi chú và địa chỉ, giá trị giống số điện thoại, số giấy tờ, số máy, thư điện tử, biển số xe được thay bằng ***; trang của tệp nói đã che bao nhiêu ô. Nhận ra bằng cách viết thì không nhận ra được tên người: đừng giữ cột có tên người.',
      'Chín hay mười chữ số ở cột tốc độ tính bằng bit/s, và số nhận dạng trạm phát, không phân biệt được với số điện thoại hay số giấy tờ bỏ số 0 đầu, nên được để nguyên. Số chín chữ số đứng riêng ở cột chữ thì bị che, dù có thể là số khác (quy ước của chương trình).',
      'Mã thiết bị được lưu ở dạng băm có khóa: 64 bit của giá trị băm từ một khóa bí mật 32 byte ngẫu nhiên và mã ấy (MD5). Cùng một thiết bị cho cùng một giá trị, nên đếm được thiết bị; không có khóa thì không suy ngược ra mã, cũng không dò được bằng cách băm thử mọi số điện thoại. Khóa nằm ở tệp «secret/device-secret» trên máy chủ, người quản trị máy chủ giữ; ai có cả khóa lẫn kho dữ liệu thì thử dần mọi số là dò ra được, vì vậy bản sao lưu chỉ mang khóa ở dạng mã hóa. Mất khóa thì tệp có mã thiết bị không nạp được nữa, để lượt đo cũ không bị đếm như mới.',
      'Mọi bảng khác có trong từ điển dữ liệu.',
    ],
  },
  sources: {
    title: 'Tài liệu',
    paragraphs: [
      'Văn bản quy định tiêu chuẩn và số mẫu nêu ở các bảng trên. Lời văn của văn bản cần đối chiếu với bản gốc trước khi trích dẫn.',
    ],
  },
  again: {
    title: 'Tự tính lại',
    paragraphs: [
      'Tải tệp của cùng bộ lọc ở trang Tổng quan; địa chỉ trang mang đủ kỳ, nhà mạng, công nghệ và bộ địa giới. Phiên bản dữ liệu in ở cuối trang: cùng phiên bản và bộ lọc thì cùng chữ số.',
      'Mã nguồn kèm một bản tính lại độc lập cả trang Tổng quan từ các dòng của tệp (tests/proof/recompute.ts), không dùng mã của chương trình, và các ví dụ giải tay cho từng thống kê (tests/cases).',
    ],
  },
});

const en = ({ certaintyNeeded }: MethodFacts): Record<DataChapter, ChapterWords> => ({
  origin: {
    title: 'Where the figures come from',
    paragraphs: [
      'Every speed figure is computed from the i-Speed tests in the loaded files. Each test can be traced to its file and row. No figure is typed in, guessed, or taken from a summary.',
      'Loading a file again changes nothing. Undoing a file restores every figure to its earlier value.',
      'The monthly tallies (installs, accesses) are reported by the units and separate from the tests; the two are never mixed.',
    ],
  },
  limits: {
    title: 'Limitations',
    paragraphs: [
      'People choose when and where they test: this is not a random sample of subscribers or places. An interval covers the error due to few devices, not the bias due to who chooses to test.',
      'A speed is that of the whole connection: handset, plan, indoors or outdoors, busy hour. One slow test does not mean a bad network; that is why many devices, places and hours are needed.',
      'Technology (4G, 5G) is taken from the file. With the filter 4G, tests of unknown technology do not count.',
      'Untested areas and areas with too few tests are never treated as weak.',
      'Do not compare these figures with those of another method (drive tests, other apps, the medians of VNNIC): for the same network they can differ widely.',
    ],
  },
  tests: {
    title: 'Which tests count',
    paragraphs: [
      'For each file: rows read = accepted + rejected + duplicates, checked before anything is written. Rejected rows are listed with the reason; duplicates (same device or position, same time, same speed as one already loaded) do not count.',
      `Dates are in Vietnamese time. A period runs from its first date to the end of its last; the letter’s report month runs from the ${REPORT_DAY}th of the month before to the end of the ${REPORT_DAY - 1}th.`,
      `A test with a position belongs to the area whose outline contains it, exactly. A test with only a place name counts when the name is at least ${formatShare(certaintyNeeded, 'en')} certain; other names have to be resolved by a person and count in no area until then.`,
      'Failed tests (0 kbit/s) are left out of means, medians, percentiles and shares; their number and share are shown separately. The filter can count them as 0 Mbps.',
      'Tests of unknown operators count only in the area’s own row. Virtual operators are separate from their hosts.',
      'The quality rules below reject what is impossible and mark what is doubtful. Marked tests count unless the filter excludes them; a rule can be switched off for one file, which is recorded with a name.',
    ],
  },
  areas: {
    title: 'Areas',
    paragraphs: [
      'The same tests are counted in several editions of areas. A trend across a reform is for a fixed territory, by the borders shown.',
    ],
  },
  reports: {
    title: 'Reports of the units',
    paragraphs: [
      `A report month runs from the ${REPORT_DAY}th of the month before to the ${REPORT_DAY - 1}th. A report is on time when the unit’s own first version was received before the ${REPORT_DAY}th began in Việt Nam; holidays do not move that.`,
      'A correction is a further version; earlier ones stay. The version received last counts; a past consolidated table never replaces a unit’s own report. Sums include only units that reported.',
      'The reports that count are checked as below each time they are read. A warning changes no figure; who accepted one, why and when is recorded.',
    ],
  },
  exports: {
    title: 'Columns of the files',
    paragraphs: [
      'CSV, JSON and Arrow have the same columns. Speeds are kbit/s (divide by 1,000 for Mbps), shares 0 to 1, an empty cell means no figure, not 0. JSON and Arrow include the filter, the data version, the edition and the standard.',
    ],
  },
  stored: {
    title: 'What is stored of a test',
    paragraphs: [
      'Of a file only those columns are stored that are used, or that a person chose to keep; other columns are not, and the page of the file names them. In stored columns, notes and addresses included, values that look like telephone numbers, identity numbers, numbers of devices, e-mail addresses and licence plates are replaced by ***; the page of the file counts the cells. Names of persons cannot be told by their spelling: do not keep a column of names.',
      'Nine or ten digits in a column of speeds in bit/s, and ids of cells, cannot be told from telephone or identity numbers without their leading 0, and stay. A number of nine digits alone in a column of text is masked, though it may be another number (this program’s own choice).',
      'Device ids are stored as keyed hashes: 64 bits of the hash of a secret of 32 random bytes and the id (MD5). One device always gives the same value, so devices can be counted; without the secret the id does not follow from it, nor can it be found by hashing every telephone number. The secret is in the file “secret/device-secret” on the server, held by whoever administers it; with both the secret and the warehouse one could try all numbers and find them, so a backup carries the secret encrypted only. Once the secret is lost, files with device ids are refused, so that old tests are not counted as new.',
      'All other tables are in the data dictionary.',
    ],
  },
  sources: {
    title: 'Literature',
    paragraphs: [
      'The documents that set standards and minimums are in the tables above. Check their wording against the gazette before you quote it.',
    ],
  },
  again: {
    title: 'Reproducing the figures',
    paragraphs: [
      'Download the file of the same filter from the overview; the URL contains period, operator, technology and edition. The data version is at the bottom of the page: the same version and filter give the same digits.',
      'The source code has an independent recomputation of a whole overview from the rows of the file (tests/proof/recompute.ts), without the program’s code, and cases worked by hand for each statistic (tests/cases).',
    ],
  },
});

/** The chapters on the data, by language. */
export const dataChapters: Readonly<
  Record<Locale, (facts: MethodFacts) => Record<DataChapter, ChapterWords>>
> = { vi, en };
