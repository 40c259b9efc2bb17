import { waysIn } from '#lib/domain/decisions/counting-way.ts';
import { decide, type Decidable, type DecisionRule } from '#lib/domain/decisions/decision.ts';
import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { lightsOf, type Minimums } from '#lib/domain/sufficiency.ts';
import { countsOf } from '../aggregates/area-figures.ts';
import { NOT_MEASURED, type CoveredFigures } from '../aggregates/speed-figures.ts';

/** The rule and the minimums that figures are judged by. */
export interface Judging {
  readonly rule: DecisionRule;
  readonly minimums: Minimums;
}

/** The row of an area (and operator): figures, lights and decision; `figures` undefined without measurements. */
export function statisticRow(
  { code, operator }: { readonly code: string; readonly operator: string | null },
  figures: CoveredFigures = NOT_MEASURED,
  { rule, minimums }: Judging,
): AreaStatistic {
  const lights = lightsOf(countsOf(figures), minimums);
  const { waysMet, waysNotMet, statedTests, ...shown } = figures;
  return {
    code,
    operator,
    ...shown,
    enoughTests: lights.tests,
    enoughDevices: lights.devices,
    enoughPlaces: lights.places,
    enoughTimes: lights.times,
    ...decide({ ...shown, ...waysAndPeople({ waysMet, waysNotMet, statedTests }) }, rule),
  };
}

/** Figures as a decision needs them. */
export const decidable = (figures: CoveredFigures): Decidable => ({ ...figures, ...waysAndPeople(figures) });

const waysAndPeople = ({
  waysMet,
  waysNotMet,
  statedTests,
}: Pick<CoveredFigures, 'waysMet' | 'waysNotMet' | 'statedTests'>) => ({
  metBy: waysIn(waysMet),
  notMetBy: waysIn(waysNotMet),
  testsPerPerson: statedTests >= 1 && statedTests <= MOST_STATED ? statedTests : null,
});
