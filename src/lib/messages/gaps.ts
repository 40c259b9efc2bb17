import type { Locale } from '#lib/domain/format.ts';
import { JUDGED_DEVICES } from '#lib/domain/gaps/gap.ts';
import { counted } from './counted.ts';

/** Counts of the page's sentence; people already written as numbers. */
interface SentenceParts {
  readonly period: string;
  /** Name of the operator filtered by; null for all. */
  readonly operator: string | null;
  readonly confirmed: number;
  readonly confirmedPeople: string;
  readonly suspected: number;
  readonly suspectedPeople: string;
  /** Where no operator was measured. */
  readonly untestedPeople: string;
  /** Where the operator filtered by was not; null without one. */
  readonly unmeasuredPeople: string | null;
}

const vi = {
  tab: 'Vùng lõm',
  /** People already written as numbers; those of suspected areas are never added to those of confirmed ones. */
  sentence: ({ period, operator, ...of }: SentenceParts): string =>
    [
      `${period}${operator === null ? '' : `, ${operator}`}: ${of.confirmed === 0 ? 'chưa xác nhận được vùng lõm nào' : `${of.confirmed} vùng lõm đã xác nhận, khoảng ${of.confirmedPeople} người`}`,
      ...(of.suspected === 0 ? [] : [`${of.suspected} vùng cần đo thêm, khoảng ${of.suspectedPeople} người`]),
      `khoảng ${of.untestedPeople} người ở nơi chưa ai đo`,
      ...(of.unmeasuredPeople === null ? [] : [`khoảng ${of.unmeasuredPeople} người ở nơi chưa đo mạng này`]),
    ].join('; '),
  lead: 'Vùng lõm là nơi có trung bình dưới ngưỡng mà khả năng nói sai được kiểm soát. Nơi chưa đo hoặc chưa đủ thiết bị không bao giờ bị tính là yếu; nơi chưa phát hiện gì cũng chưa phải là tốt.',
  sizes: 'Cỡ ô',
  size: { 7: 'Ô 5 km²', 8: 'Ô 0,7 km²', 9: 'Ô 0,1 km²' },
  sizeNote: 'Cỡ ô chỉ đổi cách vẽ, không đổi vùng lõm; phóng to bản đồ thì ô nhỏ dần.',
  map: 'Bản đồ các ô đo và vùng lõm',
  cells: 'ô',
  caption: (cells: string, level: string): string => `${cells} ô có lượt đo · ${level}`,
  confirmedTitle: 'Vùng lõm đã xác nhận, xếp theo số người',
  suspectedTitle: 'Cần đo thêm: mới nghi ngờ, chưa phải bằng chứng',
  suspectedNote: (atLimit: string): string =>
    `Một tỉnh không có chỗ nào yếu vẫn có trung bình ${atLimit} vùng như thế trong một tháng. Kỳ sau, thiết bị khác đo ở đó sẽ quyết định.`,
  listNote: 'Bấm một vùng để xem trên bản đồ.',
  noneTitle: 'Chưa xác nhận được vùng lõm nào',
  none: 'Chưa có nơi nào đủ thiết bị để xác nhận là yếu. Thử kỳ dài hơn (quý, 12 tháng), hoặc đo thêm ở các vùng nghi ngờ và các xã chưa đủ mẫu.',
  peopleAbout: (people: string): string => `khoảng ${people} người`,
  peopleUnknown: 'chưa rõ dân số',
  area: (km2: string): string => `${km2} km²`,
  code: (code: string): string => `mã ${code}`,
  atMost: (mbps: string): string => `nhiều nhất ${mbps} Mbps`,
  devicesMissing: (devices: string): string => `cần thêm ít nhất ${devices} thiết bị`,
  later: (mbps: string, interval: string, devices: string): string =>
    `kỳ sau, ${devices} thiết bị khác đo được trung bình ${mbps} Mbps${interval}`,
  retested: 'kỳ trước nghi ngờ, kỳ này thiết bị khác xác nhận',
  places: (places: string): string => `${places} nơi`,
  times: (times: string): string => `${times} khung giờ`,
  short: 'ít',
  tests: (tests: string, devices: string): string => `${tests} lượt đo, ${devices} thiết bị`,
  operatorsHere: 'Theo bản đồ riêng của từng nhà mạng',
  onlyOperator: (name: string): string => `Chỉ ${name} đạt`,
  worstOperator: (name: string): string => `Yếu nhất: ${name}`,
  noWorst: 'Yếu nhất: chưa phân biệt được',
  operators: 'Nhà mạng',
  units: { province: 'Tỉnh', district: 'Huyện', commune: 'Xã, phường' },
  unitsTitle: { province: 'Theo tỉnh', district: 'Theo huyện', commune: 'Theo xã, phường' },
  unitsNote: (minimum: string): string =>
    `Kết luận theo tiêu chuẩn như mọi trang: ít nhất ${minimum} lượt đo. Nhà mạng được so trên mọi nhà mạng, dù đang lọc một mạng. Số người là ước lượng, chia đều dân số theo diện tích.`,
  within: 'Vùng lõm bên trong',
  withinNone: 'Chưa phát hiện vùng lõm nào ở đây trong kỳ này; chưa phải là tốt.',
  withinMore: (count: string): string => `và ${count} vùng khác`,
  withinSuspected: 'Cần đo thêm',
  withinAll: 'Mở trang Vùng lõm',
  table: 'Bảng số liệu',
  people: 'Dân số',
  mean: 'Trung bình (Mbps)',
  testsHead: 'Lượt đo',
  confirmedPeople: 'Người ở vùng lõm',
  suspectedPeople: 'Cần đo thêm',
  untestedPeople: 'Chưa ai đo',
  unmeasuredPeople: 'Chưa đo mạng này',
  showAll: 'Bỏ lọc',
  filterVerdict: 'Lọc theo kết luận',
  download: 'Tải về',
  workbook: 'Excel',
  source: 'Cách tính và nguồn',
  judged: (windows: string): string => `Kỳ này có ${windows} cửa sổ đủ thiết bị để xét.`,
  windowRule: `Xét các cửa sổ 5, 14 và 27 km² có từ ${JUDGED_DEVICES} thiết bị, mỗi thiết bị một phiếu, với độ phân tán chung của cả tỉnh; kiểm soát tỷ lệ phát hiện sai ở 10% (Benjamini–Hochberg); một ngày bất thường không đủ để xác nhận.`,
  cellRule: (minimum: string): string =>
    `Ô lục giác H3 chỉ để vẽ, tô theo trung bình khi có từ ${minimum} thiết bị (quy ước của chương trình).`,
  peopleRule: (edition: string): string =>
    `Số người chia đều dân số mỗi địa bàn theo diện tích (${edition}); nơi rừng núi thực tế ít người hơn.`,
  withoutCell: (tests: string): string =>
    `${tests} lượt đo không có vị trí đủ chính xác nên không vào ô nào.`,
  address: {
    old: 'Địa chỉ này ghi số thứ tự của phiên bản cũ, số ấy đổi theo kỳ và bộ lọc. Hãy chọn vùng trong danh sách; địa chỉ mới không đổi.',
    outside: 'Địa chỉ này chỉ một nơi ngoài địa bàn đang có.',
    within: (code: string, name: string): string => `Nơi có mã ${code} nay thuộc vùng ${name}.`,
    status: (name: string, code: string, status: string): string =>
      `${name} (mã ${code}), theo kỳ và bộ lọc này: ${status}.`,
  },
  workbookSheets: { areas: 'Vùng lõm', units: 'Địa bàn', cells: 'Ô đo', source: 'Nguồn' },
  heads: {
    rank: 'Số',
    name: 'Vùng lõm',
    unitNames: 'Xã, phường chạm tới',
    cells: 'Số ô',
    areaKm2: 'Diện tích (km²)',
    people: 'Số người (ước lượng)',
    operator: 'Nhà mạng',
    status: 'Tình trạng',
    atMost: 'Nhiều nhất (Mbps)',
    devicesMissing: 'Thiết bị còn thiếu',
    tests: 'Lượt đo',
    failedTests: 'Lượt đo hỏng',
    devices: 'Thiết bị',
    places: 'Nơi đo',
    times: 'Khung giờ',
    laterDevices: 'Thiết bị khác, kỳ sau',
    laterMean: 'Trung bình kỳ sau (Mbps)',
    address: 'Địa chỉ',
    mean: 'Trung bình (Mbps)',
    lower: 'Cận dưới 95%',
    upper: 'Cận trên 95%',
    median: 'Trung vị (Mbps)',
    share: 'Tỷ lệ lượt đạt',
    verdict: 'Kết luận',
    worst: 'Nhà mạng yếu nhất',
    only: 'Chỉ nhà mạng này đạt',
    unit: 'Địa bàn',
    code: 'Mã',
    peopleOf: {
      confirmed: 'Người ở vùng lõm đã xác nhận',
      suspected: 'Người ở vùng cần đo thêm',
      untested: 'Người ở nơi chưa đo (theo bộ lọc)',
    },
    untestedByAll: 'Người ở nơi chưa ai đo',
    cell: 'Ô H3',
  },
  sourceRows: {
    period: 'Kỳ',
    filter: 'Bộ lọc',
    address: 'Bộ lọc trong địa chỉ',
    dataVersion: 'Phiên bản dữ liệu',
    standard: 'Tiêu chuẩn',
    edition: 'Địa giới',
    simulated: 'Dữ liệu mô phỏng, không phải kết quả đo thật',
    resolution: 'Cỡ ô (độ phân giải H3)',
    method: 'Cách tính',
  },
};

const en: typeof vi = {
  tab: 'Gaps',
  sentence: ({ period, operator, ...of }) =>
    [
      `${period}${operator === null ? '' : `, ${operator}`}: ${of.confirmed === 0 ? 'no confirmed gap' : `${of.confirmed} confirmed ${of.confirmed === 1 ? 'gap' : 'gaps'} with about ${of.confirmedPeople} people`}`,
      ...(of.suspected === 0
        ? []
        : [`${of.suspected} suspected with about ${of.suspectedPeople} people need more tests`]),
      `about ${of.untestedPeople} people live where nobody tested`,
      ...(of.unmeasuredPeople === null
        ? []
        : [`about ${of.unmeasuredPeople} people live where this network was not tested`]),
    ].join('; '),
  lead: 'A gap is a place whose mean is below the limit, found with a controlled error rate. Places without tests, or with too few devices, never count as weak; places where nothing was found are not thereby good.',
  sizes: 'Cell size',
  size: { 7: '5 km² cells', 8: '0.7 km² cells', 9: '0.1 km² cells' },
  sizeNote: 'The size of cells changes the drawing, not the gaps; zooming in makes cells smaller.',
  map: 'Map of tested cells and gaps',
  cells: 'cells',
  caption: (cells, level) => `${cells} tested cells · ${level}`,
  confirmedTitle: 'Confirmed gaps, most people first',
  suspectedTitle: 'Suspected: more tests needed, no evidence yet',
  suspectedNote: (atLimit) =>
    `A province without any weak place still has ${atLimit} of these in a month, on average. Other devices that test there in the next period decide.`,
  listNote: 'Choose one to see it on the map.',
  noneTitle: 'No confirmed gap',
  none: 'Nowhere are there enough devices to confirm a weak place. Try a longer period (quarter, 12 months), or more tests in the suspected areas and in communes with too few.',
  peopleAbout: (people) => `about ${people} people`,
  peopleUnknown: 'population unknown',
  area: (km2) => `${km2} km²`,
  code: (code) => `code ${code}`,
  atMost: (mbps) => `at most ${mbps} Mbps`,
  devicesMissing: (devices) => `at least ${counted(devices, 'more device')} needed`,
  later: (mbps, interval, devices) =>
    `in the next period ${counted(devices, 'other device')} had a mean of ${mbps} Mbps${interval}`,
  retested: 'suspected in the period before, confirmed by other devices in this one',
  places: (places) => counted(places, 'place'),
  times: (times) => counted(times, 'time of day', 'times of day'),
  short: 'few',
  tests: (tests, devices) => `${counted(tests, 'test')}, ${counted(devices, 'device')}`,
  operatorsHere: 'By each operator’s own map',
  onlyOperator: (name) => `Only ${name} meets the limit`,
  worstOperator: (name) => `Weakest: ${name}`,
  noWorst: 'Weakest: cannot be told apart',
  operators: 'Operators',
  units: { province: 'Province', district: 'District', commune: 'Commune' },
  unitsTitle: { province: 'By province', district: 'By district', commune: 'By commune' },
  unitsNote: (minimum) =>
    `Judged by the standard as on every page: at least ${minimum} tests. All operators are compared, even where the page is filtered to one. The number of people is an estimate, spread evenly over each area.`,
  within: 'Gaps inside',
  withinNone: 'No gap found here in this period; that does not make it good.',
  withinMore: (count) => `and ${counted(count, 'other gap')}`,
  withinSuspected: 'More tests needed',
  withinAll: 'Open the page of gaps',
  table: 'Figures',
  people: 'People',
  mean: 'Mean (Mbps)',
  testsHead: 'Tests',
  confirmedPeople: 'People in gaps',
  suspectedPeople: 'Suspected',
  untestedPeople: 'Tested by nobody',
  unmeasuredPeople: 'Network untested',
  showAll: 'Show all',
  filterVerdict: 'Filter by verdict',
  download: 'Download',
  workbook: 'Excel',
  source: 'Method and source',
  judged: (windows) =>
    `In this period ${counted(windows, 'window has', 'windows have')} enough devices to be judged.`,
  windowRule: `Windows of 5, 14 and 27 km² with at least ${JUDGED_DEVICES} devices are judged, one vote per device, by the pooled spread of the province; false discoveries are controlled at 10% (Benjamini–Hochberg); no single bad day is enough.`,
  cellRule: (minimum) =>
    `H3 hexagons are only drawn, by their mean if they have at least ${minimum} devices (this program’s own choice).`,
  peopleRule: (edition) =>
    `People are spread evenly over each area (${edition}); woods and hills really have fewer.`,
  withoutCell: (tests) => `${counted(tests, 'test has', 'tests have')} no position exact enough for a cell.`,
  address: {
    old: 'This address has the rank of an earlier version, which changed with period and filter. Choose a gap from the list; its new address stays the same.',
    outside: 'This address names a place outside the areas here.',
    within: (code, name) => `The place of code ${code} is now part of ${name}.`,
    status: (name, code, status) =>
      `${name} (code ${code}), in this period and under this filter: ${status}.`,
  },
  workbookSheets: { areas: 'Gaps', units: 'Areas', cells: 'Cells', source: 'Source' },
  heads: {
    rank: 'No.',
    name: 'Gap',
    unitNames: 'Areas touched',
    cells: 'Cells',
    areaKm2: 'Area (km²)',
    people: 'People (estimate)',
    operator: 'Operator',
    status: 'Status',
    atMost: 'At most (Mbps)',
    devicesMissing: 'Devices missing',
    tests: 'Tests',
    failedTests: 'Failed tests',
    devices: 'Devices',
    places: 'Places',
    times: 'Times of day',
    laterDevices: 'Other devices, next period',
    laterMean: 'Mean of the next period (Mbps)',
    address: 'Address',
    mean: 'Mean (Mbps)',
    lower: '95% from',
    upper: '95% to',
    median: 'Median (Mbps)',
    share: 'Tests at limit',
    verdict: 'Verdict',
    worst: 'Weakest operator',
    only: 'Only operator that meets the limit',
    unit: 'Area',
    code: 'Code',
    peopleOf: {
      confirmed: 'People in confirmed gaps',
      suspected: 'People in suspected areas',
      untested: 'People in untested places (by the filter)',
    },
    untestedByAll: 'People where nobody tested',
    cell: 'H3 cell',
  },
  sourceRows: {
    period: 'Period',
    filter: 'Filter',
    address: 'Filter as an address',
    dataVersion: 'Data version',
    standard: 'Standard',
    edition: 'Boundaries',
    simulated: 'Simulated data, not measured',
    resolution: 'Cell size (H3 resolution)',
    method: 'Method',
  },
};

/** Words of the page of gaps and of its workbook. */
export const gapMessages: Record<Locale, typeof vi> = { vi, en };
