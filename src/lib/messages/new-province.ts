import type { Level } from '#lib/domain/area.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { NewProvinceReport } from '#lib/domain/province/new-province.ts';

/** What of the earlier province a warehouse still holds. */
export interface HeldBefore {
  readonly tests: number;
  readonly cases: number;
}

interface ProvinceMessages {
  title: string;
  lead: string;
  levels: Record<Level, (units: string) => string>;
  made: (province: string, levels: string) => string;
  fields: (code: string, name: string) => string;
  simplified: (read: string, left: string) => string;
  converted: (from: string) => string;
  repaired: (units: string) => string;
  overlap: (first: string, second: string) => string;
  divided: (area: string, district: string, share: string) => string;
  populations: (found: string, all: string) => string;
  unknown: (names: string) => string;
  noPopulations: string;
  sameNames: (names: string) => string;
  reporting: (units: string) => string;
  placed: (folder: string) => string;
  before: (folder: string) => string;
  restart: string;
  inUse: string;
  held: (tests: string, cases: string) => string;
  form: {
    own: (folder: string) => string;
    shipped: string;
    files: string;
    filesNote: string;
    outlines: string;
    districts: string;
    populations: string;
    province: string;
    provinceHint: string;
    level: string;
    from: string;
    former: string;
    formerHint: string;
    issuer: string;
    symbol: string;
    fieldsTitle: string;
    fieldsNote: string;
    code: string;
    name: string;
    type: string;
    districtCode: string;
    districtName: string;
    tolerance: string;
    check: string;
    use: string;
    useNote: string;
    made: string;
  };
}

/** Words of setting up a province, on the command line and on the page. */
export const provinceMessages: Record<Locale, ProvinceMessages> = {
  vi: {
    title: 'Lập tỉnh, thành phố',
    lead: 'Dùng chương trình cho một tỉnh, thành phố khác: đưa tệp ranh giới, chương trình lập bộ địa giới, danh sách đơn vị báo cáo và cơ quan ban hành.',
    levels: {
      province: (units) => `${units} địa bàn cấp tỉnh`,
      district: (units) => `${units} địa bàn cấp huyện`,
      commune: (units) => `${units} địa bàn cấp xã`,
    },
    made: (province, levels) => `${province}: ${levels}. Đã nạp thử, mọi địa bàn đều có ranh giới.`,
    fields: (code, name) => `Mã lấy từ trường «${code}», tên từ trường «${name}».`,
    simplified: (read, left) => `Ranh giới có ${read} điểm, giản lược còn ${left} điểm.`,
    converted: (from) => `Tọa độ đã được chuyển từ ${from} sang WGS 84.`,
    repaired: (units) => `Đã sửa ranh giới của: ${units}.`,
    overlap: (first, second) =>
      `«${first}» và «${second}» chồng lên nhau: lượt đo ở đó tính cho «${first}». Nếu không đúng, hãy sửa tệp rồi lập lại.`,
    divided: (area, district, share) =>
      `«${area}» nằm trên nhiều huyện: ${share} diện tích thuộc «${district}», cả đơn vị tính cho huyện ấy.`,
    populations: (found, all) => `Dân số: có ${found} trong ${all} địa bàn.`,
    unknown: (names) =>
      `Bảng dân số có tên không khớp địa bàn nào: ${names}. Hãy sửa tên theo tệp ranh giới.`,
    noPopulations:
      'Chưa có dân số: bảng và bản đồ để trống số dân. Đưa thêm tệp CSV có cột mã hoặc tên và cột dân số.',
    sameNames: (names) =>
      `Nhiều địa bàn cùng tên, địa chỉ không đủ để phân biệt: ${names}. Lượt đo chỉ có tên ấy sẽ chờ người xác định.`,
    reporting: (units) =>
      `reporting-units/reporting-units.csv có ${units} đơn vị báo cáo để điền và đối chiếu; reporting-units/issuing-bodies.json là cơ quan ban hành. Sửa xong thì khởi động lại chương trình.`,
    placed: (folder) => `Đã ghi vào ${folder}. Cập nhật chương trình không ghi đè thư mục này.`,
    before: (folder) => `Bộ trước được giữ ở ${folder}.`,
    restart: 'Khởi động (lại) chương trình để dùng.',
    inUse: 'Chương trình đang dùng địa bàn mới.',
    held: (tests, cases) =>
      `Kho còn giữ dữ liệu của địa bàn trước: ${tests} lượt đo, ${cases} hồ sơ. Gỡ các tệp ấy ở trang «Dữ liệu»; hồ sơ thì không gỡ được, muốn kho sạch hãy đặt DATA_DIR là một thư mục mới.`,
    form: {
      own: (folder) => `Đang dùng địa bàn của cơ quan, lưu ở ${folder}.`,
      shipped: 'Đang dùng địa bàn đi kèm chương trình.',
      files: 'Tệp và tên',
      filesNote:
        'GeoJSON, TopoJSON hoặc Shapefile nén (.zip). Dân số: CSV có cột mã hoặc tên và cột dân số, có thể thêm diện tích (km²).',
      outlines: 'Ranh giới',
      districts: 'Ranh giới huyện (nếu là tệp riêng)',
      populations: 'Dân số (CSV)',
      province: 'Tên tỉnh, thành phố, có cả loại',
      provinceHint: 'Tỉnh …',
      level: 'Cấp của ranh giới',
      from: 'Có hiệu lực từ (để trống: mọi ngày)',
      former: 'Tỉnh cũ đã nhập vào',
      formerHint: 'Cách nhau bằng dấu phẩy',
      issuer: 'Cơ quan ban hành',
      symbol: 'Ký hiệu cơ quan',
      fieldsTitle: 'Các trường của tệp',
      fieldsNote: 'Để trống thì chương trình tự nhận ra; không chắc thì hỏi và nêu các trường có trong tệp.',
      code: 'Trường mã',
      name: 'Trường tên',
      type: 'Trường loại (Xã, Phường)',
      districtCode: 'Trường mã huyện',
      districtName: 'Trường tên huyện',
      tolerance: 'Giản lược, sai lệch nhiều nhất (m)',
      check: 'Lập thử, chưa dùng',
      use: 'Lập và dùng ngay',
      useNote: 'Dùng ngay thì mọi lượt đo được gắn lại theo địa bàn mới. Bộ trước của cơ quan được giữ lại.',
      made: 'Kết quả',
    },
  },
  en: {
    title: 'Set up a province',
    lead: 'Use the program for another province: give its outlines, and the program makes areas, the list of reporting units and the issuing body.',
    levels: {
      province: (units) => `${units} at province level`,
      district: (units) => `${units} at district level`,
      commune: (units) => `${units} at commune level`,
    },
    made: (province, levels) => `${province}: ${levels}. Loaded on trial: every unit has an outline.`,
    fields: (code, name) => `Codes were read from the field “${code}”, names from “${name}”.`,
    simplified: (read, left) => `The outlines have ${read} points; ${left} are left.`,
    converted: (from) => `Positions were converted from ${from} to WGS 84.`,
    repaired: (units) => `Repaired the outlines of: ${units}.`,
    overlap: (first, second) =>
      `“${first}” and “${second}” overlap: tests in the shared part count for “${first}”. If that is wrong, correct the file and set up again.`,
    divided: (area, district, share) =>
      `“${area}” lies in several districts: ${share} of it in “${district}”, which all of it counts for.`,
    populations: (found, all) => `Populations: ${found} of ${all} units have one.`,
    unknown: (names) =>
      `The table of populations has names that no unit has: ${names}. Write them as the outlines do.`,
    noPopulations:
      'No populations yet: tables and maps leave them blank. Give a CSV with a column of codes or names and one of populations.',
    sameNames: (names) =>
      `Several units have the same name, which an address cannot tell apart: ${names}. Tests with that name alone wait for a person.`,
    reporting: (units) =>
      `reporting-units/reporting-units.csv has ${units} reporting units to fill in and compare; reporting-units/issuing-bodies.json is the issuing body. Start the program again when they are changed.`,
    placed: (folder) => `Written to ${folder}. Updates of the program leave this folder alone.`,
    before: (folder) => `The set before is kept in ${folder}.`,
    restart: 'Start the program (again) to use it.',
    inUse: 'The program uses the new areas now.',
    held: (tests, cases) =>
      `The warehouse still holds data of the areas before: ${tests} tests, ${cases} cases. Undo those files on the page “Data”; cases cannot be removed, so set DATA_DIR to a new folder for a clean warehouse.`,
    form: {
      own: (folder) => `In use: the office’s own areas, kept in ${folder}.`,
      shipped: 'In use: the areas that come with the program.',
      files: 'Files and names',
      filesNote:
        'GeoJSON, TopoJSON or a zipped Shapefile. Populations: CSV with a column of codes or names and one of populations; areas (km²) may be added.',
      outlines: 'Outlines',
      districts: 'Outlines of districts (if a file of their own)',
      populations: 'Populations (CSV)',
      province: 'Name of the province, with its type',
      provinceHint: 'Tỉnh …',
      level: 'Level of the outlines',
      from: 'In force from (empty: always)',
      former: 'Provinces that it took in',
      formerHint: 'Separated by commas',
      issuer: 'Issuing body',
      symbol: 'Symbol of the body',
      fieldsTitle: 'Fields of the file',
      fieldsNote:
        'If left empty, the program recognises them by name and values; where it is not sure, it asks and lists the fields of the file.',
      code: 'Field of codes',
      name: 'Field of names',
      type: 'Field of types (Xã, Phường)',
      districtCode: 'Field of district codes',
      districtName: 'Field of district names',
      tolerance: 'Simplify by at most (m)',
      check: 'Make on trial',
      use: 'Make and use',
      useNote:
        'When used, every test is tagged again by the new areas. A set of the office’s own from before is kept.',
      made: 'Result',
    },
  },
};

const MOST_NAMES = 12;
const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')}, …` : names.join(', ');

/** What was made of a province, in sentences, one a line. */
export function provinceLines(report: NewProvinceReport, locale: Locale): string[] {
  const t = provinceMessages[locale];
  const count = (value: number) => formatCount(value, locale);
  const levels = report.levels.map(({ level, units }) => t.levels[level](count(units)));
  const { populations, divided, positions, fields } = report;
  const finest = report.levels.at(-1)!.units;
  return [
    t.made(report.province, levels.join(', ')),
    t.fields(fields.code, fields.name),
    t.simplified(count(positions.read), count(positions.left)),
    ...(report.convertedFrom === null ? [] : [t.converted(report.convertedFrom)]),
    ...(report.repairs.length === 0 ? [] : [t.repaired(listed(report.repairs.map(({ unit }) => unit)))]),
    ...report.overlaps.map(([first, second]) => t.overlap(first, second)),
    ...divided.map(({ area, district, share }) => t.divided(area, district, `${Math.round(share * 100)}%`)),
    populations === null ? t.noPopulations : t.populations(count(populations.found), count(finest)),
    ...(populations && populations.unknown.length > 0 ? [t.unknown(listed(populations.unknown))] : []),
    ...(report.sameNames.length > 0 ? [t.sameNames(listed(report.sameNames))] : []),
    t.reporting(count(report.reportingUnits)),
  ];
}
