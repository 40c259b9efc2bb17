import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import type { GuessReason, GuessReasonCode } from '#lib/domain/mapping-guess.ts';
import type { ColumnFacts, PositionShares } from './column-facts.ts';

/** How well a column's values fit a field. */
export interface ValueFit {
  /** Share of fitting values, 0 to 1. */
  readonly share: number;
  readonly reason: GuessReason;
  /** Identifies the field even without a known header. */
  readonly sufficesAlone: boolean;
}

const MIN_SHARE = 0.8;
/** Speeds of failed tests may be -1; a column with more negative values is not a speed. */
const MAX_NEGATIVE_SHARE = 0.2;

/** How well do a column's values fit a field? Null for a field with arbitrary values. */
export function valueFit(field: MeasurementField, facts: ColumnFacts): ValueFit | null {
  const fit = (share: number, code: GuessReasonCode, sufficesAlone = false): ValueFit => ({
    share,
    reason: { code, share },
    sufficesAlone,
  });
  switch (field) {
    case 'tested_at':
      return facts.timesOfDay > facts.dates
        ? fit(facts.timesOfDay, 'values_times')
        : fit(facts.dates, 'values_dates', facts.numbers < MIN_SHARE);
    case 'tested_on':
      return fit(facts.dates, 'values_dates');
    case 'tested_time':
      return fit(facts.timesOfDay, 'values_times');
    case 'download':
    case 'upload':
    case 'latency':
    case 'jitter':
      return fit(facts.negative > MAX_NEGATIVE_SHARE ? 0 : facts.numbers, 'values_numbers');
    case 'longitude':
      return degreesFit(facts, facts.longitudes);
    case 'latitude':
      return degreesFit(facts, facts.latitudes);
    case 'operator':
      if (facts.operators >= facts.networkCodes && facts.operators > 0) {
        return fit(Math.max(facts.operators, facts.texts), 'values_operators', facts.operators >= MIN_SHARE);
      }
      return facts.networkCodes > 0
        ? fit(facts.networkCodes, 'values_network_codes')
        : fit(facts.texts, 'values_texts');
    case 'network_code':
      return fit(facts.networkCodes, 'values_network_codes');
    case 'technology':
      return fit(facts.technologies, 'values_technologies', true);
    case 'district':
    case 'commune':
    case 'address':
      return fit(facts.texts, 'values_texts');
    case 'device':
      return null;
  }
}

function degreesFit({ numbers }: ColumnFacts, { inAreas, inCountry, inWorld }: PositionShares): ValueFit {
  const rows: readonly (readonly [number, GuessReasonCode, boolean])[] = [
    [inAreas, 'values_in_area', true],
    [inCountry, 'values_in_country', false],
    [inWorld, 'values_degrees', false],
  ];
  const [share, code, sufficesAlone] = rows.find(([part]) => part >= MIN_SHARE) ?? [
    inWorld,
    'values_degrees',
    false,
  ];
  return { share: Math.min(share, numbers), reason: { code, share }, sufficesAlone };
}
