import type { GroundFault, GroundReading } from '#lib/domain/cases/letters/ground.ts';
import {
  LONGEST_PART,
  type BlockField,
  type InlineField,
  type TemplateFault,
  type TemplatePart,
} from '#lib/domain/cases/letters/letter-template.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';

type Labels<Word extends string> = Record<Locale, Readonly<Record<Word, string>>>;

/** The parts of a letter's template. */
export const TEMPLATE_PART_WORDS: Labels<TemplatePart> = {
  vi: {
    subject: 'Trích yếu (sau V/v)',
    addressees: 'Kính gửi',
    body: 'Nội dung',
    contact: 'Đầu mối liên hệ',
    copies: 'Nơi nhận',
  },
  en: {
    subject: 'Subject (after V/v)',
    addressees: 'Addressees (Kính gửi)',
    body: 'Body',
    contact: 'Contact',
    copies: 'Copies (Nơi nhận)',
  },
};

/** Fields of a text that a sentence names. */
export const LETTER_TEXT_FIELDS: Labels<string> = {
  vi: {
    ...TEMPLATE_PART_WORDS.vi,
    by: 'Người sửa',
    note: 'Lý do sửa',
    seen: 'Bản đã xem',
    template: 'Mẫu công văn',
    grounds: 'Căn cứ',
    reading: 'Đã đọc ở mức nào',
    ticked: 'In vào công văn',
    text: 'Căn cứ',
    issuedOn: 'Ngày ban hành',
    readBy: 'Người đọc',
    readIn: 'Đọc ở đâu',
    readOn: 'Ngày đọc',
  },
  en: {
    ...TEMPLATE_PART_WORDS.en,
    by: 'Author',
    note: 'Why it was changed',
    seen: 'Version seen',
    template: 'Template',
    grounds: 'Grounds',
    reading: 'How it is known',
    ticked: 'Printed in letters',
    text: 'Ground',
    issuedOn: 'Issued on',
    readBy: 'Read by',
    readIn: 'Read in',
    readOn: 'Read on',
  },
};

/** How a ground is known. */
export const GROUND_READING_WORDS: Labels<GroundReading> = {
  vi: {
    gazette: 'đã đối chiếu công báo',
    source: 'đọc ở bản khác, chưa đối chiếu công báo',
    press: 'biết qua báo chí, chưa đối chiếu công báo',
    not_read: 'chưa ai đọc, chưa đối chiếu công báo',
  },
  en: {
    gazette: 'compared with the gazette',
    source: 'read in another copy, not compared with the gazette',
    press: 'known from the press, not compared with the gazette',
    not_read: 'read by nobody, not compared with the gazette',
  },
};

/** What the fields of a template stand for. */
export const LETTER_FIELD_WORDS: Labels<InlineField | BlockField> = {
  vi: {
    operator: 'Tên nhà mạng',
    addressee: 'Đơn vị của nhà mạng ở tỉnh, nơi nhận công văn',
    issuer: 'Cơ quan ban hành, theo ngày viết công văn',
    place: 'Tỉnh của cơ quan ban hành',
    case: 'Số hồ sơ',
    places: 'Tên các nơi; từ nơi thứ tư chỉ ghi số nơi còn lại',
    placeCount: 'Số nơi của hồ sơ',
    people: 'Số dân của các nơi',
    tests: 'Tổng số lượt đo của hồ sơ',
    period: 'Kỳ số liệu',
    technology: 'Công nghệ',
    metric: 'Đại lượng đo',
    statistic: 'Cách tính của tiêu chuẩn',
    standard: 'Tiêu chuẩn và loại của nó',
    documents: 'Văn bản nêu tiêu chuẩn; bỏ văn bản chưa có số',
    limit: 'Mức phải đạt',
    finding: 'Kết luận về các nơi',
    reason: 'Lý do lập hồ sơ',
    deadline: 'Hạn trả lời; chừa trống nếu chưa có hạn mới',
    firstLetter: 'Công văn đầu tiên đã gửi',
    lastLetter: 'Công văn gửi gần nhất',
    reminder: 'Lần nhắc thứ mấy',
    grounds: 'Các căn cứ đã chọn, mỗi căn cứ một dòng',
    facts: 'Số liệu từng nơi; bắt buộc có trong nội dung',
    plan: 'Kế hoạch kiểm chứng, nếu đã ấn định',
    earlier: 'Các công văn đã gửi',
    answers: 'Trả lời của nhà mạng; câu «chưa nhận được» nếu đã gửi mà chưa có',
    verification: 'Kết quả kiểm chứng, nếu đã kiểm chứng',
    annexes: 'Danh sách phụ lục gửi kèm',
    contact: 'Phần «Đầu mối liên hệ» của mẫu',
  },
  en: {
    operator: 'Name of the operator',
    addressee: 'The operator’s unit in the province, which gets the letter',
    issuer: 'Issuing body, as of the day of the letter',
    place: 'Province of the issuing body',
    case: 'Number of the case',
    places: 'Names of the places; after three only how many more',
    placeCount: 'How many places the case has',
    people: 'Residents of the places',
    tests: 'All tests of the case',
    period: 'Period of the figures',
    technology: 'Technology',
    metric: 'What is measured',
    statistic: 'Statistic of the standard',
    standard: 'The standard and what kind it is',
    documents: 'Documents that set the standard, except unnumbered ones',
    limit: 'The level to be reached',
    finding: 'Verdicts on the places',
    reason: 'Why the case was opened',
    deadline: 'Answer due; blank until there is a new date',
    firstLetter: 'The first letter sent',
    lastLetter: 'The letter sent last',
    reminder: 'Which reminder it is',
    grounds: 'The ticked grounds, one a line',
    facts: 'Figures of each place; the body must have it',
    plan: 'The plan of verification, if registered',
    earlier: 'Letters sent before',
    answers: 'The operator’s answer; that none came, if a letter has gone',
    verification: 'What tests found since, if verified',
    annexes: 'The annexes sent with it',
    contact: 'The template’s part “Contact”',
  },
};

interface FaultDetails {
  readonly code?: string;
  readonly part?: string;
  readonly line?: string | number;
  readonly words?: string;
}

type Sentence = (place: string, words: string) => string;

const TEMPLATE_FAULTS: Record<Locale, Readonly<Record<TemplateFault['code'], Sentence>>> = {
  vi: {
    empty: (place) => `${place}: phần này còn trống. Viết nội dung, hoặc lấy lại bản gốc.`,
    too_long: (place, words) =>
      `${place}: dài ${words} ký tự, nhiều nhất ${formatCount(LONGEST_PART, 'vi')}. Rút ngắn lại.`,
    brace_open: (place, words) =>
      `${place}: ngoặc nhọn không khép kín trong «${words}». Trường viết như {operator}.`,
    field_unknown: (place, words) => `${place}: không có trường {${words}}. Chọn trong danh sách trường.`,
    field_not_alone: (place, words) => `${place}: trường {${words}} phải đứng một mình trên một dòng.`,
    block_outside_body: (place, words) => `${place}: trường {${words}} chỉ dùng được trong Nội dung.`,
    typed_figure: (place, words) =>
      `${place}: «${words}» là số gõ tay. Số liệu phải lấy từ hồ sơ: dùng trường, ví dụ {limit}, {tests}.`,
    forbidden_word: (place, words) =>
      `${place}: công văn của tỉnh không dùng chữ «${words}». Tỉnh đề nghị, kiểm tra và báo cáo cấp trên.`,
    facts_absent: (place, words) => `${place}: thiếu dòng ${words}, nơi ghi số liệu của hồ sơ.`,
  },
  en: {
    empty: (place) => `${place}: this part is empty. Write it, or take the shipped text again.`,
    too_long: (place, words) =>
      `${place}: it has ${words} characters, at most ${formatCount(LONGEST_PART, 'en')} fit. Shorten it.`,
    brace_open: (place, words) =>
      `${place}: a brace is not closed in “${words}”. A field is written like {operator}.`,
    field_unknown: (place, words) => `${place}: there is no field {${words}}. Choose one of the list.`,
    field_not_alone: (place, words) => `${place}: the field {${words}} must stand alone on its line.`,
    block_outside_body: (place, words) => `${place}: the field {${words}} belongs into the body only.`,
    typed_figure: (place, words) =>
      `${place}: “${words}” is a typed figure. Figures come from the case: use a field such as {limit} or {tests}.`,
    forbidden_word: (place, words) =>
      `${place}: no letter of the province says “${words}”. It asks, inspects and reports upward.`,
    facts_absent: (place, words) =>
      `${place}: the line ${words}, which holds the figures of the case, is missing.`,
  },
};

/** What is wrong with a template, where, and what to do. */
export function templateFaultSentence(
  { code, part, line, words = '' }: FaultDetails,
  locale: Locale,
): string {
  const name = TEMPLATE_PART_WORDS[locale][part as TemplatePart] ?? part ?? '';
  const place = locale === 'vi' ? `«${name}», dòng ${line}` : `“${name}”, line ${line}`;
  return TEMPLATE_FAULTS[locale][code as TemplateFault['code']](place, words);
}

const GROUND_FAULTS: Record<Locale, Readonly<Record<GroundFault['code'], Sentence>>> = {
  vi: {
    empty: (place) => `${place}: còn trống. Ghi loại, số, ngày và cơ quan ban hành văn bản.`,
    too_long: (place, words) => `${place}: «${words}…» quá dài. Rút ngắn lại.`,
    too_many: (_, words) => `Nhiều nhất ${words} căn cứ. Bỏ bớt những căn cứ không dùng.`,
    twice: (place, words) => `${place}: «${words}» đã có trong danh sách. Bỏ một dòng.`,
    reader_absent: (place) =>
      `${place}: muốn in vào công văn thì phải ghi ai đã đọc, đọc ở đâu (số công báo hoặc bản nào) và ngày đọc.`,
    date: (place, words) => `${place}: ngày «${words}» không có, hoặc sau hôm nay.`,
    brace: (place) => `${place}: căn cứ không dùng trường trong ngoặc nhọn.`,
    forbidden_word: (place, words) => `${place}: công văn của tỉnh không dùng chữ «${words}».`,
  },
  en: {
    empty: (place) => `${place}: it is empty. Give kind, number, date and issuer of the document.`,
    too_long: (place, words) => `${place}: “${words}…” is too long. Shorten it.`,
    too_many: (_, words) => `At most ${words} grounds. Remove those that are not used.`,
    twice: (place, words) => `${place}: “${words}” is in the list already. Remove one.`,
    reader_absent: (place) =>
      `${place}: to be printed it needs who read it, where (number of the gazette, or which copy) and on which date.`,
    date: (place, words) => `${place}: “${words}” is no date, or after today.`,
    brace: (place) => `${place}: a ground has no fields in braces.`,
    forbidden_word: (place, words) => `${place}: no letter of the province says “${words}”.`,
  },
};

/** What is wrong with the list of grounds, where, and what to do. */
export function groundFaultSentence({ code, line, words = '' }: FaultDetails, locale: Locale): string {
  const place = locale === 'vi' ? `Căn cứ thứ ${line}` : `Ground ${line}`;
  return GROUND_FAULTS[locale][code as GroundFault['code']](place, words);
}
