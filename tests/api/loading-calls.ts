import type { OperationId } from '#lib/messages/api/operation-words.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { storeUpload } from '#lib/server/uploads/preview-uploads.ts';
import type { ApiWorld } from './api-world.ts';
import { ARCHIVE } from './change-calls.ts';
import type { Call } from './call-route.ts';
import type { Calls } from './figure-calls.ts';

let made = 0;
/** A small export that was never loaded: a good row, one that is rejected, one that a rule marks. */
const tests = () => {
  const device = `m${(made += 1)}`;
  return [
    'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Ping (ms);Kinh độ;Vĩ độ;Mã thiết bị',
    `13/06/2024 08:00:10;Viettel;4G;40;20;106.4;21.3;${device}`,
    `13/06/2024 08:00:20;Viettel;4G;fast;20;106.4;21.3;${device}`,
    `13/06/2024 08:00:30;Viettel;4G;41;0;106.4;21.3;${device}`,
    '',
  ].join('\n');
};

const FILE = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('đo.csv') };
const ABSENT = { params: { id: 999, row: 1 }, status: 404 };
const UNKNOWN = 'a;b\n1;2\n';

const loaded = async ({ load }: ApiWorld) => (await load(`${(made += 1)}.csv`, tests())).batch.id;
const undone = async (world: ApiWorld) => {
  const id = await loaded(world);
  await undoBatch(world.warehouse, id);
  return id;
};
const uploaded = async ({ warehouse }: ApiWorld, text = tests()) =>
  storeUpload(warehouse.dataDir, new Response(text));
const ofBatch =
  (batch: (world: ApiWorld) => Promise<number>, query: Readonly<Record<string, string>> = {}) =>
  async (world: ApiWorld) => [{ params: { id: await batch(world) }, query }];

/** Calls of the operations on files and batches. */
export const LOADING_CALLS = {
  listBatches: { answered: () => [{}], refused: [] },
  loadFile: {
    answered: async (world) => [
      { headers: FILE, body: tests() },
      { query: { preview: await uploaded(world), name: 'x.csv', by: 'An' } },
      { headers: { ...FILE, 'x-file-name': 'two.zip' }, body: ARCHIVE },
      { headers: FILE, body: 'nothing to read' },
    ],
    refused: [
      { body: tests(), status: 400 },
      { headers: FILE, query: { preview: 'gone' }, status: 404 },
    ],
  },
  readBatch: { answered: ofBatch(loaded), refused: [ABSENT] },
  undoBatch: {
    answered: ofBatch(loaded, { by: 'An' }),
    refused: [ABSENT],
  },
  readRejections: { answered: ofBatch(loaded), refused: [ABSENT] },
  readRowOrigin: {
    answered: async (world) => {
      const id = await loaded(world);
      return [2, 3, 9].map((row) => ({ params: { id, row } }));
    },
    refused: [ABSENT, { params: { id: 1, row: 'x' }, status: 400 }],
  },
  readBatchRules: {
    answered: async (world) => [...(await ofBatch(loaded)(world)), ...(await ofBatch(undone)(world))],
    refused: [ABSENT],
  },
  switchRule: {
    answered: async (world) => [
      ...(await ofBatch(loaded, { rule: 'latency_zero', state: 'off', by: 'An' })(world)),
      ...(await ofBatch(loaded, { rule: 'null_island', state: 'off' })(world)),
    ],
    refused: [
      { params: { id: 1 }, query: { rule: 'latency_zero', state: 'maybe' }, status: 400 },
      { params: { id: 1 }, query: { rule: 'no_rule', state: 'on' }, status: 404 },
      { params: { id: 2 }, query: { rule: 'latency_zero', state: 'off' }, status: 409 },
    ],
  },
  readUnknownDevices: { answered: ofBatch(loaded), refused: [ABSENT] },
  stateTestsPerPerson: {
    answered: async (world) => [
      ...(await ofBatch(loaded, { value: '5', by: 'An' })(world)),
      ...(await ofBatch(loaded, { value: '' })(world)),
    ],
    refused: [
      { ...ABSENT, query: { value: '5' } },
      { params: { id: 1 }, query: { value: '7' }, status: 400 },
      { params: { id: 2 }, query: { value: '5' }, status: 409 },
    ],
  },
  readBatchGrade: {
    answered: ofBatch(loaded),
    refused: [ABSENT],
  },
  stateBatchGrade: {
    answered: ofBatch(loaded, { value: 'protocol', by: 'An' }),
    refused: [
      { ...ABSENT, query: { value: 'protocol' } },
      { params: { id: 1 }, query: { value: 'hearsay' }, status: 400 },
      { params: { id: 2 }, query: { value: 'protocol' }, status: 409 },
    ],
  },
  reloadBatch: {
    answered: ofBatch(loaded, { by: 'An', 'const.technology': '5G' }),
    refused: [
      { ...ABSENT, params: { id: 999 } },
      { params: { id: 1 }, query: { 'map.nothing': 'a' }, status: 400 },
      { params: { id: 2 }, status: 409 },
      { params: { id: 1 }, query: { 'map.download': 'no such column' }, status: 422 },
    ],
  },
  putBatchBack: {
    answered: ofBatch(undone, { by: 'An' }),
    refused: [ABSENT, { params: { id: 1 }, status: 409 }],
  },
  previewFile: {
    answered: () => [
      { headers: FILE, body: tests() },
      { headers: FILE, body: UNKNOWN },
      { headers: { ...FILE, 'x-file-name': 'two.zip' }, body: ARCHIVE },
    ],
    refused: [
      { body: tests(), status: 400 },
      { headers: FILE, body: '', status: 422 },
    ],
  },
  readPreview: {
    answered: async (world): Promise<readonly Call[]> => [
      { params: { token: await uploaded(world) }, query: { name: 'x.csv', sheets: 1 } },
      {
        params: { token: await uploaded(world, UNKNOWN) },
        query: { name: 'y.csv', 'map.download': 'a:kbps' },
      },
    ],
    refused: [{ params: { token: 'gone' }, query: { name: 'x.csv' }, status: 404 }],
  },
  discardPreview: {
    answered: async (world) => [{ params: { token: await uploaded(world) } }],
    refused: [],
  },
} as const satisfies Partial<Record<OperationId, Calls>>;
