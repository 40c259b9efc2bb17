import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Kinds of files that hold no rows of tests, as a person calls them. */
const ALIEN_KINDS: Record<Locale, Readonly<Record<string, string>>> = {
  vi: {
    ...{
      png: 'ảnh PNG',
      jpeg: 'ảnh JPEG',
      gif: 'ảnh GIF',
      webp: 'tệp ảnh hoặc âm thanh',
      pdf: 'tài liệu PDF',
    },
    ...{
      rtf: 'văn bản RTF',
      ppt: 'bản trình chiếu',
      document: 'văn bản, không phải sổ tính',
    },
    ...{ rar: 'tệp nén RAR', '7z': 'tệp nén 7z', program: 'chương trình', database: 'tệp cơ sở dữ liệu' },
    xml: 'tệp XML không rõ loại',
    heic: 'ảnh chụp bằng điện thoại (HEIC)',
    gpx: 'vệt GPS (GPX), không có tốc độ mạng',
    numbers: 'bảng tính Apple Numbers (trong Numbers chọn Xuất ra, Excel)',
    shapefile: 'bản đồ Shapefile (trong QGIS chọn Xuất, CSV hoặc GeoJSON)',
    mhtml: 'trang web lưu cả trang, dù tên là .xls (mở bằng Excel, chọn Lưu thành, kiểu XLSX)',
  },
  en: {
    ...{
      png: 'a PNG picture',
      jpeg: 'a JPEG picture',
      gif: 'a GIF picture',
      webp: 'a picture or sound file',
    },
    ...{ pdf: 'a PDF document', rtf: 'an RTF document', ppt: 'a presentation' },
    ...{ document: 'a document, not a workbook', rar: 'a RAR archive', '7z': 'a 7z archive' },
    ...{ program: 'a program', database: 'a database file', xml: 'XML of an unknown kind' },
    ...{ heic: 'a phone photo (HEIC)', gpx: 'a GPS track (GPX) without network speeds' },
    numbers: 'an Apple Numbers spreadsheet (in Numbers choose Export To, Excel)',
    shapefile: 'a Shapefile map (in QGIS choose Export, CSV or GeoJSON)',
    mhtml: 'a web page saved with its parts, though named .xls (open it in Excel and save as XLSX)',
  },
};

/** Kinds that a monthly form may have been photographed or printed as. */
const PICTURES: readonly string[] = ['png', 'jpeg', 'gif', 'webp', 'heic', 'pdf'];
/** How a monthly form can be sent instead of a picture of it. */
const FORM_WAYS: Record<Locale, string> = {
  vi: ' Nếu đây là biểu báo cáo tháng: ở trang Báo cáo tháng, tải mẫu biểu Excel ghi sẵn tên đơn vị rồi nạp biểu đã điền, hoặc tạo liên kết báo cáo để nhập số liệu ngay trên trình duyệt.',
  en: ' If it is a monthly form: on the page of monthly reports download the Excel form with the unit’s name and load it filled in, or make a report link to key in the figures in the browser.',
};
const formWays = (kind: string | undefined, locale: Locale): string =>
  PICTURES.includes(kind ?? '') ? FORM_WAYS[locale] : '';

/** Faults of files by their format. */
export const FORMAT_FAULTS: Record<string, Record<Locale, Sentence>> = {
  file_is_not_data: {
    vi: (d) =>
      `«${d.file}» là ${ALIEN_KINDS.vi[d.kind!] ?? 'tệp khác'}, không phải bảng số liệu. Hãy xuất số liệu ra CSV, XLSX, JSON, KML hoặc Parquet (có thể nén ZIP).${formWays(d.kind, 'vi')}`,
    en: (d) =>
      `“${d.file}” is ${ALIEN_KINDS.en[d.kind!] ?? 'another kind of file'}, not a table of figures. Export the figures as CSV, XLSX, JSON, KML or Parquet, or as a ZIP of these.${formWays(d.kind, 'en')}`,
  },
  file_is_outlines: {
    vi: (d) =>
      `${d.file === undefined ? 'Tệp này' : `«${d.file}»`} là đường ranh giới trên bản đồ (${d.form}), không phải các lượt đo, nên chưa nạp gì. Nếu là địa giới hành chính, người quản trị đưa tệp vào ở «Vận hành» → «Lập tỉnh, thành phố» (/admin/province), hoặc thêm vào địa bàn đang có bằng lệnh npm run areas -- import; nếu là kết quả đo, hãy xuất lại mỗi lượt đo thành một điểm.`,
    en: (d) =>
      `${d.file === undefined ? 'This file' : `“${d.file}”`} holds map outlines (${d.form}) and no tests, so nothing was loaded. If they are administrative areas, an administrator imports them under “Operation” → “Set up a province” (/admin/province), or adds them to the areas in use with npm run areas -- import; if they are tests, export each as a point.`,
  },
  sheet_absent: {
    vi: (d) => `Sổ tính «${d.file}» không có trang «${d.sheet}». Các trang: ${d.found}.`,
    en: (d) => `The workbook “${d.file}” has no sheet “${d.sheet}”. Its sheets: ${d.found}.`,
  },
  sheet_hidden_only: {
    vi: (d) =>
      `Số liệu của «${d.file}» nằm ở trang đang ẩn (${d.sheets}); các trang đang hiện không có bảng số liệu. Chưa nạp gì. Hãy xác nhận trang cần nạp (dòng lệnh: --sheet "Tên trang").`,
    en: (d) =>
      `The figures of “${d.file}” are on a hidden sheet (${d.sheets}); its visible sheets have no table of figures. Nothing was loaded. Confirm the sheet to load (command line: --sheet "Name").`,
  },
  document_of_old: {
    vi: (d) =>
      `«${d.file}» là văn bản Word kiểu cũ (.doc). Hãy mở bằng Word, chọn Lưu thành, kiểu .docx, rồi nạp tệp ấy.`,
    en: (d) => `“${d.file}” is an old Word document (.doc). Open it in Word, save it as .docx and load that.`,
  },
  document_without_form: {
    vi: (d) =>
      `Văn bản «${d.file}» không có bảng nào theo mẫu biểu báo cáo tháng. Bảng cần các cột: Đơn vị; trong tháng: người cài đặt, lượt truy cập; lũy kế: người cài đặt, lượt truy cập. Hãy chèn bảng theo mẫu (không phải ảnh chụp) rồi nạp lại.`,
    en: (d) =>
      `The document “${d.file}” has no table in the layout of the monthly form. Needed: unit; in the month: installs, accesses; cumulative: installs, accesses. Insert the table itself, not a picture of it, then load it again.`,
  },
  document_too_large: {
    vi: (d) =>
      `Văn bản «${d.file}» quá lớn để đọc an toàn. Hãy sao chép riêng bảng số liệu sang một văn bản mới rồi nạp văn bản ấy.`,
    en: (d) =>
      `The document “${d.file}” is too large to be read safely. Copy only the table into a new document and load that.`,
  },
  table_missing: {
    vi: (d) => `Trang web lưu trong «${d.file}» không có bảng nào. Hãy xuất lại số liệu ra CSV hoặc XLSX.`,
    en: (d) => `The web page saved as “${d.file}” has no table. Export the figures again as CSV or XLSX.`,
  },
  objects_too_large: {
    vi: (d) => `Tệp «${d.file}» quá lớn để đọc an toàn. Hãy chia nhỏ hoặc xuất ra CSV rồi nạp lại.`,
    en: (d) =>
      `The file “${d.file}” is too large to be read safely. Split it or export it as CSV, then load that.`,
  },
  json_without_rows: {
    vi: (d) =>
      `Không tìm thấy danh sách lượt đo trong «${d.file}». Tệp JSON cần một danh sách đối tượng, mỗi lượt đo một đối tượng.`,
    en: (d) =>
      `No list of tests was found in “${d.file}”. A JSON file needs a list of objects, one object for each test.`,
  },
  kml_without_points: {
    vi: (d) => `Không có điểm (Placemark) nào trong «${d.file}». Hãy xuất lại các điểm đo rồi nạp lại.`,
    en: (d) => `There is no placemark in “${d.file}”. Export the measured points again, then load them.`,
  },
  archive_nested: {
    vi: (d) =>
      `«${d.file}» là tệp nén nằm trong tệp nén nên không được mở. Hãy giải nén rồi nạp từng tệp bên trong.`,
    en: (d) =>
      `“${d.file}” is an archive inside an archive and was not opened. Unpack it and load the files in it.`,
  },
  archive_locked: {
    vi: (d) => `«${d.file}» được khóa bằng mật khẩu. Hãy nén lại không có mật khẩu rồi nạp lại.`,
    en: (d) => `“${d.file}” is password-protected. Pack it again without a password and load it.`,
  },
  archive_method_unknown: {
    vi: (d) =>
      `Không giải nén được «${d.file}» (kiểu nén lạ). Hãy nén lại thành ZIP thông thường rồi nạp lại.`,
    en: (d) => `“${d.file}” is packed in an unsupported way. Pack it again as an ordinary ZIP and load it.`,
  },
  archive_too_large: {
    vi: (d) =>
      `«${d.file}» giải nén ra quá lớn nên bị dừng lại; không có dòng nào của nó được ghi. Hãy chia thành các tệp nhỏ hơn.`,
    en: (d) =>
      `“${d.file}” is too large when unpacked and was stopped; no row was written. Split it into smaller files.`,
  },
  archive_empty: {
    vi: (d) => `Tệp nén «${d.file}» không có tệp nào bên trong. Hãy nén lại rồi nạp lại.`,
    en: (d) => `The archive “${d.file}” is empty. Pack it again, then load it.`,
  },
};
