import type { Rate } from '#lib/domain/measured-rate.ts';

/**
 * A seeded simulation of the method. Equal seeds and fractions give equal rates on every machine, so that what is
 * stated of the method can be computed again.
 */
export interface Study {
  readonly name: string;
  readonly seed: number;
  /** How many worlds, samples or devices the whole of it draws. */
  readonly counts: Readonly<Record<string, number>>;
  /** Its rates allow no exception: a rerun must give them exactly. */
  readonly isExact?: boolean;
  /** Runs this fraction (0 to 1) of the draws. */
  run(fraction: number): Readonly<Record<string, Rate>> | Promise<Readonly<Record<string, Rate>>>;
}

/** A share of independent draws. */
export const share = (hits: number, of: number): Rate => ({ hits, of, draws: of });

/** Standard errors that a rerun may differ by: of some hundred rates fewer than one in a hundred reruns has one beyond. */
const ERRORS = 4;

/**
 * May two runs of one study differ so much by chance? The error of a share is binomial; of a mean above 1, Poisson.
 * One hit more or fewer is always allowed.
 */
export function agrees(stated: Rate, again: Rate): boolean {
  const draws = stated.draws + again.draws;
  const pooled = ((stated.hits / stated.of) * stated.draws + (again.hits / again.of) * again.draws) / draws;
  const variance = pooled <= 1 ? pooled * (1 - pooled) : pooled;
  const error = Math.sqrt(variance * (1 / stated.draws + 1 / again.draws));
  return Math.abs(stated.hits / stated.of - again.hits / again.of) <= ERRORS * error + 1 / again.draws;
}
