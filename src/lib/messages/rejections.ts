import { formatCount, type Locale } from '#lib/domain/format.ts';
import { REJECTION_CODES, type Rejection, type RejectionCode } from '#lib/domain/rejection.ts';

interface Words {
  /** The reason in a few words, for a table of reasons. */
  readonly reason: string;
  /** What is wrong with the value, as a clause; `value` stands in quotation marks already. */
  readonly clause: (value: string) => string;
}

const VI: Record<RejectionCode, Words> = {
  row_malformed: {
    reason: 'Dòng sai cấu trúc',
    clause: (v) =>
      v === '«"»'
        ? 'dấu nháy kép mở mà không đóng'
        : `số ô không khớp với dòng tiêu đề (${v.replace(/[«»]/g, '')})`,
  },
  download_missing: { reason: 'Thiếu tốc độ tải xuống', clause: () => 'thiếu tốc độ tải xuống' },
  download_not_a_number: {
    reason: 'Tốc độ tải xuống không phải là số',
    clause: (v) => `${v} không phải là số`,
  },
  download_negative: { reason: 'Tốc độ tải xuống âm', clause: (v) => `tốc độ ${v} nhỏ hơn 0` },
  download_out_of_range: {
    reason: 'Tốc độ tải xuống quá lớn',
    clause: (v) => `${v} lớn hơn 10 Gbit/s, có lẽ sai đơn vị`,
  },
  upload_not_a_number: { reason: 'Tốc độ tải lên không phải là số', clause: (v) => `${v} không phải là số` },
  upload_out_of_range: {
    reason: 'Tốc độ tải lên ngoài khoảng',
    clause: (v) => `${v} không nằm trong khoảng 0 đến 10 Gbit/s`,
  },
  latency_not_a_number: { reason: 'Độ trễ không phải là số', clause: (v) => `${v} không phải là số` },
  latency_out_of_range: {
    reason: 'Độ trễ ngoài khoảng',
    clause: (v) => `${v} không nằm trong khoảng 0 đến 60.000 ms`,
  },
  jitter_not_a_number: {
    reason: 'Độ biến động trễ không phải là số',
    clause: (v) => `${v} không phải là số`,
  },
  jitter_out_of_range: {
    reason: 'Độ biến động trễ ngoài khoảng',
    clause: (v) => `${v} không nằm trong khoảng 0 đến 60.000 ms`,
  },
  date_missing: { reason: 'Thiếu ngày đo', clause: () => 'thiếu ngày đo' },
  date_not_a_date: { reason: 'Ngày đo không có thật', clause: (v) => `${v} không phải là ngày` },
  date_in_future: { reason: 'Ngày đo ở tương lai', clause: (v) => `${v} là ngày chưa tới` },
  date_too_early: { reason: 'Ngày đo quá xa', clause: (v) => `${v} là trước năm 2010` },
  longitude_not_a_number: { reason: 'Kinh độ không phải là số', clause: (v) => `${v} không phải là số` },
  latitude_not_a_number: { reason: 'Vĩ độ không phải là số', clause: (v) => `${v} không phải là số` },
  position_in_degrees_minutes: {
    reason: 'Tọa độ viết theo độ, phút, giây',
    clause: (v) =>
      `tọa độ ${v} viết theo độ, phút, giây; hãy đổi sang độ thập phân, ví dụ 21,2917 và 106,2083`,
  },
  position_plus_code: {
    reason: 'Tọa độ viết bằng mã Plus',
    clause: (v) => `${v} là mã Plus Codes; hãy thay bằng kinh độ, vĩ độ thập phân, ví dụ 106,2083 và 21,2917`,
  },
  position_incomplete: {
    reason: 'Thiếu kinh độ hoặc vĩ độ',
    clause: () => 'chỉ có một trong hai: kinh độ, vĩ độ',
  },
  position_out_of_range: { reason: 'Tọa độ không có thật', clause: (v) => `tọa độ ${v} không có thật` },
  null_island: {
    reason: 'Tọa độ 0; 0',
    clause: (v) => `tọa độ ${v} nằm giữa biển: máy chưa định vị được khi đo`,
  },
  place_missing: { reason: 'Không có vị trí', clause: () => 'không có tọa độ, cũng không có tên huyện, xã' },
  technology_unknown: { reason: 'Công nghệ lạ', clause: (v) => `không hiểu công nghệ ${v}` },
  technology_several: {
    reason: 'Nêu nhiều công nghệ',
    clause: (v) =>
      `${v} nêu nhiều công nghệ, không cho biết lượt đo dùng công nghệ nào; hãy ghi một: 4G, hoặc 5G`,
  },
  tally_unit_missing: { reason: 'Thiếu tên đơn vị', clause: () => 'thiếu tên đơn vị' },
  tally_unit_unknown: { reason: 'Đơn vị lạ', clause: (v) => `không có đơn vị ${v} trong danh sách báo cáo` },
  tally_unit_not_then: {
    reason: 'Đơn vị không báo cáo tháng ấy',
    clause: (v) =>
      `tháng ấy ${v} không phải đơn vị báo cáo (đã kết thúc hoặc chưa có), xem trang Đơn vị báo cáo`,
  },
  tally_unit_repeated: {
    reason: 'Đơn vị lặp lại',
    clause: (v) => `đơn vị ${v} đã có ở dòng trên với số liệu khác`,
  },
  tally_number_invalid: {
    reason: 'Số liệu không hợp lệ',
    clause: (v) => `${v} không phải là số nguyên từ 0 trở lên`,
  },
  tally_month_invalid: { reason: 'Tháng không hợp lệ', clause: (v) => `${v} không phải là tháng` },
  tally_figures_missing: { reason: 'Không có số liệu', clause: () => 'không có số liệu nào' },
};

const EN: Record<RejectionCode, Words> = {
  row_malformed: {
    reason: 'Malformed row',
    clause: (v) =>
      v === '“"”'
        ? 'a quotation mark is opened and never closed'
        : `the number of cells differs from the header’s (${v.replace(/[“”]/g, '')})`,
  },
  download_missing: { reason: 'No download speed', clause: () => 'the download speed is missing' },
  download_not_a_number: { reason: 'Download speed is not a number', clause: (v) => `${v} is not a number` },
  download_negative: { reason: 'Download speed below 0', clause: (v) => `the speed ${v} is below 0` },
  download_out_of_range: {
    reason: 'Download speed too high',
    clause: (v) => `${v} is above 10 Gbit/s; the unit may be wrong`,
  },
  upload_not_a_number: { reason: 'Upload speed is not a number', clause: (v) => `${v} is not a number` },
  upload_out_of_range: {
    reason: 'Upload speed out of range',
    clause: (v) => `${v} is not within 0 and 10 Gbit/s`,
  },
  latency_not_a_number: { reason: 'Latency is not a number', clause: (v) => `${v} is not a number` },
  latency_out_of_range: {
    reason: 'Latency out of range',
    clause: (v) => `${v} is not within 0 and 60,000 ms`,
  },
  jitter_not_a_number: { reason: 'Jitter is not a number', clause: (v) => `${v} is not a number` },
  jitter_out_of_range: { reason: 'Jitter out of range', clause: (v) => `${v} is not within 0 and 60,000 ms` },
  date_missing: { reason: 'No date', clause: () => 'the date of the test is missing' },
  date_not_a_date: { reason: 'Not a date', clause: (v) => `${v} is not a date` },
  date_in_future: { reason: 'Date in the future', clause: (v) => `${v} is in the future` },
  date_too_early: { reason: 'Date too early', clause: (v) => `${v} is before 2010` },
  longitude_not_a_number: { reason: 'Longitude is not a number', clause: (v) => `${v} is not a number` },
  latitude_not_a_number: { reason: 'Latitude is not a number', clause: (v) => `${v} is not a number` },
  position_in_degrees_minutes: {
    reason: 'Position in degrees and minutes',
    clause: (v) =>
      `${v} is in degrees, minutes, seconds; write decimal degrees, such as 21.2917 and 106.2083`,
  },
  position_plus_code: {
    reason: 'Position as a Plus Code',
    clause: (v) =>
      `${v} is a Plus Code; write longitude and latitude in decimal degrees, such as 106.2083 and 21.2917`,
  },
  position_incomplete: {
    reason: 'Half a position',
    clause: () => 'only one of longitude and latitude is given',
  },
  position_out_of_range: {
    reason: 'Impossible position',
    clause: (v) => `the position ${v} is not a real one`,
  },
  null_island: {
    reason: 'Position 0; 0',
    clause: (v) => `the position ${v} lies in the open sea: the device had no position yet`,
  },
  place_missing: {
    reason: 'No place',
    clause: () => 'there is neither a position nor the name of a district or commune',
  },
  technology_unknown: {
    reason: 'Unknown technology',
    clause: (v) => `the technology ${v} is not understood`,
  },
  technology_several: {
    reason: 'Several technologies',
    clause: (v) => `${v} names several technologies and not the one of the test; write one: 4G or 5G`,
  },
  tally_unit_missing: { reason: 'No unit', clause: () => 'the name of the unit is missing' },
  tally_unit_unknown: { reason: 'Unknown unit', clause: (v) => `${v} is not among the reporting units` },
  tally_unit_not_then: {
    reason: 'Unit does not report that month',
    clause: (v) => `${v} did not report that month (it had ended or had not begun), see the page of units`,
  },
  tally_unit_repeated: { reason: 'Unit repeated', clause: (v) => `${v} stands above with other figures` },
  tally_number_invalid: { reason: 'Invalid figure', clause: (v) => `${v} is not a whole number from 0 up` },
  tally_month_invalid: { reason: 'Invalid month', clause: (v) => `${v} is not a month` },
  tally_figures_missing: { reason: 'No figures', clause: () => 'there is no figure at all' },
};

const WORDS = { vi: VI, en: EN };

const isCode = (code: string): code is RejectionCode => (REJECTION_CODES as readonly string[]).includes(code);
const quoted = (text: string, locale: Locale) => (locale === 'vi' ? `«${text}»` : `“${text}”`);

/** A reason in a few words. */
export function rejectionReason(code: string, locale: Locale): string {
  return isCode(code) ? WORDS[locale][code].reason : code;
}

/** Where a row is and what is wrong with it: "Dòng 217, cột «Tốc độ tải»: «96..1» không phải là số." */
export function rejectionSentence(
  row: {
    readonly rowNumber: number;
    readonly column: string | null;
    readonly value: string | null;
    readonly code: string;
  },
  locale: Locale,
): string {
  const number = formatCount(row.rowNumber, locale);
  const line = locale === 'vi' ? `Dòng ${number}` : `Row ${number}`;
  const cell = locale === 'vi' ? 'cột' : 'column';
  const where = row.column === null ? line : `${line}, ${cell} ${quoted(row.column, locale)}`;
  const what = isCode(row.code) ? WORDS[locale][row.code].clause(quoted(row.value ?? '', locale)) : row.code;
  return `${where}: ${what}.`;
}

/** The words of a list of rejected rows. */
export const rejectionWords = (locale: Locale) => ({
  ...HEADERS[locale],
  sentence: (row: Rejection) => rejectionSentence(row, locale),
});

/** Columns of such a list: of the values at fault alone, or behind a row's own cells. */
const HEADERS: Record<Locale, { readonly alone: readonly string[]; readonly behind: readonly string[] }> = {
  vi: { alone: ['Dòng', 'Cột', 'Giá trị', 'Lý do'], behind: ['Dòng', 'Cột', 'Lý do'] },
  en: { alone: ['Row', 'Column', 'Value', 'Reason'], behind: ['Row', 'Column', 'Reason'] },
};
