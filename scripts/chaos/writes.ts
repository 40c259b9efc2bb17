import type { OperationId } from '#lib/messages/api/operation-words.ts';
import type { RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, read, send, sendFile } from './fault.ts';

/** What these faults read of a batch. */
export interface Batch {
  readonly id: number;
  readonly state: string;
  readonly fileName: string;
  readonly accepted: number;
}

/** A kind of write: what it sends, and whether it is there afterwards. */
export interface Write {
  readonly kind: string;
  /** The operation of the API that it tries; null for a write that is none of them. */
  readonly operation: OperationId | null;
  /** What must be there before it is sent; no kill falls within this. */
  readonly prepare?: (server: RunningServer) => Promise<unknown>;
  readonly send: (server: RunningServer, batch: Batch, round: number) => Promise<string>;
  /** Rows that must be there after the answer and are not; null where the change itself is missing. */
  readonly missing: (server: RunningServer, batch: Batch, round: number) => Promise<boolean>;
}

/** Rows of each file. */
export const ROWS = 3000;
/** The batches of a server. */
export const batchesOf = (server: RunningServer) => read<Batch[]>(server, '/api/v1/batches');
/** In which state is a batch now? */
export const stateOf = async (server: RunningServer, { id }: Batch) =>
  (await batchesOf(server)).find((batch) => batch.id === id)?.state;
/** The answer's text; of one that refuses, that it does. */
export const textOf = async (answer: Promise<Response>) => {
  const response = await answer;
  return response.ok ? response.text() : `refused: ${response.status} ${await response.text()}`;
};
export const BY = 'by=chaos';
/** Sends a change with a body; the text of its answer. */
export const post = (server: RunningServer, path: string, body: object | null = null) =>
  textOf(send(server, 'POST', path, body && JSON.stringify(body)));
/** Does an answer of the server hold this text? */
export const shows = async (server: RunningServer, path: string, text: string) =>
  JSON.stringify(await read(server, path)).includes(text);
const noteOf = (round: number) => `mốc ${round}`;
/** A monthly form of April, different for each round. */
export const formOf = (round: number) =>
  `"Tháng 4/2024",,,,\nĐơn vị,Người cài đặt trong tháng,Lượt truy cập trong tháng,Người cài đặt lũy kế,Lượt truy cập lũy kế\n"UBND huyện Lục Nam",${round + 10},300,${round + 500},900\n`;
/** A made-up island of two communes, far from every other area. */
const OUTLINES = JSON.stringify({
  type: 'FeatureCollection',
  features: [110, 110.1].map((x, i) => ({
    type: 'Feature',
    properties: { code: `C${i}`, name: `Xã Thử ${i}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [0, 0.1, 0.1, 0, 0].map((dx, corner) => [x + dx, corner < 2 || corner === 4 ? 10 : 10.1]),
      ],
    },
  })),
});
const rulesOf = (server: RunningServer, { id }: Batch) =>
  read<{ history: { event: string }[] }>(server, `/api/v1/batches/${id}/rules`);

/** The cases of a server. */
export const casesOf = async (server: RunningServer) =>
  (await read<{ cases: { id: number; case_state: string }[] }>(server, '/api/v1/cases?state=all')).cases;

/** Opens a case about districts, among them the one around the one spot of `fileOf`. */
export function openCase(
  server: RunningServer,
  areas: readonly string[] = ['213', '216', '217'],
): Promise<string> {
  const filter = { period: 'report:2024-07', edition: '2024', level: 'district', operator: 'viettel' };
  const asked = { filter, areas, reason: 'chaos', by: 'chaos' };
  return textOf(send(server, 'POST', '/api/v1/cases', JSON.stringify(asked)));
}

/** Loads and what is done to them, cases, areas and names. */
export const WRITES: readonly Write[] = [
  {
    kind: 'load',
    operation: 'loadFile',
    send: (server, _, round) => sendFile(server, `load-${round}.csv`, fileOf(1000 + round, ROWS)),
    missing: async (server, _, round) =>
      !(await batchesOf(server)).some(
        ({ fileName, accepted }) => fileName === `load-${round}.csv` && accepted === ROWS,
      ),
  },
  {
    kind: 'tally report',
    operation: 'loadFile',
    send: (server, _, round) => sendFile(server, `form-${round}.csv`, formOf(round)),
    missing: async (server, _, round) =>
      !(await batchesOf(server)).some(({ fileName }) => fileName === `form-${round}.csv`),
  },
  {
    kind: 'reload',
    operation: 'reloadBatch',
    send: (server, { id }) => textOf(send(server, 'POST', `/api/v1/batches/${id}/reload?by=chaos`)),
    missing: async (server, batch) =>
      !(await rulesOf(server, batch)).history.some(({ event }) => event === 'reloaded'),
  },
  {
    kind: 'rule switch',
    operation: 'switchRule',
    send: (server, { id }) =>
      textOf(send(server, 'POST', `/api/v1/batches/${id}/rules?rule=latency_zero&state=off&by=chaos`)),
    missing: async (server, batch) =>
      !(await rulesOf(server, batch)).history.some(({ event }) => event === 'rule_off'),
  },
  {
    kind: 'note on a date',
    operation: 'addAnnotation',
    send: (server, _, round) => {
      const note = { on: '2024-06-13', text: noteOf(round), unit: null, operator: null, by: 'chaos' };
      return textOf(send(server, 'POST', '/api/v1/annotations', JSON.stringify(note)));
    },
    missing: async (server, _, round) =>
      !JSON.stringify(await read(server, '/api/v1/annotations')).includes(noteOf(round)),
  },
  {
    kind: 'area import',
    operation: 'importAreas',
    send: (server) => {
      const path = '/api/v1/areas/import?edition=chaos&level=commune&code=code&name=name&by=chaos';
      return textOf(send(server, 'POST', path, OUTLINES, { 'content-type': 'application/octet-stream' }));
    },
    missing: async (server) => !(await fetch(new URL('/api/v1/areas/chaos/commune', server.url))).ok,
  },
  {
    kind: 'decision on a place name',
    operation: 'resolvePlaceName',
    send: async (server, _, round) => {
      const address = `Đảo xa ${round}`;
      const rows = `Ngày đo;Nhà mạng;Công nghệ;Download Mbps;Địa chỉ\n13/06/2024;Viettel;4G;40;"${address}"\n`;
      await sendFile(server, `names-${round}.csv`, rows);
      const decision = { written: { district: null, commune: null, address }, unit: null, by: 'chaos' };
      return textOf(send(server, 'POST', '/api/v1/places/resolutions', JSON.stringify(decision)));
    },
    missing: async (server, _, round) =>
      !(
        await read<{ resolved: unknown[] }>(server, '/api/v1/places/unresolved').then(JSON.stringify)
      ).includes(`Đảo xa ${round}`),
  },
  {
    kind: 'case opened',
    operation: 'openCase',
    send: (server) => openCase(server),
    missing: async (server) => (await casesOf(server)).length !== 1,
  },
  {
    kind: 'undo',
    operation: 'undoBatch',
    send: (server, { id }) => textOf(send(server, 'DELETE', `/api/v1/batches/${id}?by=chaos`)),
    missing: async (server, batch) => (await stateOf(server, batch)) !== 'undone',
  },
];
