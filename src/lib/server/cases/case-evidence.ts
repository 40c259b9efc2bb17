import { caseNumber, placeWord, type Case, type PlaceKey } from '#lib/domain/cases/case.ts';
import { filesOf } from '#lib/domain/cases/case-entry.ts';
import { countedEntries } from '#lib/domain/cases/case-state.ts';
import { filterSearch } from '#lib/domain/filter.ts';
import type { PackRecord } from '#lib/domain/packs/pack-record.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import type { Evidence, EvidenceScope } from '../evidence/evidence.ts';
import type { GapEvidence } from '../evidence/gaps/gap-evidence.ts';
import { mapShapes } from '../evidence/live-evidence.ts';
import { byCode, type OperatorEvidence } from '../evidence/operator-tests/operator-evidence.ts';
import { listPacks } from '../evidence/packs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readCase } from './read-case.ts';
import {
  evidenceOfCase,
  frozenEvidenceRows,
  insertEvidence,
  operatorEvidenceRows,
} from './case-evidence.sql.ts';
import { rulesOfEvidence } from './verify-case.ts';

/**
 * Evidence without its rows, which the case has as its own, without outlines, which the edition has, and without what
 * came later. That of earlier versions tells nothing of gap areas.
 */
type FrozenEvidence = Omit<Evidence, 'rows' | 'order' | 'map' | 'operatorTests' | 'gaps' | 'scope'> & {
  readonly scope: Omit<EvidenceScope, 'gaps'> & Partial<Pick<EvidenceScope, 'gaps'>>;
  readonly gaps?: Omit<GapEvidence, 'map'> | null;
  /** Tests per person as stated for batches. */
  readonly testsPerPerson: readonly (readonly [batch: number, tests: number])[];
};

const codeOf = (key: PlaceKey): string => (key.kind === 'area' ? key.code : key.gap);

/** Freezes what a pack is made of beside rows; must run in the transaction that opens the case. */
export async function freezeEvidence(writer: Writer, id: number, evidence: Evidence): Promise<void> {
  const { rows } = evidence;
  const stated = new Map(
    rows.flatMap(({ batch, testsPerPerson }) => (testsPerPerson === null ? [] : [[batch, testsPerPerson]])),
  );
  const gaps = evidence.gaps && { ...evidence.gaps, map: undefined };
  const later = { rows: undefined, order: undefined, map: undefined, operatorTests: undefined };
  const written = { ...evidence, gaps, ...later, testsPerPerson: [...stated] };
  await writer.run(insertEvidence, { case: id, evidence: JSON.stringify(written) });
}

/**
 * The evidence of a case's places as it was on the day the case was made, whatever happened to the data since. Throws a
 * Fault for a case with a gap area that kept nothing of what its figures rest on.
 */
export async function caseEvidence(warehouse: Warehouse, { id }: Pick<Case, 'id'>): Promise<Evidence> {
  const opened = await readCase(warehouse, id);
  const [stored] = await warehouse.db.query(evidenceOfCase, { case: id });
  const read = stored ? (JSON.parse(stored.evidence) as FrozenEvidence) : null;
  const hasGaps = opened.frozen.places.some(({ gap }) => gap !== null);
  if (!read || (hasGaps && !read.gaps)) {
    throw new Fault('case_without_gap_evidence', { number: caseNumber(id) }, 409);
  }
  const { testsPerPerson, ...kept } = read;
  const stated = new Map(testsPerPerson);
  const simulated = new Set(kept.batches.filter((batch) => batch.simulated).map(({ batch }) => batch));
  const operator = kept.scope.filter.operator;
  const rows = await warehouse.db.query(frozenEvidenceRows, { case: id });
  const gaps = kept.gaps ?? null;
  const scope = { ...kept.scope, gaps: kept.scope.gaps ?? [] };
  return {
    ...kept,
    scope,
    order: opened.frozen.places.map(({ key }) => codeOf(key)),
    gaps: gaps && {
      ...gaps,
      map: await mapShapes(warehouse, { edition: gaps.edition.id, level: gaps.level }),
    },
    rows: rows.map((row) => ({
      ...row,
      operator,
      testsPerPerson: stated.get(row.batch) ?? null,
      simulated: simulated.has(row.batch),
    })),
    operatorTests: await operatorTestsOf(warehouse, opened, scope),
    map: kept.areas.length === 0 ? [] : await mapShapes(warehouse, kept.scope.filter),
  };
}

/** The tests that came with the newest answer, beside what the case shows of them; null where it came without. */
async function operatorTestsOf(
  warehouse: Warehouse,
  { id, entries, frozen }: Pick<Case, 'id' | 'entries' | 'frozen'>,
  { areas, gaps }: EvidenceScope,
): Promise<OperatorEvidence | null> {
  const answer = countedEntries(entries).findLast(({ kind }) => kind === 'answered');
  const file = answer && filesOf(answer).find(({ role }) => role === 'tests');
  const found = answer?.kind === 'answered' ? answer.details.tests : null;
  if (!answer || !file || !found) return null;
  const rows = await warehouse.db.query(operatorEvidenceRows, { case: id, entry: answer.number });
  const shared = { batch: 0, operator: frozen.filter.operator, testsPerPerson: null, simulated: false };
  return {
    case: caseNumber(id),
    answeredOn: answer.on,
    document: answer.document,
    file: { sha256: file.sha256, bytes: file.bytes },
    read: found.rows,
    minimums: (await rulesOfEvidence(warehouse.db)).minimums,
    rows: rows.map((row) => ({ ...row, ...shared })),
    comparisons: [...areas, ...gaps].map((code) => {
      const { number } = frozen.places.find(({ key }) => codeOf(key) === code)!;
      const shown = found.places.find(({ place }) => place === number)!;
      return byCode(code, shown);
    }),
  };
}

/** The packs that were made of a case's evidence. */
export async function packsOfCase(
  warehouse: Warehouse,
  { frozen: { filter, places, dataVersion } }: Pick<Case, 'frozen'>,
): Promise<readonly PackRecord[]> {
  const asked = filterSearch(filter).toString();
  const words = new Set(places.map(({ key }) => placeWord(key)));
  const wordsOf = ({ areas, gaps }: PackRecord) => [
    ...areas.map(({ code }) => placeWord({ kind: 'area', code })),
    ...gaps.map(({ gap }) => placeWord({ kind: 'gap', gap })),
  ];
  return (await listPacks(warehouse)).filter(
    (pack) =>
      pack.dataVersion === dataVersion &&
      pack.filter === asked &&
      wordsOf(pack).length === words.size &&
      wordsOf(pack).every((word) => words.has(word)),
  );
}
