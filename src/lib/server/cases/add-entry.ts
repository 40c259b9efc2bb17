import {
  MOST_REMINDERS,
  type AnyNewEntry,
  type EntryDetails,
  type EntryKind,
} from '#lib/domain/cases/case-entry.ts';
import { countedEntries, ENDED } from '#lib/domain/cases/case-state.ts';
import { caseNumber, placeWord } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Deed } from '../audit/audit-chain.ts';
import type { Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { standingsOfPlaces } from './case-standings.ts';
import { insertEntry } from './cases.sql.ts';
import { readCaseFrom, type CaseToday } from './read-case.ts';

/**
 * Records what happened to a case; returns the entry's number. `make` gets the case as it stands in the transaction.
 * Throws a Fault when it cannot have happened: not in this state, in the future, before the letter went, after a
 * person looked at an older state (`seen`, the number of the newest entry that person saw; null does not ask). `attach`
 * writes what belongs to the entry, in the same transaction.
 */
export async function addEntry(
  warehouse: Warehouse,
  id: number,
  seen: number | null,
  make: (opened: CaseToday) => Promise<AnyNewEntry> | AnyNewEntry,
  attach: (writer: Writer, entry: number) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const { number } = await warehouse.record(
    ({ deed }: { readonly number: number; readonly deed: Deed }) => deed,
    async (writer) => {
      const opened = await readCaseFrom(warehouse, writer, id);
      const last = opened.entries.at(-1)?.number ?? 0;
      if (seen !== null && seen !== last) throw new Fault('case_moved_on', { number: caseNumber(id) }, 409);
      const entry = await make(opened);
      refuseImpossible(warehouse, opened, entry);
      if (entry.kind === 'undone') await refuseReopening(warehouse, writer, opened);
      const { kind, on, document, note, details, by } = entry;
      const now = warehouse.clock().toISOString();
      const values = { kind, on, document, note, details: JSON.stringify(details), by, now };
      const [added] = await writer.query(insertEntry, { case: id, ...values });
      await attach(writer, added!.number);
      const after = { entry: added!.number, kind, on, document };
      const deed: Deed = { action: 'case_entered', object: `case:${id}`, by, after };
      return { number: added!.number, deed };
    },
  );
  return number;
}

/** Kinds that mean nothing without a note. */
const NOTED: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'plan_changed',
  'passed_on',
  'withdrawn',
  'undone',
]);
/** Kinds that a document is behind. */
const DOCUMENTED: ReadonlySet<EntryKind> = new Set<EntryKind>(['sent', 'reminded', 'passed_on']);

function refuseImpossible(warehouse: Warehouse, opened: CaseToday, entry: AnyNewEntry): void {
  const { standing, id } = opened;
  const number = caseNumber(id);
  const { kind, on } = entry;
  if (!standing.allowed.has(kind)) {
    if (kind === 'reminded' && standing.reminders >= MOST_REMINDERS)
      throw new Fault('case_reminders_over', { number, most: MOST_REMINDERS }, 409);
    throw new Fault('case_step_refused', { number, kind, state: standing.state }, 409);
  }
  if (NOTED.has(kind) && entry.note === null) throw new Fault('case_field', { field: 'note' });
  if (DOCUMENTED.has(kind) && entry.document === null) throw new Fault('case_field', { field: 'document' });
  const today = localDateAt(warehouse.clock());
  if (on > today) throw new Fault('case_date_future', { on, today });
  const earliest = standing.sentOn ?? opened.openedOn;
  if (kind !== 'sent' && kind !== 'undone' && on < earliest)
    throw new Fault('case_date_before', { on, earliest });
  if ((kind === 'sent' || kind === 'reminded') && entry.details.deadline <= on)
    throw new Fault('case_deadline_before', { on, deadline: entry.details.deadline });
  if (kind === 'answered') {
    const strange = entry.details.answers.find(({ place }) => place > opened.frozen.places.length);
    if (strange) throw new Fault('answer_place', { place: strange.place, number });
    refuseUnproven(entry.details);
  }
  if (kind === 'undone' && countedEntries(opened.entries).at(-1)?.number !== entry.details.entry)
    throw new Fault('case_undo_order', { number }, 409);
}

/** Who does not accept a weakness shows tests of its own at that place. */
function refuseUnproven({ answers, tests }: EntryDetails['answered']): void {
  for (const { place, status } of answers) {
    if (status !== 'not_accepted') continue;
    if (!tests) throw new Fault('answer_needs_tests', { place });
    const found = tests.places.find((compared) => compared.place === place);
    if (!found || found.conclusion === 'none') throw new Fault('answer_tests_elsewhere', { place });
  }
}

/** An ended case comes back only while none of its places is in another open one. */
async function refuseReopening(
  warehouse: Warehouse,
  writer: Writer,
  { id, frozen, standing }: CaseToday,
): Promise<void> {
  if (!ENDED.has(standing.state)) return;
  const words = frozen.places.map(({ key }) => placeWord(key));
  const today = localDateAt(warehouse.clock());
  const others = await standingsOfPlaces(writer, frozen.filter, words, today);
  const taken = others.find((other) => other.id !== id && !ENDED.has(other.state));
  if (taken) {
    const place = frozen.places.find(({ key }) => placeWord(key) === taken.place)!.title;
    throw new Fault('case_place_taken', { place, number: caseNumber(taken.id) }, 409);
  }
}
