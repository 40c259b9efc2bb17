import type { Level } from '#lib/domain/area.ts';
import type { Locale } from '#lib/domain/format.ts';
import { VERDICTS, type Verdict } from '#lib/domain/verdict.ts';
import { counted } from './counted.ts';
import { EN_LEVELS, VI_LEVELS, VI_VERDICTS } from './overview-headline.ts';

const EN_SHORT: Record<Verdict, string> = {
  met: 'met',
  not_met: 'not met',
  undecided: 'undecided',
  too_few: 'too few tests',
  untested: 'untested',
};

const vi = {
  tab: 'Tổng quan',
  pinnedQuestions: 'Câu hỏi đã ghim',
  standard: 'Tiêu chuẩn',
  shareOfTests: (share: string): string => `${share} lượt đo từ`,
  source: 'Nguồn',
  minimum: (tests: string, devices: string): string =>
    `Mỗi địa bàn cần ít nhất ${tests} lượt đo trong kỳ, của ít nhất ${devices} thiết bị (quy ước của chương trình).`,
  verdictByMean:
    'Bản đồ tô theo trung vị; kết luận vẫn theo trung bình và khoảng tin cậy 95% của trung bình, vì tiêu chuẩn quy định trung bình.',
  otherTechnology: (technology: string): string =>
    `Tiêu chuẩn này đặt cho ${technology}; ở đây chỉ để so sánh vì công nghệ đang chọn khác.`,
  verdicts: 'Lọc theo kết luận',
  showAll: 'Bỏ lọc',
  mapTitle: 'Bản đồ',
  tableTitle: 'Theo địa bàn',
  tableNote: (limit: string): string =>
    `Tốc độ tải xuống, Mbps. Vạch đứng là ngưỡng ${limit}; «lượt đạt» là phần lượt đo từ mức đó trở lên. Bốn đèn báo cạnh kết luận: đã đủ lượt đo, thiết bị, nơi đo, khung giờ (tô đặc) hay còn ít (để rỗng). Số ước lượng xếp theo đầu chắc chắn của khoảng tin cậy 95% (thấp trước: đầu trên; cao trước: đầu dưới), nên nơi ít lượt đo không đứng đầu.`,
  operatorsTitle: 'Theo nhà mạng',
  operatorsNote: 'Cùng bản đồ, cùng thang màu, mỗi nhà mạng một hình. Chọn một hình để lọc cả trang.',
  counts: (counts: Readonly<Record<Verdict, number>>): string =>
    VERDICTS.filter((verdict) => counts[verdict] > 0)
      .map((verdict) => `${counts[verdict]} ${VI_VERDICTS[verdict]}`)
      .join(', '),
  operatorMap: (name: string): string => `Bản đồ của ${name}`,
  trendTitle: 'Toàn địa bàn, 12 tháng gần nhất',
  trendNote: 'Trung bình mọi lượt đo của mỗi tháng với khoảng tin cậy 95%; tháng không có lượt đo để trống.',
  provenance: 'Nguồn số liệu',
  dataVersion: (version: string): string => `Phiên bản dữ liệu ${version}`,
  testsIn: (tests: string, failed: string): string =>
    `${tests} lượt đo trong kỳ, ngoài ra ${failed} lượt đo hỏng không tính`,
  testsWithFailed: (tests: string, failed: string): string =>
    `${tests} lượt đo trong kỳ, trong đó ${failed} lượt đo hỏng tính là 0 Mbps`,
  boundaries: (edition: string, origin: string): string => `Địa bàn: ${edition}. ${origin}`,
  interval:
    'Trung bình và khoảng tin cậy 95% mà kết luận dựa vào: mỗi thiết bị một phiếu, nếu tiêu chuẩn không nói khác.',
  simulated: 'Có dữ liệu mô phỏng',
  emptyTitle: 'Chưa có số liệu',
  empty:
    'Kho dữ liệu chưa có lượt đo nào. Hãy nạp tệp kết quả đo i-Speed (CSV, TSV, XLSX hoặc Parquet) ở trang Dữ liệu, hoặc bằng lệnh:',
  emptyForReaders: 'Chưa có lượt đo nào được nạp. Số liệu hiện ở đây sau khi cơ quan nạp kết quả đo.',
  emptyAction: 'Nạp dữ liệu',
  noneTitle: 'Không có lượt đo nào khớp bộ lọc',
  none: (summary: string): string => `Đang xem: ${summary}. Hãy nới bộ lọc:`,
  latest: (period: string): string =>
    `Xem ${period.charAt(0).toLowerCase()}${period.slice(1)}, kỳ gần nhất có số liệu`,
  allLack: 'Trong kỳ này chưa nơi nào đủ mẫu để kết luận. Kỳ ngắn nhất có nơi đủ:',
  longer: (period: string, enough: number, of: number, level: Level): string =>
    `${period} (${enough}/${of} ${VI_LEVELS[level]} đủ mẫu)`,
  anyOperator: 'Xem mọi nhà mạng',
  anyTechnology: 'Xem mọi công nghệ',
  everything: 'Bỏ mọi lựa chọn',
};

const en: typeof vi = {
  tab: 'Overview',
  pinnedQuestions: 'Pinned questions',
  standard: 'Standard',
  shareOfTests: (share) => `${share} of tests at`,
  source: 'Source',
  minimum: (tests, devices) =>
    `Each area needs at least ${tests} tests in the period, from at least ${devices} devices (this program’s own choice).`,
  verdictByMean:
    'The map is coloured by the median; verdicts are still based on the mean and its 95% interval, because the standard is set for the mean.',
  otherTechnology: (technology) =>
    `This standard is set for ${technology}; another technology is chosen, so it is only a reference.`,
  verdicts: 'Filter by verdict',
  showAll: 'Show all',
  mapTitle: 'Map',
  tableTitle: 'By area',
  tableNote: (limit) =>
    `Download speed, Mbps. The vertical line is the limit, ${limit}; “at limit” is the share of tests at or above it. The four lights beside a verdict: enough (filled) or too few (hollow) tests, devices, places, times of day. Estimates are ordered by the bound of their 95% interval that is certain (low to high: the upper one; high to low: the lower one), so that an area with few tests is never first.`,
  operatorsTitle: 'By operator',
  operatorsNote: 'The same map on the same scale, one for each operator. Choose one to filter the page.',
  counts: (counts) =>
    VERDICTS.filter((verdict) => counts[verdict] > 0)
      .map((verdict) => `${counts[verdict]} ${EN_SHORT[verdict]}`)
      .join(', '),
  operatorMap: (name) => `Map of ${name}`,
  trendTitle: 'All areas, last 12 months',
  trendNote: 'Mean of all tests of each month with its 95% interval; a month without tests is left blank.',
  provenance: 'Where the figures come from',
  dataVersion: (version) => `Data version ${version}`,
  testsIn: (tests, failed) =>
    `${counted(tests, 'test')} in the period, not counting ${counted(failed, 'failed test')}`,
  testsWithFailed: (tests, failed) =>
    `${counted(tests, 'test')} in the period, ${failed} of them failed and counted as 0 Mbps`,
  boundaries: (edition, origin) => `Areas: ${edition}. ${origin}`,
  interval:
    'The mean and 95% interval that decide: one vote for each device, unless the standard says otherwise.',
  simulated: 'Contains simulated data',
  emptyTitle: 'No figures yet',
  empty:
    'The warehouse has no tests. Load a file of i-Speed results (CSV, TSV, XLSX or Parquet) on the data page, or with the command:',
  emptyForReaders: 'No tests were loaded yet. Figures show here once the office has loaded results.',
  emptyAction: 'Load data',
  noneTitle: 'No test matches the filter',
  none: (summary) => `Showing: ${summary}. Widen the filter:`,
  latest: (period) => `Show ${period.charAt(0).toLowerCase()}${period.slice(1)}, the latest with figures`,
  allLack: 'No area has enough tests for a verdict in this period. The shortest in which one does:',
  longer: (period, enough, of, level) => `${period} (${enough} of ${of} ${EN_LEVELS[level][1]} have enough)`,
  anyOperator: 'Show all operators',
  anyTechnology: 'Show all technologies',
  everything: 'Reset the filter',
};

/** Words of the overview page. */
export const overviewMessages: Record<Locale, typeof vi> = { vi, en };
