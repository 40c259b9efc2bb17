import { caseNumber, type Case } from '#lib/domain/cases/case.ts';
import { filesOf } from '#lib/domain/cases/case-entry.ts';
import { countedEntries } from '#lib/domain/cases/case-state.ts';
import { filterSearch } from '#lib/domain/filter.ts';
import type { PackRecord } from '#lib/domain/packs/pack-record.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import type { Evidence } from '../evidence/evidence.ts';
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
 * came later.
 */
type FrozenEvidence = Omit<Evidence, 'rows' | 'map' | 'operatorTests'> & {
  /** Tests per person as stated for batches. */
  readonly testsPerPerson: readonly (readonly [batch: number, tests: number])[];
};

/** Freezes what a pack is made of beside rows; must run in the transaction that opens the case. */
export async function freezeEvidence(writer: Writer, id: number, evidence: Evidence): Promise<void> {
  const { rows } = evidence;
  const stated = new Map(
    rows.flatMap(({ batch, testsPerPerson }) => (testsPerPerson === null ? [] : [[batch, testsPerPerson]])),
  );
  const later = { rows: undefined, map: undefined, operatorTests: undefined };
  const written = { ...evidence, ...later, testsPerPerson: [...stated] };
  await writer.run(insertEvidence, { case: id, evidence: JSON.stringify(written) });
}

/**
 * The evidence of a case's areas as it was on the day the case was made, whatever happened to the data since. Throws a
 * Fault for a case of gap areas only.
 */
export async function caseEvidence(warehouse: Warehouse, { id }: Pick<Case, 'id'>): Promise<Evidence> {
  const [stored] = await warehouse.db.query(evidenceOfCase, { case: id });
  if (!stored) throw await absence(warehouse, id);
  const { testsPerPerson, ...kept } = JSON.parse(stored.evidence) as FrozenEvidence;
  const stated = new Map(testsPerPerson);
  const simulated = new Set(kept.batches.filter((batch) => batch.simulated).map(({ batch }) => batch));
  const operator = kept.scope.filter.operator;
  const rows = await warehouse.db.query(frozenEvidenceRows, { case: id });
  return {
    ...kept,
    rows: rows.map((row) => ({
      ...row,
      operator,
      testsPerPerson: stated.get(row.batch) ?? null,
      simulated: simulated.has(row.batch),
    })),
    operatorTests: await operatorTestsOf(warehouse, id, kept),
    map: await mapShapes(warehouse, kept.scope.filter),
  };
}

/** The tests that came with the newest answer, beside what the case shows of them; null where it came without. */
async function operatorTestsOf(
  warehouse: Warehouse,
  id: number,
  { scope }: Pick<Evidence, 'scope'>,
): Promise<OperatorEvidence | null> {
  const { entries, frozen } = await readCase(warehouse, id);
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
    comparisons: scope.areas.map((code) => {
      const { number } = frozen.places.find(({ key }) => key.kind === 'area' && key.code === code)!;
      const shown = found.places.find(({ place }) => place === number)!;
      return byCode(code, shown);
    }),
  };
}

/** Why has a case no evidence: it is none, or it has no areas. */
async function absence(warehouse: Warehouse, id: number): Promise<Fault> {
  const { frozen } = await readCase(warehouse, id);
  return new Fault('case_without_areas', { id, places: frozen.places.length }, 409);
}

/** The packs that were made of a case's evidence. */
export async function packsOfCase(
  warehouse: Warehouse,
  { frozen: { filter, places, dataVersion } }: Pick<Case, 'frozen'>,
): Promise<readonly PackRecord[]> {
  const asked = filterSearch(filter).toString();
  const codes = places.flatMap(({ key }) => (key.kind === 'area' ? [key.code] : []));
  return (await listPacks(warehouse)).filter(
    (pack) =>
      pack.dataVersion === dataVersion &&
      pack.filter === asked &&
      pack.areas.length === codes.length &&
      pack.areas.every(({ code }) => codes.includes(code)),
  );
}
