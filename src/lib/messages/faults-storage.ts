import type { Locale } from '#lib/domain/format.ts';

/** Sentences for a clock that is wrong, and for a data folder or warehouse that cannot be used. */
export const STORAGE_FAULTS: Readonly<
  Record<string, Readonly<Record<Locale, (details: Record<string, string>) => string>>>
> = {
  clock_is_steady: {
    vi: () => 'Đồng hồ máy chủ đang đáng tin, không có gì chờ xác nhận.',
    en: () => 'The server’s clock is believed already: nothing waits for a confirmation.',
  },
  clock_other_date: {
    vi: (d) =>
      `Bạn xác nhận ngày ${d.given}, nhưng đồng hồ máy chủ đang chỉ ngày ${d.today}. Hãy chỉnh đồng hồ, hoặc xác nhận đúng ngày máy chủ đang chỉ.`,
    en: (d) =>
      `You confirmed the date ${d.given}, but the server’s clock shows ${d.today}. Set the clock right, or confirm the date it shows.`,
  },
  retention_confirmation_unreadable: {
    vi: (d) =>
      `Yêu cầu phải là JSON với «today» (ngày mà đồng hồ máy chủ đang chỉ, ví dụ 2024-10-16) và «by» (tên người xác nhận, nhiều nhất ${d.longest} ký tự).`,
    en: (d) =>
      `The request must be JSON with “today” (the date that the server’s clock shows, such as 2024-10-16) and “by” (who confirms, at most ${d.longest} characters).`,
  },
};
