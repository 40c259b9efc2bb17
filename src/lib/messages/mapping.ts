import type { PersonalKind, SpeedUnit } from '#lib/domain/column-mapping.ts';
import { formatNumber, type Locale } from '#lib/domain/format.ts';
import type { MappingQuestion } from '#lib/domain/preview.ts';
import type { GuessReasonCode } from '#lib/domain/mapping-guess.ts';
import { faultSentence } from './faults.ts';
import { POSITION_FORMS } from './faults-mapping.ts';
import { fieldName } from './field-names.ts';
import { counted } from './counted.ts';

/** Degrees as maps write them: 105.5 is 105°30′. */
const degreesMinutes = (degrees: number): string =>
  `${Math.floor(degrees)}°${String(Math.round((degrees % 1) * 60)).padStart(2, '0')}′`;

const vi = {
  look: 'Xem và chỉnh cột trước khi nạp',
  title: (file: string) => `Chọn cột cho ${file}`,
  asked: 'Chương trình cần người xác nhận trước khi nạp tệp này:',
  looked: 'Mỗi cột dưới đây được đọc như thế nào. Chỉnh lại nếu chưa đúng, rồi bấm Nạp.',
  columns: 'Các cột của tệp',
  columnsTable: 'Bảng các cột của tệp',
  column: 'Cột trong tệp',
  values: 'Vài giá trị đầu',
  meaning: 'Ý nghĩa',
  why: 'Vì sao',
  leftOut: 'Bỏ qua, không lưu',
  kept: 'Giữ trong bản lưu, không tính',
  noHeader: (number: number) => `Cột ${number} (không có tiêu đề)`,
  meaningOf: (column: string) => `Ý nghĩa của cột ${column}`,
  unitOf: (column: string) => `Đơn vị của cột ${column}`,
  chooseUnit: 'Chọn đơn vị',
  units: {
    ...{ bps: 'bit/s', kbps: 'kbit/s', Mbps: 'Mbps', Gbps: 'Gbps' },
    ...{ 'B/s': 'byte/s', 'kB/s': 'kB/s (kilobyte)', 'MB/s': 'MB/s (megabyte)' },
  } satisfies Record<SpeedUnit, string>,
  zoneOf: (column: string) => `Múi giờ của cột ${column}`,
  chooseZone: 'Chọn múi giờ',
  zones: {
    ...{ '+07:00': 'Giờ Việt Nam', UTC: 'Giờ UTC (GMT)' },
    ...{ '+08:00': 'UTC+8 (Bắc Kinh, Singapore)', '+09:00': 'UTC+9 (Tokyo, Seoul)' },
  } as Readonly<Record<string, string>>,
  zoneExample: (zone: string, inFile: string, here: string) =>
    `Theo ${zone}: ${inFile} trong tệp = ${here} giờ Việt Nam.`,
  chooseGrid: 'Chọn kinh tuyến trục',
  gridLabel: 'Kinh tuyến trục và múi chiếu VN-2000',
  gridOf: (meridian: number, width: number) => `VN-2000, ${degreesMinutes(meridian)}, múi ${width}°`,
  likelyUnit: (unit: string, median: string) => `Giá trị ở giữa là ${median}: có lẽ là ${unit}.`,
  sure: 'chắc chắn',
  fairlySure: 'khá chắc',
  unsure: 'chưa chắc',
  personal: {
    phone: 'Số điện thoại: dữ liệu cá nhân, không lưu',
    email: 'Thư điện tử: dữ liệu cá nhân, không lưu',
    name: 'Tên người: dữ liệu cá nhân, không lưu',
    id_number: 'Số giấy tờ: dữ liệu cá nhân, không lưu',
    device_number: 'Số máy, số SIM: dữ liệu cá nhân, không lưu',
    licence_plate: 'Biển số xe: dữ liệu cá nhân, không lưu',
    network_address: 'Địa chỉ mạng: dữ liệu cá nhân, không lưu',
  } satisfies Record<PersonalKind, string>,
  hidden: 'không hiển thị',
  reasons: {
    by_hand: () => 'do người nạp chọn',
    profile: () => 'theo mẫu đã lưu',
    header: () => 'tiêu đề đúng tên',
    header_part: () => 'tiêu đề có nhắc đến',
    unit_in_header: () => 'đơn vị ghi trong tiêu đề',
    unit_known: () => 'đơn vị của chương trình đo',
    unit_in_cells: () => 'đơn vị ghi trong ô',
    values_dates: (share) => `${share} giá trị là ngày hoặc thời điểm`,
    values_times: (share) => `${share} giá trị là giờ trong ngày`,
    values_numbers: (share) => `${share} giá trị là số`,
    values_in_area: (share) => `${share} giá trị nằm trong phạm vi tỉnh`,
    values_in_country: (share) => `${share} giá trị nằm trong phạm vi Việt Nam`,
    values_degrees: (share) => `${share} giá trị có thể là tọa độ`,
    values_operators: (share) => `${share} giá trị là tên nhà mạng`,
    values_technologies: (share) => `${share} giá trị là tên công nghệ`,
    values_network_codes: (share) => `${share} giá trị là mã mạng`,
    values_texts: (share) => `${share} giá trị là chữ`,
    values_unlike: (share) => `${share} giá trị không giống nội dung này`,
    column_empty: () => 'cột trống',
    swapped: () => 'kinh độ và vĩ độ trong tệp bị đổi chỗ',
  } satisfies Record<GuessReasonCode, (share: string) => string>,
  chosen: 'do bạn chọn',
  maybe: (field: string) => `có thể là ${field}`,
  constants: 'Điền cho mọi dòng của tệp',
  constantsNote: 'Chỉ điền điều mà tệp không có cột.',
  fromColumn: 'Theo cột đã chọn',
  operator: 'Nhà mạng',
  technology: 'Công nghệ',
  testedOn: 'Ngày đo',
  district: 'Huyện',
  where: 'Nơi lấy số liệu trong tệp',
  aggregates: 'Mỗi dòng gộp nhiều lượt đo',
  asReference: 'Nhận làm giá trị tham chiếu, hiện cạnh số liệu, không tính vào đâu',
  referenceName: 'Tên và nguồn (không ghi thì lấy tên tệp)',
  asTests: 'Tính mỗi dòng như một lượt đo',
  likeSheets: 'Các trang cùng cột sẽ được nạp, mỗi trang thành một lần nạp:',
  groups: (names: string) =>
    `Các nhà mạng đứng cạnh nhau, mỗi nhà mạng là một lần nạp: ${names}. Các cột dưới đây là của nhà mạng đầu; chỉnh cột thì chỉ nạp nhà mạng ấy.`,
  sheet: 'Trang tính',
  sheetAuto: 'Tự chọn',
  sheetOf: (name: string, rows: string, hidden: boolean) =>
    `${name} (${rows} dòng${hidden ? ', đang ẩn' : ''})`,
  headerRow: 'Dòng tiêu đề',
  headerRowNote: 'Để trống: tự tìm.',
  noHeaderRow: 'Tệp không có dòng tiêu đề: dòng đầu đã là số liệu',
  showColumns: 'Xem và chỉnh các cột',
  loadLeft: (sheets: string) => `Nạp tiếp các trang còn lại: ${sheets}`,
  onlySheet: (sheet: string) => `Chọn trang «${sheet}»`,
  reread: 'Đọc lại',
  rereading: 'Đang đọc lại phần đầu của tệp theo lựa chọn…',
  listingSheets: 'Đang xem các trang tính của tệp…',
  readings: 'Các dòng đầu sẽ được đọc thành',
  readingsTable: 'Bảng các dòng đầu được đọc thành',
  noReadings: 'Chọn cột tốc độ tải xuống và đơn vị để xem các dòng được đọc thế nào.',
  row: 'Dòng',
  date: 'Ngày, giờ',
  download: 'Tải xuống (Mbps)',
  place: 'Nơi đo',
  fine: 'Nhận',
  outcome: 'Kết quả',
  needs: {
    download: 'Chọn cột nào là tốc độ tải xuống.',
    unit: 'Chọn đơn vị của tốc độ.',
    tests: 'Chọn các dòng gộp được nhận làm giá trị tham chiếu hay tính như lượt đo.',
    date: 'Chọn cột ngày đo hoặc thời gian đo, hoặc điền một ngày cho mọi dòng.',
    zone: 'Chọn múi giờ của cột thời gian.',
    grid: 'Chọn kinh tuyến trục và múi chiếu của tọa độ, hoặc bỏ qua hai cột tọa độ.',
    place:
      'Chọn cột cho biết nơi đo: kinh độ và vĩ độ, huyện, xã hoặc địa chỉ; hoặc điền một huyện cho mọi dòng.',
  },
  load: 'Nạp',
  cancel: 'Không nạp tệp này',
  save: 'Lưu thành mẫu',
  saveName: 'Tên mẫu',
  saveNote: 'Lần sau, tệp có đúng các cột này sẽ được nạp ngay, không phải hỏi.',
  saved: (name: string) => `Đã lưu mẫu «${name}».`,
  profiles: 'Mẫu đọc cột',
  profilesNote: 'Tệp khớp với một mẫu được nạp ngay theo mẫu ấy.',
  profilesTable: 'Bảng các mẫu đọc cột',
  profile: 'Mẫu',
  readsAs: 'Đọc',
  origin: 'Nguồn',
  builtIn: 'Có sẵn',
  savedBy: (who: string, when: string) => `${who}, ${when}`,
  action: 'Thao tác',
  remove: 'Xóa mẫu',
  removeOf: (name: string) => `Xóa mẫu ${name}`,
  removed: (name: string) => `Đã xóa mẫu «${name}».`,
};

/** Sentences of the panel in which a person maps columns. */
export type MappingMessages = typeof vi;

const en: MappingMessages = {
  look: 'Check the columns before loading',
  title: (file) => `Columns of ${file}`,
  asked: 'Please confirm before the file is loaded:',
  looked: 'This is how each column is read. Correct what is wrong, then press Load.',
  columns: 'Columns of the file',
  columnsTable: 'Table of the file’s columns',
  column: 'Column in the file',
  values: 'First values',
  meaning: 'Meaning',
  why: 'Why',
  leftOut: 'Leave out, not stored',
  kept: 'Keep in the stored copy, not counted',
  noHeader: (number) => `Column ${number} (no header)`,
  meaningOf: (column) => `Meaning of column ${column}`,
  unitOf: (column) => `Unit of column ${column}`,
  chooseUnit: 'Choose the unit',
  units: {
    ...{ bps: 'bit/s', kbps: 'kbit/s', Mbps: 'Mbps', Gbps: 'Gbps' },
    ...{ 'B/s': 'byte/s', 'kB/s': 'kB/s (kilobytes)', 'MB/s': 'MB/s (megabytes)' },
  },
  zoneOf: (column) => `Time zone of column ${column}`,
  chooseZone: 'Choose the time zone',
  zones: {
    ...{ '+07:00': 'Vietnamese time', UTC: 'UTC (GMT)' },
    ...{ '+08:00': 'UTC+8 (Beijing, Singapore)', '+09:00': 'UTC+9 (Tokyo, Seoul)' },
  },
  zoneExample: (zone, inFile, here) => `In ${zone}, ${inFile} in the file is ${here} in Việt Nam.`,
  chooseGrid: 'Choose the central meridian',
  gridLabel: 'Central meridian and zone of VN-2000',
  gridOf: (meridian, width) => `VN-2000, ${degreesMinutes(meridian)}, ${width}° zone`,
  likelyUnit: (unit, median) => `The median is ${median}: probably ${unit}.`,
  sure: 'sure',
  fairlySure: 'fairly sure',
  unsure: 'not sure',
  personal: {
    phone: 'Phone number: personal data, not stored',
    email: 'E-mail: personal data, not stored',
    name: 'Person’s name: personal data, not stored',
    id_number: 'Identity number: personal data, not stored',
    device_number: 'Number of a device or SIM: personal data, not stored',
    licence_plate: 'Licence plate: personal data, not stored',
    network_address: 'Network address: personal data, not stored',
  },
  hidden: 'not shown',
  reasons: {
    by_hand: () => 'chosen by hand',
    profile: () => 'by a saved mapping',
    header: () => 'the header names it',
    header_part: () => 'the header mentions it',
    unit_in_header: () => 'the unit is in the header',
    unit_known: () => 'the unit of the measuring program',
    unit_in_cells: () => 'the unit is in the cells',
    values_dates: (share) => `${share} of the values are dates`,
    values_times: (share) => `${share} of the values are times of day`,
    values_numbers: (share) => `${share} of the values are numbers`,
    values_in_area: (share) => `${share} of the values lie in the province`,
    values_in_country: (share) => `${share} of the values lie in Việt Nam`,
    values_degrees: (share) => `${share} of the values may be coordinates`,
    values_operators: (share) => `${share} of the values are operators`,
    values_technologies: (share) => `${share} of the values are technologies`,
    values_network_codes: (share) => `${share} of the values are network codes`,
    values_texts: (share) => `${share} of the values are text`,
    values_unlike: (share) => `${share} of the values do not look like it`,
    column_empty: () => 'the column is empty',
    swapped: () => 'longitude and latitude are swapped',
  },
  chosen: 'chosen by you',
  maybe: (field) => `may be the ${field}`,
  constants: 'Fill in for every row of the file',
  constantsNote: 'Fill in only what the file has no column for.',
  fromColumn: 'As in the chosen column',
  operator: 'Operator',
  technology: 'Technology',
  testedOn: 'Date of the tests',
  district: 'District',
  where: 'Location of the figures in the file',
  aggregates: 'Each row sums up several tests',
  asReference: 'Take as reference values, shown beside the figures and counted nowhere',
  referenceName: 'Name and source (the file’s name without)',
  asTests: 'Count each row as one test',
  likeSheets: 'Sheets with the same columns will be loaded, each as a batch:',
  groups: (names) =>
    `Operators stand side by side; each is loaded as a batch: ${names}. The columns below are those of the first; if you change them, only that operator is loaded.`,
  sheet: 'Sheet',
  sheetAuto: 'Automatic',
  sheetOf: (name, rows, hidden) => `${name} (${counted(String(rows), 'row')}${hidden ? ', hidden' : ''})`,
  headerRow: 'Header row',
  headerRowNote: 'Empty: found automatically.',
  noHeaderRow: 'The file has no header: its first row has figures already',
  showColumns: 'Look at the columns',
  loadLeft: (sheets) => `Load the sheets left: ${sheets}`,
  onlySheet: (sheet) => `Choose the sheet “${sheet}”`,
  reread: 'Read again',
  rereading: 'Reading the beginning of the file again by your choices…',
  listingSheets: 'Looking through the sheets of the file…',
  readings: 'The first rows will be read as',
  readingsTable: 'Table of how the first rows will be read',
  noReadings: 'Choose the download column and its unit to see how rows are read.',
  row: 'Row',
  date: 'Date, time',
  download: 'Download (Mbps)',
  place: 'Place',
  fine: 'Accepted',
  outcome: 'Outcome',
  needs: {
    download: 'Choose which column is the download speed.',
    unit: 'Choose the unit of the speed.',
    tests: 'Choose whether the rows are reference values or count as tests.',
    date: 'Choose the column of the date or time of the test, or fill in one date for every row.',
    zone: 'Choose the zone of the column of times.',
    grid: 'Choose the central meridian and zone of the coordinates, or leave both columns out.',
    place:
      'Choose a column with the place: longitude and latitude, district, commune or address; or fill in one district for every row.',
  },
  load: 'Load',
  cancel: 'Do not load this file',
  save: 'Save as a mapping',
  saveName: 'Name of the mapping',
  saveNote: 'The next file with exactly these columns is loaded without a question.',
  saved: (name) => `Saved the mapping “${name}”.`,
  profiles: 'Saved mappings',
  profilesNote: 'A file that matches one is loaded without a question.',
  profilesTable: 'Table of saved mappings',
  profile: 'Mapping',
  readsAs: 'Reads',
  origin: 'Origin',
  builtIn: 'Built in',
  savedBy: (who, when) => `${who}, ${when}`,
  action: 'Action',
  remove: 'Delete',
  removeOf: (name) => `Delete the mapping ${name}`,
  removed: (name) => `Deleted the mapping “${name}”.`,
};

type Question = (d: Record<string, string>, field: string, locale: Locale) => string;

/** What a person is asked on the panel: shorter than the fault, whose sentence also serves the command line. */
const QUESTIONS: Partial<Record<string, Record<Locale, Question>>> = {
  mapping_needs_person: {
    vi: (d, field) =>
      `Cột «${d.column}» có phải là ${field} không? Tiêu đề hoặc giá trị trong cột chưa đủ rõ.`,
    en: (d, field) =>
      `Is the column “${d.column}” the ${field}? Its header or its values do not say so clearly.`,
  },
  column_ambiguous: {
    vi: (d, field) => `Có nhiều cột có thể là ${field}: ${d.columns}. Hãy chọn một cột.`,
    en: (d, field) => `Several columns may be the ${field}: ${d.columns}. Choose one.`,
  },
  unit_missing: {
    vi: (d, field) => `Cột «${d.column}» (${field}) không ghi đơn vị. Hãy chọn đơn vị.`,
    en: (d, field) => `The column “${d.column}” (${field}) states no unit. Choose one.`,
  },
  file_is_aggregated: {
    vi: (d) =>
      `Mỗi dòng của tệp là kết quả gộp của nhiều lượt đo (cột «${d.column}»), không phải một lượt đo. Nên xin tệp từng lượt đo; nếu vẫn nạp thì chọn ở dưới: làm giá trị tham chiếu, hay tính mỗi dòng như một lượt đo.`,
    en: (d) =>
      `Each row of the file sums up several tests (column “${d.column}”) and is not a test. Ask for the file of single tests; to load it all the same, choose below: as reference values, or each row as one test.`,
  },
  column_unlike: {
    vi: (d, field) =>
      `Cột «${d.column}» có tên là ${field}, nhưng ${d.unlike} trong ${d.values} ô đã xem không đọc được như vậy (ví dụ: ${d.examples}). Cột đang để ngoài; nếu đúng là ${field}, hãy chọn lại ở bảng dưới: các ô không đọc được sẽ để trống.`,
    en: (d, field) =>
      `The column “${d.column}” is named as the ${field}, but ${d.unlike} of ${d.values} cells cannot be read as that (for example: ${d.examples}). It is left out now; if it is the ${field}, choose so below: cells that cannot be read stay empty.`,
  },
  unit_doubtful: {
    vi: (d, _field, locale) =>
      `Cột «${d.column}» ghi ${d.unit} nhưng giá trị ở giữa là ${middle(d, locale)}: không mạng nào nhanh như vậy. Hãy chọn đúng đơn vị.`,
    en: (d, _field, locale) =>
      `The column “${d.column}” says ${d.unit}, but its median is ${middle(d, locale)}: no network is that fast. Choose the right unit.`,
  },
  positions_unsure: {
    vi: (d) =>
      `Nhiều dòng có kinh độ («${d.longitude}») và vĩ độ («${d.latitude}») bị đổi chỗ, các dòng khác thì không. Hãy xem lại hai cột này; dòng nào sai sẽ không thuộc địa bàn nào.`,
    en: (d) =>
      `Longitude (“${d.longitude}”) and latitude (“${d.latitude}”) are swapped in many rows, but not in all. Check these columns; wrong rows will lie in no area.`,
  },
  zone_unsure: {
    vi: (d) =>
      `Cột «${d.column}» không ghi múi giờ, mà ${d.night} trong ${d.values} lượt đo đã xem rơi vào 0 giờ đến 5 giờ sáng (đọc theo giờ UTC thì chỉ ${d.asUtc}). Nếu là giờ UTC thì ${d.example} trong tệp = ${d.moved} giờ Việt Nam. Hãy chọn múi giờ.`,
    en: (d) =>
      `The column “${d.column}” states no time zone, and ${d.night} of ${d.values} tests seem to be made between midnight and five (as UTC only ${d.asUtc}). If it is UTC, ${d.example} in the file is ${d.moved} in Việt Nam. Choose the zone.`,
  },
  position_in_metres: {
    vi: (d) =>
      `Cột «${d.northing}» (hướng bắc) và «${d.easting}» (hướng đông) ghi tọa độ phẳng VN-2000 tính bằng mét, ví dụ ${d.value}. Hãy chọn kinh tuyến trục và múi chiếu; hoặc bỏ qua hai cột ấy và dùng cột huyện, xã.`,
    en: (d) =>
      `The columns “${d.northing}” (northing) and “${d.easting}” (easting) have plane coordinates of VN-2000 in metres, for example ${d.value}. Choose the central meridian and zone; or leave both out and use district or commune.`,
  },
  download_column_missing: {
    vi: () => 'Chưa rõ cột nào là tốc độ tải xuống.',
    en: () => 'It is not clear which column is the download speed.',
  },
  date_column_missing: {
    vi: () => 'Chưa rõ cột nào là ngày hoặc thời gian đo. Có thể điền một ngày cho mọi dòng.',
    en: () => 'It is not clear which column is the date or time. One date can be filled in for every row.',
  },
  place_column_missing: {
    vi: () => 'Chưa rõ cột nào cho biết nơi đo. Có thể điền một huyện cho mọi dòng.',
    en: () => 'It is not clear which column has the place. One district can be filled in for every row.',
  },
  position_column_unread: {
    vi: (d) =>
      `Cột «${d.column}» ghi cả vị trí trong một ô, ${POSITION_FORMS.vi[d.form!]} («${d.value}»): chương trình không đọc được. Hãy thay trong tệp bằng hai cột «Kinh độ» và «Vĩ độ» theo độ thập phân, ví dụ 106,2083 và 21,2917; hoặc điền một huyện cho mọi dòng.`,
    en: (d) =>
      `The column “${d.column}” holds the whole position in one cell, ${POSITION_FORMS.en[d.form!]} (“${d.value}”), which is not read. Replace it in the file by two columns, longitude and latitude, in decimal degrees such as 106.2083 and 21.2917; or fill in one district for every row.`,
  },
};

const middle = (d: Record<string, string>, locale: Locale) => formatNumber(Number(d.median), 0, locale);

/** A question of the panel in words; that of the fault of its code where the panel has none of its own. */
export function mappingQuestionSentence({ code, details }: MappingQuestion, locale: Locale): string {
  const question = QUESTIONS[code];
  if (!question) return faultSentence({ code, details }, locale);
  const texts = Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
  return question[locale](texts, fieldName(texts.field, locale), locale);
}

/** Sentences of the panel in which a person maps columns, by language. */
export const mappingMessages: Record<Locale, MappingMessages> = { vi, en };
