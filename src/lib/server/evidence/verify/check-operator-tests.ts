import type { PackFinding } from '#lib/domain/packs/pack-check.ts';
import { compareInPack } from '../operator-tests/compare-in-pack.ts';
import { comparisonRules, type PackOperatorTests } from '../operator-tests/operator-parts.ts';
import type { PackScope } from '../pack-content.ts';
import type { PackRow } from '../pack-rows.ts';
import type { PackStandards } from '../parts/rule-parts.ts';
import { finding } from './check-parts.ts';
import { differingFields } from './differing-fields.ts';

/** What the parts of a pack say of an operator's own tests; null for what is absent or cannot be read. */
interface Said {
  readonly scope: PackScope | null;
  readonly standards: PackStandards | null;
  readonly operatorTests: PackOperatorTests | null;
}

/**
 * Compares an operator's tests with citizens' again, from the rows of both: how many places, and what differs in any digit;
 * null where there is nothing to compare. Throws for parts of another form.
 */
export function checkOperatorTests(
  { scope, standards, operatorTests }: Said,
  citizens: readonly PackRow[] | null,
  operator: readonly PackRow[] | null,
): { readonly compared: number; readonly findings: readonly PackFinding[] } | null {
  if (!scope || !standards || !operatorTests || !citizens || !operator) return null;
  const areas = [...scope.areas.map(({ code }) => code), ...(scope.gaps ?? []).map(({ id }) => id)];
  const strangers = operator.filter((row) => !areas.includes(row.area));
  const rules = comparisonRules({ filter: scope.filter, standard: standards.standard }, operatorTests);
  const again = compareInPack(citizens, operator, areas, rules);
  const { comparisons } = operatorTests;
  const findings = [
    ...strangers.map((row) => finding('row', 'operator-rows.csv', `${row.row}`)),
    ...again.flatMap((comparison, i) =>
      differingFields(comparisons[i], comparison).map((field) =>
        finding('figure', 'operator-tests.json', `${comparison.code} ${field}`),
      ),
    ),
    ...(comparisons.length === again.length ? [] : [finding('part', 'operator-tests.json')]),
  ];
  return { compared: again.length, findings };
}
