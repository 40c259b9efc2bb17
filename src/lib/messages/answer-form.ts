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

/** What is wrong with a cell, and what to write there. */
export const ANSWER_FAULTS: Readonly<Record<string, (cell: string, value: string) => string>> = {
  no_table: () => 'Tệp không có bảng trả lời với đủ các cột của mẫu. Hãy điền vào mẫu gửi kèm công văn.',
  no_answer: () => 'Bảng trả lời chưa có dòng nào được điền.',
  number_wrong: (cell, value) => `${cell}: «${value}» không phải STT của một nơi trong hồ sơ.`,
  number_twice: (cell, value) => `${cell}: nơi ${value} có hai dòng trả lời; hãy giữ một dòng.`,
  status_unknown: (cell, value) =>
    `${cell}: «${value}» không phải là một trạng thái. Dùng một trong: ${STATUS_CHOICES.join('; ')}.`,
  date_unreadable: (cell, value) =>
    `${cell}: «${value}» không phải là ngày, tháng hay quý. Viết như 15/9/2026, 9/2026 hoặc quý IV/2026.`,
  position_unreadable: (cell, value) =>
    `${cell}: «${value}» không phải là tọa độ. Viết vĩ độ; kinh độ, như 21,3012; 106,3810.`,
  too_long: (cell) => `${cell}: dài quá 500 chữ; hãy viết ngắn lại, phần còn lại gửi thành văn bản.`,
  needed: (cell) => `${cell}: trạng thái đã chọn cần ô này.`,
};
