import type { AreaChange } from '#lib/domain/change.ts';
import { COMPOSITIONS, type Composition } from '#lib/domain/comparison/composition.ts';

type FixedField = 'Difference' | 'DifferenceLower' | 'DifferenceUpper' | 'Covered';

/** The differences at fixed shares of operators, of bands of the day, and of both, as figures of their own. */
export type FixedFigures = {
  readonly [Name in `${Composition}${FixedField}`]: number | null;
};

/** Splits the differences at fixed shares into figures of their own. */
export function fixedFigures({ atFixed }: AreaChange): FixedFigures {
  const columns = COMPOSITIONS.flatMap((composition) => {
    const { difference, lower, upper, covered } = atFixed[composition];
    return [
      [`${composition}Difference`, difference],
      [`${composition}DifferenceLower`, lower],
      [`${composition}DifferenceUpper`, upper],
      [`${composition}Covered`, covered],
    ] as const;
  });
  return Object.fromEntries(columns) as FixedFigures;
}
