import type { QuestionHead } from '#lib/domain/workbench/saved-question.ts';
import { fragment, statement } from '../../db/statement.ts';

/** A question as stored. */
export interface QuestionRow extends Omit<QuestionHead, 'origin'> {
  readonly originId: number | null;
  readonly originVersion: number | null;
}

/** A version as stored; `values` is JSON. */
export interface VersionRow {
  readonly version: number;
  readonly sql: string;
  readonly values: string;
  readonly clicks: string | null;
  readonly by: string;
  readonly at: string;
}

const HEADS = fragment`
  select question_id as id, title, folder, pinned, archived, origin_question_id as "originId",
    origin_version as "originVersion", max(version) as version, arg_max(saved_by, version) as "by",
    arg_max(saved_at, version) as at
  from question join question_version using (question_id)`;

const GROUPED = fragment`
  group by question_id, title, folder, pinned, archived, origin_question_id, origin_version`;

/** Questions by folder and title; those that are archived where they are asked for. */
export const questionHeads = statement<QuestionRow, { archived: boolean }>()`
  ${HEADS} where not archived or $archived ${GROUPED} order by folder nulls first, lower(title), question_id
`;

/** A question; no row when there is none. */
export const questionHead = statement<
  QuestionRow,
  { id: number }
>()`${HEADS} where question_id = $id ${GROUPED}`;

/** Versions of a question, the newest first. */
export const questionVersions = statement<VersionRow, { id: number }>()`
  select version, sql, "values"::varchar as "values", clicks, saved_by as "by", saved_at as at
  from question_version where question_id = $id order by version desc
`;

/** Inserts a question; returns its id. */
export const insertQuestion = statement<
  { id: number },
  { title: string; folder: string | null; originId: number | null; originVersion: number | null }
>()`
  insert into question (question_id, title, folder, pinned, archived, origin_question_id, origin_version)
  values (nextval('question_id_sequence')::integer, $title, $folder, false, false, $originId, $originVersion)
  returning question_id as id
`;

/** Inserts the next version of a question; returns its number. */
export const insertVersion = statement<
  { version: number },
  { id: number; sql: string; values: string; clicks: string | null; by: string; now: string }
>()`
  insert into question_version (question_id, version, sql, "values", clicks, saved_by, saved_at)
  select $id, coalesce(max(version), 0) + 1, $sql, $values::json, $clicks, $by, $now::timestamp
  from question_version where question_id = $id
  returning version
`;

/** Renames, moves, pins or archives a question; no row when there is none. */
export const updateQuestion = statement<
  { id: number },
  { id: number; title: string; folder: string | null; pinned: boolean; archived: boolean }
>()`
  update question set title = $title, folder = $folder, pinned = $pinned, archived = $archived
  where question_id = $id returning question_id as id
`;
