import type { FailedTreatment } from '#lib/domain/filter.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { lightsOf, type Minimums } from '#lib/domain/sufficiency.ts';
import { judgeByStandard } from '#lib/domain/verdict.ts';
import { speedFigures } from '../aggregates/speed-figures.ts';
import { countsOf } from '../aggregates/area-sums.ts';
import type { AreaSums } from '../aggregates/speed-figures.ts';

/** What figures of tests are judged by. */
export interface Judging {
  readonly standard: Standard;
  readonly minimums: Minimums;
  readonly failedTests: FailedTreatment;
}

/** The row of a unit (and operator): figures, lights and verdict of its tests; `sums` undefined when nobody tested it. */
export function statisticRow(
  group: { readonly code: string; readonly operator: string | null },
  sums: AreaSums | undefined,
  { standard, minimums, failedTests }: Judging,
): AreaStatistic {
  const figures = speedFigures(sums, failedTests);
  const { places, timesOfDay } = sums ?? { places: 0, timesOfDay: null };
  const lights = lightsOf(countsOf(sums), minimums);
  return {
    code: group.code,
    operator: group.operator,
    ...figures,
    places,
    timesOfDay,
    enoughTests: lights.tests,
    enoughDevices: lights.devices,
    enoughPlaces: lights.places,
    enoughTimes: lights.times,
    verdict: judgeByStandard(standard, {
      tests: figures.tests,
      failedTests: figures.failedTests,
      lower: figures.downloadKbpsMeanLower,
      upper: figures.downloadKbpsMeanUpper,
    }),
  };
}
