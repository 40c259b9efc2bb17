import type { Locale } from '#lib/domain/format.ts';
import { groundFaultSentence, LETTER_TEXT_FIELDS, templateFaultSentence } from './letter-text-words.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences of faults over letters and other documents that the program writes. */
export const DOCUMENT_FAULTS: Record<string, Record<Locale, Sentence>> = {
  pdf_not_made: {
    vi: (d) =>
      `Chưa tạo được tệp PDF «${d.file}». Hãy tải bản Word (DOCX), và gửi dòng này cho người quản trị: ${d.reason}`,
    en: (d) =>
      `The PDF “${d.file}” could not be made. Download the Word file (DOCX), and send this line to the administrator: ${d.reason}`,
  },
  pdf_too_large: {
    vi: (d) => `Tệp PDF «${d.file}» quá lớn nên bị dừng lại. Hãy chọn ít nơi hơn hoặc kỳ ngắn hơn.`,
    en: (d) =>
      `The PDF “${d.file}” was too large, so making it was stopped. Choose fewer places or a shorter period.`,
  },
  letter_template: {
    vi: (d) => `Mẫu công văn có chỗ chưa đúng. ${templateFaultSentence(d, 'vi')}`,
    en: (d) => `The template has a mistake. ${templateFaultSentence(d, 'en')}`,
  },
  letter_grounds: {
    vi: (d) => `Danh sách căn cứ có chỗ chưa đúng. ${groundFaultSentence(d, 'vi')}`,
    en: (d) => `The list of grounds has a mistake. ${groundFaultSentence(d, 'en')}`,
  },
  letter_text_unreadable: {
    vi: () => 'Yêu cầu đổi mẫu công văn không phải là JSON đọc được. Tải lại trang rồi thử lại.',
    en: () => 'The request to change a letter’s text is not readable JSON. Reload the page and try again.',
  },
  letter_text_field: {
    vi: (d) =>
      `Mục «${LETTER_TEXT_FIELDS.vi[d.field!] ?? d.field}» còn trống, quá dài hoặc không đọc được. Điền lại mục ấy.`,
    en: (d) =>
      `“${LETTER_TEXT_FIELDS.en[d.field!] ?? d.field}” is empty, too long or unreadable. Fill it in again.`,
  },
  letter_text_absent: {
    vi: (d) => `Không có mẫu «${d.name}». Có: ${d.known}.`,
    en: (d) => `There is no text “${d.name}”. The texts are: ${d.known}.`,
  },
  letter_text_moved_on: {
    vi: (d) =>
      `Đã có người lưu bản ${d.version} sau khi bạn mở trang. Sao chép lại phần vừa sửa, tải lại trang, rồi sửa trên bản mới.`,
    en: (d) =>
      `Version ${d.version} was saved after you opened the page. Copy what you changed, load the page again and change the new version.`,
  },
  letter_text_unchanged: {
    vi: () => 'Chưa có gì thay đổi so với bản đang dùng, nên không lưu bản mới.',
    en: () => 'Nothing differs from the version in use, so no new version was saved.',
  },
  letter_word: {
    vi: (d) =>
      `Lý do của hồ sơ có «${d.word}», là chữ mà công văn của tỉnh không dùng. Lập lại hồ sơ với lý do nêu sự việc.`,
    en: (d) =>
      `The reason for the case says “${d.word}”, a word that official letters do not use. Open the case again with a reason that states what happened.`,
  },
};
