import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences of faults over letters and other documents that the program writes. */
export const DOCUMENT_FAULTS: Record<string, Record<Locale, Sentence>> = {
  pdf_not_made: {
    vi: (d) =>
      `Chưa tạo được tệp PDF «${d.file}». Hãy tải bản Word (DOCX), và gửi dòng này cho người quản trị: ${d.reason}`,
    en: (d) =>
      `The PDF “${d.file}” could not be made. Take the Word file (DOCX), and send this line to the administrator: ${d.reason}`,
  },
  pdf_too_large: {
    vi: (d) => `Tệp PDF «${d.file}» quá lớn nên bị dừng lại. Hãy chọn ít nơi hơn hoặc kỳ ngắn hơn.`,
    en: (d) => `The PDF “${d.file}” is too large and was stopped. Choose fewer places or a shorter period.`,
  },
  letter_template: {
    vi: (d) =>
      `Mẫu công văn có chỗ chưa đúng (phần «${d.part}», dòng ${d.line}: «${d.words}»). Sửa ở trang Mẫu công văn rồi tạo lại.`,
    en: (d) =>
      `The letter's template has a mistake (part “${d.part}”, line ${d.line}: “${d.words}”). Correct it on the page of templates, then try again.`,
  },
  letter_word: {
    vi: (d) =>
      `Lý do của hồ sơ có «${d.word}», là chữ mà công văn của tỉnh không dùng. Lập lại hồ sơ với lý do nêu sự việc.`,
    en: (d) => `The reason of the case says “${d.word}”, which no letter says. State what happened instead.`,
  },
};
