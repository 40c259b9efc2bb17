import { LONGEST_NAME } from '#lib/domain/annotation.ts';
import {
  ANNEX_FORMATS,
  LONGEST_ANNEX_TITLE,
  type CaseAnnex,
  type Withdrawal,
} from '#lib/domain/cases/case-annex.ts';
import { LONGEST_NOTE } from '#lib/domain/cases/case-entry.ts';
import { RESULT_TYPE } from '../workbench/result-types.ts';
import { createJson, mediaType, readFile, readJson, type Content, type Operations } from './operation.ts';
import { QUERY_REFUSALS } from './query-operations.ts';
import { QUERY } from './query-schemas.ts';
import { COUNT, ID, INSTANT, listOf, nullable, objectOf, ref, TEXT, type Schema } from './schema.ts';

const BY: Schema = { ...TEXT, maxLength: LONGEST_NAME };
const TITLE: Schema = { ...TEXT, maxLength: LONGEST_ANNEX_TITLE };
const WITHDRAWAL = { by: BY, note: { ...TEXT, maxLength: LONGEST_NOTE } };

/** Schemas of results that were put into cases. */
export const ANNEX_SCHEMAS: Readonly<Record<string, Schema>> = {
  CaseAnnexes: objectOf({ annexes: listOf(ref('CaseAnnex')) }),
  CaseAnnex: objectOf<CaseAnnex>({
    ...{ number: ID, title: TITLE, by: BY, at: INSTANT, stamp: ref('QueryStamp'), bytes: COUNT },
    sha256: { ...TEXT, pattern: '^[0-9a-f]{64}$' },
    withdrawn: nullable(objectOf<Withdrawal>({ ...WITHDRAWAL, at: INSTANT })),
  }),
  NewCaseAnnex: objectOf<{ sql: string; values?: object; title: string; by: string; data_version?: number }>(
    { ...QUERY, title: TITLE, by: BY, data_version: nullable(COUNT) },
    ['values', 'data_version'],
  ),
  NewWithdrawal: objectOf(WITHDRAWAL),
};

const FILE: Content = Object.fromEntries(
  ANNEX_FORMATS.map((format) => [
    mediaType(RESULT_TYPE[format]),
    format === 'json' ? ref('QueryResult') : null,
  ]),
);

/** Results of queries in cases. */
export const ANNEX_OPERATIONS: Operations = [
  readJson(ref('CaseAnnexes'), {
    id: 'listCaseAnnexes',
    path: '/api/v1/cases/{id}/annexes',
    parameters: ['caseId'],
    refusals: [404],
  }),
  createJson(objectOf({ number: ID }), ref('NewCaseAnnex'), {
    id: 'addCaseAnnex',
    path: '/api/v1/cases/{id}/annexes',
    parameters: ['caseId'],
    refusals: [404, ...QUERY_REFUSALS],
  }),
  readFile(FILE, {
    id: 'readCaseAnnex',
    path: '/api/v1/cases/{id}/annexes/{annex}.{format}',
    parameters: ['caseId', 'annexNumber', 'annexFormat', 'bom'],
    tagged: false,
    refusals: [400, 404],
  }),
  createJson(objectOf({ number: ID }), ref('NewWithdrawal'), {
    id: 'withdrawCaseAnnex',
    path: '/api/v1/cases/{id}/annexes/{annex}/withdrawal',
    parameters: ['caseId', 'annexNumber'],
    refusals: [400, 404, 409],
  }),
];
