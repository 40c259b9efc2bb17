import type { OperationId } from '#lib/messages/api/operation-words.ts';
import { RESULT_FORMATS } from '#lib/server/workbench/child/child-request.ts';
import { keepResult } from '#lib/server/workbench/kept/kept-results.ts';
import { saveQuestion } from '#lib/server/workbench/questions/questions.ts';
import type { ApiWorld } from './api-world.ts';
import type { Calls } from './figure-calls.ts';

const SQL = 'select operator, count(*) as n from measurements where hour >= $hour group by all order by 1';
const QUESTION = { title: 'Theo nhà mạng', sql: SQL, values: { hour: 8 }, by: 'An' };

const saved = ({ warehouse }: ApiWorld): Promise<number> =>
  saveQuestion(warehouse, { ...QUESTION, folder: null, clicks: null, origin: null });

const ABSENT = { params: { id: 999 }, status: 404 };

/** Calls of the operations on queries and saved questions. */
export const QUERY_CALLS = {
  runQuery: {
    answered: () =>
      RESULT_FORMATS.map((format) => ({
        json: { sql: SQL, values: { hour: 8 }, format, by: 'An', id: 'a' },
      })),
    refused: [
      { body: 'select 1', status: 400 },
      { json: { sql: 1 }, status: 400 },
      { json: { sql: 'select 1', format: 'pdf' }, status: 400 },
      { json: { sql: 'select 1', most_rows: 0 }, status: 400 },
      { json: { sql: 'select 1', values: { a: [] } }, status: 400 },
      { json: { sql: 'select * from evidence_pack' }, status: 400 },
      { json: { sql: 'x'.repeat(100_001) }, status: 413 },
      { json: { sql: 'select device from measurements', format: 'csv' }, status: 422 },
    ],
  },
  planQuery: {
    answered: () => [{ json: { sql: SQL, values: { hour: 8 } } }, { json: { sql: SQL } }],
    refused: [{ json: { sql: 'drop table areas' }, status: 400 }],
  },
  keepQueryResult: {
    answered: () => [{ json: { sql: SQL, values: { hour: 8 }, by: 'An' } }],
    refused: [
      { json: { sql: 1 }, status: 400 },
      { json: { sql: 'select device from measurements' }, status: 422 },
    ],
  },
  readKeptResult: {
    answered: async ({ warehouse }) => {
      const query = { sql: SQL, values: { hour: 8 } };
      const { hash, dataVersion } = await keepResult(warehouse, query, { by: 'An' });
      return [{ params: { hash }, query: { version: dataVersion } }];
    },
    refused: [
      { params: { hash: 'x' }, query: { version: 1 }, status: 404 },
      { params: { hash: '0'.repeat(64) }, status: 404 },
    ],
  },
  readQueryQueue: { answered: () => [{}, { query: { id: 'a' } }], refused: [] },
  readQueryHistory: { answered: () => [{}, { query: { by: 'An' } }], refused: [] },
  listQuestions: {
    answered: async (world) => {
      await saved(world);
      return [{}, { query: { archived: '1' } }];
    },
    refused: [],
  },
  saveQuestion: {
    answered: async (world) => {
      const id = await saved(world);
      const origin = { id, version: 1 };
      return [
        { json: QUESTION },
        { json: { ...QUESTION, folder: 'Tháng 6', clicks: '?measure=tests', origin } },
      ];
    },
    refused: [
      { json: { ...QUESTION, title: '' }, status: 400 },
      { json: { ...QUESTION, sql: ' ' }, status: 400 },
      { json: { ...QUESTION, values: 1 }, status: 400 },
      { json: { ...QUESTION, origin: { id: 999, version: 1 } }, status: 404 },
      { json: { ...QUESTION, sql: 'x'.repeat(100_001) }, status: 413 },
    ],
  },
  readQuestion: {
    answered: async (world) => [{ params: { id: await saved(world) } }],
    refused: [ABSENT, { params: { id: 'x' }, status: 404 }],
  },
  changeQuestion: {
    answered: async (world) => [
      {
        params: { id: await saved(world) },
        json: { title: 'Tên khác', folder: 'Mới', pinned: true, archived: true },
      },
    ],
    refused: [
      { ...ABSENT, json: {} },
      { params: { id: 1 }, json: { pinned: 'yes' }, status: 400 },
    ],
  },
  saveQuestionVersion: {
    answered: async (world) => [
      { params: { id: await saved(world) }, json: { sql: 'select 1', by: 'Bình' } },
    ],
    refused: [
      { ...ABSENT, json: { sql: 'select 1', by: 'An' } },
      { params: { id: 1 }, json: { sql: 'select 1' }, status: 400 },
    ],
  },
  readQuestionResult: {
    answered: async (world) => {
      const id = await saved(world);
      return RESULT_FORMATS.map((format) => ({
        params: { id, format },
        query: { 'value.hour': 20, version: 1, bom: '0' },
      }));
    },
    refused: [
      { params: { id: 999, format: 'csv' }, status: 404 },
      { params: { id: 1, format: 'csv' }, query: { version: 99 }, status: 404 },
      { params: { id: 1, format: 'pdf' }, status: 400 },
    ],
  },
} as const satisfies Partial<Record<OperationId, Calls>>;
