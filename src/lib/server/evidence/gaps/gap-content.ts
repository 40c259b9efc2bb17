import { Fault } from '#lib/domain/fault.ts';
import type { Evidence } from '../evidence.ts';
import { clusterNameWith, type PackRow } from '../pack-rows.ts';
import type { GapItems } from '../parts/items.ts';
import { jsonPart, textPart, type Part } from '../parts/part.ts';
import { recomputeGapsSql } from '../parts/sql-parts.ts';
import { gapsCsv, gapWaysCsv } from '../parts/tables.ts';
import { recomputeGaps, type RecomputedGaps } from '../recompute/gap-figures.ts';
import type { EvidenceGap, GapEvidence } from './gap-evidence.ts';

/** What a pack says of its gap areas. */
export interface GapContent {
  /** With devices by their names in the pack. */
  readonly areas: readonly EvidenceGap[];
  readonly items: GapItems;
  readonly parts: readonly Part[];
}

/**
 * The figures of a pack's gap areas from its own rows, and the parts that hold them. Throws a Fault when they are not those
 * of the page of gaps.
 */
export function gapContent(
  gaps: GapEvidence,
  rows: readonly PackRow[],
  evidence: Evidence & { readonly key: Buffer },
): GapContent {
  const { scope, rule, simulated, key } = evidence;
  const { selection } = gaps;
  const areas = gaps.areas.map((area) => ({
    ...area,
    chose: area.chose.map((device) => clusterNameWith(key, device)).sort(),
  }));
  const again = recomputeGaps(rows, { filter: scope.filter, limit: rule.limit, gaps: areas, selection });
  requireEqual(gaps, again);
  const { figures, ways } = again;
  return {
    areas,
    items: { figures, ways, selection },
    parts: [
      textPart('gaps.csv', gapsCsv(figures, areas, simulated)),
      jsonPart('gaps.json', { simulated, figures, ways }),
      jsonPart('gap-selection.json', { simulated, selection }),
      textPart('gap-sensitivity.csv', gapWaysCsv(ways, simulated)),
      textPart('recompute-gaps.sql', recomputeGapsSql(evidence, areas)),
    ],
  };
}

function requireEqual({ figures }: GapEvidence, again: RecomputedGaps): void {
  figures.forEach((stated, i) => {
    const own: Readonly<Record<string, unknown>> = { ...again.figures[i]! };
    const differs = Object.entries(stated).some(([name, value]) => own[name] !== value);
    if (differs || again.strange.includes(stated.gap)) {
      throw new Fault('pack_not_reproduced', { code: stated.gap }, 500);
    }
  });
}
