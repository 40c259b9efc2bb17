import { filesOf } from '#lib/domain/cases/case-entry.ts';
import { enterStep } from '#lib/server/case-answers/enter-step.ts';
import { formOfCase } from '#lib/server/case-answers/form-of-case.ts';
import { previewForm } from '#lib/server/case-answers/read-form.ts';
import { enter } from '#lib/server/cases/enter.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { caseFilter } from '#lib/server/cases/read-case-request.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { CASE_TABLE_FORMATS, LEDGER_TABLE_NAMES } from '#lib/server/exports/case-table-export.ts';
import { readSheets, writeWorkbook } from '#lib/server/workbook-file.ts';
import type { ApiWorld } from './api-world.ts';
import type { Call } from './call-route.ts';
import type { Calls } from './figure-calls.ts';

const FILTER = { period: 'rolling:2024-06', edition: '2024', level: 'district', operator: 'vinaphone' };
const REQUEST = { filter: FILTER, areas: ['218'], reason: 'cử tri phản ánh', by: 'An' };
const SENT = {
  ...{ kind: 'sent', on: '2024-07-20', document: '12/STTTT-BCVT', by: 'An' },
  ...{ deadline: '2024-08-05', mendedBy: '2024-10-01', promisedKbps: 60_000 },
};
const ABSENT = { params: { id: 999 }, status: 404 };

/** Operators and districts of which no case is open yet. */
const free = ['vinaphone', 'viettel', 'mobifone', 'vietnamobile'].flatMap((operator) =>
  ['213', '215', '216', '217', '219', '220', '221', '222', '223'].map((code) => ({ operator, code })),
);

/** Opens a case of an operator and district that have none. */
export async function openNext({ warehouse }: ApiWorld): Promise<number> {
  const { operator, code } = free.shift()!;
  const filter = await caseFilter(warehouse, new URLSearchParams({ ...FILTER, operator }));
  const places = [{ kind: 'area', code }] as const;
  return openCase(warehouse, { filter, places, reason: 'yếu', by: 'An' });
}

const FORM = { 'content-type': 'application/octet-stream', 'x-file-name': 'form.xlsx' };

const TESTS = { 'content-type': 'application/octet-stream', 'x-file-name': 'tests.csv' };
const TEST_ROWS = [
  'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị',
  '13/06/2024 08:00:10;Viettel;4G;40;106.4;21.3;o1',
].join('\n');

/** A case whose letter went, and an answer by a form that waits to be entered. */
async function sentForm(world: ApiWorld) {
  const { warehouse } = world;
  const id = await openNext(world);
  await enter(warehouse, id, readEntry(JSON.stringify(SENT), 'application/json'));
  const { body } = await formOfCase(warehouse, id);
  const { sheets } = await readSheets(body, () => true);
  const rows = sheets[0]!.rows.map((row) =>
    row[0] === '1' ? row.map((cell, i) => (i === 2 ? 'Biện pháp thay thế' : cell)) : [...row],
  );
  const answered = new Response(await writeWorkbook({ sheets: [{ name: 'a', rows }] }));
  const { signal } = new AbortController();
  const opened = await readCase(warehouse, id);
  const { token } = await previewForm(warehouse, opened, answered, { name: 'form.xlsx', signal });
  return { id, form: { kind: 'answered', on: '2024-07-20', by: 'An', form: { token, name: 'form.xlsx' } } };
}

/** Tables that have rows once an operator has answered; without a verification, own tests and annexes. */
const TABLES_OF_ANSWERED = ['places', 'entries', 'answers', 'plan'] as const;
const asTables = (params: Readonly<Record<string, string | number>>): readonly Call[] =>
  CASE_TABLE_FORMATS.map((format) => ({ params: { ...params, format } }));

const LEDGER_CALLS: readonly Call[] = [
  {},
  { query: { state: 'draft', operator: 'vinaphone', order: 'people', search: 'hs-' } },
  { query: { format: 'csv', bom: '0' } },
  { query: { format: 'xlsx', lang: 'en' } },
];

/** Calls of the operations on cases. */
export const CASE_CALLS = {
  openCase: {
    answered: () => [{ json: REQUEST }],
    refused: [
      { json: { ...REQUEST, by: '' }, status: 400 },
      { json: { ...REQUEST, filter: {} }, status: 400 },
      { json: { ...REQUEST, areas: ['0'] }, status: 404 },
      { json: REQUEST, status: 409 },
    ],
  },
  listCases: {
    answered: async (world) => {
      await openNext(world);
      return LEDGER_CALLS;
    },
    refused: [
      { query: { state: 'lost' }, status: 400 },
      { query: { page: '0' }, status: 400 },
    ],
  },
  readCaseCalendar: {
    answered: async (world) => {
      const id = await openNext(world);
      await enter(world.warehouse, id, readEntry(JSON.stringify(SENT), 'application/json'));
      return [{}];
    },
    refused: [
      { query: { due: 'soon' }, status: 400 },
      { query: { state: 'withdrawn' }, status: 404 },
    ],
  },
  readQuarterReport: {
    answered: () => [{}, { query: { period: 'quarter:2024-Q2', format: 'pdf' } }],
    refused: [
      { query: { period: 'month:2024-06' }, status: 400 },
      { query: { period: 'quarter:2024-Q4' }, status: 400 },
    ],
  },
  readLedgerTable: {
    answered: async (world) => {
      const id = await openNext(world);
      await enter(world.warehouse, id, readEntry(JSON.stringify(SENT), 'application/json'));
      return LEDGER_TABLE_NAMES.flatMap((table) => asTables({ table }));
    },
    refused: [
      { params: { table: 'lost', format: 'csv' }, status: 400 },
      { params: { table: 'quarters', format: 'pdf' }, status: 400 },
    ],
  },
  readCaseTable: {
    answered: async (world) => {
      const { id, form } = await sentForm(world);
      await enterStep(world.warehouse, id, readEntry(JSON.stringify(form), 'application/json'));
      return TABLES_OF_ANSWERED.flatMap((table) => asTables({ id, table }));
    },
    refused: [
      { params: { id: 999, table: 'places', format: 'csv' }, status: 404 },
      { params: { id: 1, table: 'lost', format: 'csv' }, status: 400 },
      { params: { id: 1, table: 'places', format: 'pdf' }, status: 400 },
    ],
  },
  readCase: {
    answered: async (world) => {
      const id = await openNext(world);
      const entry = readEntry(JSON.stringify(SENT), 'application/json');
      await enter(world.warehouse, id, entry);
      return [{ params: { id } }, { params: { id: await openNext(world) } }];
    },
    refused: [ABSENT, { params: { id: 'x' }, status: 404 }],
  },
  readAnswerForm: {
    answered: async (world) => [{ params: { id: await openNext(world) } }],
    refused: [ABSENT],
  },
  previewAnswerForm: {
    answered: async (world) => {
      const id = await openNext(world);
      const { body } = await formOfCase(world.warehouse, id);
      return [{ params: { id }, headers: FORM, body }];
    },
    refused: [
      { ...ABSENT, headers: FORM, body: 'x' },
      { params: { id: 1 }, body: 'x', status: 400 },
      { params: { id: 1 }, headers: FORM, body: 'x', status: 422 },
      { params: { id: 1 }, headers: { ...FORM, 'content-length': '1e8' }, status: 413 },
    ],
  },
  previewOperatorTests: {
    answered: async (world) => [{ params: { id: await openNext(world) }, headers: TESTS, body: TEST_ROWS }],
    refused: [
      { ...ABSENT, headers: TESTS, body: TEST_ROWS },
      { params: { id: 1 }, body: 'x', status: 400 },
      { params: { id: 1 }, headers: TESTS, body: 'a;b', status: 422 },
      { params: { id: 1 }, headers: { ...TESTS, 'content-length': '1e9' }, status: 413 },
    ],
  },
  readCaseFile: {
    answered: async (world) => {
      const { id, form } = await sentForm(world);
      await enterStep(world.warehouse, id, readEntry(JSON.stringify(form), 'application/json'));
      const { entries } = await readCase(world.warehouse, id);
      return [{ params: { id, sha256: filesOf(entries.at(-1)!)[0]!.sha256 } }];
    },
    refused: [{ params: { id: 1, sha256: 'x' }, status: 404 }],
  },
  readCaseLetter: {
    answered: async (world) => {
      const id = await openNext(world);
      return [{ params: { id } }, { params: { id }, query: { kind: 'report', format: 'pdf' } }];
    },
    refused: [
      ABSENT,
      { params: { id: 1 }, query: { kind: 'threat' }, status: 400 },
      { params: { id: 1 }, query: { deadline: 'soon' }, status: 400 },
      { params: { id: 1 }, query: { on: '2024-01-01' }, status: 400 },
    ],
  },
  makeCasePack: {
    answered: async (world) => {
      const id = await openNext(world);
      return [{ params: { id } }, { params: { id }, query: { format: 'pdf', by: 'An' } }];
    },
    refused: [ABSENT, { params: { id: 1 }, query: { format: 'doc' }, status: 400 }],
  },
  enterCaseStep: {
    answered: async (world) => {
      const { id, form } = await sentForm(world);
      return [
        { params: { id: await openNext(world) }, json: SENT },
        { params: { id }, json: form },
      ];
    },
    refused: [
      { ...ABSENT, json: SENT },
      { params: { id: 1 }, json: { ...SENT, on: 'today' }, status: 400 },
      { params: { id: 1 }, json: { kind: 'closed', on: '2024-07-20', by: 'An' }, status: 409 },
    ],
  },
} as const satisfies Record<string, Calls>;
