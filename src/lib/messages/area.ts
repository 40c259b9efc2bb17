import type { Level } from '#lib/domain/area.ts';
import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';

const vi = {
  overview: 'Tổng quan',
  up: 'Đường dẫn',
  figure: 'Tốc độ tải xuống trung bình',
  deviceFigure: 'Tốc độ tải xuống trung bình, mỗi thiết bị một phiếu',
  allTestsMean: 'Trung bình mọi lượt đo',
  interval: (lower: string, upper: string) => `khoảng tin cậy 95%: ${lower}–${upper} Mbps`,
  noInterval: 'quá ít thiết bị độc lập để nói khoảng tin cậy 95%',
  median: 'Trung vị',
  share: 'Lượt đo đạt ngưỡng',
  tests: 'Lượt đo',
  devices: 'Thiết bị',
  failed: 'Lượt đo hỏng',
  population: 'Dân số',
  area: 'Diện tích',
  basis: (tests: string, devices: string) =>
    `Kết luận cần ít nhất ${tests} lượt đo trong kỳ, của ít nhất ${devices} thiết bị (quy ước của chương trình).`,
  standard: 'Tiêu chuẩn',
  basisLink: 'Văn bản, điều kiện kết luận, địa giới',
  basisTitle: 'Kết luận dựa vào đâu',
  change: 'Thay đổi',
  inside: 'Ở đâu bên trong',
  next: 'Làm gì tiếp',
  contents: 'Trong trang này',
  changesByOperator: 'Thay đổi theo từng nhà mạng',
  operators: 'Các nhà mạng',
  operatorsNote:
    'Trung bình mà kết luận dựa vào (mỗi thiết bị một phiếu) và khoảng tin cậy 95%; vạch đứng là ngưỡng.',
  operator: 'Nhà mạng',
  distribution: 'Phân bố tốc độ',
  trend: 'Diễn biến theo tháng',
  trendNote:
    'Trung bình mọi lượt đo, mỗi lượt một phiếu, với khoảng tin cậy 95%; tháng không có lượt đo để trống.',
  hours: 'Theo giờ trong ngày',
  hoursNote:
    'Trung bình mọi lượt đo của từng giờ với khoảng tin cậy 95%, theo giờ Việt Nam; giờ không có lượt đo để trống.',
  daily: 'Lượt đo theo ngày',
  inner: {
    province: 'Các tỉnh bên trong',
    district: 'Các huyện bên trong',
    commune: 'Các xã bên trong',
  } satisfies Record<Level, string>,
  innerHead: { province: 'Tỉnh', district: 'Huyện', commune: 'Xã' } satisfies Record<Level, string>,
  otherEdition: (edition: string, own: string) =>
    `Theo bộ địa giới «${edition}», khác bộ «${own}» của trang này: chỉ tính những lượt đo nằm trong cả hai.`,
  map: (title: string) => `Vị trí của ${title}`,
  untestedTitle: 'Chưa có lượt đo nào trong kỳ này',
  untested: (filter: string) =>
    `Không có lượt đo nào khớp với bộ lọc (${filter}). Hãy chọn kỳ khác hoặc mọi công nghệ, hoặc nạp thêm tệp đo của địa bàn này.`,
  tooFew: (missing: string) => `Còn thiếu ${missing} lượt đo để kết luận trong kỳ này.`,
  tooFewDevices: (missing: string) =>
    `Còn thiếu lượt đo của ${missing} thiết bị khác để kết luận trong kỳ này.`,
  loadData: 'Nạp dữ liệu',
  wholeYear: 'Xem 12 tháng gần nhất',
};

type AreaMessages = typeof vi;

const en: AreaMessages = {
  overview: 'Overview',
  up: 'Path',
  figure: 'Mean download speed',
  deviceFigure: 'Mean download speed, one vote for each device',
  allTestsMean: 'Mean of all tests',
  interval: (lower, upper) => `95% interval: ${lower}–${upper} Mbps`,
  noInterval: 'too few independent devices for a 95% interval',
  median: 'Median',
  share: 'Tests at or above the limit',
  tests: 'Tests',
  devices: 'Devices',
  failed: 'Failed tests',
  population: 'Population',
  area: 'Area',
  basis: (tests, devices) =>
    `A verdict needs at least ${tests} tests in the period, from at least ${devices} devices (this program’s own choice).`,
  standard: 'Standard',
  basisLink: 'Documents, conditions of a verdict, borders',
  basisTitle: 'What the verdict rests on',
  change: 'Change',
  inside: 'Where inside',
  next: 'What to do next',
  contents: 'On this page',
  changesByOperator: 'Change by operator',
  operators: 'Operators',
  operatorsNote:
    'The mean that decides (one vote for each device) and its 95% interval; the vertical line is the limit.',
  operator: 'Operator',
  distribution: 'Distribution of speeds',
  trend: 'Trend by month',
  trendNote: 'Mean of all tests, one vote each, with its 95% interval; a month without tests is left blank.',
  hours: 'By hour of the day',
  hoursNote:
    'Mean of all tests of each hour with its 95% interval, Vietnamese time; an hour without tests is left blank.',
  daily: 'Tests by day',
  inner: { province: 'Provinces inside', district: 'Districts inside', commune: 'Communes inside' },
  innerHead: { province: 'Province', district: 'District', commune: 'Commune' },
  otherEdition: (edition, own) =>
    `By the edition “${edition}”, not “${own}” as on this page: only tests inside both are counted.`,
  map: (title) => `Location of ${title}`,
  untestedTitle: 'No tests in this period',
  untested: (filter) =>
    `No test matches the filter (${filter}). Choose another period or all technologies, or load more tests of this area.`,
  tooFew: (missing) =>
    `${counted(missing, 'more test is', 'more tests are')} needed for a verdict in this period.`,
  tooFewDevices: (missing) =>
    `Tests by ${counted(missing, 'other device is', 'other devices are')} needed for a verdict in this period.`,
  loadData: 'Load data',
  wholeYear: 'Show the last 12 months',
};

/** Words of an area's page. */
export const areaMessages: Record<Locale, AreaMessages> = { vi, en };
