import { setTimeout as wait } from 'node:timers/promises';
import type { Grant } from '#lib/domain/access/role.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { runServer, temporaryFolder, type RunningServer } from '../../tests/support/run-server.ts';
import { addMember } from '../../tests/support/test-accounts.ts';
import { fileOf, type Outcome } from './fault.ts';
import { growthOf, memoryOf } from './memory.ts';

const PEOPLE = 200;
const MEAN_BETWEEN_PAGES_MS = 10_000;
const LOADED_ROWS = 1_000_000;
const LOOK_EVERY_MS = 5_000;
/** Memory is looked at from the second minute on: before that caches fill. */
const SETTLED_MINUTES = 2;
const MOST_MB_A_MINUTE = 1;
const MOST_P95_MS = 1_000;

const PERIODS = ['', '?period=report:2024-06', '?period=rolling:2024-07', '?period=quarter:2024-Q2'];
const OFFICE = ['/', '/areas/2024/district/218', '/gaps', '/quotas', '/cases', '/tallies', '/method'];

/** Who they are, and the pages that each goes through, with the files that a page asks for by itself. */
const PARTIES: readonly {
  readonly grant: Grant;
  readonly share: number;
  readonly pages: readonly string[];
}[] = [
  { grant: { role: 'viewer' }, share: 0.6, pages: OFFICE },
  { grant: { role: 'analyst' }, share: 0.15, pages: [...OFFICE, '/rows', '/workbench'] },
  { grant: { role: 'editor' }, share: 0.1, pages: [...OFFICE, '/data', '/data/places', '/tallies/links'] },
  {
    grant: { role: 'unit', unit: 'y-te' },
    share: 0.1,
    pages: ['/tallies/y-te', '/tallies/y-te/report', '/quotas'],
  },
  {
    grant: { role: 'operator', operator: 'viettel' },
    share: 0.05,
    pages: ['/', '/gaps', '/cases', '/packs'],
  },
];

interface Person {
  readonly cookie: string;
  readonly pages: readonly string[];
}

/**
 * Two hundred people who have signed in go from page to page, ten seconds apart on average, beside a load of a million rows:
 * the first page as a browser opens it, with its scripts, the others as the program's own links ask for them.
 */
export async function* signedInBesideLoad(minutes: number): AsyncGenerator<Outcome> {
  const dataDir = temporaryFolder();
  const first = await runServer({ dataDir, sample: true });
  await first.stop();
  const { people, admin } = await signedIn(dataDir);
  const server = await runServer({ dataDir, sample: true });
  const [began, end] = [Date.now(), Date.now() + minutes * 60_000];
  const took: number[] = [];
  const failed: string[] = [];
  const get = async ({ cookie }: Person, path: string) => {
    const asked = performance.now();
    const answer = await fetch(new URL(path, server.url), {
      redirect: 'manual',
      headers: { cookie, accept: path.includes('__data.json') ? '*/*' : 'text/html' },
    }).catch(() => null);
    const text = (await answer?.text().catch(() => null)) ?? null;
    took.push(performance.now() - asked);
    if (answer?.status !== 200 || text === null) failed.push(`${path}: ${answer?.status ?? 'no answer'}`);
    return text ?? '';
  };
  const random = seededRandom(17);
  const pause = () => wait(-Math.log(1 - random.next()) * MEAN_BETWEEN_PAGES_MS);
  const goThrough = async (person: Person) => {
    await pause();
    const page = await get(person, person.pages[0]!);
    const scripts = [...page.matchAll(/(?:href|src)="([^"]*\/_app\/immutable\/[^"]+)"/g)].map(
      ([, path]) => path!,
    );
    for (const script of scripts) await get(person, new URL(script, server.url).pathname);
    while (Date.now() < end) {
      await pause();
      const next = person.pages[Math.floor(random.next() * person.pages.length)]!;
      const period = PERIODS[Math.floor(random.next() * PERIODS.length)]!;
      await get(person, `${next === '/' ? '' : next}/__data.json${period}`);
    }
  };
  const memory: [minute: number, mb: number][] = [];
  const watch = async () => {
    for (; Date.now() < end; await wait(LOOK_EVERY_MS))
      memory.push([(Date.now() - began) / 60_000, memoryOf(server.process.pid!)]);
  };
  const [loadedIn] = await Promise.all([load(server, admin), watch(), ...people.map(goThrough)]);
  await server.stop();
  took.sort((a, b) => a - b);
  const p95 = took[Math.floor(took.length * 0.95)]!;
  const growth = growthOf(memory.filter(([minute]) => minute >= Math.min(SETTLED_MINUTES, minutes / 2)));
  const held = failed.length === 0 && p95 < MOST_P95_MS && growth <= MOST_MB_A_MINUTE;
  const note = [
    `${took.length} answers, ${failed.length} failed${failed.length > 0 ? ` (${[...new Set(failed)].slice(0, 3).join(', ')})` : ''}`,
    `p50 ${Math.round(took[Math.floor(took.length / 2)]!)} ms, p95 ${Math.round(p95)} ms, slowest ${Math.round(took.at(-1)!)} ms`,
    `${growth.toFixed(1)} MB a minute, at most ${Math.round(Math.max(...memory.map(([, mb]) => mb)))} MB`,
    `${LOADED_ROWS.toLocaleString('en')} rows loaded in ${Math.round(loadedIn / 1000)} s`,
  ].join('; ');
  yield { fault: `${PEOPLE} signed-in people beside a load, ${minutes} minutes`, held, rowsLost: 0, note };
}

/** Makes the accounts with a session each, while no server runs on the folder. */
async function signedIn(dataDir: string) {
  const accounts = await Accounts.open({ dataDir, clock: () => new Date() });
  const people: Person[] = [];
  const cookieOf = (token: string) => `i-speed-session=${token}`;
  for (const { grant, share, pages } of PARTIES) {
    for (let i = 0; i < Math.round(PEOPLE * share); i++) {
      const { session } = await addMember(accounts, grant, { name: `${grant.role}${i}` });
      people.push({ cookie: cookieOf(session), pages });
    }
  }
  const { session } = await addMember(accounts, { role: 'editor' }, { name: 'loader' });
  await accounts.close();
  return { people, admin: cookieOf(session) };
}

/** Loads the rows; how long that took. */
async function load({ url }: RunningServer, cookie: string): Promise<number> {
  const body = fileOf(1, LOADED_ROWS);
  const began = performance.now();
  const answer = await fetch(new URL('/api/v1/batches', url), {
    ...{ method: 'POST', body },
    headers: { origin: url, cookie, 'x-file-name': 'beside.csv', 'content-type': 'application/octet-stream' },
  });
  const last = (await answer.text()).trim().split('\n').at(-1) ?? '';
  if (!answer.ok || last.includes('"fault"')) throw new Error(last);
  return performance.now() - began;
}
