import type { Locale } from '#lib/domain/format.ts';

/** Sentences for what the area, tallies, data and workbench pages can be asked wrongly. */
export const PAGE_FAULTS: Record<string, Record<Locale, (details: Record<string, string>) => string>> = {
  area_unknown: {
    vi: (d) =>
      `Không có địa bàn nào mang mã «${d.code}» trong bộ địa giới «${d.edition}». Hãy chọn địa bàn trong bảng ở trang tổng quan.`,
    en: (d) =>
      `No area has the code “${d.code}” in edition “${d.edition}”. Choose an area from the table of the overview.`,
  },
  view_unreadable: {
    vi: () =>
      'Không đọc được cách xem kết quả trong địa chỉ hoặc câu hỏi đã lưu. Hãy mở lại câu hỏi và chọn bảng, biểu đồ hay bản đồ.',
    en: () =>
      'How to show the result, as the address or the saved question says it, cannot be read. Open the question again and choose a table, chart or map.',
  },
  view_part_unknown: {
    vi: (d) =>
      `Cách xem kết quả có phần «${d.part}» không đúng. Hãy mở lại câu hỏi và chọn bảng, biểu đồ hay bản đồ.`,
    en: (d) =>
      `How to show the result is given wrongly at “${d.part}”. Open the question again and choose a table, chart or map.`,
  },
  tally_year_unknown: {
    vi: (d) => `«${d.value}» không phải là một năm. Hãy chọn năm ở đầu trang báo cáo tháng.`,
    en: (d) => `“${d.value}” is not a year. Choose a year at the top of the tallies page.`,
  },
};
