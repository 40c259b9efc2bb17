import type { Notice } from '#lib/domain/batch.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import { MAPPING_NOTICES } from './notices-mapping.ts';
import { counted } from './counted.ts';

interface Details {
  /** A count, written as the language writes it. */
  count(key: string): string;
  /** A list, joined. */
  list(key: string): string;
}
type Sentence = (details: Details) => string;

const SENTENCES: Record<string, Record<Locale, Sentence>> = {
  ...MAPPING_NOTICES,
  raw_copy_missing: {
    vi: () =>
      'Các dòng đã nạp xong, nhưng không lưu được bản gốc của tệp (ổ đĩa đầy hoặc lỗi ghi). Hãy giữ tệp này; muốn có bản gốc, hãy dọn ổ đĩa, gỡ tệp rồi nạp lại.',
    en: () =>
      'The rows are loaded, but a copy of the file could not be stored (a full disk or a failed write). Keep the file; to have its copy, free some space, undo the file and load it again.',
  },
  technology_absent: {
    vi: () =>
      'Tệp không có cột công nghệ nên các dòng này không được tính vào số liệu 4G. Nếu tất cả là 4G, hãy gỡ tệp rồi nạp lại, chọn công nghệ 4G ở mục «Bổ sung cho tệp thiếu cột» (dòng lệnh: --const technology=4G).',
    en: () =>
      'The file has no technology column, so these rows are not part of the 4G figures. If all of them are 4G, undo the file and load it again with 4G chosen under “Add what a file lacks” (command line: --const technology=4G).',
  },
  operator_absent: {
    vi: () =>
      'Tệp không có cột nhà mạng nên các dòng này không thuộc nhà mạng nào. Nếu tất cả là của một nhà mạng, hãy gỡ tệp rồi nạp lại, chọn nhà mạng ở mục «Bổ sung cho tệp thiếu cột» (dòng lệnh: --const operator=Viettel).',
    en: () =>
      'The file has no operator column, so these rows belong to no operator. If all are of one, undo the file and load it again with that operator chosen under “Add what a file lacks” (command line: --const operator=Viettel).',
  },
  operators_new: {
    vi: (d) => `Tên nhà mạng chưa có trong danh mục, được giữ nguyên như trong tệp: ${d.list('names')}.`,
    en: (d) => `Operator names that are not in the list, stored as spelled in the file: ${d.list('names')}.`,
  },
  date_order_assumed: {
    vi: () =>
      'Ngày trong tệp có thể đọc theo hai cách (ví dụ 07/08/2024); chương trình đọc theo ngày/tháng/năm. Nếu tệp ghi tháng trước, hãy gỡ tệp và xuất lại với dạng năm-tháng-ngày.',
    en: () =>
      'The dates in the file are ambiguous (such as 07/08/2024); they were read as day/month/year. If the month comes first, undo the file and export it again with year-month-day.',
  },
  date_orders_mixed: {
    vi: (d) =>
      `${d.count('count')} dòng ghi ngày theo thứ tự khác phần còn lại của tệp, chỉ đọc được một cách (6/13/2026 là 13/6) và được nhận như vậy. Ngày đọc được hai cách (7/8/2026) theo thứ tự chung của tệp: hãy xem lại tệp.`,
    en: (d) =>
      `${counted(d.count('count'), 'row has its date', 'rows have their dates')} in another order than the rest of the file, and can be read in one way only (6/13/2026 is 13 June), which was taken. Dates with two readings (7/8/2026) follow the order of the file: look at it again.`,
  },
  date_year_of_file: {
    vi: (d) =>
      `${d.count('count')} dòng ghi ngày không có năm (như 13/6); mọi ngày khác trong tệp thuộc năm ${d.list('year')} nên các dòng ấy tính vào năm đó. Nếu không đúng, hãy gỡ tệp, ghi đủ năm rồi nạp lại.`,
    en: (d) =>
      `${counted(d.count('count'), 'row has a date', 'rows have dates')} without a year (such as 13/6); all others in the file are of ${d.list('year')}, so it was taken. If that is wrong, undo the file, write the years and load it again.`,
  },
  rows_unplaced: {
    vi: (d) =>
      `${d.count('rows')} dòng được nhận nhưng không thuộc địa bàn nào đã biết, nên không nằm trong số liệu của huyện, xã nào.`,
    en: (d) =>
      `${counted(d.count('rows'), 'row was accepted but lies', 'rows were accepted but lie')} in no known area, and so count in no district or commune.`,
  },
  place_names_unknown: {
    vi: (d) =>
      `Tên địa bàn chưa nhận ra hoặc chỉ nhận ra một phần (${d.count('count')}): ${d.list('names')}. Hãy xác định ở mục «Tên địa bàn chờ xác định» của trang Dữ liệu; mỗi tên chỉ cần một lần.`,
    en: (d) =>
      `Place names not recognised, or only in part (${d.count('count')}): ${d.list('names')}. Resolve them under “Unresolved place names” on the data page; once is enough for each name.`,
  },
  place_names_outside: {
    vi: (d) => `Địa chỉ ngoài tỉnh, không tính vào địa bàn nào (${d.count('count')}): ${d.list('names')}.`,
    en: (d) =>
      `Addresses outside the province, counted in no area (${d.count('count')}): ${d.list('names')}.`,
  },
  encoding_assumed: {
    vi: (d) =>
      `Tệp không phải Unicode; chữ được đọc theo bảng mã ${d.list('encoding')} (tiếng Việt cũ). Hãy kiểm tra các tên.`,
    en: (d) =>
      `The file is not Unicode; its text was read as ${d.list('encoding')} (old Vietnamese). Check the names.`,
  },
  encoding_repaired: {
    vi: () =>
      'Chữ trong tệp bị đọc sai bảng mã rồi lưu lại (ví dụ «Lá»¥c Nam»); chương trình đã khôi phục. Hãy kiểm tra các tên.',
    en: () =>
      'The text of the file had been read in a wrong encoding and saved again (such as “Lá»¥c Nam”); it was repaired. Check the names.',
  },
  letters_unreadable: {
    vi: () => 'Một số dòng có chữ không phải UTF-8 như phần còn lại của tệp; các chữ đó hiện thành �.',
    en: () => 'Some lines have letters that are not UTF-8 like the rest of the file; they are shown as �.',
  },
  sheet_used: {
    vi: (d) =>
      `Đọc trang «${d.list('sheet')}» của sổ tính.${d.list('like') ? ` Các trang cùng cột được nạp riêng từng trang: ${d.list('like')}.` : ''}${d.list('others') ? ` Lần nạp này không đọc các trang khác (số dòng): ${d.list('others')}.` : ''}${d.list('hidden') ? ` Trang ẩn: ${d.list('hidden')}.` : ''} Muốn đọc trang khác, hãy đánh dấu «Xem và chỉnh cột trước khi nạp» rồi chọn trang (dòng lệnh: --sheet "Tên trang").`,
    en: (d) =>
      `The sheet “${d.list('sheet')}” of the workbook was read.${d.list('like') ? ` Sheets with the same columns are loaded one by one: ${d.list('like')}.` : ''}${d.list('others') ? ` This load did not read other sheets (rows): ${d.list('others')}.` : ''}${d.list('hidden') ? ` Hidden sheets: ${d.list('hidden')}.` : ''} To read another, tick “Check the columns before loading” and choose it (command line: --sheet "Name").`,
  },
  subtotal_rows_left_out: {
    vi: (d) =>
      `${d.count('count')} dòng tổng hoặc trung bình không phải lượt đo nên được để ra ngoài (dòng số: ${d.list('numbers')}).`,
    en: (d) =>
      `${counted(d.count('count'), 'row is a total or average, not a test, and was', 'rows are totals or averages, not tests, and were')} left out (row numbers: ${d.list('numbers')}).`,
  },
  hidden_rows_read: {
    vi: (d) =>
      `${d.count('count')} dòng đang ẩn trong sổ tính (ví dụ do lọc) cũng được đọc. Nếu không muốn tính, hãy xóa hẳn các dòng ấy rồi nạp lại.`,
    en: (d) =>
      `${counted(d.count('count'), 'row that is hidden in the sheet (by a filter, say) was', 'rows that are hidden in the sheet (by a filter, say) were')} read as well. If they are not to count, delete them and load again.`,
  },
  formulas_uncomputed: {
    vi: (d) =>
      `${d.count('cells')} ô công thức chưa có kết quả (từ dòng ${d.list('row')}), nên không đọc được số. Hãy mở tệp bằng Excel, lưu lại rồi nạp tệp ấy.`,
    en: (d) =>
      `${counted(d.count('cells'), 'formula has', 'formulas have')} no result yet (from row ${d.list('row')}), so there is no figure to read. Open the file in Excel, save it and load that.`,
  },
  list_used: {
    vi: (d) => `Đọc danh sách «${d.list('list')}» trong tệp; không đọc: ${d.list('others')}.`,
    en: (d) => `The list “${d.list('list')}” of the file was read; not read: ${d.list('others')}.`,
  },
  tally_like_sample: {
    vi: (d) =>
      `Số liệu trong tháng của ${d.list('names')} đúng bằng ví dụ in sẵn trong biểu (25 người cài đặt, 60 lượt truy cập), có lẽ quên thay. Hãy hỏi lại đơn vị; nếu sai, nạp biểu đã sửa.`,
    en: (d) =>
      `The figures of ${d.list('names')} are those of the example printed in the form (25 installs, 60 accesses), perhaps never replaced. Ask the unit; if they are wrong, load the corrected form.`,
  },
  tally_resubmitted: {
    vi: (d) =>
      `Trong tệp, ${d.list('names')} gửi nhiều lần cho cùng tháng; lần gửi sau cùng được dùng, ${d.count('count')} lần gửi trước được để ngoài.`,
    en: (d) =>
      `In the file, ${d.list('names')} sent figures of the same month more than once; the last submission stands, ${counted(d.count('count'), 'earlier one is', 'earlier ones are')} left out.`,
  },
  tally_rows_skipped: {
    vi: (d) => `Bỏ qua ${d.count('rows')} dòng mẫu hoặc dòng tổng: ${d.list('names')}.`,
    en: (d) => `Left out ${counted(d.count('rows'), 'sample or total row')}: ${d.list('names')}.`,
  },
  tally_superseded: {
    vi: (d) =>
      `Thay số liệu đã nạp trước đây của ${d.count('units')} đơn vị cho cùng tháng; bản cũ vẫn xem được.`,
    en: (d) =>
      `Replaces earlier figures of the same month for ${counted(d.count('units'), 'unit')}; earlier versions remain available.`,
  },
  tally_history: {
    vi: () =>
      'Tệp có số liệu của nhiều đơn vị trong nhiều tháng nên được nhận là biểu tổng hợp cũ: báo cáo do đơn vị tự gửi luôn được dùng trước. Nếu đây là báo cáo của chính các đơn vị, gỡ tệp rồi nạp lại, chọn «Nguồn» là báo cáo của đơn vị.',
    en: () =>
      'The file has figures of several units over several months and counts as a past consolidated table: a unit’s own report always takes precedence. If these are the units’ own reports, undo the file and load it again with the origin “the units’ own report”.',
  },
  tally_behind: {
    vi: (d) =>
      `Có ${d.count('units')} đơn vị đã có báo cáo khác được dùng cho cùng tháng (nhận sau, hoặc do đơn vị tự gửi); số liệu trong tệp này được giữ để đối chiếu.`,
    en: (d) =>
      `For ${counted(d.count('units'), 'unit')} another report of the same month counts (received later, or sent by the unit itself); the figures of this file are stored beside it.`,
  },
};

/** The sentence of a notice. */
export function noticeSentence({ code, details }: Notice, locale: Locale): string {
  const sentence = SENTENCES[code];
  if (!sentence) return code;
  return sentence[locale]({
    count: (key) => formatCount(Number(details[key] ?? 0), locale),
    list: (key) => {
      const value = details[key];
      return Array.isArray(value) ? value.join('; ') : String(value ?? '');
    },
  });
}

/** Codes that have a sentence; a test compares them with the codes given. */
export const NOTICE_CODES = Object.keys(SENTENCES);
