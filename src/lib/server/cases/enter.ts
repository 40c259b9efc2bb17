import type { AnyNewEntry } from '#lib/domain/cases/case-entry.ts';
import type { CaseFile } from '#lib/domain/cases/case-file.ts';
import type { OperatorTests } from '#lib/domain/cases/operator-tests/comparison.ts';
import type { Writer } from '../db/database.ts';
import type { LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { addEntry } from './add-entry.ts';
import { letterVersions } from './letter-texts/letter-versions.ts';
import type { CaseToday } from './read-case.ts';
import type { EntryRequest } from './read-entry.ts';
import { planOfCase, verifyCase } from './verify-case.ts';

/** The files of an entry, and what writes them in its transaction. */
export interface Attachments {
  readonly files: readonly CaseFile[];
  readonly tests: OperatorTests | null;
  readonly write: (writer: Writer, entry: number) => Promise<void>;
}

const NO_FILES: Attachments = { files: [], tests: null, write: () => Promise.resolve() };

/**
 * Enters what a person says happened to a case, with what the server adds: the registered plan, the number of a
 * reminder, the finding of a verification. Returns the entry's number. Throws the Faults of `addEntry` and `verifyCase`.
 */
export function enter(
  warehouse: Warehouse,
  id: number,
  request: EntryRequest,
  attached: Attachments = NO_FILES,
): Promise<number> {
  const make = (opened: CaseToday) => entryOf(warehouse, opened, request, attached);
  return addEntry(warehouse, id, request.seen, make, attached.write);
}

async function entryOf(
  warehouse: Warehouse,
  opened: CaseToday,
  request: EntryRequest,
  { files, tests }: Attachments,
): Promise<AnyNewEntry> {
  const { kind, on, document, note, by, deadline, agreement, answers, entry } = request;
  const common = { on, document, note, by };
  const letter = (of: LetterKind) => letterVersions(warehouse.db, of, on);
  const plan = async () => planOfCase(warehouse.db, opened, agreement!);
  switch (kind) {
    case 'sent':
      return {
        ...common,
        kind,
        details: {
          deadline: deadline!,
          plan: agreement === null ? null : await plan(),
          letter: await letter('request_to_invest'),
        },
      };
    case 'plan_changed':
      return { ...common, kind, details: { plan: await plan() } };
    case 'reminded':
      return {
        ...common,
        kind,
        details: {
          deadline: deadline!,
          reminder: opened.standing.reminders + 1,
          letter: await letter('reminder'),
        },
      };
    case 'answered':
      return { ...common, kind, details: { answers, files, tests } };
    case 'verified':
      return {
        ...common,
        kind,
        details: { verification: await verifyCase(warehouse, warehouse.db, opened, opened.standing) },
      };
    case 'undone':
      return { ...common, kind, details: { entry: entry! } };
    case 'passed_on':
      return { ...common, kind, details: { letter: await letter('report') } };
    case 'received':
    case 'closed':
    case 'withdrawn':
      return { ...common, kind, details: {} };
  }
}
