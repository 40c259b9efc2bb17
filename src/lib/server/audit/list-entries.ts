import type { ChainedEntry } from '#lib/domain/audit/audit-entry.ts';
import { auditSpan, ENTRIES_PER_PAGE, type AuditQuestion } from '#lib/domain/audit/audit-question.ts';
import type { Database } from '../db/database.ts';
import * as sql from './list-entries.sql.ts';
import { entryOf } from './verify-chain.ts';

/** A page of the entries that were asked for, the newest first. */
export interface ListedEntries {
  readonly entries: readonly ChainedEntry[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PAGE = 20_000;
/** More than any number. */
const NEWEST = 2_147_483_647;

const askedOf = (question: AuditQuestion): sql.EntriesAsked => {
  const { who, action, object } = question;
  return { who, action, object, ...auditSpan(question) };
};

/** The entries of a page; the last page where there are fewer. */
export async function listEntries(
  db: Pick<Database, 'query'>,
  question: AuditQuestion,
  wanted: number,
): Promise<ListedEntries> {
  const asked = askedOf(question);
  const [counted] = await db.query(sql.countEntries, asked);
  const { total } = counted!;
  const pages = Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE));
  const page = Math.min(wanted, pages);
  const skip = (page - 1) * ENTRIES_PER_PAGE;
  const rows = await db.query(sql.entriesBefore, { ...asked, before: NEWEST, skip, most: ENTRIES_PER_PAGE });
  return { entries: rows.map(entryOf), total, page, pages };
}

/** Every entry that was asked for, the newest first, read part by part. */
export async function* askedEntries(
  db: Pick<Database, 'query'>,
  question: AuditQuestion,
): AsyncGenerator<ChainedEntry> {
  const asked = askedOf(question);
  for (let before = NEWEST; ;) {
    const rows = await db.query(sql.entriesBefore, { ...asked, before, skip: 0, most: PAGE });
    for (const row of rows) yield entryOf(row);
    if (rows.length < PAGE) return;
    before = rows[rows.length - 1]!.number;
  }
}
