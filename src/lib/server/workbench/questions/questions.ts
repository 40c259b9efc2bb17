import { Fault } from '#lib/domain/fault.ts';
import type { QueryValue } from '#lib/domain/workbench/query.ts';
import type {
  QuestionHead,
  QuestionOrigin,
  QuestionText,
  QuestionVersion,
  SavedQuestion,
} from '#lib/domain/workbench/saved-question.ts';
import type { Writer } from '../../db/database.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import * as sql from './questions.sql.ts';

/** A question to be saved. */
export interface NewQuestion extends QuestionText {
  readonly title: string;
  readonly folder: string | null;
  readonly by: string;
  /** The version that it was copied from; null for none. */
  readonly origin: QuestionOrigin | null;
}

/** What can be changed of a question without a new version. */
export type QuestionChange = Partial<Pick<QuestionHead, 'title' | 'folder' | 'pinned' | 'archived'>>;

/** Saved questions by folder and title. */
export async function listQuestions(
  { db }: Warehouse,
  { archived }: { readonly archived: boolean },
): Promise<readonly QuestionHead[]> {
  return (await db.queryKept(sql.questionHeads, { archived })).map(headOf);
}

/** A question with its versions. Throws a Fault when there is none of that id. */
export async function readQuestion({ db }: Warehouse, id: number): Promise<SavedQuestion> {
  const [row] = await db.query(sql.questionHead, { id });
  if (!row) throw absent(id);
  const versions = (await db.query(sql.questionVersions, { id })).map(versionOf);
  return { ...headOf(row), versions };
}

/** A version of a question, the newest where none is named. Throws a Fault when there is none. */
export async function versionNamed(
  warehouse: Warehouse,
  id: number,
  version: number | null,
): Promise<SavedQuestion & { readonly asked: QuestionVersion }> {
  const question = await readQuestion(warehouse, id);
  const asked = question.versions.find((entry) => version === null || entry.version === version);
  if (!asked) throw new Fault('question_version_absent', { id, version: version ?? 0 }, 404);
  return { ...question, asked };
}

/**
 * Saves a question; returns its id. The data stay of the version they were. Throws a Fault when the version it was copied from
 * is none.
 */
export async function saveQuestion(warehouse: Warehouse, given: NewQuestion): Promise<number> {
  const { title, folder, origin, by } = given;
  if (origin !== null) await versionNamed(warehouse, origin.id, origin.version);
  return warehouse.record(
    (id) => ({ action: 'question_saved', object: `question:${id}`, by, after: { title, folder } }),
    async (writer) => {
      const [{ id }] = (await writer.query(sql.insertQuestion, {
        ...{ title, folder, originId: origin?.id ?? null, originVersion: origin?.version ?? null },
      })) as [{ id: number }];
      await insertVersion(writer, warehouse, id, given);
      return id;
    },
  );
}

/** Saves another version of a question; returns its number. Throws a Fault when there is no such question. */
export async function saveVersion(
  warehouse: Warehouse,
  id: number,
  given: QuestionText & { readonly by: string },
): Promise<number> {
  await readQuestion(warehouse, id);
  return warehouse.record(
    (version) => ({
      action: 'question_version_saved',
      object: `question:${id}`,
      by: given.by,
      after: { version },
    }),
    (writer) => insertVersion(writer, warehouse, id, given),
  );
}

async function insertVersion(
  writer: Writer,
  { clock }: Warehouse,
  id: number,
  given: QuestionText & { readonly by: string },
): Promise<number> {
  const values = JSON.stringify(given.values);
  const now = clock().toISOString();
  const { sql: text, clicks, by } = given;
  const [row] = await writer.query(sql.insertVersion, { id, sql: text, values, clicks, by, now });
  return row!.version;
}

/** Renames, moves, pins or archives a question. Throws a Fault when there is none of that id. */
export async function changeQuestion(
  warehouse: Warehouse,
  id: number,
  change: QuestionChange,
): Promise<SavedQuestion> {
  const before = await readQuestion(warehouse, id);
  const { title, folder, pinned, archived } = { ...before, ...change };
  const after = { title, folder, pinned, archived };
  const was = {
    title: before.title,
    folder: before.folder,
    pinned: before.pinned,
    archived: before.archived,
  };
  await warehouse.record(
    () => ({ action: 'question_changed', object: `question:${id}`, before: was, after }),
    (writer) => writer.query(sql.updateQuestion, { id, ...after }),
  );
  return readQuestion(warehouse, id);
}

function headOf({ originId, originVersion, ...row }: sql.QuestionRow): QuestionHead {
  const origin =
    originId === null || originVersion === null ? null : { id: originId, version: originVersion };
  return { ...row, origin };
}

const versionOf = (row: sql.VersionRow): QuestionVersion => ({
  ...row,
  values: JSON.parse(row.values) as Record<string, QueryValue>,
});

const absent = (id: number) => new Fault('question_absent', { id }, 404);
