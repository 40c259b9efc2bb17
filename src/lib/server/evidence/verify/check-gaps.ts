import { cellArea, gridDisk } from 'h3-js';
import { sum } from 'd3';
import { parseGapAddress } from '#lib/domain/gaps/gap-address.ts';
import type { PackFinding } from '#lib/domain/packs/pack-check.ts';
import type { GapSelection } from '../../statistics/gaps/gap-selection.ts';
import type { EvidenceGap, GapFigure } from '../gaps/gap-evidence.ts';
import type { PackScope } from '../pack-content.ts';
import type { PackRow } from '../pack-rows.ts';
import type { GapItems } from '../parts/items.ts';
import type { PartName } from '../parts/part.ts';
import { gapRules, type PackRules, type PackStandards } from '../parts/rule-parts.ts';
import { gapsCsv, gapWaysCsv } from '../parts/tables.ts';
import { recomputeGaps, type RecomputedGaps } from '../recompute/gap-figures.ts';
import type { GapWay } from '../recompute/gap-ways.ts';
import { finding, type PartsFound } from './check-parts.ts';
import { differingLine } from './compare.ts';
import { differingFields } from './differing-fields.ts';

/** What the parts of a pack say of its gap areas; null for what cannot be read or is not there. */
export interface SaidOfGaps {
  readonly figures: readonly GapFigure[] | null;
  readonly ways: readonly GapWay[] | null;
  readonly selection: GapSelection | null;
}

/** The same where all of it can be read, else null. */
export const wholeItems = ({ figures, ways, selection }: SaidOfGaps): GapItems | null =>
  figures && ways && selection ? { figures, ways, selection } : null;

interface Asked {
  readonly scope: PackScope | null;
  readonly rules: PackRules | null;
  readonly standards: PackStandards | null;
  readonly gaps: SaidOfGaps;
}

/**
 * Chooses a pack's gap areas again among the windows it lists, computes every figure of them from its rows and names those
 * that differ in any digit. Null where there is no gap area.
 */
export function checkGaps(
  { scope, rules, standards, gaps }: Asked,
  rows: readonly PackRow[] | null,
  parts: PartsFound,
  findings: PackFinding[],
): RecomputedGaps | null {
  const { selection } = gaps;
  if (!scope?.gaps || !rules || !standards || !rows || !selection) return null;
  if (JSON.stringify(rules.gaps) !== JSON.stringify(gapRules())) {
    findings.push(finding('rule', 'rules.json', 'gaps'));
  }
  for (const gap of scope.gaps) {
    if (!isPlace(gap)) findings.push(finding('figure', 'scope.json', gap.id));
  }
  const { limit } = standards.standard;
  const again = recomputeGaps(rows, { filter: scope.filter, limit, gaps: scope.gaps, selection });
  for (const gap of again.strange) findings.push(finding('rule', 'gap-selection.json', gap));
  const named = { figures: (row: GapFigure) => row.gap, ways: ({ gap, way }: GapWay) => `${gap} ${way}` };
  compare(gaps.figures, again.figures, named.figures, findings);
  compare(gaps.ways, again.ways, named.ways, findings);
  const tables: readonly (readonly [PartName, string])[] = [
    ['gaps.csv', gapsCsv(again.figures, scope.gaps, scope.simulated)],
    ['gap-sensitivity.csv', gapWaysCsv(again.ways, scope.simulated)],
  ];
  for (const [name, expected] of tables) {
    const line = differingLine(parts.get(name)?.toString('utf8'), expected);
    if (line !== null) findings.push(finding('figure', name, line));
  }
  return again;
}

function compare<Row extends object>(
  said: readonly Row[] | null,
  computed: readonly Row[],
  nameOf: (row: Row) => string,
  findings: PackFinding[],
): void {
  if (!said) return;
  computed.forEach((row, i) => {
    for (const field of differingFields(said[i], row)) {
      findings.push(finding('figure', 'gaps.json', `${nameOf(row)} ${field}`));
    }
  });
  if (said.length !== computed.length) findings.push(finding('part', 'gaps.json'));
}

/** Do the cells make up the place that the id names, and its size? Cells beyond the areas are not part of it. */
function isPlace({ id, cells, areaKm2 }: EvidenceGap): boolean {
  const place = parseGapAddress(id);
  const around = new Set(place ? gridDisk(place.centre, place.radius) : []);
  return (
    cells.length > 0 &&
    new Set(cells).size === cells.length &&
    cells.every((cell) => around.has(cell)) &&
    sum(cells, (cell) => cellArea(cell, 'km2')) === areaKm2
  );
}
