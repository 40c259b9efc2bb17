import type { Level } from '#lib/domain/area.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { CatalogColumn } from '#lib/domain/workbench/catalog-view.ts';
import type { ViewName } from '#lib/domain/workbench/catalog.ts';
import { MEASUREMENT_COLUMN_WORDS } from './workbench-catalog-measurements.ts';
import { VIEW_COLUMN_WORDS } from './workbench-catalog-views.ts';
import type { Words } from './words.ts';

/** What a row of each view is. */
export const VIEW_WORDS: Readonly<Record<ViewName, Words>> = {
  measurements: {
    vi: 'Các lượt đo, mỗi lượt một dòng.',
    en: 'The tests, one a row.',
  },
  areas: {
    vi: 'Các tỉnh, huyện, xã của mọi bộ địa giới, kèm dân số và diện tích.',
    en: 'Provinces, districts and communes of every edition, with residents and area.',
  },
  operators: { vi: 'Các nhà mạng.', en: 'The operators.' },
  tallies: {
    vi: 'Báo cáo tháng của các đơn vị, mọi bản; lấy bản đang tính thì thêm điều kiện latest.',
    en: 'The units’ monthly reports, every version; add the condition latest for those that count.',
  },
  standards: { vi: 'Các tiêu chuẩn và số mẫu tối thiểu.', en: 'The standards and fewest tests and devices.' },
  batches: { vi: 'Các lần nạp, mỗi tệp một dòng.', en: 'The batches, one file a row.' },
  reference_values: {
    vi: 'Giá trị tham chiếu của nguồn khác, không phải lượt đo: mỗi giá trị một dòng cho mỗi địa bàn chứa nó, nên hãy chọn một edition và một level.',
    en: 'Reference values of other sources, which are no tests: a row for each area that a value lies in, so choose one edition and one level.',
  },
  gaps: {
    vi: 'Các vùng lõm như trang Vùng lõm nêu khi chưa chọn gì: mỗi vùng một dòng cho mọi nhà mạng, rồi mỗi nhà mạng đo được ở đó một dòng.',
    en: 'The gaps as their page shows them before anything is chosen: a row for all operators, then one for each operator measured there.',
  },
  quotas: {
    vi: 'Số lượt đo còn cần ở mỗi tỉnh, huyện, xã trong kỳ mặc định: một dòng cho mọi nhà mạng, rồi mỗi nhà mạng một dòng.',
    en: 'Further tests that each area needs in the default period: a row for all operators, then one for each operator.',
  },
  cases: { vi: 'Các hồ sơ gửi nhà mạng.', en: 'The cases sent to operators.' },
  case_places: {
    vi: 'Các nơi trong mỗi hồ sơ và lời hẹn của nhà mạng.',
    en: 'The places of each case and what the operator promises.',
  },
};

/** What a column means in a language, with its unit and an example. */
export interface ColumnMeaning {
  readonly meaning: string;
  readonly unit: string | null;
  readonly example: string;
}

const AREA: Record<Level, Words> = {
  province: { vi: 'Mã tỉnh', en: 'Code of the province' },
  district: { vi: 'Mã huyện', en: 'Code of the district' },
  commune: { vi: 'Mã xã', en: 'Code of the commune' },
};
const AREA_EXAMPLE: Record<Level, string> = { province: '24', district: '218', commune: '07444' };

/** What a column of the catalog means. Throws an Error for one that has no words. */
export function columnMeaning(view: string, column: CatalogColumn, locale: Locale): ColumnMeaning {
  const { name, unit, area } = column;
  if (area) {
    const level = area.level as Level;
    const of = { vi: `theo địa giới ${area.edition}`, en: `in the edition ${area.edition}` };
    const outside = { vi: 'trống khi ở ngoài', en: 'empty outside of it' };
    const meaning = `${AREA[level][locale]} ${of[locale]}; ${outside[locale]}.`;
    return { meaning, unit, example: AREA_EXAMPLE[level] };
  }
  const words =
    view === 'measurements'
      ? MEASUREMENT_COLUMN_WORDS[name]
      : VIEW_COLUMN_WORDS[view as keyof typeof VIEW_COLUMN_WORDS]?.[name];
  if (!words) throw new Error(`no words for the column ${view}.${name}`);
  return { meaning: words.meaning[locale], unit, example: words.example };
}
