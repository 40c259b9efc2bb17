import type { Locale } from '#lib/domain/format.ts';

/** Names of the fields of an annotation, as the page has them. */
const FIELDS: Record<string, Record<Locale, string>> = {
  text: { vi: 'Sự việc', en: 'What happened' },
  operator: { vi: 'Nhà mạng', en: 'Operator' },
  by: { vi: 'Người ghi', en: 'Author' },
};

const nameOf = (field: string | undefined, locale: Locale) => FIELDS[field ?? '']?.[locale] ?? field;

/** Sentences for what can go wrong when something is noted on a date. */
export const ANNOTATION_FAULTS: Record<
  string,
  Record<Locale, (details: Record<string, string>) => string>
> = {
  annotation_field: {
    vi: (d) =>
      `Ô «${nameOf(d.field, 'vi')}» phải có chữ, nhiều nhất ${d.longest} ký tự. Hãy sửa ô này rồi ghi lại.`,
    en: (d) =>
      `The field “${nameOf(d.field, 'en')}” needs some text, at most ${d.longest} characters. Correct it and save again.`,
  },
  annotation_absent: {
    vi: (d) =>
      `Không có mốc số ${d.id}, hoặc mốc ấy đã được bỏ. Hãy tải lại trang để xem danh sách mới nhất.`,
    en: (d) => `There is no annotation ${d.id}, or it was removed. Reload the page for the latest list.`,
  },
  annotation_unreadable: {
    vi: () =>
      'Yêu cầu phải là JSON với «on» (ngày, ví dụ 2024-10-16), «text», «by», «unit» (edition, level, code; null là toàn tỉnh) và «operator» (mã nhà mạng; null là mọi nhà mạng).',
    en: () =>
      'The request must be JSON with “on” (a date such as 2024-10-16), “text”, “by”, “unit” (edition, level, code; null for the whole province) and “operator” (its code; null for every operator).',
  },
};
