import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE, DEGREES, UTC } from './dictionary-entry.ts';

const edition = column('edition_id', null, 'Bộ địa giới.', 'The edition.');
const level = column(
  'level',
  null,
  'Cấp: province (tỉnh), district (huyện), commune (xã).',
  'Level: province, district or commune.',
);
const origin = column('origin', null, 'Nguồn.', 'Origin.');
const licence = column('licence', null, 'Giấy phép sử dụng.', 'Licence.');
const imported = column(
  'imported',
  null,
  'Do người dùng nhập, không phải dữ liệu kèm theo chương trình.',
  'Imported by a person, not part of the reference data.',
);
const datedOn = column('dated_on', DATE, 'Ngày của số liệu nguồn.', 'Date of the source.');

/** Tables of administrative units, their outlines and names. */
export const AREA_TABLES: readonly TableEntry[] = [
  {
    name: 'edition',
    meaning: {
      vi: 'Các bộ địa giới: những đơn vị hành chính có hiệu lực trong một thời gian.',
      en: 'Editions: the administrative areas in force during a time.',
    },
    columns: [
      column('edition_id', null, 'Mã bộ địa giới: 2024, 2025.', 'The edition: 2024, 2025.'),
      column('name', null, 'Tên gọi.', 'Name.'),
      imported,
      column('valid_from', DATE, 'Ngày bắt đầu hiệu lực.', 'First date in force.'),
      column('valid_to', DATE, 'Ngày hết hiệu lực (không tính ngày này).', 'First date no longer in force.'),
      origin,
      licence,
      datedOn,
    ],
  },
  {
    name: 'unit',
    meaning: {
      vi: 'Đơn vị hành chính của từng bộ địa giới và từng cấp.',
      en: 'Administrative areas of each edition and level.',
    },
    columns: [
      edition,
      level,
      column('code', null, 'Mã địa bàn.', 'Code of the area.'),
      column('name', null, 'Tên, không kèm loại: Lục Nam.', 'Name without its type word: Lục Nam.'),
      column('type', null, 'Loại: Huyện, Thị xã, Xã…', 'Type word: Huyện, Thị xã, Xã…'),
      column('parent_code', null, 'Mã địa bàn cấp trên.', 'Code of the area above.'),
      column('population', 'người', 'Dân số.', 'Population.'),
      column('area_km2', 'km²', 'Diện tích tự nhiên.', 'Area.'),
    ],
  },
  {
    name: 'area_unit',
    meaning: {
      vi: 'Mỗi vùng của lớp ranh giới thuộc địa bàn nào: một vùng dùng chung cho mọi bộ địa giới.',
      en: 'The administrative area that a shape of the boundary layer belongs to, in every edition.',
    },
    columns: [
      column('area_id', null, 'Vùng.', 'The area.'),
      edition,
      level,
      column('code', null, 'Mã địa bàn.', 'Code of the area.'),
    ],
  },
  {
    name: 'area',
    meaning: {
      vi: 'Vùng nhỏ nhất của một lớp ranh giới; huyện cũ và xã mới đều ghép từ các vùng này.',
      en: 'The smallest shapes of a boundary layer; old districts and new communes are composed of them.',
    },
    columns: [
      column('area_id', null, 'Vùng.', 'The area.'),
      column('layer_id', null, 'Lớp ranh giới.', 'The layer.'),
      column('code', null, 'Mã vùng trong lớp.', 'Code within the layer.'),
      column('west', DEGREES, 'Kinh độ nhỏ nhất.', 'Westernmost longitude.'),
      column('south', DEGREES, 'Vĩ độ nhỏ nhất.', 'Southernmost latitude.'),
      column('east', DEGREES, 'Kinh độ lớn nhất.', 'Easternmost longitude.'),
      column('north', DEGREES, 'Vĩ độ lớn nhất.', 'Northernmost latitude.'),
    ],
  },
  {
    name: 'layer',
    meaning: { vi: 'Tệp ranh giới đã nạp.', en: 'Loaded boundary files.' },
    columns: [
      column('layer_id', null, 'Lớp ranh giới.', 'The layer.'),
      column('name', null, 'Tên gọi.', 'Name.'),
      imported,
      origin,
      licence,
      datedOn,
      column('file_sha256', 'SHA-256', 'Mã băm của tệp.', 'Hash of the file.'),
      column('topology', 'TopoJSON', 'Ranh giới.', 'The outlines.'),
      column('grid_west', DEGREES, 'Cạnh tây của lưới tra vị trí.', 'Western edge of the lookup grid.'),
      column('grid_south', DEGREES, 'Cạnh nam của lưới.', 'Southern edge of the grid.'),
      column('grid_columns_per_degree', '1/°', 'Số cột trên một độ.', 'Columns in one degree.'),
      column('grid_rows_per_degree', '1/°', 'Số hàng trên một độ.', 'Rows in one degree.'),
      column('grid_columns', null, 'Số cột.', 'Columns.'),
      column('grid_rows', null, 'Số hàng.', 'Rows.'),
    ],
  },
  {
    name: 'grid_block',
    meaning: {
      vi: 'Lưới tra vị trí theo khối 4 × 4 ô: khối nằm gọn trong một vùng, hoặc khối có ranh giới đi qua.',
      en: 'The lookup grid in blocks of 4 × 4 cells: a block within one area, or one that a border or the edge of the map cuts.',
    },
    columns: [
      column('layer_id', null, 'Lớp ranh giới.', 'The layer.'),
      column('block', null, 'Số của khối.', 'The block.'),
      column(
        'area_id',
        null,
        'Vùng chứa trọn khối; trống ở biên.',
        'The area around the whole block; empty at borders.',
      ),
    ],
  },
  {
    name: 'grid_cell',
    meaning: {
      vi: 'Các ô của những khối ở biên: ô nằm gọn trong một vùng, hoặc ô bị ranh giới cắt kèm các cạnh để xét chính xác.',
      en: 'The cells of blocks at borders: a cell within one area, or one that a border cuts, with the edges that decide exactly.',
    },
    columns: [
      column('layer_id', null, 'Lớp ranh giới.', 'The layer.'),
      column('cell', null, 'Số của ô.', 'The cell.'),
      column(
        'area_id',
        null,
        'Vùng chứa trọn ô; trống ở biên.',
        'The area around the whole cell; empty at borders.',
      ),
      column(
        'candidates',
        null,
        'Các vùng có thể, kèm cạnh ranh giới.',
        'Areas that come into question, with edges.',
      ),
    ],
  },
  {
    name: 'gazetteer',
    meaning: {
      vi: 'Tên cũ của các nơi không có ranh giới riêng (xã trước sáp nhập), để nhận ra tên trong tệp.',
      en: 'Former names of places without outlines of their own, to recognise names in files.',
    },
    columns: [
      column('entry_id', null, 'Mục tên.', 'The entry.'),
      edition,
      level,
      column('name', null, 'Tên đầy đủ dấu, kèm loại.', 'Name with its marks and type word.'),
      column(
        'district_names',
        null,
        'Các huyện có thể ghi kèm tên này.',
        'Districts that a file may name beside it.',
      ),
    ],
  },
  {
    name: 'gazetteer_unit',
    meaning: {
      vi: 'Mỗi tên ứng với địa bàn nào của từng bộ địa giới.',
      en: 'The area of each edition that a name stands for.',
    },
    columns: [
      column('entry_id', null, 'Mục tên.', 'The entry.'),
      edition,
      level,
      column('code', null, 'Mã địa bàn.', 'Code of the area.'),
    ],
  },
  {
    name: 'province_name',
    meaning: {
      vi: 'Tên các tỉnh, thành phố, để nhận ra địa chỉ ngoài tỉnh.',
      en: 'Names of provinces, to recognise addresses outside the province.',
    },
    columns: [
      edition,
      column('name', null, 'Tên tỉnh, thành phố.', 'Name of the province.'),
      column(
        'holding',
        null,
        'part: địa bàn này là một phần của tỉnh ấy; none: nằm ngoài.',
        'part: the areas here are a part of that province; none: they are not.',
      ),
    ],
  },
  {
    name: 'place_name_resolution',
    meaning: {
      vi: 'Tên địa bàn do người quyết định: mỗi cách viết chỉ địa bàn nào, ai quyết định và khi nào.',
      en: 'Place names decided by a person: the area of a spelling, by whom and when.',
    },
    columns: [
      column('resolution_id', null, 'Số của quyết định.', 'The resolution.'),
      column(
        'district_key',
        null,
        'Tên cấp huyện không dấu, chữ thường.',
        'District name without marks and case.',
      ),
      column(
        'commune_key',
        null,
        'Tên cấp xã không dấu, chữ thường.',
        'Commune name without marks and case.',
      ),
      column('address_key', null, 'Địa chỉ không dấu, chữ thường.', 'Address without marks and case.'),
      column('district_name', null, 'Tên cấp huyện như trong tệp.', 'District name as written in the file.'),
      column('commune_name', null, 'Tên cấp xã như trong tệp.', 'Commune name as written in the file.'),
      column('address', null, 'Địa chỉ như trong tệp.', 'Address as written in the file.'),
      column(
        'edition_id',
        null,
        'Bộ địa giới của địa bàn; trống là ngoài tỉnh.',
        'Edition of the unit; empty for outside the province.',
      ),
      column('level', null, 'Cấp của địa bàn.', 'Level of the area.'),
      column(
        'code',
        null,
        'Mã địa bàn; với tên cũ không có mã là tên đầy đủ kèm huyện.',
        'Code of the unit; for a former name, which has none, its full name with its district.',
      ),
      column('resolved_by', null, 'Người quyết định.', 'Who decided.'),
      column('resolved_at', UTC, 'Thời điểm quyết định.', 'When it was decided.'),
      column('undone_by', null, 'Người bỏ quyết định.', 'Who took it back.'),
      column('undone_at', UTC, 'Thời điểm bỏ quyết định.', 'When it was taken back.'),
    ],
  },
];
