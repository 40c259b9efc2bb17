import { randomLcg, randomLogNormal } from 'd3';

/** A seeded source of randomness: equal seeds give equal draws, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  integer(below: number): number;
  /** One entry, with probabilities proportional to `weight`. */
  pick<T>(entries: readonly T[], weight: (entry: T) => number): T;
  /** Log-normal with mean 1 and the given standard deviation of its logarithm. */
  factor(sigma: number): number;
}

/** A source of random numbers from a seed (any number). */
export function seededRandom(seed: number): Random {
  const next = randomLcg(seed);
  const logNormal = randomLogNormal.source(next);
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    pick: (entries, weight) => {
      const total = entries.reduce((sum, entry) => sum + weight(entry), 0);
      let rest = next() * total;
      return entries.find((entry) => (rest -= weight(entry)) < 0) ?? entries[entries.length - 1]!;
    },
    factor: (sigma) => logNormal(-(sigma * sigma) / 2, sigma)(),
  };
}
