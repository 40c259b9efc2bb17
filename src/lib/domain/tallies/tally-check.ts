import { addMonths, type LocalMonth } from '../local-date.ts';
import { TALLY_FIGURES, type Tally, type TallyFigure } from '../tally.ts';

/** Input of a check: the standing report and those it is compared with. */
export interface CheckedReport {
  readonly tally: Tally;
  /** The standing report of the nearest earlier month with one; null for the first. */
  readonly before: Tally | null;
  /** Other loaded versions of the same report. */
  readonly others: readonly Tally[];
}

/** A doubtful figure of a report, with the details for its sentence. */
export interface CheckFinding {
  readonly code: CheckCode;
  readonly details: Readonly<Record<string, string | number>>;
}

interface Check {
  readonly code: string;
  /** One entry for each figure or pair of figures that fails the check. */
  readonly find: (report: CheckedReport) => readonly CheckFinding['details'][];
}

/** Reported quantities, each in the month and to date. */
export const QUANTITIES = ['installs', 'accesses'] as const;
/** One of `QUANTITIES`. */
export type Quantity = (typeof QUANTITIES)[number];

const toDate = (quantity: Quantity) => `${quantity}Cumulative` as const;

/** The example printed on the letter's form; some units forget to replace it. */
export const SAMPLE_FIGURES = { installs: 25, accesses: 60 } as const;

/** A month's figure is a jump when it is more than this many times another, or less than this fraction of it. */
export const JUMP_FACTOR = 10;
/** Smaller figures count as this one in the test for a jump. */
export const JUMP_FROM = 10;

/** Pairs of figures that are swapped in returned forms. */
const SWAPS: readonly (readonly (readonly [TallyFigure, TallyFigure])[])[] = [
  [
    ['installs', 'accesses'],
    ['installsCumulative', 'accessesCumulative'],
  ],
  [['installs', 'accesses']],
  [['installsCumulative', 'accessesCumulative']],
  [
    ['installs', 'installsCumulative'],
    ['accesses', 'accessesCumulative'],
  ],
  [['installs', 'installsCumulative']],
  [['accesses', 'accessesCumulative']],
  [['accesses', 'installsCumulative']],
];

/**
 * Which figures of an accepted report are doubtful? A check marks a report, it never changes or refuses a figure; a
 * person may accept a finding. Sentences, advice and examples: `lib/messages/tally-checks.ts`.
 */
export const TALLY_CHECKS = [
  {
    code: 'negative',
    find: ({ tally }) =>
      TALLY_FIGURES.flatMap((figure) => {
        const value = tally[figure];
        return value !== null && value < 0 ? [{ figure, value }] : [];
      }),
  },
  {
    code: 'month_over_cumulative',
    find: ({ tally }) =>
      QUANTITIES.flatMap((figure) => {
        const [month, cumulative] = [tally[figure], tally[toDate(figure)]];
        return month !== null && cumulative !== null && month > cumulative
          ? [{ figure, month, cumulative }]
          : [];
      }),
  },
  {
    code: 'cumulative_mismatch',
    find: ({ tally, before }) => QUANTITIES.flatMap((figure) => mismatch(tally, before, figure)),
  },
  {
    code: 'accesses_below_installs',
    find: ({ tally }) =>
      (['', 'Cumulative'] as const).flatMap((span) => {
        const [installs, accesses] = [tally[`installs${span}`], tally[`accesses${span}`]];
        return installs !== null && accesses !== null && accesses < installs
          ? [{ figure: `accesses${span}`, installs, accesses }]
          : [];
      }),
  },
  {
    code: 'jump',
    find: ({ tally, before }) =>
      QUANTITIES.flatMap((figure) => {
        const [now, then] = [tally[figure], before?.[figure] ?? null];
        return now !== null && then !== null && isJump(now, then)
          ? [{ figure, now, then, month: before!.month }]
          : [];
      }),
  },
  {
    code: 'wrong_column',
    find: ({ tally, before }) => wrongColumns(tally, before),
  },
  {
    code: 'reported_twice',
    find: ({ tally, others }) =>
      others
        .filter(
          (other) => other.origin !== 'history' && tally.origin !== 'history' && !sameFigures(other, tally),
        )
        .map((other) => ({ version: tally.version, other: other.version })),
  },
  {
    code: 'differs_from_consolidated',
    find: ({ tally, others }) =>
      others
        .filter(
          (other) => other.origin === 'history' && tally.origin !== 'history' && !sameFigures(other, tally),
        )
        .slice(0, 1)
        .map((other) => ({ version: tally.version, other: other.version })),
  },
  {
    code: 'sample_row',
    find: ({ tally }) =>
      tally.installs === SAMPLE_FIGURES.installs && tally.accesses === SAMPLE_FIGURES.accesses
        ? [{ ...SAMPLE_FIGURES }]
        : [],
  },
] as const satisfies readonly Check[];

/** Code of a check of `TALLY_CHECKS`. */
export type CheckCode = (typeof TALLY_CHECKS)[number]['code'];

/** Checks whose findings follow from figures in the wrong column. */
const EXPLAINED: readonly CheckCode[] = [
  'month_over_cumulative',
  'cumulative_mismatch',
  'accesses_below_installs',
  'jump',
];

/** What is doubtful about a report? In registry order; findings that follow from a wrong column are left out. */
export function checkReport(report: CheckedReport): readonly CheckFinding[] {
  const found = TALLY_CHECKS.flatMap(({ code, find }: Check & { readonly code: CheckCode }) =>
    find(report).map((details) => ({ code, details })),
  );
  const misplaced = found.filter(({ code }) => code === 'wrong_column');
  /** A misplaced figure explains findings about it and about its relation to the other quantity. */
  const explains = ({ details }: CheckFinding, { code, details: other }: CheckFinding) =>
    EXPLAINED.includes(code) &&
    (details.figure === undefined || details.figure === other.figure || code === 'accesses_below_installs');
  return found.filter((finding) => !misplaced.some((wrong) => explains(wrong, finding)));
}

/** The key of a finding: equal as long as the check finds the same in the same figures. */
export function findingKey({ code, details }: CheckFinding): string {
  return JSON.stringify([code, Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * The figure to date must equal the previous one plus the month; it must be at least that where months between are
 * unknown, or the month's own figure is.
 */
function mismatch(tally: Tally, before: Tally | null, figure: Quantity): CheckFinding['details'][] {
  const [month, cumulative] = [tally[figure], tally[toDate(figure)]];
  const last = before?.[toDate(figure)] ?? null;
  if (cumulative === null || before === null || last === null) return [];
  const expected = last + (month ?? 0);
  const exact = month !== null && follows(tally.month, before.month);
  if (exact ? cumulative === expected : cumulative >= expected) return [];
  const details = { figure, cumulative, last, expected, lastMonth: before.month };
  return [{ ...details, exact: exact ? 1 : 0, ...(month === null ? {} : { month }) }];
}

const follows = (month: LocalMonth, before: LocalMonth) => addMonths(before, 1) === month;

function isJump(a: number, b: number): boolean {
  const [low, high] = a < b ? [a, b] : [b, a];
  return high > JUMP_FACTOR * Math.max(low, JUMP_FROM);
}

type Figures = Readonly<Record<TallyFigure, number | null>>;

/**
 * Does a report have figures in the wrong column? Month and to date are equal though there was a figure to date
 * before, or the report only adds up with columns exchanged: `installs/accesses`, pairs separated by a space.
 */
function wrongColumns(tally: Tally, before: Tally | null): CheckFinding['details'][] {
  if (before === null) return [];
  const same = QUANTITIES.flatMap((figure) => {
    const [value, last] = [tally[figure], before[toDate(figure)]];
    return value !== null && value > 0 && value === tally[toDate(figure)] && (last ?? 0) > 0
      ? [{ figure, value, last: last! }]
      : [];
  });
  if (same.length > 0) return same;
  if (!follows(tally.month, before.month) || addsUp(tally, before)) return [];
  const swap = SWAPS.find((pairs) => addsUp(exchanged(tally, pairs), before));
  return swap ? [{ exchanged: swap.map((pair) => pair.join('/')).join(' ') }] : [];
}

function addsUp(figures: Figures, before: Figures): boolean {
  return QUANTITIES.every((quantity) => {
    const [month, cumulative, last] = [
      figures[quantity],
      figures[toDate(quantity)],
      before[toDate(quantity)],
    ];
    return month !== null && cumulative !== null && last !== null && last + month === cumulative;
  });
}

function exchanged(figures: Figures, pairs: readonly (readonly [TallyFigure, TallyFigure])[]): Figures {
  const all = Object.fromEntries(TALLY_FIGURES.map((figure) => [figure, figures[figure]]));
  for (const [a, b] of pairs) [all[a], all[b]] = [figures[b], figures[a]];
  return all as Figures;
}

const sameFigures = (a: Figures, b: Figures) => TALLY_FIGURES.every((figure) => a[figure] === b[figure]);

/** Input of an acceptance: a finding that a person confirms as correct. */
export interface NewAcceptance {
  readonly unit: string;
  readonly month: LocalMonth;
  /** The finding's key. */
  readonly finding: string;
  readonly reason: string;
  readonly by: string;
}

/** A recorded acceptance of a finding, with its reason. */
export interface Acceptance extends Pick<NewAcceptance, 'reason' | 'by'> {
  readonly id: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** Longest reason of an acceptance, and longest name of a person, in characters. */
export const LONGEST_REASON = 300;
/** Longest name of a person, in characters. */
export const LONGEST_NAME = 80;
