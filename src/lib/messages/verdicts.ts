import type { Locale } from '#lib/domain/format.ts';
import type { Verdict } from '#lib/domain/verdict.ts';

/** A verdict as a label. */
export const VERDICT_LABELS: Record<Locale, Record<Verdict, string>> = {
  vi: {
    met: 'Đạt',
    not_met: 'Chưa đạt',
    undecided: 'Chưa kết luận',
    too_few: 'Chưa đủ mẫu',
    untested: 'Chưa đo',
  },
  en: {
    met: 'Met',
    not_met: 'Not met',
    undecided: 'Undecided',
    too_few: 'Too few tests',
    untested: 'Untested',
  },
};

/** What a verdict means, for a legend and a tooltip. `minimum` is the fewest tests that allow one. */
export const VERDICT_MEANINGS: Record<Locale, Record<Verdict, (minimum: string) => string>> = {
  vi: {
    met: () => 'cả khoảng tin cậy 95% từ ngưỡng trở lên',
    not_met: () => 'cả khoảng tin cậy 95% dưới ngưỡng',
    undecided: () => 'đủ mẫu, nhưng khoảng tin cậy 95% chứa ngưỡng',
    too_few: (minimum) => `dưới ${minimum} lượt đo, hoặc chưa đủ thiết bị`,
    untested: () => 'không có lượt đo nào trong kỳ',
  },
  en: {
    met: () => 'the whole 95% interval is at or above the limit',
    not_met: () => 'the whole 95% interval is below the limit',
    undecided: () => 'enough tests, but the 95% interval contains the limit',
    too_few: (minimum) => `fewer than ${minimum} tests, or too few devices`,
    untested: () => 'no test in the period',
  },
};
