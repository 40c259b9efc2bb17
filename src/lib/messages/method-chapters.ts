import { BAND_HOURS, PLACES_PER_DEGREE, SITES_PER_DEGREE } from '#lib/domain/counting.ts';
import { formatNumber, formatShare, type Locale } from '#lib/domain/format.ts';
import { CELL_MINIMUM, CELL_RESOLUTIONS } from '#lib/domain/gap.ts';
import { REPORT_DAY } from '#lib/domain/period.ts';
import { smallSampleCoverage } from './measured-words.ts';

/** Chapters of the method page, in its order. */
export const CHAPTERS = [
  'origin',
  'limits',
  'tests',
  'figures',
  'intervals',
  'verdicts',
  'sufficiency',
  'robustness',
  'changes',
  'gaps',
  'quotas',
  'areas',
  'reports',
  'exports',
  'stored',
  'sources',
  'again',
] as const;
/** Key of a chapter of the method page, also its anchor. */
export type Chapter = (typeof CHAPTERS)[number];

/** What the chapters take from elsewhere. */
export interface MethodFacts {
  /** A written place name counts from this certainty on, 0 to 1. */
  readonly certaintyNeeded: number;
}

interface ChapterWords {
  readonly title: string;
  /** Before the chapter's table. */
  readonly paragraphs: readonly string[];
}

const vi = ({ certaintyNeeded }: MethodFacts): Record<Chapter, ChapterWords> => ({
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
      'Người đo tự chọn lúc và nơi đo: đây không phải mẫu ngẫu nhiên của thuê bao hay của diện tích. Khoảng tin cậy nói về sai số do số người đo có hạn, không nói về lệch do ai chịu đo.',
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
      `Lượt đo có tọa độ được gắn vào đơn vị chứa điểm ấy, theo đúng đường ranh giới. Lượt đo chỉ có tên nơi được tính khi tên chắc chắn từ ${formatShare(certaintyNeeded, 'vi')}; còn lại chờ người quyết định, không tính cho đơn vị nào.`,
      'Lượt đo hỏng (0 kbit/s) không vào trung bình, trung vị, phân vị và tỷ lệ; số lượt và tỷ lệ hỏng ghi riêng. Có thể chọn coi chúng là 0 Mbps.',
      'Lượt đo không rõ nhà mạng chỉ có trong dòng chung của đơn vị. Mạng ảo tách riêng, không cộng vào mạng chủ.',
      'Các quy tắc chất lượng dưới đây loại điều không thể có và đánh dấu điều đáng ngờ. Lượt bị đánh dấu vẫn được tính, trừ khi chọn không tính; một quy tắc có thể tắt cho từng tệp, có ghi tên người tắt.',
    ],
  },
  figures: {
    title: 'Các con số',
    paragraphs: [
      'Tốc độ lưu bằng số nguyên kbit/s nên tổng luôn chính xác: cùng những lượt đo cho đúng cùng những chữ số. Màn hình làm tròn; tệp tải về giữ đủ chữ số.',
      'x là tốc độ của một lượt đo, N số lượt đo, x(r) lượt đứng thứ r kể từ chậm nhất (nội suy khi r không nguyên).',
    ],
  },
  intervals: {
    title: 'Khoảng tin cậy 95%',
    paragraphs: [
      'Nhiều lượt đo của một thiết bị giống nhau, nên không tính là nhiều bằng chứng. Mỗi nhân chứng độc lập (cụm) là một thiết bị trong cả kỳ. ' +
        `Không biết thiết bị thì cụm là một vị trí làm tròn đến ${formatNumber(1 / SITES_PER_DEGREE, 3, 'vi')}° trong một ngày; không có tọa độ thì là một nơi trong một ngày. Tọa độ đã quá hạn lưu chính xác chỉ còn đến 0,01°, nên khoảng của những lượt ấy có thể rộng ra. Dưới hai cụm thì không có khoảng tin cậy.`,
      'Sai số tính bền vững theo cụm, số bậc tự do giảm khi các cụm to nhỏ không đều, và khoảng của trung bình được sửa lệch vì tốc độ có đuôi dài về phía cao.',
      'Mô phỏng kèm theo chương trình (dân số biết trước, phân bố lệch, thiết bị đo nhiều ít khác nhau; 50, 300 và 3.000 lượt đo) kiểm rằng mỗi loại khoảng chứa giá trị thật trong 92 đến 97 trên 100 lần.',
      `Ít thiết bị thì khoảng của trung bình kém chắc hơn mức 95% ghi ở đó. Mô phỏng mỗi thiết bị một lượt, tốc độ lệch nhiều (độ lệch chuẩn bằng 1,1 lần trung bình): với ${smallSampleCoverage('CV 1.1', 'vi')}. Khi bốn phần năm lượt đo ở mức 20 và một phần năm ở mức 120 Mbps: ${smallSampleCoverage('two peaks', 'vi')}.`,
      'Ký hiệu: g một cụm, n số lượt đo của nó, w = n/N, t phân vị Student ở mức 97,5% với df bậc tự do. Với tỷ lệ, x là 1 hoặc 0; với phân vị, x là 1 khi lượt đo không nhanh hơn phân vị ấy.',
    ],
  },
  verdicts: {
    title: 'Kết luận và tiêu chuẩn',
    paragraphs: [
      'Kết luận dựa vào cả khoảng tin cậy của thống kê mà tiêu chuẩn quy định, không dựa vào một con số. Trung bình tăng thì kết luận không bao giờ xấu đi.',
      'Hai nhà mạng có khoảng tin cậy chồng nhau là ngang nhau và được xếp cùng hạng.',
      'Bản đồ và bảng dùng tiêu chuẩn đang chọn. Không chọn thì dùng tiêu chuẩn của công nghệ đang xem có hiệu lực vào ngày cuối kỳ; công nghệ không có tiêu chuẩn riêng được so với mục tiêu của 4G.',
    ],
  },
  sufficiency: {
    title: 'Bốn đèn báo đủ mẫu',
    paragraphs: [
      'Đèn không làm đổi kết luận; đèn nói kết luận dễ hay khó bị bác. Đèn lượt đo cần số tối thiểu của tiêu chuẩn cho từng tháng của kỳ; các đèn khác như bảng dưới, kỳ dài ngắn như nhau.',
      `Nơi đo là tọa độ làm tròn đến ${formatNumber(1 / PLACES_PER_DEGREE, 2, 'vi')}° (khoảng 1 km), hoặc nơi được nêu tên. Khung giờ dài ${BAND_HOURS} giờ, theo giờ Việt Nam.`,
    ],
  },
  robustness: {
    title: 'Kết luận có đứng vững không',
    paragraphs: [
      'Trang của mỗi khu vực tính lại kết luận trên cùng những lượt đo theo các cách khác. Cách bỏ bớt lượt đo không bị đòi số tối thiểu, chỉ xét khoảng tin cậy.',
    ],
  },
  changes: {
    title: 'So với kỳ khác',
    paragraphs: [
      'Kỳ này được so với kỳ ngay trước và với cùng kỳ năm trước. Thiết bị có đo ở cả hai kỳ được ghép cặp, nên phần giống nhau của hai kỳ không làm rộng khoảng tin cậy của hiệu số.',
      'Chỉ nói tốt hơn hay kém hơn khi cả khoảng tin cậy 95% của hiệu số nằm về một phía của 0 và cả hai kỳ đủ mẫu. Kỳ được so mà chưa đến nửa số ngày có đo thì được nói rõ bên cạnh.',
    ],
  },
  gaps: {
    title: 'Vùng lõm',
    paragraphs: [
      `Lượt đo có tọa độ được xếp vào các ô H3 (bậc ${CELL_RESOLUTIONS.join(', ')}). Một ô được kết luận từ ${CELL_MINIMUM} lượt đo của ${CELL_MINIMUM} nhân chứng độc lập trở lên, bằng khoảng tin cậy 95% như mọi nơi khác (mức tối thiểu theo Funklochkarte của Bundesnetzagentur). Ô yếu là ô có cả khoảng dưới ngưỡng.`,
      'Các ô yếu kề nhau gộp thành một vùng lõm, được kết luận lại trên tất cả lượt đo của vùng và xếp theo số dân. Số dân chia đều trên diện tích mỗi đơn vị, nên chỉ là ước tính. Ô chưa đo không bao giờ thuộc vùng lõm.',
    ],
  },
  quotas: {
    title: 'Cần đo thêm ở đâu',
    paragraphs: [
      'Số lượt còn thiếu để kết luận tính từ độ phân tán đã thấy, kể cả việc thiết bị đo lặp lại, sao cho 80 trong 100 mẫu như thế kết luận được. Đơn vị có ít thiết bị mượn độ phân tán của huyện, rồi của cả tỉnh; tệp ghi rõ mượn của ai.',
    ],
  },
  areas: {
    title: 'Địa giới',
    paragraphs: [
      'Cùng những lượt đo được tính theo các bản địa giới khác nhau. Diễn biến qua lần sắp xếp đơn vị hành chính vẫn tính trên một địa bàn cố định, theo ranh giới đang xem.',
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
      'CSV, JSON và Arrow có cùng các cột. Tốc độ là kbit/s (chia 1.000 được Mbps), tỷ lệ từ 0 đến 1, ô trống là không có số, không phải 0. JSON và Arrow kèm bộ lọc, phiên bản dữ liệu, bản địa giới và tiêu chuẩn đã dùng.',
    ],
  },
  stored: {
    title: 'Những gì được lưu về một lượt đo',
    paragraphs: [
      'Mã thiết bị được băm bằng khóa riêng của máy chủ; số điện thoại, tên, thư điện tử không được lưu. Mọi bảng khác có trong từ điển dữ liệu.',
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
      'Tải tệp của cùng bộ lọc ở trang Tổng quan; địa chỉ trang mang đủ kỳ, nhà mạng, công nghệ và bản địa giới. Phiên bản dữ liệu in ở cuối trang: cùng phiên bản và bộ lọc thì cùng chữ số.',
      'Mã nguồn kèm một bản tính lại độc lập cả trang Tổng quan từ các dòng của tệp (tests/proof/recompute.ts), không dùng mã của chương trình, và các ví dụ giải tay cho từng thống kê (tests/cases).',
    ],
  },
});

const en = ({ certaintyNeeded }: MethodFacts): Record<Chapter, ChapterWords> => ({
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
  figures: {
    title: 'The figures',
    paragraphs: [
      'Speeds are stored as whole kbit/s, so sums are exact: the same tests give the same digits. Figures are rounded on screen; files have every digit.',
      'x is the speed of a test, N the number of tests, x(r) the r-th slowest (interpolated where r is not whole).',
    ],
  },
  intervals: {
    title: '95% intervals',
    paragraphs: [
      'Tests by one device are similar, so they are not independent evidence. A cluster of tests is one device over the whole period. ' +
        `Where the device is unknown, it is a position rounded to ${formatNumber(1 / SITES_PER_DEGREE, 3, 'en')}° on one day; without a position, a place on one day. Positions past their retention are only stored to 0.01°, so the intervals of such tests can be wider. With fewer than two clusters there is no interval.`,
      'Errors are cluster-robust, there are fewer degrees of freedom where clusters differ in size, and the interval of the mean is corrected for skew, since speeds have a long upper tail.',
      'A simulation in the program’s tests (a known, skewed population; devices that test more or less often; 50, 300 and 3,000 tests) checks that each kind of interval contains the true value in 92 to 97 of 100 samples.',
      `With few devices the interval of the mean is less certain than the 95% it states. Simulated with one test a device and widely spread speeds (standard deviation 1.1 times the mean), ${smallSampleCoverage('CV 1.1', 'en')}. With four fifths of the tests at 20 and one fifth at 120 Mbps: ${smallSampleCoverage('two peaks', 'en')}.`,
      'Notation: g a cluster, n its tests, w = n/N, t Student’s quantile at 97.5% with df degrees of freedom. For a share x is 1 or 0; for a percentile it is 1 where the test is no faster than that percentile.',
    ],
  },
  verdicts: {
    title: 'Verdicts and standards',
    paragraphs: [
      'A verdict is based on the whole interval of the statistic that the standard is set for, not on a single figure. A higher mean never makes a verdict worse.',
      'Two operators whose intervals overlap are a tie and share a rank.',
      'Map and table use the chosen standard. By default it is the one for the technology shown that is in force on the last day of the period; a technology without its own is compared with the target for 4G.',
    ],
  },
  sufficiency: {
    title: 'The four lights',
    paragraphs: [
      'A light does not change a verdict: it shows how easily the verdict can be contested. The light of tests requires the standard’s minimum for each month of the period; the others require the minimum in the table, for a period of any length.',
      `A place is a position rounded to ${formatNumber(1 / PLACES_PER_DEGREE, 2, 'en')}° (about 1 km), or the named place. Times of day are bands of ${BAND_HOURS} hours, Vietnamese time.`,
    ],
  },
  robustness: {
    title: 'Is a verdict robust?',
    paragraphs: [
      'The page of each area judges the same tests again, counted in other ways. Where tests are left out, the minimum does not apply; only the interval decides.',
    ],
  },
  changes: {
    title: 'Comparison with other periods',
    paragraphs: [
      'A period is compared with the one before it and with the same one a year ago. Devices with tests in both are paired, so that differences between devices do not widen the interval of the difference.',
      '“Better” or “worse” requires that the whole 95% interval of the difference lies on one side of 0 and both periods have enough tests. If the earlier period has tests on fewer than half of its days, this is stated beside it.',
    ],
  },
  gaps: {
    title: 'Gaps',
    paragraphs: [
      `Tests with a position are grouped in H3 cells (resolutions ${CELL_RESOLUTIONS.join(', ')}). A cell is judged if it has at least ${CELL_MINIMUM} tests by ${CELL_MINIMUM} independent clusters, by its 95% interval like everything else (the minimum follows the Funklochkarte of the Bundesnetzagentur). A weak cell has its whole interval below the limit.`,
      'Adjoining weak cells are merged into one gap area, judged again by all of its tests and ranked by people. People are spread evenly over each area, so their number is an estimate. An untested cell is never part of a gap.',
    ],
  },
  quotas: {
    title: 'Where to measure next',
    paragraphs: [
      'The number of tests still needed for a verdict follows from the observed variance, with repeated tests by one device accounted for, such that 80 of 100 such samples lead to a verdict. An area with few devices uses the variance of its district, then of the province; the file states which.',
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
      'Device ids are hashed with the server’s own secret; no phone number, name or e-mail address is stored. All other tables are in the data dictionary.',
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

/** The chapters of the method page. */
export const methodChapters: Readonly<Record<Locale, (facts: MethodFacts) => Record<Chapter, ChapterWords>>> =
  { vi, en };
