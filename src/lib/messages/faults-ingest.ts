import { formatMonth, type Locale } from '#lib/domain/format.ts';
import { fieldName } from './field-names.ts';

type Sentence = (details: Record<string, string>) => string;

/** Months of a list as a person writes them. */
const monthsOf = (list = '') => list.split(', ').map(formatMonth).join(', ');

/** What is wrong with the secret that device ids are hashed with. */
const SECRET_STATES = {
  vi: {
    missing: 'Thiếu khóa băm mã thiết bị của kho dữ liệu này.',
    empty: 'Tệp khóa băm mã thiết bị của kho dữ liệu này trống hoặc hỏng.',
    other: 'Khóa băm mã thiết bị không phải là khóa của kho dữ liệu này.',
  },
  en: {
    missing: 'The secret of this warehouse’s device hashes is missing.',
    empty: 'The file with the secret of this warehouse’s device hashes is empty or damaged.',
    other: 'The secret of the device hashes does not belong to this warehouse.',
  },
} as const satisfies Record<Locale, Readonly<Record<string, string>>>;

/** The sentence of a state; an unknown one is told as a missing secret. */
const secretState = (state: string | undefined, locale: Locale): string =>
  Object.entries(SECRET_STATES[locale]).find(([name]) => name === state)?.[1] ??
  SECRET_STATES[locale].missing;

/** Faults of files that cannot be taken in, and of batches. */
export const INGEST_FAULTS: Record<string, Record<Locale, Sentence>> = {
  file_absent: {
    vi: (d) => `Không có tệp «${d.path}». Hãy kiểm tra lại tên và thư mục.`,
    en: (d) => `There is no file “${d.path}”. Check its name and folder.`,
  },
  file_empty: {
    vi: (d) => `Tệp «${d.file}» trống (0 byte). Hãy xuất lại tệp rồi nạp lại.`,
    en: (d) => `The file “${d.file}” is empty (0 bytes). Export it again, then load it.`,
  },
  device_secret_lost: {
    vi: (d) =>
      `${secretState(d.state, 'vi')} Mã thiết bị băm bằng khóa khác sẽ không trùng với các lượt đo đã có, nên một tệp nạp lần hai sẽ được đếm như mới; vì vậy tệp có cột mã thiết bị chưa nạp được. Hãy khôi phục tệp «secret/device-secret» của DATA_DIR từ bản sao lưu rồi khởi động lại. Nếu không còn bản sao lưu nào: nạp tệp không kèm cột mã thiết bị, hoặc nạp lại mọi tệp gốc vào một DATA_DIR mới. Số liệu đã có vẫn xem được.`,
    en: (d) =>
      `${secretState(d.state, 'en')} Device ids hashed with another secret would not match the tests already there, and a file loaded twice would count as new; so a file with a column of device ids cannot be loaded now. Restore the file “secret/device-secret” of DATA_DIR from a backup, then start again. If there is no backup: load files without their device column, or load all original files into a new DATA_DIR. Existing figures can still be viewed.`,
  },
  file_without_rows: {
    vi: (d) => `Tệp «${d.file}» chỉ có dòng tiêu đề, không có dòng dữ liệu nào. Không có gì được ghi.`,
    en: (d) => `The file “${d.file}” has a header but no row of data. Nothing was written.`,
  },
  file_kind_unknown: {
    vi: (d) =>
      `Không đọc được «${d.file}»: đây không phải là CSV, TSV, XLSX, XLS, ODS, DOCX, JSON, KML hay Parquet. Hãy xuất lại dữ liệu ở một trong các dạng đó.`,
    en: (d) =>
      `“${d.file}” cannot be read: it is neither CSV, TSV, XLSX, XLS, ODS, DOCX, JSON, KML nor Parquet. Export the data in one of these formats.`,
  },
  letters_lost: {
    vi: (d) =>
      `Tệp «${d.file}» đã mất chữ tiếng Việt khi lưu: nhiều chữ thành dấu hỏi (ví dụ «${d.example}») và không khôi phục được. Hãy mở lại tệp gốc, chọn Lưu thành, kiểu «CSV UTF-8» hoặc XLSX, rồi nạp tệp mới.`,
    en: (d) =>
      `The file “${d.file}” lost its Vietnamese letters when it was saved: many became question marks (for example “${d.example}”) and cannot be recovered. Open the original again, save it as “CSV UTF-8” or XLSX, and load that.`,
  },
  file_damaged: {
    vi: (d) =>
      `Tệp «${d.file}» bị hỏng hoặc chưa được sao chép xong. Hãy xuất hoặc sao chép lại rồi nạp lại.`,
    en: (d) => `The file “${d.file}” is damaged or incomplete. Export or copy it again, then load it.`,
  },
  workbook_locked: {
    vi: (d) =>
      `«${d.file}» được khóa bằng mật khẩu. Hãy mở bằng Excel hoặc Word, bỏ mật khẩu, lưu lại rồi nạp lại.`,
    en: (d) =>
      `“${d.file}” is password-protected. Open it in Excel or Word, remove the password, save it and load it again.`,
  },
  workbook_too_large: {
    vi: (d) =>
      `Sổ tính «${d.file}» quá lớn để đọc an toàn. Hãy lưu thành CSV (Excel: Lưu thành, CSV UTF-8) rồi nạp lại.`,
    en: (d) =>
      `The workbook “${d.file}” is too large to be read safely. Save it as CSV (Excel: Save As, CSV UTF-8), then load that.`,
  },
  header_missing: {
    vi: (d) =>
      `Không tìm thấy dòng tiêu đề trong «${d.file}». Dòng đầu có: ${d.found || 'không có chữ nào'}. Hãy thêm dòng tiêu đề (ví dụ: Thời gian đo, Nhà mạng, Tốc độ tải xuống (Mbps), Kinh độ, Vĩ độ). Nếu không thêm được: ở trang Dữ liệu, chọn ý nghĩa từng cột ở bảng hiện ra khi nạp tệp; ở dòng lệnh, gọi cột theo thứ tự, ví dụ --header 0 --map "download=#4:Mbps".`,
    en: (d) =>
      `No header row was found in “${d.file}”. Its first row is: ${d.found || 'no text'}. Add a header row (for example Date, Operator, Download (Mbps), Longitude, Latitude). If you cannot: on the data page, choose the meaning of each column in the table that is shown when the file is loaded; on the command line, call the columns by number, for example --header 0 --map "download=#4:Mbps".`,
  },
  download_column_missing: {
    vi: (d) =>
      `Không có cột nào là tốc độ tải xuống. Các cột trong tệp: ${d.shown}. Hãy chỉ rõ cột, ví dụ --map "download=Tên cột:Mbps".`,
    en: (d) =>
      `No column has the download speed. Columns of the file: ${d.shown}. Name the column, for example --map "download=Column:Mbps".`,
  },
  date_column_missing: {
    vi: (d) =>
      `Không có cột nào là ngày hoặc thời gian đo. Các cột trong tệp: ${d.shown}. Hãy chỉ rõ cột (--map "tested_at=Tên cột") hoặc cho một ngày chung (--const tested_on=2024-07-01).`,
    en: (d) =>
      `No column has the date or time of the test. Columns of the file: ${d.shown}. Name the column (--map "tested_at=Column") or give one date for all rows (--const tested_on=2024-07-01).`,
  },
  unit_missing: {
    vi: (d) =>
      `Cột «${d.column}» (${fieldName(d.field, 'vi')}) không ghi đơn vị. Hãy chọn đơn vị, ví dụ --map "${d.field}=${d.column}:Mbps" hoặc "${d.field}=${d.column}:kbps".`,
    en: (d) =>
      `The column “${d.column}” (${fieldName(d.field, 'en')}) has no unit. Choose one, for example --map "${d.field}=${d.column}:Mbps" or "${d.field}=${d.column}:kbps".`,
  },
  column_ambiguous: {
    vi: (d) =>
      `Có nhiều cột cùng có thể là ${fieldName(d.field, 'vi')}: ${d.columns}. Hãy chỉ rõ một cột, ví dụ --map "${d.field}=Tên cột".`,
    en: (d) =>
      `Several columns may be the ${fieldName(d.field, 'en')}: ${d.columns}. Name one of them, for example --map "${d.field}=Column".`,
  },
  load_column_absent: {
    vi: (d) => `Tệp không có cột «${d.column}». Các cột trong tệp: ${d.found}. Hãy sửa tên cột rồi thử lại.`,
    en: (d) =>
      `The file has no column “${d.column}”. Its columns: ${d.found}. Correct the name and try again.`,
  },
  load_option_malformed: {
    vi: (d) => `«${d.value}» không đúng dạng. Hãy viết trường=giá trị, ví dụ operator=Viettel.`,
    en: (d) => `“${d.value}” is not understood. Write field=value, for example operator=Viettel.`,
  },
  header_row_invalid: {
    vi: (d) =>
      `«${d.value}» không phải là số dòng tiêu đề. Hãy ghi số dòng, hoặc 0 nếu tệp không có tiêu đề.`,
    en: (d) =>
      `“${d.value}” is not the number of a header row. Give its number, or 0 if the file has no header.`,
  },
  reference_name_alone: {
    vi: () =>
      'Tên giá trị tham chiếu chỉ dùng khi nạp tệp làm giá trị tham chiếu. Hãy thêm aggregates=reference (dòng lệnh: --aggregates reference), hoặc bỏ tên ấy.',
    en: () =>
      'A name for reference values is used only when the file is loaded as reference values. Add aggregates=reference (command line: --aggregates reference), or leave the name out.',
  },
  reference_name_long: {
    vi: (d) => `Tên và nguồn của giá trị tham chiếu dài nhất ${d.longest} ký tự. Hãy viết ngắn lại.`,
    en: (d) =>
      `The name and source of reference values may have at most ${d.longest} characters. Shorten them.`,
  },
  aggregates_unknown: {
    vi: (d) => `Không có cách xử lý «${d.value}» cho dòng gộp nhiều lượt đo. Các cách: ${d.known}.`,
    en: (d) => `“${d.value}” is not a way to take rows that sum up several tests. The ways are: ${d.known}.`,
  },
  load_field_unknown: {
    vi: (d) => `Không có trường «${d.field}». Các trường: ${d.fields}.`,
    en: (d) => `There is no field “${d.field}”. Fields: ${d.fields}.`,
  },
  load_field_twice: {
    vi: (d) =>
      `${fieldName(d.field, 'vi')} được cho hai lần: vừa lấy từ một cột, vừa là giá trị chung của cả tệp. Hãy bỏ một trong hai.`,
    en: (d) =>
      `The ${fieldName(d.field, 'en')} is given twice: by a column and as one value for the whole file. Leave one out.`,
  },
  load_constant_not_allowed: {
    vi: (d) =>
      `${fieldName(d.field, 'vi')} phải lấy từ một cột, không thể là một giá trị chung của cả tệp. Các trường có thể dùng giá trị chung: ${d.fields}.`,
    en: (d) =>
      `The ${fieldName(d.field, 'en')} must come from a column; one value for the whole file will not do. Fields that may have one: ${d.fields}.`,
  },
  technology_constant_unknown: {
    vi: (d) => `Không hiểu công nghệ «${d.value}». Hãy dùng 2G, 3G, 4G, 5G, WiFi hoặc fixed.`,
    en: (d) => `The technology “${d.value}” is not understood. Use 2G, 3G, 4G, 5G, WiFi or fixed.`,
  },
  operator_column_unlikely: {
    vi: (d) =>
      `Cột nhà mạng có quá nhiều tên lạ (ví dụ: ${d.examples}), có lẽ không phải là cột nhà mạng. Hãy chỉ rõ cột (--map "operator=Tên cột") hoặc cho một nhà mạng chung (--const operator=Viettel).`,
    en: (d) =>
      `The operator column has too many unknown names (for example: ${d.examples}); it is probably another column. Name the column (--map "operator=Column") or give one operator for all rows (--const operator=Viettel).`,
  },
  load_interrupted: {
    vi: (d) =>
      `Chương trình dừng giữa lúc nạp ${d.file} và không nạp tiếp được. Chưa có dòng nào của tệp được ghi; hãy nạp lại tệp.`,
    en: (d) =>
      `The program stopped while ${d.file} was loading and could not go on with it. No row of the file was written; load it again.`,
  },
  load_cancelled: {
    vi: () => 'Đã dừng nạp theo yêu cầu. Không có dòng nào của tệp này được ghi.',
    en: () => 'The load was stopped on request. No row of this file was written.',
  },
  batch_absent: {
    vi: (d) => `Không có lần nạp số ${d.id}. Hãy chọn một lần nạp trong danh sách.`,
    en: (d) => `There is no batch ${d.id}. Choose one from the list.`,
  },
  batch_already_undone: {
    vi: (d) => `Lần nạp số ${d.id} đã được gỡ trước đó.`,
    en: (d) => `Batch ${d.id} has already been undone.`,
  },
  upload_too_large: {
    vi: (d) => `Tệp lớn hơn ${d.limit}. Hãy chia thành nhiều tệp rồi nạp từng tệp.`,
    en: (d) => `The file is larger than ${d.limit}. Split it and load the parts one by one.`,
  },
  upload_cut_off: {
    vi: () => 'Việc tải lên bị ngắt giữa chừng nên không có gì được ghi. Hãy nạp lại tệp.',
    en: () => 'The upload was interrupted, so nothing was written. Load the file again.',
  },
  upload_nameless: {
    vi: () => 'Thiếu tên tệp. Hãy gửi tên trong tiêu đề x-file-name hoặc tham số name.',
    en: () => 'The file has no name. Send one in the header x-file-name or the parameter name.',
  },
  upload_from_elsewhere: {
    vi: (d) =>
      `Yêu cầu không đến từ một trang của bảng theo dõi này (nơi gửi: ${d.origin}) nên bị từ chối. Hãy làm việc đó trên các trang của bảng theo dõi; nếu đây đúng là địa chỉ của bảng theo dõi thì người quản trị thêm địa chỉ ấy vào biến ORIGIN rồi khởi động lại.`,
    en: (d) =>
      `The request did not come from a page of this dashboard (origin: ${d.origin}) and was refused. Do it on a page of the dashboard; if that is its address, the administrator adds it to the variable ORIGIN and starts again.`,
  },
  host_unknown: {
    vi: (d) =>
      `Máy chủ không nhận yêu cầu gửi tới địa chỉ «${d.host}». Người quản trị thêm địa chỉ mà mọi người mở vào biến ORIGIN rồi khởi động lại, ví dụ ORIGIN=http://ispeed.example.vn:3000.`,
    en: (d) =>
      `The server does not answer to the address “${d.host}”. The administrator adds the address that people open to the variable ORIGIN and starts again, for example ORIGIN=http://ispeed.example.vn:3000.`,
  },
  tally_month_missing: {
    vi: (d) =>
      `Không biết «${d.file}» là báo cáo của tháng nào. Hãy ghi "Tháng 7/2024" ở dòng đầu của biểu, thêm cột "Tháng", hoặc dùng --const month=2024-07.`,
    en: (d) =>
      `It is not clear which month “${d.file}” reports. Write "Tháng 7/2024" above the form, add a column "Tháng", or use --const month=2024-07.`,
  },
  tally_month_unsure: {
    vi: (d) =>
      `«${d.file}» nhắc đến nhiều tháng (${monthsOf(d.found)}) nên chưa rõ là báo cáo của tháng nào. Hãy chọn tháng báo cáo, hoặc dùng --const month=2024-07.`,
    en: (d) =>
      `“${d.file}” names several months (${monthsOf(d.found)}), so it is not clear which one it reports. Choose the report month, or use --const month=2024-07.`,
  },
  tally_unit_unsure: {
    vi: (d) =>
      `Biểu «${d.file}» không có cột Đơn vị, và phần đầu chưa cho biết rõ là của đơn vị nào. Hãy chọn đơn vị báo cáo, hoặc dùng --const unit=MÃ (mã có trong cột unit_code của npm run tallies).`,
    en: (d) =>
      `The form “${d.file}” has no unit column, and its head does not clearly name the unit. Choose the reporting unit, or use --const unit=CODE (codes are in the column unit_code of npm run tallies).`,
  },
  tally_unit_code_unknown: {
    vi: (d) => `Không có đơn vị báo cáo mang mã «${d.value}». Các mã: ${d.codes}.`,
    en: (d) => `There is no reporting unit with the code “${d.value}”. Codes: ${d.codes}.`,
  },
  tally_uncomputed: {
    vi: (d) =>
      `Biểu «${d.file}» có công thức chưa được tính (dòng ${d.row}, cột «${d.column}»: «${d.value}»), nên chưa nhận gì và không thay số liệu nào đã có. Hãy mở biểu bằng Excel, lưu lại rồi nạp tệp ấy.`,
    en: (d) =>
      `The form “${d.file}” has formulas that were never calculated (row ${d.row}, column “${d.column}”: “${d.value}”), so nothing was taken in and nothing replaced. Open it in Excel, save it and load that.`,
  },
  tally_month_invalid: {
    vi: (d) => `«${d.value}» không phải là một tháng. Hãy viết NĂM-THÁNG, ví dụ 2024-07.`,
    en: (d) => `“${d.value}” is not a month. Write YEAR-MONTH, for example 2024-07.`,
  },
  tally_columns_missing: {
    vi: (d) =>
      `Biểu «${d.file}» thiếu cột số liệu. Cần các cột: Đơn vị; trong tháng: người cài đặt, lượt truy cập; lũy kế: người cài đặt, lượt truy cập. Hãy dùng đúng mẫu kèm công văn.`,
    en: (d) =>
      `The form “${d.file}” lacks its figures. Needed: unit; in the month: installs, accesses; cumulative: installs, accesses. Use the form enclosed with the letter.`,
  },
};
