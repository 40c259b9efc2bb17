import { DEPENDENCY_WORDS, STATUS_WORDS } from './letters.ts';

/** Every status as it may be written in the form. */
export const STATUS_CHOICES: readonly string[] = [
  STATUS_WORDS.done,
  STATUS_WORDS.planned,
  ...Object.values(DEPENDENCY_WORDS),
  STATUS_WORDS.not_accepted,
  STATUS_WORDS.substitute,
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
  wrongTitle: 'Trạng thái chưa đúng',
  wrong: 'Hãy chọn một trạng thái trong danh sách.',
} as const;
