import type { Locale } from '#lib/domain/format.ts';

/** Sentences for what the area, tallies and data pages can be asked wrongly. */
export const PAGE_FAULTS: Record<string, Record<Locale, (details: Record<string, string>) => string>> = {
  area_unknown: {
    vi: (d) =>
      `Không có đơn vị nào mang mã «${d.code}» trong bản địa giới «${d.edition}». Hãy chọn khu vực trong bảng ở trang tổng quan.`,
    en: (d) =>
      `No area has the code “${d.code}” in edition “${d.edition}”. Choose an area from the table of the overview.`,
  },
  tally_year_unknown: {
    vi: (d) => `«${d.value}» không phải là một năm. Hãy chọn năm ở đầu trang báo cáo tháng.`,
    en: (d) => `“${d.value}” is not a year. Choose a year at the top of the tallies page.`,
  },
};
