import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for the faults of areas and of boundary files. */
export const AREA_FAULTS: Record<string, Record<Locale, Sentence>> = {
  areas_level_missing: {
    vi: (d) => `Bộ địa giới «${d.edition}» không có ranh giới cấp «${d.level}». Hãy chọn bộ hoặc cấp khác.`,
    en: (d) => `The edition “${d.edition}” has no outlines at level “${d.level}”. Choose another.`,
  },
  areas_usage: {
    vi: (d) =>
      `Không hiểu lệnh (${d.problem}). Cách dùng: npm run areas -- import TỆP --edition MÃ --level province|district|commune --code TRƯỜNG --name TRƯỜNG [--parent TRƯỜNG], hoặc npm run areas -- new-province TỆP --province "Tỉnh …" [--level district|commune] [--populations TỆP.csv] [--districts TỆP]. Các tùy chọn: ${d.options}.`,
    en: (d) =>
      `The command is not understood (${d.problem}). Usage: npm run areas -- import FILE --edition ID --level province|district|commune --code FIELD --name FIELD [--parent FIELD], or npm run areas -- new-province FILE --province "Tỉnh …" [--level district|commune] [--populations FILE.csv] [--districts FILE]. Options: ${d.options}.`,
  },
  areas_field_unclear: {
    vi: (d) =>
      `${d.file}: không rõ trường nào chứa ${d.option === 'code' ? 'mã' : 'tên'} địa bàn. Tệp có các trường: ${d.fields}. Hãy ghi tên trường đó vào ô ${d.option === 'code' ? '«Trường mã»' : '«Trường tên»'} (dòng lệnh: --${d.option}). Địa bàn nào cũng phải có mã, không trùng nhau.`,
    en: (d) =>
      `${d.file}: it is not clear which field holds the ${d.option}s of areas. Its fields: ${d.fields}. Name it under “Field of ${d.option}s” (command line: --${d.option}). Codes must be filled in every row, without repetition.`,
  },
  province_option_missing: {
    vi: () => 'Thiếu tên tỉnh, thành phố. Hãy ghi cả loại, ví dụ «Tỉnh Phú Thọ» (dòng lệnh: --province).',
    en: () =>
      'The name of the province is missing. Write it with its type, such as “Tỉnh Phú Thọ” (command line: --province).',
  },
  province_outlines_missing: {
    vi: () => 'Chưa chọn tệp ranh giới. Hãy chọn tệp GeoJSON, TopoJSON hoặc Shapefile nén (.zip).',
    en: () => 'No boundary file was chosen. Choose GeoJSON, TopoJSON or a zipped Shapefile.',
  },
  province_level_wrong: {
    vi: (d) =>
      `Không lập được từ ranh giới cấp «${d.level}». Hãy chọn cấp huyện (district) hoặc cấp xã (commune).`,
    en: (d) => `A province cannot be set up from outlines at level “${d.level}”. Choose district or commune.`,
  },
  province_districts_twice: {
    vi: () =>
      'Ranh giới đã là cấp huyện, không cần tệp hay trường của huyện. Hãy bỏ chúng, hoặc chọn cấp xã.',
    en: () =>
      'The outlines are districts already: leave out the file or fields of districts, or choose the commune level.',
  },
  province_tolerance_wrong: {
    vi: (d) =>
      `«${d.value}» không phải mức giản lược dùng được. Hãy ghi số mét từ 0 (giữ nguyên) đến ${d.most}.`,
    en: (d) =>
      `“${d.value}” is not a tolerance that can be used. Enter metres from 0 (outlines as they are) to ${d.most}.`,
  },
  province_area_outside: {
    vi: (d) =>
      `«${d.area}» nằm ngoài mọi huyện của tệp huyện. Hãy kiểm tra hai tệp có cùng một tỉnh và cùng hệ tọa độ không.`,
    en: (d) =>
      `“${d.area}” lies outside every district. Check that both files are of one province and one reference system.`,
  },
  province_table_not_utf8: {
    vi: (d) => `${d.file} không phải UTF-8. Trong Excel, hãy lưu dạng «CSV UTF-8 (Comma delimited)».`,
    en: (d) => `${d.file} is not UTF-8. In Excel, save as “CSV UTF-8 (Comma delimited)”.`,
  },
  province_populations_columns: {
    vi: (d) =>
      `${d.file} cần cột «Mã» hoặc «Tên» và cột «Dân số» (có thể thêm «Diện tích»). Các cột hiện có: ${d.columns}.`,
    en: (d) =>
      `${d.file} needs a column “code” or “name” and one “population” (“area” may be added). It has: ${d.columns}.`,
  },
  province_population_unread: {
    vi: (d) => `${d.file}, dòng ${d.row}: «${d.value}» không phải số dân. Hãy ghi số nguyên, ví dụ 12.345.`,
    en: (d) =>
      `${d.file}, row ${d.row}: “${d.value}” is not a population. Enter a whole number, for example 12345.`,
  },
  province_check_failed: {
    vi: (d) =>
      `Bộ địa giới lập ra không dùng được (${d.problem}): có địa bàn không còn ranh giới. Hãy giảm mức giản lược hoặc kiểm tra lại tệp ranh giới.`,
    en: (d) =>
      `The areas made from the files cannot be used (${d.problem}): an area has no outline left. Lower the tolerance, or check the outlines.`,
  },
  areas_option_missing: {
    vi: (d) =>
      `Thiếu --${d.option}. Cần đủ: --edition (mã bộ địa giới), --level (cấp), --code (trường chứa mã), --name (trường chứa tên).`,
    en: (d) =>
      `--${d.option} is missing. Needed: --edition (id), --level, --code (field with the code), --name (field with the name).`,
  },
  areas_file_missing: {
    vi: (d) => `Không đọc được tệp ${d.file}. Hãy kiểm tra đường dẫn và quyền đọc.`,
    en: (d) => `The file ${d.file} cannot be read. Check the path and the permission to read it.`,
  },
  areas_level_unknown: {
    vi: (d) => `Không có cấp «${d.level}». Các cấp: ${d.levels}.`,
    en: (d) => `There is no level “${d.level}”. Levels: ${d.levels}.`,
  },
  areas_parent_level_wrong: {
    vi: (d) =>
      `Không có cấp nào trên «${d.level}» cho --parent. Hãy bỏ --parent hoặc chọn --parent-level cao hơn.`,
    en: (d) => `--parent needs a level above “${d.level}”. Leave it out or choose a higher --parent-level.`,
  },
  areas_edition_id_invalid: {
    vi: (d) =>
      `Mã bộ địa giới «${d.edition}» không dùng được: chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch dưới, tối đa 40 ký tự, ví dụ 2024 hoặc so-lieu-2026.`,
    en: (d) =>
      `The edition id “${d.edition}” cannot be used: only letters, digits, dots, hyphens and underscores, at most 40, for example 2024 or official-2026.`,
  },
  areas_date_invalid: {
    vi: (d) => `«${d.value}» không phải là một ngày có thật. Hãy viết dạng NĂM-THÁNG-NGÀY, ví dụ 2025-07-01.`,
    en: (d) => `“${d.value}” is not a real date. Write YEAR-MONTH-DAY, for example 2025-07-01.`,
  },
  areas_format_unknown: {
    vi: (d) =>
      `${d.file} không phải là tệp ranh giới dùng được. Hãy đưa GeoJSON (FeatureCollection), TopoJSON, hoặc Shapefile nén trong một tệp .zip (.shp, .dbf, .prj).`,
    en: (d) =>
      `${d.file} is not a supported boundary file. Use GeoJSON (FeatureCollection), TopoJSON, or a Shapefile zipped into one .zip (.shp, .dbf, .prj).`,
  },
  areas_shapefile_not_zipped: {
    vi: (d) =>
      `${d.file} chỉ là một phần của Shapefile. Hãy nén cả .shp, .dbf, .prj vào một tệp .zip rồi nhập lại.`,
    en: (d) =>
      `${d.file} is only one part of a Shapefile. Zip .shp, .dbf and .prj together and import the .zip.`,
  },
  areas_shapefile_incomplete: {
    vi: (d) =>
      `Trong ${d.file} thiếu ${d.missing} (bảng mã và tên). Hãy nén đủ .shp, .dbf, .prj rồi nhập lại.`,
    en: (d) =>
      `${d.file} lacks ${d.missing} (the table of codes and names). Zip .shp, .dbf and .prj together.`,
  },
  areas_file_unreadable: {
    vi: (d) => `${d.file} bị hỏng hoặc không đúng định dạng. Hãy xuất lại từ phần mềm bản đồ rồi nhập lại.`,
    en: (d) => `${d.file} is damaged or malformed. Export it again from the map program and import it again.`,
  },
  areas_file_too_large: {
    vi: (d) => `${d.file} quá lớn. Hãy giản lược ranh giới (ví dụ bằng mapshaper) rồi nhập lại.`,
    en: (d) =>
      `${d.file} is too large. Simplify the outlines (with mapshaper, for example) and import again.`,
  },
  areas_none_in_file: {
    vi: (d) => `${d.file} không có vùng nào. Hãy kiểm tra lại tệp đã xuất.`,
    en: (d) => `${d.file} has no areas. Check the exported file.`,
  },
  areas_choose_object: {
    vi: (d) => `${d.file} có nhiều lớp: ${d.objects}. Hãy chọn một bằng --object TÊN.`,
    en: (d) => `${d.file} has several layers: ${d.objects}. Choose one with --object NAME.`,
  },
  areas_crs_vn2000: {
    vi: (d) =>
      `Tệp dùng hệ tọa độ VN-2000 (${d.crs}), chưa chuyển được ở đây. Hãy xuất lại theo WGS 84 (EPSG:4326), ví dụ trong QGIS: Export > Save Features As > CRS: EPSG:4326.`,
    en: (d) =>
      `The file is in VN-2000 (${d.crs}), which is not converted here. Export it in WGS 84 (EPSG:4326), for example in QGIS: Export > Save Features As > CRS: EPSG:4326.`,
  },
  areas_crs_unknown: {
    vi: (d) =>
      `Không nhận ra hệ tọa độ «${d.crs}» của tệp. Hãy xuất lại theo WGS 84 (EPSG:4326), ví dụ trong QGIS: Export > Save Features As > CRS: EPSG:4326.`,
    en: (d) =>
      `The coordinate reference system “${d.crs}” is not supported. Export the file in WGS 84 (EPSG:4326), for example in QGIS: Export > Save Features As > CRS: EPSG:4326.`,
  },
  areas_position_out_of_range: {
    vi: (d) =>
      `Dòng ${d.row} («${d.unit}»): tọa độ ${d.position} không phải kinh độ và vĩ độ. Có lẽ tệp theo VN-2000 hoặc UTM, hoặc ghi vĩ độ trước. Hãy xuất lại theo WGS 84 (EPSG:4326).`,
    en: (d) =>
      `Row ${d.row} (“${d.unit}”): ${d.position} is not a longitude and latitude. The file may be in VN-2000 or UTM, or have latitude first. Export it in WGS 84 (EPSG:4326).`,
  },
  areas_field_missing: {
    vi: (d) => `Tệp không có trường «${d.field}». Các trường trong tệp: ${d.fields}.`,
    en: (d) => `The file has no field “${d.field}”. Its fields: ${d.fields}.`,
  },
  areas_value_missing: {
    vi: (d) => `Dòng ${d.row}: trường «${d.field}» để trống. Hãy điền rồi nhập lại.`,
    en: (d) => `Row ${d.row}: the field “${d.field}” is empty. Fill it in and import again.`,
  },
  areas_text_unreadable: {
    vi: (d) =>
      `Dòng ${d.row}: chữ trong trường «${d.field}» bị hỏng («${d.value}»). Hãy xuất Shapefile với mã UTF-8 và kèm tệp .cpg.`,
    en: (d) =>
      `Row ${d.row}: the text in the field “${d.field}” is garbled (“${d.value}”). Export the Shapefile as UTF-8 with its .cpg file.`,
  },
  areas_code_twice: {
    vi: (d) =>
      `Mã «${d.code}» có ở cả dòng ${d.first} và dòng ${d.row}. Mỗi địa bàn cần một mã riêng; nếu là một địa bàn gồm nhiều phần, hãy gộp các phần (Dissolve) rồi nhập lại.`,
    en: (d) =>
      `The code “${d.code}” is in row ${d.first} and in row ${d.row}. Each area needs its own; dissolve the parts of one area into one row and import again.`,
  },
  areas_not_a_polygon: {
    vi: (d) =>
      `Dòng ${d.row} («${d.unit}») không phải là vùng (${d.type}). Mỗi dòng phải là Polygon hoặc MultiPolygon.`,
    en: (d) =>
      `Row ${d.row} (“${d.unit}”) is not an area (${d.type}). Each row must be a Polygon or MultiPolygon.`,
  },
  areas_outline_empty: {
    vi: (d) =>
      `Dòng ${d.row}: ranh giới của «${d.unit}» không bao quanh diện tích nào. Hãy vẽ lại rồi nhập lại.`,
    en: (d) => `Row ${d.row}: the outline of “${d.unit}” is empty. Draw it again and import it again.`,
  },
  areas_outline_crosses: {
    vi: (d) =>
      `Dòng ${d.row}: ranh giới của «${d.unit}» tự cắt tại ${d.at}. Hãy sửa (QGIS: Vector > Geometry Tools > Fix geometries) rồi nhập lại.`,
    en: (d) =>
      `Row ${d.row}: the outline of “${d.unit}” crosses itself at ${d.at}. Fix it (QGIS: Vector > Geometry Tools > Fix geometries) and import again.`,
  },
  areas_too_many_overlaps: {
    vi: () =>
      'Có quá nhiều tệp ranh giới chồng lên nhau. Hãy nhập thay vào bộ địa giới đã có thay vì tạo bộ mới.',
    en: () => 'Too many boundary files overlap. Import into an existing edition instead of a new one.',
  },
  areas_content_type: {
    vi: () => 'Hãy gửi tệp với content-type: application/octet-stream.',
    en: () => 'Send the file with content-type: application/octet-stream.',
  },
  areas_server_refused: {
    vi: (d) => `Máy chủ đang chạy không nhận được tệp (mã ${d.status}). Hãy xem nhật ký máy chủ rồi thử lại.`,
    en: (d) => `The running server refused the file (status ${d.status}). See the server log and try again.`,
  },
};
