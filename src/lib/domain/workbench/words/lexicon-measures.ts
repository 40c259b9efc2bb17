import type { Part } from './part.ts';

type Phrases = readonly (readonly [phrases: string, part: Part])[];

/** Words of measures, statistics and orders, each spelling between bars. */
export const MEASURE_PHRASES: Phrases = [
  [
    'tốc độ|tốc độ mạng|tốc độ tải xuống|tốc độ xuống|tốc độ download|tải xuống|download|download speed|speed',
    { kind: 'metric', metric: 'download' },
  ],
  [
    'tốc độ tải lên|tốc độ lên|tốc độ upload|tải lên|upload|upload speed',
    { kind: 'metric', metric: 'upload' },
  ],
  ['độ trễ|trễ|ping|latency|delay', { kind: 'metric', metric: 'latency' }],
  [
    'biến thiên độ trễ|biến động trễ|biến thiên trễ|độ biến thiên trễ|jitter',
    { kind: 'metric', metric: 'jitter' },
  ],
  ['trung bình|bình quân|mean|average', { kind: 'statistic', statistic: 'mean' }],
  ['trung vị|median', { kind: 'statistic', statistic: 'median' }],
  [
    'mỗi thiết bị một phiếu|mỗi máy một phiếu|trung bình mỗi thiết bị một phiếu|trung bình theo thiết bị|device mean|one vote per device',
    { kind: 'statistic', statistic: 'device_mean' },
  ],
  [
    'tỷ lệ|tỉ lệ|tỷ lệ lượt đo|tỷ lệ phép đo|tỉ lệ lượt đo|tỉ lệ phép đo|phần trăm|bao nhiêu phần trăm|phần trăm lượt đo|phần trăm phép đo|share|share of tests',
    { kind: 'share' },
  ],
  [
    'phép đo|lượt đo|số phép đo|số lượt đo|số lượng phép đo|tổng số phép đo|tổng số lượt đo|số mẫu đo|mẫu đo|tests|number of tests|measurements',
    { kind: 'count', count: 'tests' },
  ],
  ['thiết bị|số thiết bị|số máy|máy đo|devices|number of devices', { kind: 'count', count: 'devices' }],
  [
    'lượt đo hỏng|phép đo hỏng|lượt hỏng|số lượt đo hỏng|số phép đo hỏng|số lượt hỏng|lượt đo thất bại|lượt đo lỗi|phép đo lỗi|số lượt đo lỗi|failed tests',
    { kind: 'count', count: 'failed' },
  ],
  [
    'tỷ lệ hỏng|tỉ lệ hỏng|tỷ lệ lượt đo hỏng|tỷ lệ phép đo hỏng|tỉ lệ lượt đo hỏng|tỉ lệ phép đo hỏng|tỷ lệ đo hỏng|tỷ lệ thất bại|tỷ lệ lỗi|tỉ lệ lỗi|tỷ lệ lượt đo lỗi|failed share|share of failed tests',
    { kind: 'count', count: 'failed_share' },
  ],
  [
    'chậm nhất|kém nhất|tệ nhất|xấu nhất|yếu nhất|slowest|worst|từ chậm đến nhanh|từ kém đến tốt',
    { kind: 'order', order: 'worst' },
  ],
  [
    'nhanh nhất|tốt nhất|mạnh nhất|fastest|best|từ nhanh đến chậm|từ tốt đến kém',
    { kind: 'order', order: 'best' },
  ],
  [
    'thấp nhất|nhỏ nhất|ít nhất|lowest|từ thấp đến cao|tăng dần|ascending',
    { kind: 'order', order: 'lowest' },
  ],
  [
    'cao nhất|lớn nhất|nhiều nhất|highest|most|từ cao đến thấp|từ cao xuống thấp|giảm dần|descending',
    { kind: 'order', order: 'highest' },
  ],
  [
    'kém đi nhiều nhất|xấu đi nhiều nhất|chậm đi nhiều nhất|got worse most',
    { kind: 'order_change', change: 'worst' },
  ],
  [
    'tốt lên nhiều nhất|cải thiện nhiều nhất|nhanh lên nhiều nhất|improved most',
    { kind: 'order_change', change: 'best' },
  ],
  ['giảm nhiều nhất|giảm mạnh nhất|fell most', { kind: 'order_change', change: 'lowest' }],
  ['tăng nhiều nhất|tăng mạnh nhất|rose most', { kind: 'order_change', change: 'highest' }],
  [
    'kém đi|xấu đi|chậm đi|tệ đi|kém đi rõ|kém hẳn đi|bị kém đi|bị xấu đi|got worse|became worse',
    { kind: 'changed', changed: 'worse' },
  ],
  [
    'tốt lên|nhanh lên|tốt lên rõ|khá lên|cải thiện|được cải thiện|improved|got better',
    { kind: 'changed', changed: 'better' },
  ],
  [
    'từng lượt đo|từng phép đo|mỗi lượt đo một dòng|danh sách lượt đo|danh sách phép đo|liệt kê lượt đo|liệt kê phép đo|liệt kê từng lượt đo|each test|single tests|list of tests',
    { kind: 'tests', spread: false },
  ],
  [
    'phân bố|sự phân bố|biểu đồ phân bố|biểu đồ tần suất|histogram|distribution|distribution of',
    { kind: 'tests', spread: true },
  ],
  ['biểu đồ|vẽ biểu đồ|chart', { kind: 'view', tab: 'chart' }],
  ['bản đồ|trên bản đồ|vẽ bản đồ|map|on a map', { kind: 'view', tab: 'map' }],
  ['bảng chéo|crosstab', { kind: 'view', tab: 'crosstab' }],
  ['đo ít nhất|được đo ít nhất', { kind: 'order_count', count: 'tests', direction: 'ascending' }],
  ['đo nhiều nhất|được đo nhiều nhất', { kind: 'order_count', count: 'tests', direction: 'descending' }],
  ...(['tests', 'devices', 'failed'] as const).flatMap((count): Phrases => {
    const nouns = {
      tests: ['phép đo', 'lượt đo', 'tests'],
      devices: ['thiết bị', 'máy', 'devices'],
      failed: ['lượt đo hỏng', 'phép đo hỏng', 'lượt hỏng', 'failed tests'],
    }[count];
    const around = (before: string, after: string, english: string) =>
      nouns
        .map((noun, i) => (i === nouns.length - 1 ? `${english} ${noun}` : `${before} ${noun} ${after}`))
        .join('|');
    return [
      [around('ít', 'nhất', 'fewest'), { kind: 'order_count', count, direction: 'ascending' }],
      [around('nhiều', 'nhất', 'most'), { kind: 'order_count', count, direction: 'descending' }],
    ];
  }),
];
