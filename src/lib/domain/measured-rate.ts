import rates from './measured-rates.json' with { type: 'json' };

/** How often something happened in a simulation. */
export interface Rate {
  readonly hits: number;
  /** Of how many: a share when each counts once at most, else a mean. */
  readonly of: number;
  /** Independent draws behind them, for the sampling error: `of`, or fewer where several came from one world. */
  readonly draws: number;
}

/** One simulation as `npm run proof` ran it. */
export interface MeasuredStudy {
  readonly seed: number;
  readonly ranOn: string;
  /** How many worlds, samples or devices were drawn. */
  readonly counts: Readonly<Record<string, number>>;
  readonly rates: Readonly<Record<string, Rate>>;
}

/** Every simulation, by its name: written by `npm run proof`, held to a rerun by tests/proof/rates.test.ts. */
export const MEASURED_STUDIES: Readonly<Record<string, MeasuredStudy>> = rates;

/**
 * The measured rate of a study, for sentences that state it. Throws when there is none: a sentence cannot state what
 * was not measured.
 */
export function measuredRate(study: string, name: string): number {
  const rate = MEASURED_STUDIES[study]?.rates[name];
  if (!rate) throw new Error(`No measured rate ${study}: ${name}`);
  return rate.hits / rate.of;
}
