import { BAND_HOURS } from '#lib/domain/counting.ts';
import { VARIANTS, type Variant } from '#lib/domain/robustness.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { judge, type Verdict } from '#lib/domain/verdict.ts';
import { meanInterval, type MeanInterval } from '../../aggregates/mean-interval.ts';
import {
  clusterTotals,
  countsIn,
  coverageOf,
  deviceVotes,
  placeDayIngredients,
  votesInterval,
} from './area-figures.ts';
import { ingredientsOf } from './ingredients.ts';
import type { IndexedRows } from './indexed-rows.ts';

/** How many of the devices with most tests are left out (this program's own choice). */
export const BUSIEST_DEVICES = 10;

/** The mean of an area's rows counted in another way. Speeds in kbit/s. */
export interface SensitivityRow {
  readonly code: string;
  /** One of `VARIANTS`, `without_busiest_devices`, or `hours_00_03` and so on for a band of the local day. */
  readonly way: string;
  /** Number of counted items: measurements, or votes of devices. */
  readonly counted: number;
  readonly devices: number;
  readonly places: number;
  readonly timesOfDay: number | null;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** By the interval alone. */
  readonly verdict: Verdict;
  /** It differs from that of the way that decides. */
  readonly changed: boolean;
}

type Which = (i: number) => boolean;

/**
 * An area's mean in every other way of counting, the one that decides first, then without its busiest devices and by band of
 * the day. None where the area has no verdict, or one by an interval that is widened for unknown devices, as in
 * `robustness`.
 */
export function sensitivityOf(
  rows: IndexedRows,
  { code, decidedBy, verdict }: Pick<AreaStatistic, 'code' | 'decidedBy' | 'verdict'>,
  filter: Pick<Filter, 'failedTests' | 'flagged'>,
  limit: number,
): readonly SensitivityRow[] {
  if (decidedBy === null || decidedBy === 'widened' || verdict === 'too_few') return [];
  const test = countsIn(rows, filter);
  const isKnown: Which = (i) => rows.isDevice[rows.cluster[i]!] === 1;
  const busyDay = busiest(rows, test, rows.day, (day) => rows.days[day]!);
  const busySite = busiest(rows, test, rows.site, (site) => rows.siteOrder[site]!);
  const ofKnown =
    (which: Which): Which =>
    (i) =>
      isKnown(i) && which(i);
  const kept: Record<Variant, Which | null> = {
    equal_devices: ofKnown(test),
    all_tests: test,
    one_per_device_place_day: ofKnown(test),
    unflagged: filter.flagged === 'excluded' ? null : ofKnown((i) => test(i) && rows.flagged[i] === 0),
    failed_as_zero: filter.failedTests === 'as_zero' ? null : ofKnown(() => true),
    without_busiest_day: ofKnown((i) => test(i) && rows.day[i] !== busyDay),
    without_busiest_place: ofKnown((i) => test(i) && rows.site[i] !== busySite),
  };
  const decides: Variant = decidedBy === 'device' ? 'equal_devices' : 'all_tests';
  const order = [decides, ...VARIANTS.filter((variant) => variant !== decides)];
  const byDecidingWay = (which: Which) =>
    decidedBy === 'device' ? byVotes(rows, ofKnown(which)) : byTests(rows, which);
  const busyDevices = busiestDevices(rows, test);
  const found: (readonly [string, Which, Counted])[] = [
    ...order.flatMap((variant) => {
      const which = kept[variant];
      return which === null ? [] : [[variant, which, countedIn(rows, variant, which)] as const];
    }),
    ...[(i: number) => test(i) && !busyDevices.has(rows.cluster[i]!)].map(
      (which) => ['without_busiest_devices', which, byDecidingWay(which)] as const,
    ),
    ...bandsIn(rows).map((band) => {
      const which: Which = (i) => test(i) && rows.band[i] === band;
      return [bandName(band), which, byDecidingWay(which)] as const;
    }),
  ];
  const rowOf = ([way, which, { counted, interval }]: (typeof found)[number]) => ({
    ...{ code, way, counted, devices: devicesAmong(rows, which), ...coverageOf(rows, which) },
    ...interval,
    verdict: judge({ tests: counted, ...interval }, limit, 0),
  });
  const judged = found.filter(([, , { counted }]) => counted > 0).map(rowOf);
  return judged.map((row) => ({ ...row, changed: row.verdict !== judged[0]!.verdict }));
}

interface Counted {
  readonly counted: number;
  readonly interval: MeanInterval;
}

function countedIn(rows: IndexedRows, variant: Variant, which: Which): Counted {
  if (variant === 'all_tests') return byTests(rows, which);
  if (variant !== 'one_per_device_place_day') return byVotes(rows, which);
  const sums = placeDayIngredients(rows, which);
  return { counted: sums.tests, interval: meanInterval(sums) };
}

function byVotes(rows: IndexedRows, which: Which): Counted {
  const votes = deviceVotes(rows, which);
  return { counted: votes.length, interval: votesInterval(votes) };
}

function byTests(rows: IndexedRows, which: Which): Counted {
  const { n, s } = clusterTotals(rows, which);
  const values: number[] = [];
  for (let i = 0; i < rows.count; i++) if (which(i)) values.push(rows.kbps[i]!);
  return { counted: values.length, interval: meanInterval(ingredientsOf(n, s, values)) };
}

function devicesAmong(rows: IndexedRows, which: Which): number {
  const isSeen = new Uint8Array(rows.clusterNames.length);
  let devices = 0;
  for (let i = 0; i < rows.count; i++) {
    const cluster = rows.cluster[i]!;
    if (isSeen[cluster] === 1 || rows.isDevice[cluster] === 0 || !which(i)) continue;
    isSeen[cluster] = 1;
    devices++;
  }
  return devices;
}

/** The number that most rows have; of several the first in their order. -1 without rows. */
export function busiest<Order extends string | number>(
  rows: IndexedRows,
  which: Which,
  numbers: Int32Array,
  orderOf: (number: number) => Order,
): number {
  const tests = new Map<number, number>();
  for (let i = 0; i < rows.count; i++) {
    if (which(i)) tests.set(numbers[i]!, (tests.get(numbers[i]!) ?? 0) + 1);
  }
  let [first, most] = [-1, 0];
  for (const [number, count] of tests) {
    if (count < most || (count === most && orderOf(number) > orderOf(first))) continue;
    [first, most] = [number, count];
  }
  return first;
}

/** The known devices with most tests; of equally many those whose names in the pack come first. */
export function busiestDevices(rows: IndexedRows, which: Which): ReadonlySet<number> {
  const { n } = clusterTotals(rows, which);
  const name = (cluster: number) => rows.clusterNames[cluster]!;
  const comesFirst = (a: number, b: number) => n[a]! > n[b]! || (n[a] === n[b] && name(a) < name(b));
  const busiest: number[] = [];
  for (let cluster = 0; cluster < n.length; cluster++) {
    if (n[cluster] === 0 || rows.isDevice[cluster] === 0) continue;
    if (busiest.length === BUSIEST_DEVICES && !comesFirst(cluster, busiest.at(-1)!)) continue;
    const at = busiest.findIndex((other) => comesFirst(cluster, other));
    busiest.splice(at < 0 ? busiest.length : at, 0, cluster);
    busiest.length = Math.min(busiest.length, BUSIEST_DEVICES);
  }
  return new Set(busiest);
}

/** The bands of the day in which there are rows, in order. */
export const bandsIn = (rows: IndexedRows) =>
  [...new Set(rows.band)].filter((band) => band >= 0).sort((a, b) => a - b);

const twoDigits = (hour: number) => String(hour).padStart(2, '0');
/** The name of the way that counts one band alone. */
export const bandName = (band: number) =>
  `hours_${twoDigits(band * BAND_HOURS)}_${twoDigits(band * BAND_HOURS + BAND_HOURS - 1)}`;
