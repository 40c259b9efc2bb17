import type { Edition } from '#lib/domain/area.ts';
import type { DecisionRule } from '#lib/domain/decisions/decision.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type { Gate } from '#lib/domain/standards/gate.ts';
import type { StandingNote } from '#lib/domain/standards/standing.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Minimums } from '#lib/domain/sufficiency.ts';
import type { EvidenceRow } from './evidence-rows.sql.ts';
import type { OperatorEvidence } from './operator-tests/operator-evidence.ts';
import type { GapEvidence } from './gaps/gap-evidence.ts';
import type { MapShape } from './map-shape.ts';

/**
 * What a pack speaks of: the areas are codes of the filter's edition and level, in code order; gap areas by their ids, in
 * the order asked for.
 */
export interface EvidenceScope {
  readonly filter: Filter;
  readonly areas: readonly string[];
  readonly gaps: readonly string[];
}

/** An area of the scope, by name. */
export interface EvidenceArea {
  readonly code: string;
  /** With its type word: "Huyện Lục Nam". */
  readonly title: string;
  readonly population: number | null;
}

/** How many measurements were counted or left out, and why. `code`: of an area or a gap area; null: of the files as a whole. */
export interface Exclusion {
  readonly code: string | null;
  /** `counted`, one of `LEFT_OUT`, or `rejected:` and the code of a rejection. */
  readonly reason: string;
  readonly tests: number;
}

/** A file that rows of the scope came from. */
export interface EvidenceBatch {
  readonly batch: number;
  readonly fileSha256: string;
  readonly loadedAt: string;
  readonly simulated: boolean;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rowsDuplicate: number;
}

/** Everything that a pack is made of. What a source gives twice gives the same bytes twice. */
export interface Evidence {
  readonly scope: EvidenceScope;
  /** Codes of the areas and ids of the gap areas as the report numbers them: those of a case as its letter does. */
  readonly order: readonly string[];
  readonly dataVersion: number;
  /** Instant of the last change of the data, ISO 8601 in UTC: the date of everything in the pack. */
  readonly changedAt: string;
  /** A row of the scope is generated: then every part says so. */
  readonly simulated: boolean;
  readonly edition: Edition;
  readonly areas: readonly EvidenceArea[];
  /** Null for all operators together. */
  readonly operatorName: string | null;
  readonly rule: DecisionRule;
  readonly minimums: Minimums;
  readonly standard: Standard;
  readonly standing: readonly StandingNote[];
  readonly gates: readonly Gate[];
  /** One for each area of the scope, in its order, as `areaStatistics` gives it. */
  readonly figures: readonly AreaStatistic[];
  /** Of any order. */
  readonly rows: readonly EvidenceRow[];
  readonly exclusions: readonly Exclusion[];
  readonly batches: readonly EvidenceBatch[];
  /** The operator's own tests, where it contests a case with them. */
  readonly operatorTests: OperatorEvidence | null;
  /** Every area of the edition and level, see `mapShapes`; empty draws no map. */
  readonly map: readonly MapShape[];
  /** Null where the scope has no gap area. */
  readonly gaps: GapEvidence | null;
}

/** What the scope of some evidence is told from. */
export const scopeFactsOf = (evidence: Evidence) => ({
  ...evidence,
  gaps: evidence.gaps?.areas ?? [],
  gapEdition: evidence.gaps && evidence.gaps.edition,
});

/**
 * Where a pack's evidence comes from: the warehouse as it is (`liveEvidence`), or rows and figures that were frozen
 * earlier. A source gives all of it at one data version.
 */
export type EvidenceSource = () => Promise<Evidence>;
