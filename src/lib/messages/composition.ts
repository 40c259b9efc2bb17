import { isCompared, type AreaChange } from '#lib/domain/change.ts';
import {
  COMPOSITIONS,
  MIN_COVERED,
  type Composition,
  type FixedShares,
  type Finding,
} from '#lib/domain/comparison/composition.ts';
import { directionOf, type Direction } from '#lib/domain/comparison/difference.ts';
import { formatMbpsDifference, formatShare, NO_FIGURE, type Locale } from '#lib/domain/format.ts';

/** A difference at fixed shares, every figure formatted. */
interface Fixed {
  readonly of: string;
  readonly difference: string;
  readonly lower: string;
  readonly upper: string;
  /** That it goes one way; empty where it does not surely. */
  readonly outcome: string;
}

const vi = {
  /** What is held fixed. */
  fixed: {
    operators: 'giữ nguyên tỷ trọng nhà mạng',
    hours: 'giữ nguyên giờ đo',
    both: 'giữ nguyên cả hai',
  } as Record<Composition, string>,
  column: 'Cùng nhà mạng, cùng giờ đo (Mbps)',
  inShort: (difference: string): string => `cùng mạng, giờ: ${difference}`,
  unknownInShort: 'chưa so được cùng mạng, giờ',
  /** In place of better or worse, where it does not stand. */
  labels: { testers: 'do người đo', unsettled: 'chưa rõ do đâu' } as Record<
    Exclude<Finding, 'holds'>,
    string
  >,
  outcomes: {
    testers: 'nhưng phần lớn là do người đo thay đổi, không phải mạng',
    unsettled: 'nhưng chưa rõ là do mạng hay do người đo thay đổi',
  } as Record<Exclude<Finding, 'holds'>, string>,
  words: {
    holds: 'đứng vững khi giữ nguyên người đo',
    testers: 'do người đo thay đổi',
    unsettled: 'chưa rõ do mạng hay do người đo',
  } as Record<Finding, string>,
  meanings: {
    holds:
      'tốt hơn hay kém hơn, và vẫn vậy ở cả ba cách: giữ nguyên tỷ trọng nhà mạng, giữ nguyên giờ đo, giữ nguyên cả hai',
    testers: 'có cách không còn vậy, và từ một nửa hiệu số trở lên mất đi khi giữ nguyên cả hai',
    unsettled:
      'có cách không còn vậy, hoặc không so được bằng cách ấy; giữ nguyên cả hai vẫn còn hơn nửa hiệu số',
  } as Record<Finding, string>,
  outcome: { better: ', tốt hơn', worse: ', kém hơn', unclear: '' } as Record<Direction, string>,
  difference: ({ of, difference, lower, upper, outcome }: Fixed): string =>
    `${of}: ${difference} (từ ${lower} đến ${upper})${outcome}`,
  fewShared: (of: string, share: string): string =>
    `${of}: chưa so được, các nhóm đủ thiết bị ở cả hai kỳ chỉ có ${share} lượt đo`,
  unknown: (of: string): string => `${of}: chưa so được, phần lớn lượt đo không ghi`,
  fromTo: (difference: string, lower: string, upper: string): string =>
    `${difference} (từ ${lower} đến ${upper})`,
};

type CompositionMessages = typeof vi;

const en: CompositionMessages = {
  fixed: {
    operators: 'at fixed shares of operators',
    hours: 'at fixed hours of the day',
    both: 'with both fixed',
  },
  column: 'Same operators and hours (Mbps)',
  inShort: (difference) => `same operators, hours: ${difference}`,
  unknownInShort: 'not comparable at same operators, hours',
  labels: { testers: 'other testers', unsettled: 'cause unclear' },
  outcomes: {
    testers: 'but mostly because the testers changed, not the network',
    unsettled: 'but whether the network or the testers changed is unclear',
  },
  words: {
    holds: 'stands with the testers held fixed',
    testers: 'the testers changed',
    unsettled: 'unclear whether network or testers changed',
  },
  meanings: {
    holds:
      'better or worse, and so in all three ways: at fixed shares of operators, at fixed hours of the day, with both fixed',
    testers: 'not so in one of the ways, and half of the difference or more is gone with both fixed',
    unsettled:
      'not so in one of the ways, or not comparable in it; more than half of the difference remains with both fixed',
  },
  outcome: { better: ', better', worse: ', worse', unclear: '' },
  difference: ({ of, difference, lower, upper, outcome }) =>
    `${of}: ${difference} (${lower} to ${upper})${outcome}`,
  fewShared: (of, share) =>
    `${of}: not comparable, the groups with enough devices in both periods have only ${share} of the tests`,
  unknown: (of) => `${of}: not comparable, most tests do not state it`,
  fromTo: (difference, lower, upper) => `${difference} (${lower} to ${upper})`,
};

/** Words for changes at fixed shares of operators and hours. */
export const compositionMessages: Record<Locale, CompositionMessages> = { vi, en };

/**
 * The differences at fixed shares as a sentence. What cannot change the difference, since all measurements are of one
 * operator or one band of the day, is left out; null when nothing else remains.
 */
export function fixedSentence(row: AreaChange, locale: Locale): string | null {
  const shown = compositionsShown(row);
  if (shown.length === 0) return null;
  const sentence = shown.map((of) => fixedInWords(of, row.atFixed[of], locale)).join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** The compositions that say more than the plain difference; both only beside each. */
function compositionsShown(row: AreaChange): readonly Composition[] {
  const differs = COMPOSITIONS.filter(
    (composition) => row.atFixed[composition].difference !== row.downloadKbpsDifference,
  );
  return differs.length < COMPOSITIONS.length
    ? differs.filter((composition) => composition !== 'both')
    : differs;
}

function fixedInWords(composition: Composition, fixed: FixedShares, locale: Locale): string {
  const t = compositionMessages[locale];
  const of = t.fixed[composition];
  const direction = directionOf(fixed);
  if (direction === null) {
    return fixed.covered < MIN_COVERED ? t.fewShared(of, formatShare(fixed.covered, locale)) : t.unknown(of);
  }
  return t.difference({ of, ...formatted(fixed, locale), outcome: t.outcome[direction] });
}

const formatted = ({ difference, lower, upper }: FixedShares, locale: Locale) => ({
  difference: formatMbpsDifference(difference, locale),
  lower: formatMbpsDifference(lower, locale),
  upper: formatMbpsDifference(upper, locale),
});

/** The difference with operators and hours fixed, in as few words as a cell has room for; null where the change stands. */
export function fixedInShort({ finding, atFixed: { both } }: AreaChange, locale: Locale): string | null {
  if (finding === null || finding === 'holds') return null;
  const t = compositionMessages[locale];
  return both.difference === null
    ? t.unknownInShort
    : t.inShort(formatMbpsDifference(both.difference, locale));
}

/** The difference with operators and hours fixed, and its interval; a dash where it cannot be compared. */
export function bothFixedInterval({ change, atFixed: { both } }: AreaChange, locale: Locale): string {
  if (!isCompared(change) || both.difference === null) return NO_FIGURE;
  const { difference, lower, upper } = formatted(both, locale);
  return compositionMessages[locale].fromTo(difference, lower, upper);
}
