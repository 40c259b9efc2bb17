import type { PlaceComparison, TestRows } from '#lib/domain/cases/operator-tests/comparison.ts';
import type { VerificationMinimums } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { EvidenceRow } from '../evidence-rows.sql.ts';

/** A comparison by the code of its area, or the id of its gap area. */
export type AreaComparison = Omit<PlaceComparison, 'place'> & { readonly code: string };

/** The tests that an operator sent to contest a case, as the pack of the case shows them. */
export interface OperatorEvidence {
  /** Number of the case. */
  readonly case: string;
  /** Of the answer that they came with. */
  readonly answeredOn: LocalDate;
  readonly document: string | null;
  /** The file that was sent; its name stays with the case. */
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly read: TestRows;
  readonly minimums: VerificationMinimums;
  /** At the pack's places, of any order. */
  readonly rows: readonly EvidenceRow[];
  /** What the case shows, for each area and then each gap area of the pack in its order. */
  readonly comparisons: readonly AreaComparison[];
}

/** The comparison of a place of a case by the code of its area. */
export function byCode(
  code: string,
  { citizens, operator, difference, conclusion, level, notes }: Omit<PlaceComparison, 'place'>,
): AreaComparison {
  return { code, citizens, operator, difference, conclusion, level, notes };
}
