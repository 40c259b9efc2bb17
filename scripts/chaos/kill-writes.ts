import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder, type RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, kill, problemsOf, read, send, sendFile, start, type Outcome } from './fault.ts';

/** What these faults read of a batch. */
export interface Batch {
  readonly id: number;
  readonly state: string;
  readonly fileName: string;
  readonly accepted: number;
}

/** A kind of write: what it sends, and whether it is there afterwards. */
interface Write {
  readonly kind: string;
  readonly send: (server: RunningServer, batch: Batch, round: number) => Promise<string>;
  /** Rows that must be there after the answer and are not; null where the change itself is missing. */
  readonly missing: (server: RunningServer, batch: Batch, round: number) => Promise<boolean>;
}

const ROWS = 3000;
const batchesOf = (server: RunningServer) => read<Batch[]>(server, '/api/v1/batches');
const stateOf = async (server: RunningServer, { id }: Batch) =>
  (await batchesOf(server)).find((batch) => batch.id === id)?.state;
const textOf = async (answer: Promise<Response>) => {
  const response = await answer;
  return response.ok ? response.text() : `refused: ${response.status} ${await response.text()}`;
};
const noteOf = (round: number) => `mốc ${round}`;
const formOf = (round: number) =>
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

const VIETNAM_MS = 7 * 3_600_000;
/** Of a letter: its deadline, and by when the network is mended. */
const TERMS = { deadline: '2999-01-01', mendedBy: '2999-02-01', promisedKbps: 60_000 };
const casesOf = async (server: RunningServer) =>
  (await read<{ cases: { id: number; case_state: string }[] }>(server, '/api/v1/cases?state=all')).cases;

/** Opens a case about the districts around the one spot of `fileOf`. */
function openCase(server: RunningServer): Promise<string> {
  const filter = { period: 'report:2024-07', edition: '2024', level: 'district', operator: 'viettel' };
  const asked = { filter, areas: ['213', '216', '217'], reason: 'chaos', by: 'chaos' };
  return textOf(send(server, 'POST', '/api/v1/cases', JSON.stringify(asked)));
}

/** Cases that are not whole: a pack is made of a case only when its figures follow from its rows. */
async function brokenCases(server: RunningServer): Promise<string[]> {
  const broken: string[] = [];
  for (const { id } of await casesOf(server)) {
    const made = await send(server, 'POST', `/api/v1/cases/${id}/pack?by=chaos`);
    if (!made.ok) broken.push(`case ${id}: ${await made.text()}`);
  }
  return broken;
}

/** Every kind of write that a person asks for. */
export const WRITES: readonly Write[] = [
  {
    kind: 'load',
    send: (server, _, round) => sendFile(server, `load-${round}.csv`, fileOf(1000 + round, ROWS)),
    missing: async (server, _, round) =>
      !(await batchesOf(server)).some(
        ({ fileName, accepted }) => fileName === `load-${round}.csv` && accepted === ROWS,
      ),
  },
  {
    kind: 'tally report',
    send: (server, _, round) => sendFile(server, `form-${round}.csv`, formOf(round)),
    missing: async (server, _, round) =>
      !(await batchesOf(server)).some(({ fileName }) => fileName === `form-${round}.csv`),
  },
  {
    kind: 'reload',
    send: (server, { id }) => textOf(send(server, 'POST', `/api/v1/batches/${id}/reload?by=chaos`)),
    missing: async (server, batch) =>
      !(await rulesOf(server, batch)).history.some(({ event }) => event === 'reloaded'),
  },
  {
    kind: 'rule switch',
    send: (server, { id }) =>
      textOf(send(server, 'POST', `/api/v1/batches/${id}/rules?rule=latency_zero&state=off&by=chaos`)),
    missing: async (server, batch) =>
      !(await rulesOf(server, batch)).history.some(({ event }) => event === 'rule_off'),
  },
  {
    kind: 'note on a date',
    send: (server, _, round) => {
      const note = { on: '2024-06-13', text: noteOf(round), unit: null, operator: null, by: 'chaos' };
      return textOf(send(server, 'POST', '/api/v1/annotations', JSON.stringify(note)));
    },
    missing: async (server, _, round) =>
      !JSON.stringify(await read(server, '/api/v1/annotations')).includes(noteOf(round)),
  },
  {
    kind: 'area import',
    send: (server) => {
      const path = '/api/v1/areas/import?edition=chaos&level=commune&code=code&name=name&by=chaos';
      return textOf(send(server, 'POST', path, OUTLINES, { 'content-type': 'application/octet-stream' }));
    },
    missing: async (server) => !(await fetch(new URL('/api/v1/areas/chaos/commune', server.url))).ok,
  },
  {
    kind: 'decision on a place name',
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
    send: openCase,
    missing: async (server) => (await casesOf(server)).length !== 1,
  },
  {
    kind: 'step of a case',
    send: async (server) => {
      await openCase(server);
      const on = new Date(Date.now() + VIETNAM_MS).toISOString().slice(0, 10);
      const step = { kind: 'sent', on, document: '1/SKHCN', by: 'chaos', ...TERMS };
      return textOf(send(server, 'POST', '/api/v1/cases/1/entries', JSON.stringify(step)));
    },
    missing: async (server) => (await casesOf(server))[0]?.case_state !== 'sent',
  },
  {
    kind: 'undo',
    send: (server, { id }) => textOf(send(server, 'DELETE', `/api/v1/batches/${id}?by=chaos`)),
    missing: async (server, batch) => (await stateOf(server, batch)) !== 'undone',
  },
];

/** Kills a server within each kind of write, and just after its answer; what was answered as done must be there. */
export async function* killWrites(
  random: () => number,
  rounds: number,
  kinds: readonly string[],
): AsyncGenerator<Outcome> {
  for (const write of WRITES.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))) {
    for (let round = 0; round < rounds * 2; round++) {
      const afterAnswer = round % 2 === 0;
      yield await killOnce(write, round, afterAnswer ? null : random());
    }
  }
}

async function killOnce(write: Write, round: number, at: number | null): Promise<Outcome> {
  const fault = `kill ${at === null ? 'just after the answer to' : 'within'} a ${write.kind}`;
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  await sendFile(first, 'base.csv', fileOf(round, ROWS));
  const [batch] = await batchesOf(first);
  const began = performance.now();
  let answer = '';
  const asked = write.send(first, batch!, round).then(
    (text) => void (answer = text),
    () => undefined,
  );
  // A write of this size takes some 300 ms where nothing else runs.
  if (at === null) await asked;
  else await Promise.race([asked, wait(at * 300)]);
  const after = Math.round(performance.now() - began);
  await kill(first);
  await asked;
  const done = answer !== '' && !answer.startsWith('refused') && !answer.includes('"fault"');
  const again = await start(dataDir);
  const problems = [...(await problemsOf(again)), ...(await brokenCases(again))];
  const missing = done && (await write.missing(again, batch!, round));
  const lost = missing && write.kind === 'load' ? ROWS : 0;
  await again.stop();
  const held = !missing && problems.length === 0 && (at !== null || done);
  const note = [
    `${after} ms`,
    done ? 'answered' : 'not answered',
    ...problems,
    ...(held ? [] : [answer.slice(-200)]),
  ];
  return { fault, held, rowsLost: lost, note: note.join(', ') };
}
