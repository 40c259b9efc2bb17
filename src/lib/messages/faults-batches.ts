import { formatDate, type Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for what cannot be done with a batch. */
export const BATCH_FAULTS: Record<string, Record<Locale, Sentence>> = {
  raw_file_absent: {
    vi: (d) => `Bản gốc của «${d.file}» không còn được giữ, hoặc đã hỏng. Hãy nạp lại tệp từ máy của bạn.`,
    en: (d) =>
      `The stored copy of “${d.file}” is no longer kept, or is damaged. Load the file again from your own copy.`,
  },
  batch_is_undone: {
    vi: (d) => `Lần nạp ${d.id} đã được gỡ. Hãy đưa lại lần nạp này trước.`,
    en: (d) => `Batch ${d.id} has been undone. Restore it first.`,
  },
  batch_is_loaded: {
    vi: (d) => `Lần nạp ${d.id} đang được dùng, không cần đưa lại.`,
    en: (d) => `Batch ${d.id} is in use; there is nothing to restore.`,
  },
  batch_is_tally: {
    vi: (d) => `Lần nạp ${d.id} là biểu tổng hợp tháng, không áp dụng được. Hãy nạp lại biểu từ máy của bạn.`,
    en: (d) =>
      `Batch ${d.id} is a monthly form, for which this is not possible. Load the form again from your own copy.`,
  },
  file_loaded_again: {
    vi: (d) =>
      `Tệp này đã được nạp lại (lần nạp ${d.batch}). Hãy gỡ lần nạp đó trước nếu muốn dùng lần nạp này.`,
    en: (d) => `The same file was loaded again as batch ${d.batch}. Undo that batch first to use this one.`,
  },
  file_is_operator_tests: {
    vi: (d) =>
      `Tệp «${d.file}» là số liệu đo của chính nhà mạng, gửi kèm trả lời hồ sơ ${d.number} ngày ${formatDate(d.on ?? '')}, nên không nạp vào số liệu của người dân. Xem ở trang của hồ sơ ấy; nếu đúng là lượt đo của người dân thì nạp tệp ở trang Dữ liệu rồi bấm «Vẫn nạp như số liệu của người dân», hoặc thêm --even-operator-file trên dòng lệnh.`,
    en: (d) =>
      `The file “${d.file}” holds the operator’s own tests, sent to answer case ${d.number} on ${formatDate(d.on ?? '')}, so it is not loaded among citizens’ tests. See the page of that case; if they are citizens’ tests after all, load it on the data page and press “Load as citizens’ tests all the same”, or add --even-operator-file on the command line.`,
  },
  rule_unknown: {
    vi: (d) => `Không có quy tắc «${d.value}». Các quy tắc: ${d.known}.`,
    en: (d) => `There is no rule “${d.value}”. The rules are: ${d.known}.`,
  },
  rule_state_unknown: {
    vi: (d) => `Hãy cho biết on (bật) hoặc off (tắt), không phải «${d.value}».`,
    en: (d) => `Use on or off, not “${d.value}”.`,
  },
  tests_per_person_unknown: {
    vi: (d) => `«${d.value}» không phải số lượt mỗi người đo. Hãy chọn từ 1 đến ${d.most}, hoặc để trống.`,
    en: (d) => `“${d.value}” is not a number of tests per person. Choose 1 to ${d.most}, or leave it empty.`,
  },
  row_number_invalid: {
    vi: (d) => `«${d.value}» không phải là số dòng. Hãy nhập số nguyên từ 1 trở lên.`,
    en: (d) => `“${d.value}” is not a row number. Enter a whole number, 1 or more.`,
  },
};
