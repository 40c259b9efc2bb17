import { FILTER_NAMES } from '#lib/domain/filter.ts';
import { ROW_NAMES } from '#lib/domain/rows/row-question.ts';
import { OPERATIONS, changes } from '#lib/server/api/operations.ts';
import { JSON_TYPE, type Operation } from '#lib/server/api/operation.ts';
import { PARAMETERS, type Parameter } from '#lib/server/api/parameters.ts';
import type { Schema } from '#lib/server/api/schema.ts';
import type { Attack } from './attack.ts';
import type { AttackClient, Call } from './attack-client.ts';
import { BROKEN_ESCAPES, HOSTILE_VALUES } from './hostile-values.ts';
import { broken, held } from './verdict.ts';

/** One request, and how it is sent. */
interface Shot extends Call {
  readonly path: string;
}

/** Values of text parameters that lead past the first check. */
const GOOD_TEXTS: Readonly<Record<string, string>> = {
  period: 'rolling:2024-07',
  edition: '2024',
  by: 'An',
  name: 'a.csv',
  file: 'a.geojson',
  operator: 'Viettel',
  unit: 'y-te',
  bounds: '106,21,107,22',
};
/** The id of nothing, so that what succeeds changes nothing. */
const NO_ID = '999';

function goodValue({ name, schema }: Parameter): string {
  if (schema.enum) return String(schema.enum.find((value) => value !== '') ?? '');
  if (schema.pattern) return schema.pattern.includes('-\\d{2}-') ? '2024-06-13' : '2024-07';
  return schema.type === 'integer' ? NO_ID : (GOOD_TEXTS[name] ?? 'x');
}

/** The address of an operation with one of its parameters given in the way of `value`. */
function shot(
  { path, method, parameters, body }: Operation,
  attacked: string,
  value: string,
  twice: boolean,
): Shot {
  const query: string[] = [];
  const headers: Record<string, string> = body ? { 'content-type': Object.keys(body)[0]! } : {};
  let address = path;
  for (const key of parameters) {
    const parameter = PARAMETERS[key];
    const isAttacked = key === attacked;
    if (!isAttacked && !parameter.required) continue;
    const given = isAttacked ? value : encodeURIComponent(goodValue(parameter));
    const name = parameter.fields ? `${parameter.name}.${parameter.fields[0]!}` : parameter.name;
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, given);
    else if (parameter.in === 'header') headers[name] = given;
    else query.push(...Array<string>(isAttacked && twice ? 2 : 1).fill(`${name}=${given}`));
  }
  return { path: `${address}${query.length > 0 ? `?${query.join('&')}` : ''}`, method, headers };
}

const OPERATION_LIST: readonly Operation[] = Object.values(OPERATIONS).flat();

/** Each parameter of each operation with each value, in an order that a part of it is a fair sample of. */
const parameterShots = (): Shot[] =>
  [...HOSTILE_VALUES, ...BROKEN_ESCAPES].flatMap((value, index) =>
    OPERATION_LIST.flatMap((operation) =>
      operation.parameters.map((key) => shot(operation, key, value, index % 5 === 0)),
    ),
  );

const PAGES = [
  '/areas/{}/district/1',
  '/areas/2024/{}/1',
  '/areas/2024/district/{}',
  '/data/{}',
  '/tallies/{}',
  '/report/{}',
  '/{}',
  '/api/v1/{}',
  '/_app/{}',
];
const PAGE_QUERIES = [
  '/',
  '/gaps',
  '/quotas',
  '/rows',
  '/tallies',
  '/tallies/campaign',
  '/tallies/reminders',
  '/tallies/links',
  '/data',
  '/data/places',
  '/data/annotations',
  '/method',
  '/dictionary',
  '/areas/2024/district/213',
];
const PAGE_PARAMETERS = [...FILTER_NAMES, 'lang', 'month', 'v', 'cells', 'unit', 'by', ...ROW_NAMES];

const pageShots = (): Shot[] =>
  [...HOSTILE_VALUES, ...BROKEN_ESCAPES].flatMap((value) => [
    ...PAGES.map((page) => ({ path: page.replace('{}', value) })),
    ...PAGE_QUERIES.flatMap((page) => PAGE_PARAMETERS.map((name) => ({ path: `${page}?${name}=${value}` }))),
  ]);

const DEEP = 40_000;
/** Values of a field that no page sends. */
const HOSTILE_FIELDS: readonly string[] = [
  ...[
    'null',
    'true',
    '-1',
    '1e999',
    '[]',
    '{}',
    '[[]]',
    '""',
    '"\\u0000"',
    '"\\ud800"',
    `"' or 1=1--"`,
    `"${'x'.repeat(5000)}"`,
  ],
  ...['{"toString":1}', '{"__proto__":{"a":1}}', '[null]', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
];
const HOSTILE_BODIES: readonly string[] = [
  '',
  'null',
  '1',
  '"x"',
  '[]',
  '{',
  '\0',
  '{"__proto__":null}',
  '['.repeat(DEEP),
];

/** The bodies of an operation with one field replaced, by the description that the server gives of itself. */
async function bodyShots(client: AttackClient): Promise<Shot[]> {
  const { components } = JSON.parse((await client.call('/api/v1/openapi.json')).text) as {
    components: { schemas: Record<string, Schema> };
  };
  const resolved = (schema: Schema): Schema =>
    schema.$ref ? components.schemas[schema.$ref.split('/').pop()!]! : schema;
  return OPERATION_LIST.filter(changes).flatMap(({ path, method, body }) => {
    const schema = body?.[JSON_TYPE];
    if (!schema) return [];
    const names = Object.keys(resolved(schema).properties ?? {});
    const bodies = [
      ...HOSTILE_BODIES,
      ...names.flatMap((name) =>
        HOSTILE_FIELDS.map(
          (value) => `{${names.map((other) => `"${other}":${other === name ? value : '"x"'}`).join()}}`,
        ),
      ),
    ];
    return bodies.map((sent) => ({
      path: path.replace(/\{\w+\}/g, NO_ID),
      method,
      headers: { 'content-type': JSON_TYPE },
      body: sent,
    }));
  });
}

/** What must be as it was: all that the API lists. */
async function stateOf(client: AttackClient): Promise<string> {
  const lists = [
    '/api/health',
    '/api/v1/batches',
    '/api/v1/annotations',
    '/api/v1/profiles',
    '/api/v1/places/resolutions',
    '/api/v1/tallies/links?month=2024-07',
    '/api/v1/tallies?format=csv',
  ];
  const answers = [];
  for (const path of lists) answers.push((await client.call(path)).text.replace(/"ageSeconds":\d+/g, ''));
  return answers.join('\n');
}

/** One at a time: what one request does to the others is seen. */
const AT_ONCE = 1;

/** Sends every request and looks for a fault of the server, or a change. */
const walk = (
  name: string,
  quick: boolean,
  shots: (client: AttackClient) => Shot[] | Promise<Shot[]>,
  share = 1,
): Attack => ({
  name,
  quick,
  prepare: () => async (client) => {
    const wanted = (await shots(client)).filter((_, index) => index % share === 0);
    const before = await stateOf(client);
    const faults: string[] = [];
    let slowest = { ms: 0, path: '' };
    const queue = wanted.values();
    const send = async () => {
      for (const { path, ...call } of queue) {
        const asked = performance.now();
        const { status, text } = await client.call(path, call);
        const ms = Math.round(performance.now() - asked);
        if (ms > slowest.ms) slowest = { ms, path: path.slice(0, 150) };
        if (status === 0 || (status >= 500 && status !== 503))
          faults.push(
            `${call.method ?? 'GET'} ${path.slice(0, 150)} ${String(call.body ?? '').slice(0, 80)}: ${status} ${text.slice(0, 60)}`,
          );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
    if (before !== (await stateOf(client))) faults.push('something was changed');
    if (faults.length === 0)
      return held(`${wanted.length} requests, the slowest ${slowest.ms} ms: ${slowest.path}`);
    return broken(`${faults.length} of ${wanted.length}: ${faults.slice(0, 40).join('\n    ')}`);
  },
});

/** Of the many requests a fair sample. */
const QUICK_SHARE = 7;

/** Hostile values in every parameter, page address and body. */
export const PARAMETER_ATTACKS: readonly Attack[] = [
  walk('every parameter of the API', false, parameterShots),
  walk('a part of the parameters of the API', false, parameterShots, QUICK_SHARE),
  walk('every page address', false, pageShots),
  walk('a part of the page addresses', false, pageShots, QUICK_SHARE * 3),
  walk('every field of every body', true, bodyShots),
];
