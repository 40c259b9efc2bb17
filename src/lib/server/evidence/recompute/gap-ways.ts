import type { Filter } from '#lib/domain/filter.ts';
import {
  boundOf,
  chanceOf,
  SUSPECTED_DEVICES,
  withoutWorstDays,
  type WindowJudging,
} from '../../statistics/gap-windows/select-windows.ts';
import { votesOf } from '../../statistics/gap-windows/window-days.ts';
import { countsIn } from './area-figures.ts';
import { devicesAmong, type Basis } from './gap-basis.ts';
import type { IndexedRows } from './indexed-rows.ts';
import { bandName, bandsIn, busiest, busiestDevices } from './sensitivity.ts';

/**
 * A confirmed gap area counted in another way: the same spread, the same error for the choice, other tests. Null where too
 * few devices are left.
 */
export interface GapWay {
  readonly gap: string;
  /** One of `GAP_WAYS`, or `hours_00_03` and so on for a band of the local day. */
  readonly way: string;
  readonly tests: number;
  readonly devices: number;
  readonly p: number | null;
  readonly atMostKbps: number | null;
  /** It is as sure as a confirmed one has to be. */
  readonly stands: boolean | null;
}

/** Ways of counting beside the one that decides, which comes first. */
export const GAP_WAYS = [
  'equal_devices',
  'unflagged',
  'failed_as_zero',
  'without_any_day',
  'without_busiest_place',
  'without_busiest_devices',
] as const;
type Way = (typeof GAP_WAYS)[number];

type Which = (i: number) => boolean;

interface Judged {
  readonly filter: Pick<Filter, 'failedTests' | 'flagged'>;
  readonly judging: WindowJudging;
  readonly basis: Basis;
  /** Names of devices that have no vote. */
  readonly chose: ReadonlySet<string>;
}

/** A confirmed gap area in every other way of counting that has a meaning for it, then by band of the day. */
export function gapWays(gap: string, rows: IndexedRows, judged: Judged): readonly GapWay[] {
  const { filter, basis, chose } = judged;
  const counts = countsIn(rows, filter);
  const isKnown: Which = (i) =>
    rows.isDevice[rows.cluster[i]!] === 1 && !chose.has(rows.clusterNames[rows.cluster[i]!]!);
  const busySite = busiest(rows, counts, rows.site, (site) => rows.siteOrder[site]!);
  const busyDevices = busiestDevices(rows, basis.votes);
  const worstDays = new Set(withoutWorstDays(devicesAmong(rows, basis.votes), judged.judging).days);
  const and =
    (which: Which): Which =>
    (i) =>
      basis.votes(i) && which(i);
  const kept: Record<Way, Which | null> = {
    equal_devices: basis.votes,
    unflagged: filter.flagged === 'excluded' ? null : and((i) => rows.flagged[i] === 0),
    failed_as_zero: filter.failedTests === 'as_zero' ? null : isKnown,
    without_any_day: and((i) => !worstDays.has(rows.day[i]!)),
    without_busiest_place: and((i) => rows.site[i] !== busySite),
    without_busiest_devices: and((i) => !busyDevices.has(rows.cluster[i]!)),
  };
  const ways: readonly (readonly [string, Which | null])[] = [
    ...GAP_WAYS.map((way) => [way, kept[way]] as const),
    ...bandsIn(rows).map((band) => [bandName(band), and((i) => rows.band[i] === band)] as const),
  ];
  return ways.flatMap(([way, which]) => (which === null ? [] : [wayOf({ gap, way }, rows, which, judged)]));
}

function wayOf(
  name: Pick<GapWay, 'gap' | 'way'>,
  rows: IndexedRows,
  which: Which,
  { judging, basis }: Judged,
): GapWay {
  let tests = 0;
  for (let i = 0; i < rows.count; i++) if (which(i)) tests += 1;
  const votes = votesOf(devicesAmong(rows, which).whole);
  const { devices } = votes;
  if (devices < SUSPECTED_DEVICES) {
    return { ...name, tests, devices, p: null, atMostKbps: null, stands: null };
  }
  const p = chanceOf(votes, judging);
  const atMostKbps = boundOf(votes, judging, basis.error);
  return { ...name, tests, devices, p, atMostKbps, stands: p <= basis.threshold };
}
