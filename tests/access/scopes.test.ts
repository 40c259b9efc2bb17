import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOURCES } from '#lib/server/access/asked-resource.ts';
import { routeKey } from '#lib/server/access/declared-action.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { statement } from '#lib/server/db/statement.ts';
import { askAs, readable, type Question } from './ask-as.ts';
import { AWAITED } from '../api/api-world.ts';
import {
  FILTER,
  openPlantedWorld,
  OPERATORS,
  UNITS,
  type PlantedWorld,
  type Secret,
} from './planted-world.ts';
import { ROUTES } from './route-files.ts';

/** Some two hundred requests, of which a machine that does much else at once makes a few in a second. */
const WALK_MS = 240_000;

let world: PlantedWorld;
beforeAll(async () => {
  world = await openPlantedWorld();
});
afterAll(() => world.close());

const SEARCH = `?${new URLSearchParams(FILTER).toString()}`;

/** The parts of addresses: what is one's own, or somebody else's. */
const paramsOf = (secret: Secret, route: string) => ({
  ...{
    edition: '2024',
    level: 'district',
    annex: '1',
    format: 'csv',
    sha256: 'x',
    batch: '3',
    token: 'none',
  },
  code: route.startsWith('/packs') || route.includes('/packs/') ? (world.packs[secret.code] ?? 'x') : '216',
  unit: secret.code,
  id: String(world.cases[secret.code] ?? 1),
  table: route.includes('/cases/tables/') ? 'quarters' : 'entries',
});

/** Further questions of what a route tells, beside the plain one: by name, by all, in other forms. */
const MORE = (me: Secret, others: Secret) => [
  ...['', '&by=operator&operator=all', `&operator=${others.code}`, '&reason=waiting&search=reason'],
  ...[`&format=csv&month=${AWAITED}&unit=${others.code}`, `&format=xlsx&month=${AWAITED}&unit=${me.code}`],
];

/** Whoever has a pack's code may read of it: that is what the code is for. */
const BY_CODE = 'GET /packs/{code}';

/** Is a secret in what was read: its words, its pack, or its number in any form that is written? */
function tells(text: string, { words, number, code }: Secret): boolean {
  const bytes = Buffer.from(Uint32Array.of(number).buffer).toString('latin1');
  const mbps = String(number / 1000);
  const forms = [number, mbps, mbps.replace('.', ','), number.toLocaleString('vi-VN')].map(String);
  // Digits of a longer number, as of a coordinate, are another one.
  const written = new RegExp(
    `(?<![\\d.])(?:${forms.map((form) => form.replace('.', '\\.')).join('|')})(?!\\d)`,
  );
  const named = [words, bytes, world.packs[code] ?? words];
  return named.some((form) => text.includes(form)) || written.test(text);
}

interface Found {
  readonly leaks: string[];
  /** Questions that were answered. */
  readonly open: Set<string>;
  /** Questions that told one's own secret: the search finds what is there. */
  readonly own: Set<string>;
}

/** Asks every route in every way for what is somebody's own and what is others'. */
async function walk(me: Secret, others: Secret): Promise<Found> {
  const found: Found = { leaks: [], open: new Set(), own: new Set() };
  for (const { method, route, search } of ROUTES) {
    const key = `${method} ${routeKey(route)}`;
    for (const of of [me, others]) {
      const params = paramsOf(of, route);
      const isList = key in RESOURCES && !key.includes('{id}') && of === me;
      for (const more of isList ? MORE(me, others) : ['']) {
        const asked: Question = { method, route, params, search: search || SEARCH + more };
        const response = await askAs({ cookie: world.sessions[me.code]! }, asked);
        const text = await readable(response);
        if (response.status === 500) throw new Error(`${key} ${more}: ${text}`);
        if (key !== BY_CODE && tells(text, others)) found.leaks.push(`${key} ${more} of ${of.code}`);
        if (response.ok) found.open.add(key);
        if (response.ok && tells(text, me)) found.own.add(key);
      }
    }
  }
  return found;
}

const sessionOf = (code: string) => ({ cookie: world.sessions[code]! });

describe.each([
  [
    'operator',
    OPERATORS,
    [
      'GET /',
      'GET /cases/{id}',
      'GET /packs',
      'GET /api/v1/packs/list.{format}',
      'GET /api/v1/rows/file',
      'GET /api/v1/statistics/tests',
    ],
  ],
  ['unit', UNITS, ['GET /tallies/{unit}', 'GET /api/v1/tallies']],
] as const)('two accounts of the role %s', (_role, [one, two], seen) => {
  it.each([
    [one.code, one, two],
    [two.code, two, one],
  ])(
    '%s finds nothing of the other by any route, and its own',
    async (_code, me, others) => {
      const { leaks, open, own } = await walk(me, others);
      expect(leaks).toEqual([]);
      expect(seen.filter((key) => !own.has(key))).toEqual([]);
      const shown = Object.keys(RESOURCES).filter((key) => open.has(key));
      expect(shown.length).toBeGreaterThan(me.code in world.cases ? 24 : 3);
    },
    WALK_MS,
  );
});

it('the search finds what somebody may see: of cases, files and units their own, and everything for the office', async () => {
  const found = async (code: string, text: string) => {
    const search = `?${new URLSearchParams({ q: text }).toString()}`;
    const response = await askAs(sessionOf(code), { method: 'GET', route: '/search', search });
    return readable(response);
  };
  const [[mine, theirs], [unit, otherUnit]] = [OPERATORS, UNITS];
  const office = await found('analyst', 'kin');
  for (const { words } of [...OPERATORS, ...UNITS]) expect(office).toContain(`${words}.csv`);
  expect(await found('analyst', 'hồ sơ')).toContain(`/cases/${world.cases[theirs.code]!}"`);

  const own = await found(mine.code, 'hồ sơ');
  expect(own).toContain(`/cases/${world.cases[mine.code]!}"`);
  expect(own).not.toContain(`/cases/${world.cases[theirs.code]!}"`);
  expect(await found(mine.code, 'tân yên')).toContain('/areas/2024/district/216');
  for (const code of [mine.code, unit.code]) expect(await found(code, 'kin')).not.toContain('.csv');
  const units = (await found(unit.code, 'sở y tế')) + (await found(unit.code, 'ubnd'));
  expect(units).toContain(`/tallies/${unit.code}"`);
  expect(units).not.toContain(`/tallies/${otherUnit.code}"`);
  expect(await found(unit.code, 'tân yên')).not.toContain('/areas/');
  const question = '2 huyện chậm nhất của Viettel quý 2/2024';
  expect(await found('analyst', question)).toContain('/workbench?');
  for (const code of ['viewer', mine.code]) expect(await found(code, question)).not.toContain('/workbench');
  expect(await found(unit.code, 'phương pháp')).toContain('/method"');
});

it('an operator reads the figures that the office reads of it', async () => {
  for (const table of ['areas', 'changes', 'estimates', 'standards', 'quotas', 'gaps', 'gap-cells']) {
    const asked = (more: string) => ({
      route: `/api/v1/statistics/${table}`,
      search: `${SEARCH}&by=operator${more}`,
    });
    const rows = async (response: Response) =>
      ((await response.json()) as { rows: { operator: string | null }[] }).rows;
    const own = await rows(await askAs(sessionOf('viettel'), asked('')));
    const office = await rows(await askAs(sessionOf('viewer'), asked('&operator=viettel')));
    expect(own.length).toBeGreaterThan(0);
    expect([table, own]).toEqual([table, office]);
  }
});

it('the sheets of an operator name it and no other', async () => {
  const { operators } = await readCatalog(world.warehouse);
  const sheets: readonly Question[] = [
    { route: '/api/v1/sheets/province.[format]', params: { format: 'pdf' } },
    { route: '/api/v1/sheets/areas/[code].[format]', params: { code: '216', format: 'pdf' } },
  ];
  for (const asked of sheets) {
    const response = await askAs(sessionOf('viettel'), { ...asked, search: SEARCH });
    const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const { text } = await extractText(pdf, { mergePages: true });
    const named = operators.filter(({ name }) => text.includes(name)).map(({ code }) => code);
    expect([asked.route, named]).toEqual([asked.route, ['viettel']]);
  }
});

it('an operator gets no smaller cells than its positions are rounded to, and no part of a minute more of them', async () => {
  const cells = async (resolution: number) => {
    const search = `${SEARCH}&cells=${resolution}`;
    return (await askAs(sessionOf('viettel'), { route: '/api/v1/statistics/gap-cells', search })).text();
  };
  expect(await cells(9)).toBe(await cells(7));
  const asked = { route: '/api/v1/rows', search: SEARCH };
  const { listed } = (await (await askAs(sessionOf('viettel'), asked)).json()) as {
    listed: { rows: { longitude: number | null; fileName: string }[] };
  };
  const longitudes = listed.rows.flatMap(({ longitude }) => longitude ?? []);
  expect(longitudes.length).toBeGreaterThan(10);
  expect(longitudes.filter((value) => Math.abs(value * 100 - Math.round(value * 100)) > 1e-6)).toEqual([]);
  expect(new Set(listed.rows.map(({ fileName }) => fileName))).toEqual(new Set(['']));
});

/** A sheet of what a unit is to measure, as a page has it. */
interface Sheet {
  readonly reportingUnit: { readonly code: string } | null;
}

it('a unit reads the sheet that the office prints for it, and of its months what the office says', async () => {
  type Loaded = readonly [unknown, { sheets: Sheet[]; months: { versions: unknown[] }[] }];
  const read = async (code: string, asked: Question) =>
    (await (await askAs(sessionOf(code), asked)).json()) as Loaded;
  const sheet = { route: '/quotas', search: SEARCH };
  const [, own] = await read('ubnd-216', sheet);
  const [, office] = await read('viewer', sheet);
  expect(own.sheets).toEqual(office.sheets.filter(({ reportingUnit }) => reportingUnit?.code === 'ubnd-216'));
  expect([own.sheets.length, office.sheets.length > 5]).toEqual([1, true]);
  const reports = { route: '/tallies/[unit]', params: { unit: 'ubnd-216' } };
  // The names of files that hold others' reports too are not theirs.
  const months = async (code: string) =>
    (await read(code, reports))[1].months.map((month) => ({ ...month, versions: month.versions.length }));
  expect(await months('ubnd-216')).toEqual(await months('viewer'));
});

it('a unit reports through its account, into what the office reads, for itself alone', async () => {
  const form = {
    ...{ installs: '31', accesses: '62', installsCumulative: '931', accessesCumulative: '962' },
    ...{ note: '', seen: '9', confirmed: 'on' },
  };
  const report = (code: string, unit: string) =>
    askAs(sessionOf(code), {
      ...{
        method: 'POST',
        route: '/tallies/[unit]/report',
        params: { unit },
        search: `?month=${AWAITED}`,
        form,
      },
    });
  expect(await (await report('y-te', 'y-te')).json()).toMatchObject({ submission: { outcome: 'taken' } });
  const others = [report('y-te', 'ubnd-216'), report('viettel', 'y-te'), report('viewer', 'y-te')];
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([403, 403, 403]);
  const opened = (unit: string) =>
    askAs(sessionOf('y-te'), {
      route: '/tallies/[unit]/report',
      params: { unit },
      search: `?month=${AWAITED}`,
    });
  expect([(await opened('y-te')).status, (await opened('ubnd-216')).status]).toEqual([200, 403]);
  const reports = { route: '/api/v1/tallies', search: `?month=${AWAITED}` };
  const { rows } = (await (await askAs(sessionOf('viewer'), reports)).json()) as {
    rows: { unit_code: string; installs: number; origin: string }[];
  };
  expect(rows.find(({ unit_code }) => unit_code === 'y-te')).toMatchObject({ installs: 31, origin: 'web' });
  const { db } = world.warehouse;
  const [entry] = await db.query(
    statement<{ who: string; object: string }>()`
      select who_name as who, object from audit_entry where action = 'report_sent' order by entry_id desc limit 1`,
    {},
  );
  expect(entry).toEqual({ who: 'y-te', object: 'unit:y-te' });
});

it('who signs in with the browser of another gets the whole file, not that it is unchanged', async () => {
  const asked = { route: '/api/v1/cases', search: '?format=csv' };
  const tagOf = async (code: string, sent: string | null) => {
    const headers: Record<string, string> = sent === null ? {} : { 'if-none-match': sent };
    const response = await askAs(sessionOf(code), { ...asked, headers });
    return { status: response.status, tag: response.headers.get('etag')! };
  };
  const first = await tagOf('viettel', null);
  const office = await tagOf('analyst', null);
  expect((await tagOf('viettel', `"x", W/${first.tag}`)).status).toBe(304);
  expect((await tagOf('vinaphone', first.tag)).status).toBe(200);
  expect((await tagOf('vinaphone', office.tag)).status).toBe(200);
  expect((await tagOf('analyst', first.tag)).status).toBe(200);
  expect((await tagOf('analyst', office.tag)).status).toBe(304);
});

it('reads what was changed since, of its own', async () => {
  const asked = { route: '/api/v1/statistics/areas', search: `${SEARCH}&by=operator` };
  const before = await (await askAs(sessionOf('viettel'), asked)).text();
  const { outcome } = await world.load(
    'further.csv',
    'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị\n21/06/2024 08:00:10;viettel;4G;12,5;106.4;21.3;further',
  );
  expect(outcome).toBe('loaded');
  expect(await (await askAs(sessionOf('viettel'), asked)).text()).not.toBe(before);
});
