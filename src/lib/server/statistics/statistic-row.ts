import type { Standard } from '#lib/domain/standard.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { lightsOf, type Minimums } from '#lib/domain/sufficiency.ts';
import { judgeByStandard } from '#lib/domain/verdict.ts';
import { countsOf } from '../aggregates/area-figures.ts';
import { NOT_MEASURED, type CoveredFigures } from '../aggregates/speed-figures.ts';

/** The standard and minimums that figures are judged by. */
export interface Judging {
  readonly standard: Standard;
  readonly minimums: Minimums;
}

/** The row of an area (and operator): figures, lights and verdict; `figures` undefined without measurements. */
export function statisticRow(
  { code, operator }: { readonly code: string; readonly operator: string | null },
  figures: CoveredFigures = NOT_MEASURED,
  { standard, minimums }: Judging,
): AreaStatistic {
  const lights = lightsOf(countsOf(figures), minimums);
  return {
    code,
    operator,
    ...figures,
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
