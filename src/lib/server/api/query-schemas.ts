import { COLUMN_ROLES } from '#lib/domain/workbench/catalog-view.ts';
import type { KeptResult, QueryStamp } from '#lib/domain/workbench/query.ts';
import { LONGEST_QUERY, MOST_RESULT_ROWS } from '#lib/domain/workbench/query.ts';
import {
  LONGEST_ADDRESS,
  LONGEST_FOLDER,
  LONGEST_TITLE,
  type QuestionHead,
  type QuestionOrigin,
  type QuestionVersion,
  type SavedQuestion,
} from '#lib/domain/workbench/saved-question.ts';
import { RESULT_FORMATS, type NamedType, type QueryPlan } from '../workbench/child/child-request.ts';
import type { QueueState } from '../workbench/child/slots.ts';
import type { HistoryRow } from '../workbench/query-log.ts';
import {
  COUNT,
  FLAG,
  ID,
  INSTANT,
  listOf,
  nullable,
  NUMBER,
  objectOf,
  oneOfWords,
  ref,
  TEXT,
  type Schema,
} from './schema.ts';

const VALUE: Schema = { type: ['string', 'number', 'boolean', 'null'] };
/** By names that a query gives. */
const VALUES: Schema = { type: 'object', propertyNames: TEXT, additionalProperties: VALUE };
const SQL: Schema = { ...TEXT, maxLength: LONGEST_QUERY };
const TRUNCATED: Schema = { enum: ['rows', 'bytes'] };
/** The fields of a query. */
export const QUERY = { sql: SQL, values: VALUES };
const TITLE: Schema = { ...TEXT, maxLength: LONGEST_TITLE };
const FOLDER = nullable({ ...TEXT, maxLength: LONGEST_FOLDER });
const CLICKS = nullable({ ...TEXT, maxLength: LONGEST_ADDRESS });
const NAMED_TYPE = objectOf<NamedType>({ name: TEXT, type: TEXT });
const ORIGIN = objectOf<QuestionOrigin>({ id: ID, version: ID });

const HEAD = {
  id: ID,
  title: TITLE,
  folder: FOLDER,
  pinned: FLAG,
  archived: FLAG,
  origin: nullable(ORIGIN),
  version: ID,
  by: TEXT,
  at: INSTANT,
};

/** Schemas of queries and saved questions. */
export const QUERY_SCHEMAS: Readonly<Record<string, Schema>> = {
  Query: objectOf<{
    sql: string;
    values?: object;
    format?: string;
    most_rows?: number;
    by?: string;
    id?: string;
    title?: string;
    bom?: boolean;
    devices?: boolean;
  }>(
    {
      ...QUERY,
      format: oneOfWords(RESULT_FORMATS),
      most_rows: { type: 'integer', minimum: 1, maximum: MOST_RESULT_ROWS },
      ...{ by: TEXT, id: TEXT, title: TEXT, bom: FLAG, devices: FLAG },
    },
    ['values', 'format', 'most_rows', 'by', 'id', 'title', 'bom', 'devices'],
  ),
  QueryStamp: objectOf<QueryStamp>({
    ...QUERY,
    hash: TEXT,
    dataVersion: COUNT,
    rows: COUNT,
    truncated: { anyOf: [TRUNCATED, { type: 'null' }] },
    leftOut: listOf(TEXT),
    ranAt: INSTANT,
    milliseconds: COUNT,
    by: nullable(TEXT),
    simulated: FLAG,
  }),
  QueryResult: objectOf({
    stamp: ref('QueryStamp'),
    columns: listOf(ref('ResultColumn')),
    rows: listOf(VALUES),
  }),
  ResultColumn: objectOf<{ name: string; role: string; unit?: string; edition?: string; level?: string }>(
    { name: TEXT, role: oneOfWords(COLUMN_ROLES), unit: TEXT, edition: TEXT, level: TEXT },
    ['unit', 'edition', 'level'],
  ),
  QueryPlan: objectOf<QueryPlan>({
    estimate: nullable(objectOf({ scannedRows: NUMBER, mostRows: NUMBER })),
    columns: listOf(NAMED_TYPE),
    values: listOf(NAMED_TYPE),
  }),
  KeptResult: objectOf<KeptResult>({ hash: TEXT, dataVersion: COUNT }),
  QueryQueue: objectOf<QueueState>({ running: COUNT, waiting: COUNT, position: nullable(ID) }),
  QueryHistory: objectOf({ queries: listOf(ref('HistoryRow')) }),
  HistoryRow: objectOf<HistoryRow>({
    ...QUERY,
    at: INSTANT,
    by: nullable(TEXT),
    title: nullable(TEXT),
    outcome: TEXT,
    milliseconds: COUNT,
    rows: nullable(COUNT),
    truncated: { anyOf: [TRUNCATED, { type: 'null' }] },
    leftOut: listOf(TEXT),
    dataVersion: COUNT,
    hash: TEXT,
    format: oneOfWords(RESULT_FORMATS),
  }),
  Questions: objectOf({ questions: listOf(ref('QuestionHead')) }),
  QuestionHead: objectOf<QuestionHead>(HEAD),
  Question: objectOf<SavedQuestion>({ ...HEAD, versions: listOf(ref('QuestionVersion')) }),
  QuestionVersion: objectOf<QuestionVersion>({
    ...QUERY,
    clicks: CLICKS,
    version: ID,
    at: INSTANT,
    by: TEXT,
  }),
  QuestionVersionNumber: objectOf({ version: ID }),
  NewQuestion: objectOf<{
    title: string;
    folder?: string;
    sql: string;
    values?: object;
    clicks?: string;
    by: string;
    origin?: object;
  }>({ title: TITLE, folder: FOLDER, ...QUERY, clicks: CLICKS, by: TEXT, origin: nullable(ORIGIN) }, [
    'folder',
    'values',
    'clicks',
    'origin',
  ]),
  NewQuestionVersion: objectOf<{ sql: string; values?: object; clicks?: string; by: string }>(
    { ...QUERY, clicks: CLICKS, by: TEXT },
    ['values', 'clicks'],
  ),
  QuestionChange: objectOf<{ title?: string; folder?: string; pinned?: boolean; archived?: boolean }>(
    { title: TITLE, folder: FOLDER, pinned: FLAG, archived: FLAG },
    ['title', 'folder', 'pinned', 'archived'],
  ),
};
