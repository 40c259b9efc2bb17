import type { Locale } from '#lib/domain/format.ts';

/** Sentences for what can go wrong when a place name is settled. */
export const PLACE_FAULTS: Record<string, Record<Locale, (details: Record<string, string>) => string>> = {
  place_unit_unknown: {
    vi: (d) =>
      `Không có địa bàn «${d.code}» ở cấp «${d.level}» trong bộ địa giới «${d.edition}». Hãy chọn một địa bàn trong danh sách.`,
    en: (d) =>
      `There is no area “${d.code}” at level “${d.level}” in edition “${d.edition}”. Choose an area from the list.`,
  },
  place_name_absent: {
    vi: (d) => `Không có lượt đo nào ghi địa bàn «${d.name}». Hãy tải lại trang để xem danh sách mới nhất.`,
    en: (d) => `No test names the place “${d.name}”. Reload the page for the latest list.`,
  },
  place_name_known: {
    vi: (d) => `Tên «${d.name}» đã được nhận ra chắc chắn nên không cần quyết định.`,
    en: (d) => `The name “${d.name}” is recognised with certainty and needs no decision.`,
  },
  place_resolution_absent: {
    vi: (d) => `Không có quyết định số ${d.id} đang áp dụng. Hãy tải lại trang để xem danh sách mới nhất.`,
    en: (d) => `There is no resolution ${d.id} in force. Reload the page for the latest list.`,
  },
  place_request_unreadable: {
    vi: () =>
      'Yêu cầu phải là JSON với «written» (district, commune, address: chữ hoặc null), «unit» (edition, level, code; null là ngoài tỉnh) và có thể có «by».',
    en: () =>
      'The request must be JSON with “written” (district, commune, address: text or null), “unit” (edition, level, code; null for outside the province) and optionally “by”.',
  },
};
