import type { Locale } from '#lib/domain/format.ts';
import { ANSWER_STATUS_WORDS } from './case-words.ts';
import { DEPENDENCY_WORDS } from './letters.ts';

/** Every status as it may be written in the form. */
export const STATUS_CHOICES: readonly string[] = [
  ANSWER_STATUS_WORDS.vi.done,
  ANSWER_STATUS_WORDS.vi.planned,
  ...Object.values(DEPENDENCY_WORDS),
  ANSWER_STATUS_WORDS.vi.not_accepted,
  ANSWER_STATUS_WORDS.vi.substitute,
];

/** Words of the answer form, in Vietnamese only: it is an annex of an official document. */
export const answerFormWords = {
  sheet: 'Tra loi',
  title: (operator: string) => `TRẢ LỜI CỦA ${operator.toLocaleUpperCase('vi')}`,
  caseLine: (number: string) => `Hồ sơ ${number}`,
  howTo: [
    `Mỗi nơi một dòng; không thêm, bớt cột. Trạng thái là một trong: ${STATUS_CHOICES.join('; ')}.`,
    'Ngày cam kết: một ngày (15/9/2026), một tháng (9/2026) hoặc một quý (quý IV/2026); «Có kế hoạch» phải có.',
    '«Đã khắc phục» phải có ngày mà từ đó lượt đo được tính. «Không nhận» phải có tệp số liệu đo của doanh nghiệp, ghi tên tệp ở cột Minh chứng.',
  ],
} as const;

/** A fault of a form as a sentence needs it. */
interface FormFault {
  readonly code: string;
  readonly sheet: string | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly cell: string | null;
  readonly value: string;
}

const CHOICES = STATUS_CHOICES.join('; ');

/** What is wrong and what to write there; the words before it name the cell. */
const FAULT_WORDS: Readonly<Record<string, Record<Locale, (value: string) => string>>> = {
  no_table: {
    vi: () => 'Tệp không có bảng trả lời với đủ các cột của mẫu. Hãy điền vào mẫu gửi kèm công văn.',
    en: () =>
      'The file has no table with all columns of the form. Fill in the form that went with the letter.',
  },
  no_answer: {
    vi: () => 'Bảng trả lời chưa có dòng nào được điền.',
    en: () => 'No row of the form is filled in.',
  },
  other_case: {
    vi: (value) => `Biểu này trả lời hồ sơ ${value}. Hãy mở hồ sơ ${value} rồi thả tệp ở đó.`,
    en: (value) => `This form answers case ${value}. Open case ${value} and drop the file there.`,
  },
  number_wrong: {
    vi: (value) =>
      `«${value}» không phải STT của một nơi trong hồ sơ. Giữ nguyên STT của mẫu, không thêm nơi.`,
    en: (value) =>
      `“${value}” is no number of a place of the case. Keep the numbers of the form, add no place.`,
  },
  number_twice: {
    vi: (value) => `nơi ${value} có hai dòng trả lời. Hãy giữ một dòng.`,
    en: (value) => `place ${value} is answered twice. Keep one row.`,
  },
  place_differs: {
    vi: (value) =>
      `«${value}» không phải nơi mang STT của dòng này. Sao chép lại STT và tên nơi như trong mẫu.`,
    en: (value) => `“${value}” is not the place of this row’s number. Copy number and name from the form.`,
  },
  status_unknown: {
    vi: (value) => `«${value}» không phải là một trạng thái. Dùng một trong: ${CHOICES}.`,
    en: (value) => `“${value}” is no status. Write one of: ${CHOICES}.`,
  },
  date_unreadable: {
    vi: (value) =>
      `«${value}» không phải là ngày, tháng hay quý. Viết như 15/9/2026, 9/2026 hoặc quý IV/2026.`,
    en: (value) => `“${value}” is no day, month or quarter. Write 15/9/2026, 9/2026 or quý IV/2026.`,
  },
  position_unreadable: {
    vi: (value) => `«${value}» không phải là tọa độ. Viết vĩ độ; kinh độ, như 21,3012; 106,3810.`,
    en: (value) => `“${value}” is no position. Write latitude; longitude, as in 21,3012; 106,3810.`,
  },
  too_long: {
    vi: () => 'dài quá 500 chữ. Hãy viết ngắn lại, phần còn lại gửi thành văn bản.',
    en: () => 'longer than 500 letters. Shorten it and send the rest as a document.',
  },
  needed: {
    vi: () => 'trạng thái đã chọn cần ô này. Hãy điền.',
    en: () => 'the chosen status needs this cell. Fill it in.',
  },
};

/** Names the cell of a fault, what stands there and what to do. `heading`: the column as printed. */
export function answerFaultSentence(fault: FormFault, heading: string | null, locale: Locale): string {
  const words = FAULT_WORDS[fault.code]![locale](fault.value);
  const { sheet, table, row, cell } = fault;
  if (row === null) return words;
  const column = locale === 'vi' ? `cột «${heading}»` : `column “${heading}”`;
  const where =
    locale === 'vi'
      ? table === null
        ? `Trang «${sheet}», ô ${cell} (${column})`
        : `Bảng ${table}, dòng ${row}, ${column}`
      : table === null
        ? `Sheet “${sheet}”, cell ${cell} (${column})`
        : `Table ${table}, row ${row}, ${column}`;
  return `${where}: ${words}`;
}
