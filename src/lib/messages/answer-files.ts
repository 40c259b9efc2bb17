import type { Locale } from '#lib/domain/format.ts';

const vi = {
  formLabel: 'Biểu trả lời của nhà mạng',
  formDrop: 'Thả biểu trả lời (XLSX, DOCX) vào đây',
  or: 'hoặc',
  choose: 'Chọn tệp',
  formDownload: 'Tải biểu trả lời để trống của hồ sơ này (XLSX)',
  reading: 'Đang đọc tệp…',
  wrong: 'Chưa ghi được gì từ tệp này. Hãy sửa các ô sau trong tệp rồi thả lại:',
  more: 'Còn nhiều ô sai nữa.',
  check: 'Đây là những gì đọc được. Xem lại từng nơi, rồi ghi vào hồ sơ; tệp được giữ cùng dòng ghi.',
  unanswered: (places: string) => `Tệp không trả lời về: ${places}.`,
  giveUp: 'Bỏ tệp này, gõ trả lời',
  files: { form: 'Biểu trả lời', tests: 'Số liệu đo của nhà mạng' },
};

/** Words for the files of an operator's answer. */
export type AnswerFileMessages = typeof vi;

const en: AnswerFileMessages = {
  formLabel: 'The operator’s answer form',
  formDrop: 'Drop the answer form (XLSX, DOCX) here',
  or: 'or',
  choose: 'Choose a file',
  formDownload: 'Download this case’s empty answer form (XLSX)',
  reading: 'Reading the file…',
  wrong: 'Nothing of this file can be entered. Correct these cells in it, then drop it again:',
  more: 'There are more wrong cells.',
  check: 'This is what was read. Check each place, then enter it; the file is kept with the entry.',
  unanswered: (places) => `The file says nothing of: ${places}.`,
  giveUp: 'Leave this file, type the answer',
  files: { form: 'Answer form', tests: 'The operator’s own tests' },
};

/** Words for the files of an operator's answer, by language. */
export const answerFileMessages: Record<Locale, AnswerFileMessages> = { vi, en };
