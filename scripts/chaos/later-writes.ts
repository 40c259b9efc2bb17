import { findingKey, SAMPLE_FIGURES } from '#lib/domain/tallies/tally-check.ts';
import type { MadeLink } from '#lib/domain/report-link.ts';
import type { RunningServer } from '../../tests/support/run-server.ts';
import { send, sendFile } from './fault.ts';
import { batchesOf, BY, formOf, post, shows, stateOf, textOf, type Write } from './writes.ts';

/** The unit of `formOf`. */
const UNIT = 'ubnd-218';
const MONTH = '2024-04';

/** The answer that something is gone has no text. */
const drop = async (server: RunningServer, path: string) =>
  (await textOf(send(server, 'DELETE', path))) || 'gone';

/** Makes a thing that has an id, and takes it away again. */
async function dropMade(server: RunningServer, path: string, make: Promise<string>): Promise<string> {
  const made = await make;
  return made.startsWith('refused') ? made : drop(server, `${path}/${idIn(made)}?${BY}`);
}
const idIn = (answer: string) => /"id":(\d+)/.exec(answer)?.[1] ?? 'none';

const noteIt = (server: RunningServer, round: number) =>
  post(server, '/api/v1/annotations', { on: '2024-06-13', text: `thôi ${round}`, by: 'chaos' });
const profileIt = (server: RunningServer, round: number) =>
  post(server, `/api/v1/profiles?${BY}`, {
    ...{ name: `mẫu ${round}`, headers: ['a', 'b'], sheet: null, headerRow: null },
    ...{ columns: { download: { column: 'a', unit: 'kbps' } }, constants: { operator: 'Viettel' } },
  });

async function decide(server: RunningServer, round: number): Promise<string> {
  const address = `Bãi nổi ${round}`;
  const rows = `Ngày đo;Nhà mạng;Công nghệ;Download Mbps;Địa chỉ\n13/06/2024;Viettel;4G;40;"${address}"\n`;
  await sendFile(server, `addresses-${round}.csv`, rows);
  const written = { district: null, commune: null, address };
  return post(server, '/api/v1/places/resolutions', { written, unit: null, by: 'chaos' });
}

/** Accepts that a report has the figures of the form's example. */
async function accept(server: RunningServer, round: number): Promise<string> {
  const { installs, accesses } = SAMPLE_FIGURES;
  const sample = formOf(round).replace(/,\d+,300,/, `,${installs},${accesses},`);
  await sendFile(server, `sample-${round}.csv`, sample);
  const finding = findingKey({ code: 'sample_row', details: SAMPLE_FIGURES });
  const accepted = { unit: UNIT, month: MONTH, finding, reason: 'đã hỏi lại', by: 'chaos' };
  return post(server, '/api/v1/tallies/acceptances', accepted);
}

const LINKS = '/api/v1/tallies/links';
const LINKS_OF_MONTH = `${LINKS}?month=${MONTH}`;
const link = (server: RunningServer) => post(server, LINKS, { month: MONTH, units: [UNIT], by: 'chaos' });

/** Reports by a link, as its page does without scripts. */
async function report(server: RunningServer, round: number): Promise<string> {
  const { links } = JSON.parse(await link(server)) as { links: MadeLink[] };
  const figures = { installs: round + 10, accesses: 300, installsCumulative: 500, accessesCumulative: 900 };
  const fields = Object.entries(figures).map(([name, value]): [string, string] => [name, String(value)]);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams([...fields, ['confirmed', 'on']]).toString();
  return textOf(send(server, 'POST', links[0]!.path, body, form));
}

const PACK = `edition=2024&level=district&period=report:2024-07&areas=216&${BY}`;

/** What is stated of a batch, and what else people add and take away. */
export const LATER_WRITES: readonly Write[] = [
  {
    kind: 'putting back',
    operation: 'putBatchBack',
    send: async (server, { id }) => {
      await drop(server, `/api/v1/batches/${id}?${BY}`);
      return post(server, `/api/v1/batches/${id}/put-back?${BY}`);
    },
    missing: async (server, batch) => (await stateOf(server, batch)) !== 'loaded',
  },
  {
    kind: 'grade of a file',
    operation: 'stateBatchGrade',
    send: (server, { id }) => post(server, `/api/v1/batches/${id}/grade?value=protocol&${BY}`),
    missing: async (server, { id }) =>
      !(await shows(server, `/api/v1/batches/${id}/grade`, '"grade":"protocol","by":"chaos"')),
  },
  {
    kind: 'tests per person',
    operation: 'stateTestsPerPerson',
    send: (server, { id }) => post(server, `/api/v1/batches/${id}/tests-per-person?value=5&${BY}`),
    missing: async (server, { id }) =>
      !(await shows(server, `/api/v1/batches/${id}/tests-per-person`, '"testsPerPerson":5')),
  },
  {
    kind: 'profile',
    operation: 'saveProfile',
    send: (server, _, round) => profileIt(server, round),
    missing: async (server, _, round) => !(await shows(server, '/api/v1/profiles', `"mẫu ${round}"`)),
  },
  {
    kind: 'profile deleted',
    operation: 'deleteProfile',
    send: (server, _, round) => dropMade(server, '/api/v1/profiles', profileIt(server, round)),
    missing: (server, _, round) => shows(server, '/api/v1/profiles', `"mẫu ${round}"`),
  },
  {
    kind: 'note taken back',
    operation: 'dropAnnotation',
    send: (server, _, round) => dropMade(server, '/api/v1/annotations', noteIt(server, round)),
    missing: (server, _, round) => shows(server, '/api/v1/annotations', `"thôi ${round}"`),
  },
  {
    kind: 'decision taken back',
    operation: 'undoPlaceResolution',
    send: (server, _, round) => dropMade(server, '/api/v1/places/resolutions', decide(server, round)),
    missing: async (server) => !(await shows(server, '/api/v1/places/unresolved', '"resolutions":[]')),
  },
  {
    kind: 'acceptance',
    operation: 'acceptFinding',
    send: (server, _, round) => accept(server, round),
    // Only what is there can be taken back.
    missing: async (server) =>
      (await drop(server, `/api/v1/tallies/acceptances/1?${BY}`)).startsWith('refused'),
  },
  {
    kind: 'acceptance taken back',
    operation: 'withdrawAcceptance',
    send: (server, _, round) => dropMade(server, '/api/v1/tallies/acceptances', accept(server, round)),
    missing: async (server) =>
      !(await drop(server, `/api/v1/tallies/acceptances/1?${BY}`)).startsWith('refused'),
  },
  {
    kind: 'report link',
    operation: 'makeReportLinks',
    send: link,
    missing: async (server) => !(await shows(server, LINKS_OF_MONTH, UNIT)),
  },
  {
    kind: 'report link revoked',
    operation: 'revokeReportLink',
    send: (server) => dropMade(server, LINKS, link(server)),
    missing: (server) => shows(server, LINKS_OF_MONTH, UNIT),
  },
  {
    kind: 'report by a link',
    operation: null,
    send: (server, _, round) => report(server, round),
    missing: async (server) => (await batchesOf(server)).length !== 2,
  },
  {
    kind: 'pack',
    operation: 'makePack',
    send: (server) => post(server, `/api/v1/packs?${PACK}`),
    missing: async (server) => !(await shows(server, '/api/v1/packs', '"madeBy":"chaos"')),
  },
];
