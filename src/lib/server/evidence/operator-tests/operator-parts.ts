import { Fault } from '#lib/domain/fault.ts';
import type { Evidence } from '../evidence.ts';
import { renameRows, rowsCsv, type PackRow } from '../pack-rows.ts';
import { jsonPart, textPart, type Part } from '../parts/part.ts';
import { compareInPack } from './compare-in-pack.ts';
import type { OperatorEvidence } from './operator-evidence.ts';

/** operator-tests.json: what an operator sent, and how it compares. */
export function operatorTestsOf(sent: OperatorEvidence, simulated: boolean) {
  const { case: number, answeredOn, document, file, read, minimums, comparisons } = sent;
  return { simulated, case: number, answeredOn, document, file, read, minimums, comparisons };
}

/** What operator-tests.json says. */
export type PackOperatorTests = ReturnType<typeof operatorTestsOf>;

/** By which rules a pack compares an operator's tests: those that it judges by itself. */
export const comparisonRules = (
  {
    filter,
    standard,
  }: { readonly filter: Evidence['scope']['filter']; readonly standard: Evidence['standard'] },
  { minimums }: Pick<OperatorEvidence, 'minimums'>,
) => ({ filter, limit: standard.limit, dates: filter.period, minimums });

/**
 * The parts of a pack about an operator's own tests: none where it sent none. Throws a Fault when the comparison that the
 * case shows does not follow from the pack's own rows.
 */
export function operatorParts(
  { operatorTests, scope, standard, simulated }: Evidence,
  rows: readonly PackRow[],
  key: Buffer,
): readonly Part[] {
  if (operatorTests === null) return [];
  const own = renameRows(operatorTests.rows, key);
  const rules = comparisonRules({ filter: scope.filter, standard }, operatorTests);
  compareInPack(rows, own, [...scope.areas, ...scope.gaps], rules).forEach((again, i) => {
    if (JSON.stringify(again) !== JSON.stringify(operatorTests.comparisons[i])) {
      throw new Fault('pack_not_reproduced', { code: again.code }, 500);
    }
  });
  return [
    jsonPart('operator-tests.json', operatorTestsOf(operatorTests, simulated)),
    textPart('operator-rows.csv', rowsCsv(own)),
  ];
}
