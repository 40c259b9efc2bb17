import { group } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import type { GapSelection } from '../../statistics/gaps/gap-selection.ts';
import {
  boundOf,
  chanceOf,
  devicesNeeded,
  outlastsDays,
  retestError,
  selectRetested,
  selectWindows,
  SUSPECTED_DEVICES,
  SUSPECTED_P,
  type Selection,
  type WindowJudging,
} from '../../statistics/gap-windows/select-windows.ts';
import { votesOf } from '../../statistics/gap-windows/window-days.ts';
import type { EvidenceGap, GapFigure } from '../gaps/gap-evidence.ts';
import type { PackRow } from '../pack-rows.ts';
import { countsIn, coverageOf } from './area-figures.ts';
import { devicesAmong, type Basis } from './gap-basis.ts';
import { gapWays, type GapWay } from './gap-ways.ts';
import { indexRows, type IndexedRows } from './indexed-rows.ts';

/** How a pack's gap areas are counted and judged; devices that chose one by their names in the pack. */
export interface GapRecomputing {
  readonly filter: Pick<Filter, 'failedTests' | 'flagged'>;
  readonly limit: number;
  readonly gaps: readonly Pick<EvidenceGap, 'id' | 'chose'>[];
  readonly selection: GapSelection;
}

/** What follows from a pack's rows for its gap areas, in their order. */
export interface RecomputedGaps {
  readonly figures: readonly GapFigure[];
  readonly ways: readonly GapWay[];
  /** Gap areas whose votes in the selection are not those of their rows. */
  readonly strange: readonly string[];
}

/** The windows of a selection, chosen again. */
export interface ChosenAgain {
  readonly judging: WindowJudging;
  readonly own: Selection;
  readonly retest: Pick<Selection, 'left' | 'error'>;
}

/** Chooses the windows of a selection again. */
export function chooseAgain({ spread, compared, tried }: GapSelection, limit: number): ChosenAgain {
  const { ratios, weights } = spread;
  const judging = {
    spread: { ratios: Float64Array.from(ratios), weights: Float64Array.from(weights) },
    limit,
  };
  return {
    judging,
    own: selectWindows(
      compared.map((entry, window) => ({ ...entry, window })),
      judging,
    ),
    retest: selectRetested(
      tried.map((entry, window) => ({ ...entry, window })),
      judging,
    ),
  };
}

/** Every figure of a pack's gap areas, from its rows and the windows that they were chosen among. */
export function recomputeGaps(rows: readonly PackRow[], asked: GapRecomputing): RecomputedGaps {
  const byGap = group(rows, (row) => row.area);
  const again = chooseAgain(asked.selection, asked.limit);
  const found = asked.gaps.map((gap) => figureOf(gap, indexRows(byGap.get(gap.id) ?? []), asked, again));
  return {
    figures: found.map(({ figure }) => figure),
    ways: found.flatMap(({ ways }) => ways),
    strange: found.flatMap(({ figure, isStrange }) => (isStrange ? [figure.gap] : [])),
  };
}

function figureOf(
  { id, chose }: GapRecomputing['gaps'][number],
  rows: IndexedRows,
  { filter, selection }: GapRecomputing,
  { judging, own, retest }: ChosenAgain,
) {
  const counts = countsIn(rows, filter);
  const named = new Set(chose);
  const isKnown = (i: number) => counts(i) && rows.isDevice[rows.cluster[i]!] === 1;
  const didNotChoose = (i: number) => isKnown(i) && !named.has(rows.clusterNames[rows.cluster[i]!]!);
  const all = devicesAmong(rows, isKnown);
  const [compared, tried] = [selection.compared.findIndex(isOf(id)), selection.tried.findIndex(isOf(id))];
  const isOwn = own.left.some(({ window }) => window === compared) && outlastsDays(all, own.error, judging);
  const isRetested = !isOwn && retest.left.some(({ window }) => window === tried);
  const voters = isRetested ? devicesAmong(rows, didNotChoose) : all;
  const votes = votesOf(voters.whole);
  const p = votes.devices === 0 ? 1 : chanceOf(votes, judging);
  const isSuspected = votes.devices >= SUSPECTED_DEVICES && p < SUSPECTED_P;
  const isConfirmed = isOwn || isRetested;
  const error = isOwn ? own.error : isRetested ? retest.error : SUSPECTED_P;
  const figure: GapFigure = {
    gap: id,
    status: isConfirmed ? 'confirmed' : isSuspected ? 'suspected' : 'nothing_found',
    retested: isRetested,
    ...testsOf(rows, counts),
    devices: all.whole.size,
    ...coverageOf(rows, counts),
    days: all.byDay.size,
    judgedDevices: votes.devices,
    votes: votes.votes,
    ...{ p, error },
    atMostKbps: isConfirmed ? boundOf(votes, judging, error) : null,
    devicesMissing: isConfirmed ? null : devicesNeeded(votes, judging, own.below) - votes.devices,
  };
  const listed = isRetested ? selection.tried[tried]! : selection.compared[compared];
  const threshold = isRetested ? retestError(selection.tried.length) : own.error;
  const basis: Basis = { votes: isRetested ? didNotChoose : isKnown, threshold, error };
  return {
    figure,
    ways: isConfirmed ? gapWays(id, rows, { filter, judging, basis, chose: named }) : [],
    isStrange:
      listed?.devices !== votes.devices ||
      listed.votes !== votes.votes ||
      (isRetested && !outlastsDays(voters, threshold, judging)),
  };
}

const isOf =
  (id: string) =>
  ({ gap }: { readonly gap: string }) =>
    gap === id;

function testsOf(rows: IndexedRows, counts: (i: number) => boolean) {
  let [tests, failedTests] = [0, 0];
  for (let i = 0; i < rows.count; i++) {
    if (counts(i)) tests += 1;
    if (rows.kbps[i] === 0) failedTests += 1;
  }
  return { tests, failedTests };
}
