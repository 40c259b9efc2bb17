import { valuesAt } from './order-statistics.ts';

/** The value below which a share of numbers lies, between two of them in proportion; NaN of none. */
export function quantileOf(values: Float64Array, share: number): number {
  return quantilesOf(values, [share])[0]!;
}

/** As `quantileOf`, of several shares. */
export function quantilesOf(values: Float64Array, shares: readonly number[]): readonly number[] {
  if (values.length === 0) return shares.map(() => NaN);
  const at = shares.map((share) => (values.length - 1) * share);
  const found = valuesAt(values, [...at.map(Math.floor), ...at.map(Math.ceil)]);
  return at.map((place, i) => {
    const [below, above] = [found[i]!, found[at.length + i]!];
    return below + (above - below) * (place - Math.floor(place));
  });
}
