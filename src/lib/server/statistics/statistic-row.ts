import { waysIn } from '#lib/domain/decisions/counting-way.ts';
import {
  decide,
  UNDECIDABLE,
  type Decidable,
  type Decision,
  type DecisionRule,
} from '#lib/domain/decisions/decision.ts';
import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import { NO_FIGURES, type AreaStatistic } from '#lib/domain/statistic.ts';
import { lightsOf, type Minimums } from '#lib/domain/sufficiency.ts';
import { countsOf } from '../aggregates/area-figures.ts';
import { NOT_MEASURED, type CoveredFigures } from '../aggregates/speed-figures.ts';

/** The rule and the minimums that figures are judged by. */
export interface Judging {
  readonly rule: DecisionRule;
  readonly minimums: Minimums;
}

/** What a row shows of figures as they are. */
const SHOWN_FIGURES = { ...NO_FIGURES, hingeDevices: 0, places: 0, timesOfDay: null };
const SHOWN = Object.keys(SHOWN_FIGURES) as (keyof typeof SHOWN_FIGURES)[];
const DECIDED = Object.keys(UNDECIDABLE) as (keyof Decision)[];

/** Every field of a row. Rows are copies of it, since assembling one from parts takes several times as long. */
const EMPTY_ROW: AreaStatistic = {
  code: '',
  operator: null,
  ...SHOWN_FIGURES,
  enoughTests: 'short',
  enoughDevices: 'short',
  enoughPlaces: 'short',
  enoughTimes: 'short',
  ...UNDECIDABLE,
};

/** The row of an area (and operator): figures, lights and decision; `figures` undefined without measurements. */
export function statisticRow(
  { code, operator }: { readonly code: string; readonly operator: string | null },
  figures: CoveredFigures = NOT_MEASURED,
  { rule, minimums }: Judging,
): AreaStatistic {
  const lights = lightsOf(countsOf(figures), minimums);
  const decision = decide(decidable(figures), rule);
  const row = {
    ...EMPTY_ROW,
    code,
    operator,
    enoughTests: lights.tests,
    enoughDevices: lights.devices,
    enoughPlaces: lights.places,
    enoughTimes: lights.times,
  };
  copyFields(figures, row, SHOWN);
  copyFields(decision, row, DECIDED);
  return row;
}

function copyFields<Name extends string, Of extends Readonly<Record<Name, unknown>>>(
  from: Of,
  to: Record<Name, unknown>,
  names: readonly Name[],
): void {
  for (const name of names) to[name] = from[name];
}

/** Figures as a decision needs them. */
export function decidable(figures: CoveredFigures): Decidable {
  const { waysMet, waysNotMet, statedTests } = figures;
  return {
    ...figures,
    metBy: waysIn(waysMet),
    notMetBy: waysIn(waysNotMet),
    testsPerPerson: statedTests >= 1 && statedTests <= MOST_STATED ? statedTests : null,
  };
}
