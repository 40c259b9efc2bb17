import type { Locale } from '#lib/domain/format.ts';

/** Sentences of faults in asking for tallies. */
export const TALLY_FAULTS: Record<string, Record<Locale, (details: Record<string, string>) => string>> = {
  tally_months_missing: {
    vi: () =>
      'Hãy nói rõ tháng báo cáo: month=2024-07, hoặc from=2024-01 và to=2025-01 (không gồm tháng cuối).',
    en: () =>
      'Say which report months: month=2024-07, or from=2024-01 and to=2025-01 (the last one excluded).',
  },
  tally_months_out_of_order: {
    vi: (d) =>
      `Khoảng tháng từ ${d.from} đến ${d.to} không dùng được. Tháng đầu phải trước tháng cuối, và nhiều nhất ${d.most} tháng.`,
    en: (d) =>
      `The months from ${d.from} to ${d.to} cannot be used. The first must come before the last, with at most ${d.most} between.`,
  },
  tallies_usage: {
    vi: (d) =>
      `Không hiểu lệnh (${d.problem}). Cách dùng: npm run tallies -- --month 2024-07 --format csv. Các tùy chọn: ${d.options}.`,
    en: (d) =>
      `The command is not understood (${d.problem}). Usage: npm run tallies -- --month 2024-07 --format csv. Options: ${d.options}.`,
  },
};
