import type { Locale } from '#lib/domain/format.ts';
import type { MethodPart } from '#lib/domain/method-source.ts';
import type { Metric } from '#lib/domain/metric.ts';
import type { QualityRule } from '#lib/domain/quality-rule.ts';
import type { DecidingStatistic } from '#lib/domain/standard.ts';
import { counted } from './counted.ts';

const vi = {
  title: 'Phương pháp',
  lead: 'Mọi con số ở đây được tính thế nào, từ đâu, với giới hạn nào. Viết cho người ngoài muốn kiểm tra hoặc phản biện. Các bảng lấy thẳng từ danh mục mà chương trình dùng khi tính.',
  contents: 'Mục lục',
  print: 'In trang này',
  dictionary: 'Từ điển dữ liệu: mọi bảng và cột',
  api: 'API: mọi địa chỉ mà chương trình khác gọi được',
  holdings: (tests: string, files: string, from: string, to: string): string =>
    `Hiện có ${tests} lượt đo từ ${files} tệp, đo từ ${from} đến ${to}.`,
  empty: 'Hiện chưa có lượt đo nào.',
  metrics: 'Đại lượng',
  metric: 'Đại lượng',
  storedUnit: 'Đơn vị lưu',
  shownUnit: 'Đơn vị hiện',
  direction: 'Tốt hơn khi',
  better: { higher: 'cao hơn', lower: 'thấp hơn' } as Record<Metric['better'], string>,
  rules: 'Quy tắc chất lượng',
  rule: 'Quy tắc',
  action: 'Xử lý',
  actions: { reject: 'loại', flag: 'đánh dấu' } as Record<QualityRule['action'], string>,
  over: { row: 'từng dòng', file: 'cả tệp' } as Record<QualityRule['over'], string>,
  meaning: 'Nghĩa là',
  limitBasis: 'Căn cứ của mức',
  spellings: 'Cách ghi công nghệ',
  spellingsNote:
    'So khớp không phân biệt hoa thường, dấu, dấu cách, gạch nối và ngoặc; bỏ các chữ «mạng», «di động», «mobile» ở đầu.',
  spelling: 'Cách ghi trong tệp',
  readAs: 'Hiểu là',
  reason: 'Vì sao',
  spellingExamples: 'Cách ghi hay gặp',
  figure: 'Con số',
  formulas: 'Công thức và khoảng 95%',
  formula: 'Công thức',
  interval: 'Khoảng 95%',
  figures: {
    mean: 'Trung bình',
    percentile: 'Phân vị 20, 50 (trung vị), 80: q = 0,2; 0,5; 0,8',
    share: 'Tỷ lệ lượt đạt ngưỡng L',
    failed: 'Tỷ lệ lượt hỏng',
    difference: 'Thay đổi giữa hai kỳ',
  },
  steps: 'Từng bước tính',
  step: 'Bước',
  verdicts: 'Kết luận',
  verdict: 'Kết luận',
  word: 'Từ trong tệp',
  standards: 'Tiêu chuẩn',
  standard: 'Tiêu chuẩn',
  everyOperator: 'mọi nhà mạng',
  condition: 'Điều kiện',
  statistics: { mean: 'trung bình', median: 'trung vị', share: 'tỷ lệ lượt đo' } as Record<
    DecidingStatistic,
    string
  >,
  tests: (share: string): string => `ít nhất ${share} số lượt`,
  asked: (technology: string, what: string, limit: string): string =>
    `${technology}: ${what} từ ${limit} trở lên`,
  kind: 'Loại, áp dụng cho, nói về',
  kindAndScope: (kind: string, whose: string, levels: string): string =>
    `${kind}; áp dụng cho ${whose}; nói về ${levels}`,
  state: 'Trạng thái',
  documents: 'Văn bản và tài liệu',
  document: 'Văn bản',
  issuer: 'Nơi ban hành',
  issuedOn: 'Ngày',
  reading: 'Đã đọc đến đâu',
  whatItSays: 'Nội dung đọc được',
  inForce: 'Hiệu lực',
  since: (from: string): string => `từ ${from}`,
  between: (from: string, to: string): string => `từ ${from} đến trước ${to}`,
  source: 'Căn cứ',
  gates: 'Cần ít nhất bao nhiêu',
  aspect: 'Đếm gì',
  effect: 'Để làm gì',
  gatePeriod: 'Trong',
  basis: 'Loại căn cứ',
  ways: 'Các cách tính lại',
  changes: 'Kết luận về thay đổi',
  findings: 'Tốt hơn, kém hơn có đứng vững khi giữ nguyên người đo',
  editions: 'Các bộ địa giới',
  edition: 'Bộ địa giới',
  levels: 'Cấp',
  origin: 'Nguồn, giấy phép',
  column: 'Cột',
  unit: 'Đơn vị',
  unitOrKind: 'Đơn vị hoặc kiểu',
  kinds: {
    text: 'chữ',
    word: 'mã hoặc ngày',
    count: 'số đếm',
    number: 'số',
    flag: 'true, false',
  } as Record<'text' | 'word' | 'count' | 'number' | 'flag', string>,
  oneOf: (words: string): string => `Có thể là: ${words}.`,
  tableOf: (name: string): string => `Bảng ${name}`,
  /** Units that need words. */
  units: {
    '1': 'tỷ lệ hoặc bội số',
    km2: 'km²',
    'days since 1970-01-01': 'số ngày kể từ 1/1/1970',
    'hour of the day, UTC+7': 'giờ',
  } as Readonly<Record<string, string>>,
  literature: 'Tài liệu về phương pháp',
  usedFor: 'Dùng cho',
  reference: 'Tài liệu',
  code: 'Trong mã nguồn',
  parts: {
    variance: 'phương sai theo cụm',
    freedom: 'hiệu chỉnh phương sai và bậc tự do',
    skew: 'sửa lệch',
    share: 'khoảng của tỷ lệ',
    effective: 'số lượt đo hữu hiệu',
    percentile: 'khoảng của phân vị',
    difference: 'hiệu của hai trung bình',
  } as Record<MethodPart, string>,
};

type MethodMessages = typeof vi;

const en: MethodMessages = {
  title: 'Method',
  lead: 'How every figure is computed, from which data, and with which limitations. Written for outsiders who want to check or contest it. The tables come from the registries that the program itself uses.',
  contents: 'Contents',
  print: 'Print this page',
  dictionary: 'Data dictionary: every table and column',
  api: 'API: every address that another program can call',
  holdings: (tests, files, from, to) =>
    `Currently loaded: ${counted(tests, 'test')} from ${counted(files, 'file')}, made from ${from} to ${to}.`,
  empty: 'No tests are loaded.',
  metrics: 'Metrics',
  metric: 'Metric',
  storedUnit: 'Stored in',
  shownUnit: 'Shown in',
  direction: 'Better when',
  better: { higher: 'higher', lower: 'lower' },
  rules: 'Quality rules',
  rule: 'Rule',
  action: 'Effect',
  actions: { reject: 'rejects', flag: 'marks' },
  over: { row: 'each row', file: 'the file as a whole' },
  meaning: 'Meaning',
  limitBasis: 'Basis of the limit',
  spellings: 'Spellings of technologies',
  spellingsNote:
    'Case, marks, spaces, hyphens and brackets do not matter; “mobile” and “network” before a name are left out.',
  spelling: 'In the file',
  readAs: 'Read as',
  reason: 'Why',
  spellingExamples: 'Frequent spellings',
  figure: 'Figure',
  formulas: 'Formulas and 95% intervals',
  formula: 'Formula',
  interval: '95% interval',
  figures: {
    mean: 'Mean',
    percentile: 'Percentiles 20, 50 (median), 80: q = 0.2, 0.5, 0.8',
    share: 'Share of tests at or above the limit L',
    failed: 'Share of failed tests',
    difference: 'Change between two periods',
  },
  steps: 'Step by step',
  step: 'Step',
  verdicts: 'Verdicts',
  verdict: 'Verdict',
  word: 'Value in files',
  standards: 'Standards',
  standard: 'Standard',
  everyOperator: 'every operator',
  condition: 'Condition',
  statistics: { mean: 'mean', median: 'median', share: 'share of tests' },
  tests: (share) => `at least ${share} of tests`,
  asked: (technology, what, limit) => `${technology}: ${what} at ${limit} or more`,
  kind: 'Kind, applies to, speaks of',
  kindAndScope: (kind, whose, levels) => `${kind}; for ${whose}; speaks of ${levels}`,
  state: 'State',
  documents: 'Documents',
  document: 'Document',
  issuer: 'Issuer',
  issuedOn: 'Date',
  reading: 'How it is known',
  whatItSays: 'What was read',
  inForce: 'In force',
  since: (from) => `since ${from}`,
  between: (from, to) => `from ${from}, until before ${to}`,
  source: 'Source',
  gates: 'The fewest there must be',
  aspect: 'Counted',
  effect: 'Effect',
  gatePeriod: 'In',
  basis: 'Kind of source',
  ways: 'Other ways to count',
  changes: 'Changes of a mean',
  findings: 'Does better or worse stand with the testers held fixed',
  editions: 'Editions of areas',
  edition: 'Edition',
  levels: 'Levels',
  origin: 'Origin, licence',
  column: 'Column',
  unit: 'Unit',
  unitOrKind: 'Unit or kind',
  kinds: { text: 'text', word: 'code or date', count: 'count', number: 'number', flag: 'true, false' },
  oneOf: (words) => `One of: ${words}.`,
  tableOf: (name) => `Table ${name}`,
  units: {
    '1': 'ratio',
    km2: 'km²',
    'days since 1970-01-01': 'days since 1970-01-01',
    'hour of the day, UTC+7': 'hour of the day, UTC+7',
  },
  literature: 'Papers on the method',
  usedFor: 'Used for',
  reference: 'Paper',
  code: 'In the source code',
  parts: {
    variance: 'cluster-robust variance',
    freedom: 'correction of the variance, degrees of freedom',
    skew: 'correction for skew',
    share: 'interval of a share',
    effective: 'effective number of tests',
    percentile: 'interval of a percentile',
    difference: 'difference of two means',
  },
};

/** Words of the method page beside its chapters. */
export const methodMessages: Record<Locale, MethodMessages> = { vi, en };

/** How each figure and its interval are computed, in the notation of the page; the same in every language. */
export const FIGURE_FORMULAS: Readonly<
  Record<keyof MethodMessages['figures'], { readonly value: string; readonly interval: string | null }>
> = {
  mean: { value: 'm = Σx / N', interval: 'm − √V · h(t);  m − √V · h(−t)' },
  percentile: {
    value: 'x(r), r = 1 + (N − 1)q',
    interval: 'x(r), r = ⌈N(q − δ)⌉;  r = ⌊N(q + δ)⌋ + 1;  δ = t √(q(1 − q) / N*)',
  },
  share: {
    value: 'p = #(x ≥ L) / N',
    interval: '(p + z/2 ± √(z p(1 − p) + z²/4)) / (1 + z);  z = t² / N*',
  },
  failed: { value: '#(x = 0) / #(x ≥ 0)', interval: null },
  difference: { value: 'd = m₂ − m₁', interval: 'd − √V · h(t);  d − √V · h(−t)' },
};

interface Step {
  readonly name: Readonly<Record<Locale, string>>;
  readonly formula: string;
}

/** The way to an interval, step by step, in the notation of the page. */
export const INTERVAL_STEPS: readonly Step[] = [
  {
    name: { vi: 'Phần dư của một cụm', en: 'Residual of a cluster' },
    formula: 'e = Σ(x − m);  U = Σe²',
  },
  {
    name: {
      vi: 'Mô hình: các lượt đo của một cụm tương quan r như nhau',
      en: 'Working model: tests of one cluster are correlated alike, by r',
    },
    formula: 'v = n(1 − r) + n²r;  Ω = diag(v) − wv′ − vw′ + (Σv)ww′',
  },
  {
    name: {
      vi: 'r từ chính số liệu, giữ trong 0 đến 1',
      en: 'r from the tests themselves, held within 0 and 1',
    },
    formula: 'U / Σ(x − m)² = tr Ω / ((N − 1)(1 − r) + (N − Σn²/N) r)',
  },
  {
    name: { vi: 'Phương sai và bậc tự do', en: 'Variance and degrees of freedom' },
    formula: 'V = (U / tr Ω) · Σv / N²;  df = (tr Ω)² / tr Ω²',
  },
  {
    name: { vi: 'Sửa lệch', en: 'Correction for skew' },
    formula: 'h⁻¹(t) = t + at²/3 + a²t³/27 + a/6;  a = Σe³ / U^(3/2);  |a| ≤ 7 / (10t)',
  },
  {
    name: { vi: 'Số lượt đo hữu hiệu của một tỷ lệ', en: 'Effective tests of a share' },
    formula: 'N* = min(N, p(1 − p) / V);  V = 0: N* = N² / Σn²',
  },
  {
    name: {
      vi: 'Hiệu của hai kỳ; phần của mỗi kỳ hiệu chỉnh như V ở trên',
      en: 'Difference of two periods; each one’s part corrected as V above',
    },
    formula: 'u = e₂/N₂ − e₁/N₁;  V = Σu²;  df: Satterthwaite',
  },
];
