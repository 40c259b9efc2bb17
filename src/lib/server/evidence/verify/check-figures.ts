import type { PackFinding } from '#lib/domain/packs/pack-check.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { PackOperatorTests } from '../operator-tests/operator-parts.ts';
import type { PackScope } from '../pack-content.ts';
import { parseRows, rowsCsv, UnreadableRow, type PackRow } from '../pack-rows.ts';
import { differingItems, itemsOf, type Items } from '../parts/items.ts';
import { parquetDifferences } from '../parts/parquet.ts';
import { jsonPart, type PartName } from '../parts/part.ts';
import { judgedBy, type PackRules, type PackStandards } from '../parts/rule-parts.ts';
import { figuresCsv, sensitivityCsv } from '../parts/tables.ts';
import { recompute, type Recomputed } from '../recompute/recompute.ts';
import type { SensitivityRow } from '../recompute/sensitivity.ts';
import { checkGaps, wholeItems, type SaidOfGaps } from './check-gaps.ts';
import { checkOperatorTests } from './check-operator-tests.ts';
import { differingLine, guarded } from './compare.ts';
import { finding, type PartsFound } from './check-parts.ts';
import { differingFields } from './differing-fields.ts';

/** What was computed again of a pack. */
export interface FigureCheck {
  readonly scope: PackScope | null;
  readonly rows: number;
  readonly figures: number;
  readonly gaps: number;
  readonly ways: number;
  /** Places of the operator's own tests, and its rows. */
  readonly compared: number;
  readonly operatorRows: number;
  readonly findings: readonly PackFinding[];
}

/** What the parts of a pack say; null for what cannot be read. */
export interface Said {
  readonly gaps: SaidOfGaps;
  readonly scope: PackScope | null;
  readonly figures: readonly AreaStatistic[] | null;
  readonly sensitivity: readonly SensitivityRow[] | null;
  readonly rules: PackRules | null;
  readonly standards: PackStandards | null;
  readonly operatorTests: PackOperatorTests | null;
  readonly items: Items | null;
}

/**
 * Computes every figure of a pack again from its rows, and compares digit by digit; names the rows, figures and rules that
 * differ. Never throws for what a part holds. `within`: the folder for files meanwhile.
 */
export async function checkFigures(parts: PartsFound, within: string): Promise<FigureCheck> {
  const findings: PackFinding[] = [];
  const said = readParts(parts, findings);
  const rows = readRows('rows.csv', parts, findings);
  const csv = parts.get('rows.csv');
  const parquet = parts.get('rows.parquet');
  if (csv && rows && parquet) {
    for (const row of await parquetDifferences(csv, parquet, rows.length, within)) {
      findings.push(
        row === null ? finding('part', 'rows.parquet') : finding('row', 'rows.parquet', `${row}`),
      );
    }
  }
  const again = guarded('scope.json', findings, () => recomputed(said, rows, findings));
  guarded('figures.json', findings, () => compareFigures(said, again, parts, findings));
  const gaps = guarded('gaps.json', findings, () => checkGaps(said, again && rows, parts, findings));
  const own = readRows('operator-rows.csv', parts, findings);
  const operator = guarded('operator-tests.json', findings, () => checkOperatorTests(said, rows, own));
  findings.push(...(operator?.findings ?? []));
  guarded('items.json', findings, () => compareItems(said, findings));
  return {
    scope: said.scope,
    rows: rows?.length ?? 0,
    figures: again?.figures.length ?? 0,
    gaps: gaps?.figures.length ?? 0,
    ways: (again?.sensitivity.length ?? 0) + (gaps?.ways.length ?? 0),
    compared: operator?.compared ?? 0,
    operatorRows: operator ? own!.length : 0,
    findings,
  };
}

function readParts(parts: PartsFound, findings: PackFinding[]): Said {
  const json = <T>(name: PartName, pick: (value: Record<string, unknown>) => unknown): T | null => {
    const bytes = parts.get(name);
    if (!bytes) return null;
    return guarded(name, findings, () => {
      const whole = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
      // Digits behind the last one that counts change no number, but they are changed all the same.
      if (!jsonPart(name, whole).bytes.equals(bytes)) throw new TypeError(name);
      const value = pick(whole);
      if (typeof value !== 'object' || value === null) throw new TypeError(name);
      return value as T;
    });
  };
  return {
    scope: json('scope.json', (value) => value),
    figures: json('figures.json', ({ figures }) => figures),
    sensitivity: json('sensitivity.json', ({ sensitivity }) => sensitivity),
    rules: json('rules.json', (value) => value),
    standards: json('standards.json', (value) => value),
    operatorTests: json('operator-tests.json', (value) => value),
    items: json('items.json', ({ items }) => items),
    gaps: {
      figures: json('gaps.json', ({ figures }) => figures),
      ways: json('gaps.json', ({ ways }) => ways),
      selection: json('gap-selection.json', ({ selection }) => selection),
    },
  };
}

function readRows(name: PartName, parts: PartsFound, findings: PackFinding[]): readonly PackRow[] | null {
  const csv = parts.get(name);
  if (!csv) return null;
  try {
    const rows = parseRows(csv.toString('utf8'));
    if (rowsCsv(rows) !== csv.toString('utf8')) throw new UnreadableRow(0);
    return rows;
  } catch (error) {
    findings.push(finding('row', name, error instanceof UnreadableRow ? `${error.row}` : null));
    return null;
  }
}

function recomputed(
  { scope, rules, standards }: Said,
  rows: readonly PackRow[] | null,
  findings: PackFinding[],
): Recomputed | null {
  if (!scope || !rules || !standards || !rows) return null;
  const { rule, minimums } = judgedBy(standards, scope.filter);
  if (JSON.stringify(rule) !== JSON.stringify(rules.decision)) {
    findings.push(finding('rule', 'rules.json', 'decision'));
  }
  if (JSON.stringify(minimums) !== JSON.stringify(rules.minimums)) {
    findings.push(finding('rule', 'rules.json', 'minimums'));
  }
  const areas = scope.areas.map(({ code }) => code);
  const known = new Set([...areas, ...(scope.gaps ?? []).map(({ id }) => id)]);
  for (const row of rows) {
    if (!known.has(row.area)) findings.push(finding('row', 'rows.csv', `${row.row}`));
  }
  return recompute(rows, { filter: scope.filter, areas, rule, minimums });
}

function compareFigures(
  { scope, figures, sensitivity }: Said,
  again: Recomputed | null,
  parts: PartsFound,
  findings: PackFinding[],
): void {
  if (again && figures) {
    again.figures.forEach((row, i) => {
      for (const field of differingFields(figures[i], row)) {
        findings.push(finding('figure', 'figures.json', `${row.code} ${field}`));
      }
    });
    if (figures.length !== again.figures.length) findings.push(finding('part', 'figures.json'));
  }
  if (again && sensitivity) {
    again.sensitivity.forEach((row, i) => {
      for (const field of differingFields(sensitivity[i], row)) {
        findings.push(finding('figure', 'sensitivity.json', `${row.code} ${row.way} ${field}`));
      }
    });
    if (sensitivity.length !== again.sensitivity.length) findings.push(finding('part', 'sensitivity.json'));
  }
  if (!again || !scope) return;
  const tables: readonly (readonly [PartName, string])[] = [
    ['figures.csv', figuresCsv(again.figures, scope)],
    ['sensitivity.csv', sensitivityCsv(again.sensitivity, scope.simulated)],
  ];
  for (const [name, expected] of tables) {
    const line = differingLine(parts.get(name)?.toString('utf8'), expected);
    if (line !== null) findings.push(finding('figure', name, line));
  }
}

/** Parts whose items are no figures. */
const RULES: ReadonlySet<string> = new Set<PartName>(['rules.json', 'standards.json', 'gap-selection.json']);

function compareItems(
  { scope, figures, sensitivity, rules, standards, operatorTests, items, gaps }: Said,
  findings: PackFinding[],
): void {
  if (!scope || !rules || !standards || !items) return;
  if (scope.areas.length > 0 && (!figures || !sensitivity)) return;
  const whole = scope.gaps ? wholeItems(gaps) : null;
  if (scope.gaps && !whole) return;
  const own = itemsOf({
    ...{ figures: figures ?? [], sensitivity: sensitivity ?? [], rules, standards },
    ...{ operatorTests, gaps: whole },
  });
  for (const part of new Set([...Object.keys(own), ...Object.keys(items)])) {
    const damage = RULES.has(part) ? 'rule' : 'figure';
    for (const item of differingItems(own, items, part)) findings.push(finding(damage, part, item));
  }
}
