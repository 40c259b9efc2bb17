import { cumsum, randomLcg, randomNormal } from 'd3';

/** Draws of one world. */
export interface Draws {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** A standard normal. */
  readonly normal: () => number;
}

/** Draws of a seed; worlds of neighbouring seeds have nothing in common after the first few draws. */
export function drawsOf(seed: number): Draws {
  const next = randomLcg((seed * 0.618_033_988_749) % 1);
  for (let i = 0; i < 8; i++) next();
  return { next, normal: randomNormal.source(next)() };
}

/** Draws positions with probabilities proportional to the weights. */
export function picker(weights: ArrayLike<number> & Iterable<number>): (random: number) => number {
  const sums = cumsum(weights);
  const total = sums[sums.length - 1]!;
  const last = sums.length - 1;
  return (random) => {
    const sought = random * total;
    let [low, high] = [0, last];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > sought) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
