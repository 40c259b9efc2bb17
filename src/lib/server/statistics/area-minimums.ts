import type { DecisionRule } from '#lib/domain/decisions/decision.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { gateOf, minimumsFor } from '#lib/domain/standards/gate.ts';
import { monthsIn } from '#lib/domain/period.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type { Minimums } from '#lib/domain/sufficiency.ts';
import type { Catalog } from '../warehouse/catalog.ts';
import { judgingStandard } from './judging-standard.ts';

/**
 * What are the minimums of measurements, devices, places and times of day for an area of the filter's level? Throws a
 * Fault when the filter's standard does not exist.
 */
export const areaMinimums = (catalog: Catalog, filter: Filter): Minimums =>
  minimumsOf(catalog, filter, judgingStandard(catalog, filter.standard));

/** The same for a standard other than the filter's. */
export function minimumsOf(
  { gates }: Pick<Catalog, 'gates'>,
  { level, period }: Pick<Filter, 'level' | 'period'>,
  { id }: Pick<Standard, 'id'>,
): Minimums {
  return minimumsFor(gates, id, level, monthsIn(period));
}

/**
 * The rule that an area of the filter's level is judged by, for a standard on a mean. Fewer devices than the gate for
 * verdicts asks for give none.
 */
export function decisionRule(
  { gates }: Pick<Catalog, 'gates'>,
  { level }: Pick<Filter, 'level'>,
  { id, limit, minimumTests, decidingMean }: Pick<Standard, 'id' | 'limit' | 'minimumTests' | 'decidingMean'>,
): DecisionRule {
  const devices = gateOf(gates, 'devices', 'verdict', id);
  return {
    limit,
    minimumTests,
    decidingMean: decidingMean ?? 'device',
    minimumDevices: devices?.minimum[level] ?? LEAST_DEVICES,
  };
}

/** A single device has no interval. */
const LEAST_DEVICES = 2;
