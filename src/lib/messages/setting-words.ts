import { formatDate, formatExact, type Locale } from '../domain/format.ts';
import { isLocalDate } from '../domain/local-date.ts';
import type { SettingProblem, SettingStep, SettingWrong } from '../domain/settings/setting-problem.ts';
import type { SettingName } from '../domain/settings/setting.ts';
import { standardMessages } from './standards.ts';

type Words = Readonly<Record<string, string>>;

/** What each setting is called. */
export const SETTING_NAMES: Record<Locale, Record<SettingName, string>> = {
  vi: {
    standards: 'Tiêu chuẩn và mức tối thiểu',
    operators: 'Nhà mạng và cách viết tên',
    issuing_bodies: 'Cơ quan ban hành',
    holidays: 'Ngày nghỉ, ngày làm bù',
    retention: 'Thời hạn lưu',
    address: 'Địa chỉ công khai',
  },
  en: {
    standards: 'Standards and minimums',
    operators: 'Operators and spellings',
    issuing_bodies: 'Issuing body',
    holidays: 'Days off and exchanged days',
    retention: 'Retention',
    address: 'Public address',
  },
};

const FIELDS_VI: Words = {
  standards: 'Tiêu chuẩn',
  gates: 'Mức tối thiểu',
  declared: 'Ngưỡng nhà mạng công bố',
  documents: 'Văn bản',
  decidingMeans: 'Vì sao chọn cách tính trung bình',
  device: 'Mỗi thiết bị một phiếu',
  measurement: 'Mọi lượt đo',
  id: 'Mã',
  name: 'Tên',
  enabled: 'Dùng để xét',
  limit: 'Ngưỡng (Mbps)',
  kind: 'Loại',
  metric: 'Chỉ số',
  technology: 'Công nghệ',
  statistic: 'Xét bằng',
  share: 'Tỷ lệ ít nhất (%)',
  decidingMean: 'Trung bình quyết định',
  levels: 'Áp dụng cho',
  validFrom: 'Từ ngày',
  validTo: 'Hết từ ngày',
  seenUntil: 'Còn thấy nguồn nêu đến ngày',
  validity: 'Vì sao các ngày này',
  dueYear: 'Mục tiêu đến năm',
  aspect: 'Đếm',
  effect: 'Thiếu thì',
  minimum: 'Ít nhất',
  province: 'Tỉnh',
  district: 'Huyện',
  commune: 'Xã',
  period: 'Trong',
  basis: 'Căn cứ',
  reason: 'Lý do',
  operator: 'Nhà mạng',
  meanKbps: 'Tải xuống trung bình Vd (Mbps)',
  shareKbps: 'Tải xuống tối thiểu Vdmin (Mbps)',
  uploadKbps: 'Tải lên trung bình Vu (Mbps)',
  mean: 'Tên tiêu chuẩn Vd',
  upload: 'Tên tiêu chuẩn Vu',
  number: 'Số, ký hiệu',
  issuer: 'Nơi ban hành',
  issuedOn: 'Ngày ban hành',
  reading: 'Đã đọc đến đâu',
  readBy: 'Người đọc',
  readOn: 'Ngày đọc',
  note: 'Nội dung đọc được',
  operators: 'Nhà mạng',
  code: 'Mã',
  aliases: 'Cách viết khác trong tệp',
  host: 'Thuê mạng của',
  networks: 'Mã mạng (MCC-MNC)',
  issuingBodies: 'Cơ quan ban hành',
  superior: 'Cơ quan cấp trên',
  symbol: 'Ký hiệu văn bản',
  office: 'Phòng soạn thảo',
  place: 'Địa danh',
  signatory: 'Chức vụ người ký',
  years: 'Năm',
  year: 'Năm',
  status: 'Đã đủ chưa',
  daysOff: 'Ngày nghỉ (thứ Hai đến thứ Sáu)',
  on: 'Ngày',
  workedWeekends: 'Thứ Bảy, Chủ nhật làm bù',
  rawDays: 'Bản gốc của tệp đã nạp (ngày)',
  positionDays: 'Vị trí chính xác (ngày kể từ ngày đo)',
  logDays: 'Nhật ký hoạt động (ngày)',
  origin: 'Địa chỉ',
  'declared.declared': 'Theo từng nhà mạng',
  'declared.name': 'Tên các tiêu chuẩn này',
  'name.share': 'Tên tiêu chuẩn Vdmin',
};

const FIELDS_EN: Words = {
  standards: 'Standards',
  gates: 'Gates',
  declared: 'Declared values',
  documents: 'Documents',
  decidingMeans: 'Why a mean decides',
  device: 'One vote per device',
  measurement: 'Every test',
  id: 'Code',
  name: 'Name',
  enabled: 'Judged by',
  limit: 'Limit (Mbps)',
  kind: 'Kind',
  metric: 'Metric',
  technology: 'Technology',
  statistic: 'Judged on',
  share: 'Share of at least (%)',
  decidingMean: 'Deciding mean',
  levels: 'Speaks of',
  validFrom: 'In force from',
  validTo: 'No longer from',
  seenUntil: 'Last seen in a source',
  validity: 'Why these dates',
  dueYear: 'Target by the year',
  aspect: 'Counted',
  effect: 'With fewer',
  minimum: 'At least',
  province: 'Province',
  district: 'District',
  commune: 'Commune',
  period: 'In',
  basis: 'Basis',
  reason: 'Reason',
  operator: 'Operator',
  meanKbps: 'Mean download Vd (Mbps)',
  shareKbps: 'Lowest download Vdmin (Mbps)',
  uploadKbps: 'Mean upload Vu (Mbps)',
  mean: 'Name of the standard Vd',
  upload: 'Name of the standard Vu',
  number: 'Number',
  issuer: 'Issued by',
  issuedOn: 'Issued on',
  reading: 'How it is known',
  readBy: 'Read by',
  readOn: 'Read on',
  note: 'What was read',
  operators: 'Operators',
  code: 'Code',
  aliases: 'Other spellings in files',
  host: 'Rents the network of',
  networks: 'Network codes (MCC-MNC)',
  issuingBodies: 'Issuing bodies',
  superior: 'Superior body',
  symbol: 'Symbol in document numbers',
  office: 'Drafting office',
  place: 'Place',
  signatory: 'Who signs',
  years: 'Years',
  year: 'Year',
  status: 'Complete?',
  daysOff: 'Days off (Monday to Friday)',
  on: 'Date',
  workedWeekends: 'Worked Saturdays and Sundays',
  rawDays: 'Stored copies of loaded files (days)',
  positionDays: 'Exact positions (days from the test)',
  logDays: 'Log (days)',
  origin: 'Address',
  'declared.declared': 'By operator',
  'declared.name': 'Names of these standards',
  'name.share': 'Name of the standard Vdmin',
};

const FIELD_WORDS: Record<Locale, Words> = { vi: FIELDS_VI, en: FIELDS_EN };

/** What a field is called, in the group or list that it stands in. */
export const settingFieldWord = (within: string, field: string, locale: Locale): string =>
  FIELD_WORDS[locale][`${within}.${field}`] ?? FIELD_WORDS[locale][field] ?? field;

/** What choices are called, by field and value. */
export const SETTING_CHOICE_WORDS: Record<Locale, Readonly<Record<string, Words>>> = {
  vi: {
    kind: {
      ...standardMessages.vi.kinds,
      mno: 'có mạng riêng',
      mvno: 'thuê mạng',
    },
    metric: { download: 'tải xuống', upload: 'tải lên' },
    technology: { WiFi: 'Wi-Fi', fixed: 'cố định', unknown: 'không rõ' },
    statistic: { mean: 'trung bình', share: 'tỷ lệ lượt đo đạt ngưỡng' },
    decidingMean: standardMessages.vi.means,
    levels: standardMessages.vi.levels,
    aspect: { tests: 'lượt đo', devices: 'thiết bị', places: 'nơi đo', times: 'khung giờ' },
    effect: { verdict: 'chưa kết luận', light: 'đèn báo còn ít' },
    period: { month: 'mỗi tháng của kỳ', whole: 'cả kỳ' },
    basis: { legal: 'văn bản quy định', peer: 'mức của cơ quan khác', own: 'quy ước của cơ quan' },
    reading: standardMessages.vi.readings,
    status: { published: 'đã đủ', partial: 'chưa đủ' },
  },
  en: {
    kind: {
      ...standardMessages.en.kinds,
      mno: 'has a network',
      mvno: 'rents one',
    },
    metric: { download: 'download', upload: 'upload' },
    technology: { WiFi: 'Wi-Fi', fixed: 'fixed', unknown: 'unknown' },
    statistic: { mean: 'mean', share: 'share of tests at the limit' },
    decidingMean: standardMessages.en.means,
    levels: standardMessages.en.levels,
    aspect: { tests: 'tests', devices: 'devices', places: 'places', times: 'times of day' },
    effect: { verdict: 'no verdict', light: 'the light says so' },
    period: { month: 'each month of the period', whole: 'the whole period' },
    basis: { legal: 'a document asks for it', peer: 'another body’s figure', own: 'the office’s own choice' },
    reading: standardMessages.en.readings,
    status: { published: 'complete', partial: 'not yet' },
  },
};

const inWords = (text: string): string => (isLocalDate(text) ? formatDate(text) : text);

/** A place in a setting: "Tiêu chuẩn «4g-mean-40», Ngưỡng (Mbps)". */
export function settingPlace(where: readonly SettingStep[], locale: Locale): string {
  const quoted = (item: string) => (locale === 'vi' ? `«${item}»` : `“${item}”`);
  return where
    .map(({ field, item }, i) => {
      const name = settingFieldWord(where[i - 1]?.field ?? '', field, locale);
      return item === null ? name : `${name} ${/^\d{1,3}$/.test(item) ? item : quoted(inWords(item))}`;
    })
    .join(', ');
}

type Sentence = (
  problem: Pick<SettingProblem, 'value' | 'least' | 'most'>,
  number: (n: number | null) => string,
) => string;

const WRONG: Record<Locale, Record<SettingWrong, Sentence>> = {
  vi: {
    empty: () => 'còn trống; hãy điền.',
    too_long: ({ most }, n) => `dài hơn ${n(most)} ký tự; hãy viết ngắn lại.`,
    no_code: ({ value }) =>
      `«${value}» không dùng được làm mã; chỉ dùng chữ thường không dấu, số và dấu gạch nối.`,
    no_number: ({ value }) => `«${value}» không phải là số; hãy viết bằng chữ số.`,
    out_of_range: ({ value, least, most }, n) =>
      `${value} không nằm trong khoảng từ ${n(least)} đến ${n(most)}; hãy sửa lại.`,
    no_date: ({ value }) => `«${value}» không phải là một ngày có thật; hãy chọn lại ngày.`,
    no_choice: ({ value }) => `«${value}» không có trong danh sách; hãy chọn lại.`,
    too_few: ({ least }, n) => `cần ít nhất ${n(least)} mục; hãy chọn hoặc thêm.`,
    unknown: ({ value }) => `có «${value}» mà không nơi nào định nghĩa; hãy bỏ, hoặc thêm mục ấy trước.`,
    repeated: ({ value }) => `trùng với «${value}» đã có ở trên; hãy đổi hoặc bỏ một mục.`,
    reversed: ({ value }) => `${value} không sau ngày bắt đầu; hãy sửa một trong hai ngày.`,
    overlap: ({ value }) =>
      `trùng với ${value}; mỗi cách viết chỉ thuộc một nhà mạng, mỗi ngày chỉ có một cơ quan. Hãy sửa một trong hai.`,
    share_missing: () => 'xét bằng tỷ lệ thì phải nêu tỷ lệ; hãy điền.',
    mean_missing: () =>
      'xét bằng trung bình thì phải chọn trung bình nào quyết định, xét bằng tỷ lệ thì để trống; hãy chọn lại.',
    unread: () => 'đã đọc thì phải nêu người đọc và ngày đọc; hãy điền cả hai, hoặc chọn «chưa đọc».',
    host_missing: () => 'nhà mạng thuê mạng thì phải nêu thuê của nhà mạng nào có mạng riêng; hãy chọn.',
    basis_missing: () =>
      'căn cứ là văn bản hoặc mức của cơ quan khác thì phải chọn văn bản; hãy chọn, hoặc đổi căn cứ.',
    one_minimum: () => 'số lượt đo để kết luận phải như nhau ở tỉnh, huyện, xã; hãy điền cùng một số.',
    no_gate: () => 'thiếu mức tối thiểu lượt đo để kết luận, áp dụng cho mọi tiêu chuẩn khác; hãy thêm.',
    none_judges: () =>
      'không còn tiêu chuẩn nào xét được tải xuống trung bình của mọi nhà mạng, nên các trang sẽ trống; hãy để lại ít nhất một tiêu chuẩn dùng để xét, có văn bản đã đọc.',
    wrong_year: ({ value }) => `${value} không thuộc năm này; hãy chuyển sang năm của ngày ấy.`,
    weekend: ({ value }) => `${value} là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ; hãy bỏ, hoặc ghi ngày nghỉ bù.`,
    no_weekend: ({ value }) => `${value} không phải là thứ Bảy hay Chủ nhật; hãy sửa lại ngày làm bù.`,
    no_network: ({ value }) => `«${value}» không phải là mã mạng; hãy viết dạng 452-04.`,
    not_served: ({ value }) =>
      `máy chủ chưa trả lời địa chỉ ${value}. Hãy thêm vào biến ORIGIN, khởi động lại, rồi chọn ở đây.`,
    form: () => 'không đọc được; hãy tải lại trang rồi điền lại.',
  },
  en: {
    empty: () => 'is empty; fill it in.',
    too_long: ({ most }, n) => `is longer than ${n(most)} characters; shorten it.`,
    no_code: ({ value }) => `“${value}” is no code; use small letters, digits and hyphens only.`,
    no_number: ({ value }) => `“${value}” is no number; write digits.`,
    out_of_range: ({ value, least, most }, n) =>
      `${value} is not between ${n(least)} and ${n(most)}; correct it.`,
    no_date: ({ value }) => `“${value}” is no real date; choose it anew.`,
    no_choice: ({ value }) => `“${value}” is not in the list; choose anew.`,
    too_few: ({ least }, n) => `needs at least ${n(least)}; choose or add one.`,
    unknown: ({ value }) => `names “${value}”, which is defined nowhere; remove it, or add it first.`,
    repeated: ({ value }) => `is there already (“${value}”); change or remove one.`,
    reversed: ({ value }) => `${value} is not after the beginning; correct one of the two dates.`,
    overlap: ({ value }) =>
      `meets ${value}; a spelling belongs to one operator, a day to one body. Correct one of them.`,
    share_missing: () => 'is needed where a share decides; fill it in.',
    mean_missing: () => 'is needed where a mean decides, and stays empty where a share does; choose anew.',
    unread: () => 'needs who read it and when; fill in both, or choose “not read”.',
    host_missing: () => 'is needed of who rents a network: an operator that has one; choose it.',
    basis_missing: () => 'are needed for such a basis; choose one, or another basis.',
    one_minimum: () => 'of tests for a verdict must be the same for province, district and commune.',
    no_gate: () => 'lack the least number of tests for a verdict by every other standard; add it.',
    none_judges: () =>
      'leave nothing by which the mean download of every operator is judged, so that pages would be empty; keep one that is judged by, with a document that was read.',
    wrong_year: ({ value }) => `${value} is of another year; move it there.`,
    weekend: ({ value }) =>
      `${value} is a Saturday or Sunday, which is off anyway; remove it, or write the day in lieu.`,
    no_weekend: ({ value }) => `${value} is no Saturday or Sunday; correct the worked day.`,
    no_network: ({ value }) => `“${value}” is no network code; write it as 452-04.`,
    not_served: ({ value }) =>
      `the server does not answer to ${value} yet. Add it to the variable ORIGIN, start again, then choose it here.`,
    form: () => 'cannot be read; load the page again and fill it in anew.',
  },
};

/** What is wrong, where, and what to do. */
export function settingProblemSentence({ where, wrong, ...named }: SettingProblem, locale: Locale): string {
  const number = (n: number | null) => (n === null ? '' : formatExact(n, locale));
  const place = settingPlace(where, locale);
  return `${place}: ${WRONG[locale][wrong]({ ...named, value: inWords(named.value) }, number)}`;
}
