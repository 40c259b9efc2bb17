import type { Level } from '../../area.ts';
import { TECHNOLOGIES } from '../../technology.ts';
import type { Group } from '../click-question.ts';
import type { Part } from './part.ts';

type Phrases = readonly (readonly [phrases: string, part: Part])[];

/** Nouns that figures are split by. */
const NOUNS: readonly (readonly [nouns: string, group: Group, level: Level | null])[] = [
  ['xã|phường|xã phường|phường xã|đơn vị cấp xã|cấp xã|commune|communes', 'area', 'commune'],
  ['huyện|đơn vị cấp huyện|cấp huyện|district|districts', 'area', 'district'],
  ['tỉnh|cấp tỉnh|province|provinces', 'area', 'province'],
  ['khu vực|địa bàn|area|areas', 'area', null],
  ['nhà mạng|doanh nghiệp|operator|operators', 'operator', null],
  ['công nghệ|technology', 'technology', null],
  ['tháng|month', 'month', null],
  ['kỳ báo cáo|tháng báo cáo|report month', 'report_month', null],
  ['tuần|week', 'week', null],
  ['ngày|day', 'day', null],
  ['giờ|giờ trong ngày|khung giờ|hour', 'hour', null],
  ['thứ|thứ trong tuần|ngày trong tuần|weekday', 'weekday', null],
  ['dấu đáng ngờ|đáng ngờ hay không|marked', 'marked', null],
];
/** Words before a noun that split by it, and after it. */
const BEFORE = [
  'theo',
  'theo từng',
  'theo các',
  'từng',
  'mỗi',
  'các',
  'những',
  'chia theo',
  'theo mỗi',
  'by',
  'per',
  'each',
];
/** Nouns that split without such a word: a time alone is part of a date. */
const ALONE: readonly Group[] = ['area', 'operator', 'technology'];

const split = (nouns: string, group: Group) =>
  nouns
    .split('|')
    .flatMap((noun) => [
      ...BEFORE.map((word) => `${word} ${noun}`),
      `${noun} nào`,
      `which ${noun}`,
      ...(ALONE.includes(group) || noun.includes(' ') ? [noun] : []),
    ])
    .join('|');

/** Nouns by themselves: after "10", or after "theo giờ và". */
export const GROUP_NOUNS: Phrases = NOUNS.map(([nouns, group, level]) => [
  nouns,
  { kind: 'group', group, level },
]);

/** Marks of the quality rules that people name. */
const MARKS: Phrases = [
  ['ngoài địa bàn|ngoài tỉnh', { kind: 'group', group: 'mark_outside_province', level: null }],
  [
    'tốc độ quá mức của công nghệ|tốc độ vô lý',
    { kind: 'group', group: 'mark_speed_impossible', level: null },
  ],
  ['ping bằng 0|độ trễ bằng 0', { kind: 'group', group: 'mark_latency_zero', level: null }],
  ['trước khi có i speed', { kind: 'group', group: 'mark_before_i_speed', level: null }],
  [
    'nhiều lượt đo chung một tọa độ|chung một tọa độ|trùng tọa độ',
    { kind: 'group', group: 'mark_position_shared', level: null },
  ],
  [
    'thiết bị đo quá nhiều trong ngày|thiết bị đo quá nhiều|máy đo quá nhiều',
    { kind: 'group', group: 'mark_device_busy', level: null },
  ],
  [
    'wi fi ghi là mạng di động|wifi ghi là mạng di động',
    { kind: 'group', group: 'mark_wifi_named_mobile', level: null },
  ],
];

/** Ways to leave doubtful tests out, and to name them. */
const LEFT_OUT = [
  'không tính',
  'không kể',
  'không gồm',
  'bỏ',
  'bỏ qua',
  'bỏ ra',
  'trừ',
  'loại',
  'loại bỏ',
  'loại ra',
];
const DOUBTFUL = ['lượt đo', 'phép đo', 'các lượt đo', 'các phép đo', 'những lượt đo', 'lượt'].flatMap(
  (noun) => ['đáng ngờ', 'nghi vấn', 'bị đánh dấu', 'có dấu đáng ngờ'].map((mark) => `${noun} ${mark}`),
);

/** Words of groups, technologies and of doubtful or failed tests. */
export const GROUP_PHRASES: Phrases = [
  ...NOUNS.map(([nouns, group, level]) => [split(nouns, group), { kind: 'group', group, level }] as const),
  ...MARKS,
  ['toàn tỉnh|cả tỉnh|tính chung|chung toàn tỉnh|không chia|whole province|overall', { kind: 'whole' }],
  ...TECHNOLOGIES.filter((technology) => /^\dG$/.test(technology)).map(
    (technology) =>
      [
        `${technology}|mạng ${technology}|công nghệ ${technology}`,
        { kind: 'technology', technology },
      ] as const,
  ),
  ['wifi|wi fi|mạng wifi', { kind: 'technology', technology: 'WiFi' }],
  ['mạng cố định|băng rộng cố định|fixed|fixed line', { kind: 'technology', technology: 'fixed' }],
  ['không rõ công nghệ|chưa rõ công nghệ|unknown technology', { kind: 'technology', technology: 'unknown' }],
  [
    'mọi công nghệ|tất cả công nghệ|tất cả các công nghệ|all technologies',
    { kind: 'technology', technology: 'all' },
  ],
  [
    `${LEFT_OUT.flatMap((verb) => DOUBTFUL.map((noun) => `${verb} ${noun}`)).join('|')}|without doubtful tests`,
    { kind: 'flagged', flagged: 'excluded' },
  ],
  [
    `đáng ngờ|bị đánh dấu|${DOUBTFUL.join('|')}|chỉ lượt đo đáng ngờ|doubtful tests|only doubtful tests`,
    { kind: 'flagged', flagged: 'only' },
  ],
  [
    'tính lượt hỏng là 0|tính lượt đo hỏng là 0|lượt hỏng tính là 0|lượt đo hỏng tính là 0|tính cả lượt hỏng|tính cả lượt đo hỏng|failed as zero|failed tests as zero',
    { kind: 'failed', failed: 'as_zero' },
  ],
  [
    'không tính lượt hỏng|không tính lượt đo hỏng|bỏ lượt đo hỏng|bỏ lượt hỏng|without failed tests',
    { kind: 'failed', failed: 'excluded' },
  ],
  [
    'trừ|trừ ra|ngoại trừ|không kể|không kể đến|không tính|không tính đến|không gồm|không bao gồm|không phải|không thuộc|chưa kể|chưa tính|bỏ|bỏ qua|bỏ ra|loại trừ|loại bỏ|loại ra|ngoài|except|without|excluding|not',
    { kind: 'not' },
  ],
  [
    'không|không có|không còn|không chỉ|không riêng|không ở|chẳng|chưa|chưa có|chưa từng|chưa bao giờ|loại|no|never|not only|not just',
    { kind: 'unclear_not' },
  ],
  ['và|lẫn|cùng|&|+|and', { kind: 'and' }],
  ['hoặc|hay|or', { kind: 'or' }],
  [',|;', { kind: 'comma' }],
  ['so sánh|so|so với|giữa|so sánh giữa|compare|versus|vs|between', { kind: 'contrast' }],
];

/** Words that say nothing by themselves: the fixed list of what is passed over. */
export const FILLER_PHRASES: Phrases = [
  [
    'của|trong|các|những|cho xem|cho tôi xem|cho tôi|cho tôi biết|cho biết|xem|hãy|hãy cho|xin|vui lòng|ở|tại|có|thì|là|được|với|cho|mà|dạng|dưới dạng|liệt kê|danh sách|bảng|số liệu|dữ liệu|kết quả|đo được|đạt được|bao nhiêu|how many|thế nào|như thế nào|ra sao|nào|đo|xếp|sắp xếp|kết quả đo|trên địa bàn|thuộc|chỉ|riêng|only|vào|lúc|trong đó|tôi|về|đã|đang|ấy|này|i speed|show|show me|the|of|in|at|for|with|me|please|is|are|what|list',
    { kind: 'filler' },
  ],
  ['.|?|!|:|"|“|”|«|»|(|)|…', { kind: 'filler' }],
];
