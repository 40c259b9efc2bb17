import { coversFewDays, isCompared, type AreaChange, type Base, type Change } from '#lib/domain/change.ts';
import {
  formatCount,
  formatDateRange,
  formatMbps,
  formatMbpsDifference,
  NO_FIGURE,
  type Locale,
} from '#lib/domain/format.ts';
import type { Finding } from '#lib/domain/comparison/composition.ts';
import { addDays, daysBetween } from '#lib/domain/local-date.ts';
import { compositionMessages, fixedSentence } from './composition.ts';

/** A comparison that was made, every figure formatted: Mbps, differences with their sign. */
interface Compared {
  readonly base: string;
  readonly difference: string;
  readonly lower: string;
  readonly upper: string;
  readonly outcome: string;
}

const vi = {
  title: 'So với trước đây',
  note: 'Trung bình mọi lượt đo của kỳ này trừ của kỳ trước đó. Chỉ nói «tốt hơn» hay «kém hơn» khi cả khoảng tin cậy 95% của hiệu số nằm về một phía của 0.',
  /** Heads of columns: the difference to each base. */
  against: { previous: 'So kỳ trước', year_ago: 'So năm trước' } as Record<Base, string>,
  bases: { previous: 'Kỳ trước', year_ago: 'Cùng kỳ năm trước' } as Record<Base, string>,
  changes: {
    better: 'tốt hơn',
    worse: 'kém hơn',
    unclear: 'chưa rõ',
    too_few: 'chưa đủ mẫu',
    untested: 'chưa đo',
  } as Record<Change, string>,
  changeMeanings: {
    better: 'cả khoảng tin cậy 95% của hiệu số trên 0',
    worse: 'cả khoảng tin cậy 95% của hiệu số dưới 0',
    unclear: 'cả hai kỳ đủ mẫu, nhưng khoảng tin cậy 95% của hiệu số chứa 0',
    too_few: 'một trong hai kỳ chưa đủ mẫu',
    untested: 'một trong hai kỳ chưa có lượt đo',
  } as Record<Change, string>,
  whose: 'Nhà mạng',
  everyOperator: 'Mọi nhà mạng',
  then: 'Khi đó',
  now: 'Kỳ này',
  difference: 'Thay đổi (Mbps)',
  interval: 'Khoảng tin cậy 95%',
  conclusion: 'Kết luận',
  fromTo: (lower: string, upper: string): string => `từ ${lower} đến ${upper}`,
  outcomes: {
    better: 'tốt hơn',
    worse: 'kém hơn',
    unclear: 'chưa rõ thay đổi',
    too_few: '',
    untested: '',
  } as Record<Change, string>,
  compared: ({ base, difference, lower, upper, outcome }: Compared): string =>
    `So với ${base}: trung bình ${difference} Mbps (khoảng tin cậy 95% từ ${lower} đến ${upper}), ${outcome}.`,
  notCompared: (base: string, why: string): string => `Chưa so sánh được với ${base}: ${why}.`,
  fewDays: (base: string, days: string, of: string): string =>
    `${base} chỉ có ${days} trong ${of} ngày có đo.`,
  fewDaysShort: (days: string, of: string): string => `chỉ ${days}/${of} ngày`,
  nobodyThen: 'khi đó chưa có lượt đo',
  nobodyNow: 'kỳ này chưa có lượt đo',
  tooFew: 'một trong hai kỳ chưa đủ mẫu',
};

type ChangeMessages = typeof vi;

const en: ChangeMessages = {
  title: 'Compared with earlier periods',
  note: 'Mean of all tests of this period minus that of the earlier one. “Better” or “worse” means that the whole 95% interval of the difference lies on one side of 0.',
  against: { previous: 'Vs previous period', year_ago: 'Vs a year ago' },
  bases: { previous: 'Previous period', year_ago: 'Same period a year ago' },
  changes: {
    better: 'better',
    worse: 'worse',
    unclear: 'unclear',
    too_few: 'too few tests',
    untested: 'untested',
  },
  changeMeanings: {
    better: 'the whole 95% interval of the difference is above 0',
    worse: 'the whole 95% interval of the difference is below 0',
    unclear: 'enough tests in both periods, but the 95% interval of the difference contains 0',
    too_few: 'one of the two periods has too few tests',
    untested: 'one of the two periods has no tests',
  },
  whose: 'Operator',
  everyOperator: 'All operators',
  then: 'Then',
  now: 'This period',
  difference: 'Change (Mbps)',
  interval: '95% interval',
  conclusion: 'Conclusion',
  fromTo: (lower, upper) => `${lower} to ${upper}`,
  outcomes: {
    better: 'better',
    worse: 'worse',
    unclear: 'no clear change',
    too_few: '',
    untested: '',
  },
  compared: ({ base, difference, lower, upper, outcome }) =>
    `Compared with ${base}: mean ${difference} Mbps (95% interval ${lower} to ${upper}), ${outcome}.`,
  notCompared: (base, why) => `Cannot be compared with ${base}: ${why}.`,
  fewDays: (base, days, of) => `${base}: tests on only ${days} of ${of} days.`,
  fewDaysShort: (days, of) => `only ${days}/${of} days`,
  nobodyThen: 'no tests in that period',
  nobodyNow: 'no tests in this period',
  tooFew: 'one of the two periods has too few tests',
};

/** Words for what became of a mean speed. */
export const changeMessages: Record<Locale, ChangeMessages> = { vi, en };

const daysOfBase = (row: AreaChange, locale: Locale) =>
  [row.baseDays, daysBetween(row.baseFrom, row.baseTo)].map((days) => formatCount(days, locale)) as [
    string,
    string,
  ];

/** That the base was tested on few of its days, in as few words as a cell has room for; null when it was not. */
export function fewDaysInShort(row: AreaChange, locale: Locale): string | null {
  return coversFewDays(row) ? changeMessages[locale].fewDaysShort(...daysOfBase(row, locale)) : null;
}

/**
 * One change as a sentence, with the dates compared with and the interval, or why there is none, what remains of it at
 * fixed shares of operators and hours, and that the base was tested on few of its days where it was.
 */
export function changeSentence(row: AreaChange, locale: Locale): string {
  const t = changeMessages[locale];
  const few = coversFewDays(row) ? ` ${t.fewDays(t.bases[row.base], ...daysOfBase(row, locale))}` : '';
  return `${comparison(row, locale)}${few}`;
}

function comparison(row: AreaChange, locale: Locale): string {
  const t = changeMessages[locale];
  const base = formatDateRange(row.baseFrom, addDays(row.baseTo, -1));
  if (!isCompared(row.change)) {
    const nobody = row.baseTests === 0 ? t.nobodyThen : t.nobodyNow;
    return t.notCompared(base, row.change === 'untested' ? nobody : t.tooFew);
  }
  const doubted = doubtOf(row);
  const compared = t.compared({
    base,
    difference: formatMbpsDifference(row.downloadKbpsDifference, locale),
    lower: formatMbpsDifference(row.downloadKbpsDifferenceLower, locale),
    upper: formatMbpsDifference(row.downloadKbpsDifferenceUpper, locale),
    outcome: doubted ? compositionMessages[locale].outcomes[doubted] : t.outcomes[row.change],
  });
  return [compared, fixedSentence(row, locale)].filter(Boolean).join(' ');
}

/** Why a better or worse mean is not called so: other testers, or nobody knows; null where nothing speaks against it. */
export function doubtOf({ finding }: AreaChange): Exclude<Finding, 'holds'> | null {
  return finding === 'holds' ? null : finding;
}

/** The change as a label: never better or worse where that does not stand at fixed shares. */
export function changeLabel(row: AreaChange, locale: Locale): string {
  const doubted = doubtOf(row);
  return doubted ? compositionMessages[locale].labels[doubted] : changeMessages[locale].changes[row.change];
}

/** Mean then and now, Mbps: "38,2 → 40,3". */
export function meansInWords(row: AreaChange, locale: Locale): string {
  return `${formatMbps(row.baseDownloadKbpsMean, locale)} → ${formatMbps(row.downloadKbpsMean, locale)}`;
}

/** The interval of the difference, with signs; a dash where nothing is compared. */
export function differenceInterval(row: AreaChange, locale: Locale): string {
  if (!isCompared(row.change)) return NO_FIGURE;
  return changeMessages[locale].fromTo(
    formatMbpsDifference(row.downloadKbpsDifferenceLower, locale),
    formatMbpsDifference(row.downloadKbpsDifferenceUpper, locale),
  );
}
