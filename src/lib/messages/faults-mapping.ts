import type { SpeedUnit } from '#lib/domain/column-mapping.ts';
import { formatNumber, type Locale } from '#lib/domain/format.ts';
import { fieldName } from './field-names.ts';

type Sentence = (details: Record<string, string>) => string;

/** How a position is written that is not read. */
export const POSITION_FORMS: Record<Locale, Record<string, string>> = {
  vi: {
    degrees_minutes: 'viết theo độ, phút, giây',
    plus_code: 'viết bằng mã Plus',
    link: 'bằng liên kết bản đồ không ghi tọa độ',
  },
  en: {
    degrees_minutes: 'in degrees, minutes, seconds',
    plus_code: 'as a Plus Code',
    link: 'as a map link without coordinates',
  },
};

/** Faults that a person answers on the mapping panel or with options of the command line. */
export const MAPPING_FAULTS: Record<string, Record<Locale, Sentence>> = {
  mapping_needs_person: {
    vi: (d) =>
      `Chưa chắc cột «${d.column}» có phải là ${fieldName(d.field, 'vi')} hay không: tiêu đề hoặc các giá trị trong cột chưa đủ rõ. Hãy xác nhận hoặc chọn cột khác (dòng lệnh: --map "${d.field}=${d.column}").`,
    en: (d) =>
      `It is not certain that the column “${d.column}” is the ${fieldName(d.field, 'en')}: its header and values are ambiguous. Confirm it or choose another (command line: --map "${d.field}=${d.column}").`,
  },
  file_is_aggregated: {
    vi: (d) =>
      `Mỗi dòng của tệp không phải một lượt đo mà là kết quả gộp của nhiều lượt đo (cột «${d.column}»). Chưa nạp gì: số gộp không có người đo, nên tính cùng các lượt đo là sai. Hãy xin tệp từng lượt đo; hoặc nhận làm giá trị tham chiếu, hiện cạnh số liệu mà không tính vào đâu (dòng lệnh: --aggregates reference). Nếu vẫn muốn tính mỗi dòng như một lượt đo, hãy chọn như vậy (--aggregates as_tests); lần nạp sẽ ghi rõ điều đó.`,
    en: (d) =>
      `A row of the file is not one test but sums up several (column “${d.column}”). Nothing was loaded: such figures do not say who measured, so counting them among tests would be wrong. Ask for the file of single tests; or take the rows as reference values, shown beside the figures and counted nowhere (command line: --aggregates reference). To count each row as one test all the same, say so (--aggregates as_tests); the batch will record it.`,
  },
  column_unlike: {
    vi: (d) =>
      `Cột «${d.column}» được hiểu là ${fieldName(d.field, 'vi')}, nhưng ${d.unlike} trong ${d.values} ô đã xem không đọc được như vậy (ví dụ: ${d.examples}). Chưa nạp gì. Hãy chọn cột khác hoặc bỏ qua cột này (dòng lệnh: --without ${d.field}); nếu đúng là cột ấy thì xác nhận (--map "${d.field}=${d.column}"), các ô không đọc được sẽ để trống.`,
    en: (d) =>
      `The column “${d.column}” was taken for the ${fieldName(d.field, 'en')}, but ${d.unlike} of ${d.values} cells cannot be read as that (for example: ${d.examples}). Nothing was loaded. Choose another column or leave this one out (command line: --without ${d.field}); or confirm it (--map "${d.field}=${d.column}"), then the cells that cannot be read stay empty.`,
  },
  unit_impossible: {
    vi: (d) =>
      `Cột «${d.column}» được đọc theo ${unitName(d.unit)}, nhưng ${number(d.beyond, 'vi')} trong ${number(d.values, 'vi')} dòng vượt quá 10 Gbps, mức không mạng nào đạt (dòng ${d.row}: «${d.value}»). Chưa nạp dòng nào. Hãy chọn đúng đơn vị (dòng lệnh: --map "${d.field}=${d.column}:${d.likely}").`,
    en: (d) =>
      `The column “${d.column}” was read in ${unitName(d.unit)}, but ${number(d.beyond, 'en')} of ${number(d.values, 'en')} rows are above 10 Gbps, more than any network reaches (row ${d.row}: “${d.value}”). Nothing was loaded. Choose the right unit (command line: --map "${d.field}=${d.column}:${d.likely}").`,
  },
  unit_doubtful: {
    vi: (d) =>
      `Cột «${d.column}» ghi đơn vị ${d.unit} nhưng giá trị ở giữa là ${number(d.median, 'vi')}: không mạng nào nhanh như vậy, có lẽ số liệu tính bằng ${unitName(d.likely)}. Hãy chọn đúng đơn vị (dòng lệnh: --map "${d.field}=${d.column}:${d.likely}", hoặc :${d.unit} nếu đúng là ${d.unit}).`,
    en: (d) =>
      `The column “${d.column}” says ${d.unit}, but its median is ${number(d.median, 'en')}: no network is that fast, the figures are probably in ${unitName(d.likely)}. Choose the right unit (command line: --map "${d.field}=${d.column}:${d.likely}", or :${d.unit} if it is ${d.unit}).`,
  },
  zone_unsure: {
    vi: (d) =>
      `Cột «${d.column}» không ghi múi giờ. Đọc theo giờ Việt Nam thì ${d.night} trong ${d.values} lượt đo đã xem rơi vào 0 giờ đến 5 giờ sáng, đọc theo giờ UTC thì chỉ ${d.asUtc}: có lẽ là giờ UTC, khi ấy ${d.example} trong tệp = ${d.moved} giờ Việt Nam. Chưa nạp gì. Hãy chọn múi giờ (dòng lệnh: --map "${d.field}=${d.column}:UTC", hoặc :+07:00 nếu đúng là giờ Việt Nam).`,
    en: (d) =>
      `The column “${d.column}” states no time zone. As Vietnamese time, ${d.night} of ${d.values} tests were made between midnight and five; as UTC only ${d.asUtc}. It is probably UTC: then ${d.example} in the file is ${d.moved} in Việt Nam. Nothing was loaded. Choose the zone (command line: --map "${d.field}=${d.column}:UTC", or :+07:00 if it is Vietnamese time).`,
  },
  positions_unsure: {
    vi: (d) =>
      `Ở nhiều dòng, kinh độ («${d.longitude}») và vĩ độ («${d.latitude}») bị đổi chỗ cho nhau, ở các dòng khác thì không. Hãy chỉ rõ cột nào là kinh độ, cột nào là vĩ độ (dòng lệnh: --map "longitude=${d.longitude}" --map "latitude=${d.latitude}"); dòng nào sai sẽ không thuộc địa bàn nào.`,
    en: (d) =>
      `Longitude (“${d.longitude}”) and latitude (“${d.latitude}”) are swapped in many rows, but not in all. Choose which column is which (command line: --map "longitude=${d.longitude}" --map "latitude=${d.latitude}"); wrong rows will belong to no area.`,
  },
  place_column_missing: {
    vi: (d) =>
      `Không có cột nào cho biết nơi đo (kinh độ và vĩ độ, huyện, xã hoặc địa chỉ). Các cột trong tệp: ${d.shown}. Hãy chỉ rõ cột (dòng lệnh: --map "commune=Tên cột") hoặc cho một địa bàn chung (--const district="Lục Nam").`,
    en: (d) =>
      `No column has the place of the tests (longitude and latitude, district, commune or address). Columns of the file: ${d.shown}. Name the column (command line: --map "commune=Column") or give one place for all rows (--const district="Lục Nam").`,
  },
  position_in_metres: {
    vi: (d) =>
      `Cột «${d.northing}» và «${d.easting}» ghi tọa độ phẳng tính bằng mét, có lẽ theo VN-2000 («${d.northing}» là hướng bắc, «${d.easting}» là hướng đông; ví dụ ${d.value}). Hãy cho biết kinh tuyến trục và múi chiếu ở bảng chọn cột (mỗi tỉnh có kinh tuyến trục riêng cho múi 3°, ghi trên bản đồ địa chính; dòng lệnh, ví dụ 107°00' múi 3°: --map "longitude=${d.easting}:107/3" --map "latitude=${d.northing}:107/3"); hoặc bỏ hai cột ấy và dùng cột huyện, xã.`,
    en: (d) =>
      `The columns “${d.northing}” and “${d.easting}” have plane coordinates in metres, probably VN-2000 (“${d.northing}” is the northing, “${d.easting}” the easting; for example ${d.value}). State the central meridian and the width of the zone in the table of columns (each province has a meridian of its own for zones of 3°, which its cadastral maps state; command line, for 107°00′ and 3°: --map "longitude=${d.easting}:107/3" --map "latitude=${d.northing}:107/3"); or leave these columns out and use district or commune.`,
  },
  position_column_unread: {
    vi: (d) =>
      `Cột «${d.column}» ghi cả vị trí trong một ô, ${POSITION_FORMS.vi[d.form!]} («${d.value}»). Hãy thay bằng hai cột «Kinh độ» và «Vĩ độ» theo độ thập phân, ví dụ 106,2083 và 21,2917, rồi nạp lại; hoặc cho một địa bàn chung (dòng lệnh: --const district="Lục Nam").`,
    en: (d) =>
      `The column “${d.column}” has the whole position in one cell, ${POSITION_FORMS.en[d.form!]} (“${d.value}”). Replace it with two columns, longitude and latitude, in decimal degrees such as 106.2083 and 21.2917, and load again; or give one place for all rows (command line: --const district="Lục Nam").`,
  },
  personal_column_named: {
    vi: (d) =>
      `Cột «${d.column}» là dữ liệu cá nhân nên không thể dùng làm ${fieldName(d.field, 'vi')}. Hãy chọn cột khác.`,
    en: (d) =>
      `The column “${d.column}” has personal data and cannot be used as the ${fieldName(d.field, 'en')}. Choose another.`,
  },
  personal_column_kept: {
    vi: (d) =>
      `Cột «${d.column}» là dữ liệu cá nhân nên không giữ được. Hãy bỏ cột ấy khỏi các cột muốn giữ (dòng lệnh: --keep).`,
    en: (d) =>
      `The column “${d.column}” has personal data and cannot be kept. Take it out of the columns to keep (command line: --keep).`,
  },
  column_not_stored: {
    vi: (d) =>
      `Bản lưu của tệp không có cột «${d.column}»: lúc nạp, cột ấy không dùng đến và không ai chọn giữ. Hãy gỡ tệp này rồi nạp lại tệp trên máy của bạn với cột ấy.`,
    en: (d) =>
      `The stored copy does not have the column “${d.column}”: it was not used when the file was loaded, and nobody chose to keep it. Undo this file, then load it from your computer with that column.`,
  },
  profile_absent: {
    vi: (d) => `Không có mẫu đọc cột «${d.name}». Các mẫu hiện có: ${d.names || 'chưa có mẫu nào'}.`,
    en: (d) => `There is no saved mapping “${d.name}”. Saved mappings: ${d.names || 'none yet'}.`,
  },
  profile_nameless: {
    vi: () => 'Hãy đặt tên cho mẫu, ví dụ «Xuất từ cổng i-Speed».',
    en: () => 'Give the saved mapping a name, for example “i-Speed portal export”.',
  },
  profile_built_in: {
    vi: (d) => `«${d.name}» là mẫu có sẵn của chương trình, không thay được. Hãy đặt tên khác.`,
    en: (d) => `“${d.name}” is built in and cannot be replaced. Choose another name.`,
  },
  profile_malformed: {
    vi: () => 'Nội dung mẫu không đúng dạng nên chưa lưu được. Hãy mở lại tệp và lưu lại.',
    en: () => 'The mapping could not be read. Open the file again and save it again.',
  },
  preview_gone: {
    vi: () => 'Bản xem trước đã hết hạn. Hãy chọn lại tệp.',
    en: () => 'The preview has expired. Choose the file again.',
  },
};

function number(text: string | undefined, locale: Locale): string {
  return formatNumber(Number(text), 0, locale);
}

/** Codes of units as a person writes them. */
function unitName(unit: string | undefined): string {
  const names: Partial<Record<string, string>> = { kbps: 'kbit/s', bps: 'bit/s' } satisfies Partial<
    Record<SpeedUnit, string>
  >;
  return names[unit ?? ''] ?? unit ?? '';
}
