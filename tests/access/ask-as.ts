import { unzipSync } from 'fflate';
import type { Accounts } from '#lib/server/accounts/accounts.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { handle } from '../../src/hooks.server.ts';

const OWN = 'http://localhost:3000';

/** How a request says who sends it. */
export interface Sender {
  readonly headers?: Readonly<Record<string, string>>;
  /** Token of a session. */
  readonly cookie?: string | null;
}

/** What is asked, by the route that answers. */
export interface Question {
  readonly method?: string;
  /** As the files name it: `/areas/[edition]/[level]/[code]`. */
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields of a form of the page, by which its action is asked: the one that `search` names as `?/name`, or the only one. */
  readonly form?: Readonly<Record<string, string | File>>;
}

type Handler = (event: unknown) => unknown;
type Module = Readonly<Record<string, Handler | undefined>>;
const modulesOf = (found: Readonly<Record<string, unknown>>, file: string) =>
  new Map(
    Object.entries(found).map(([path, module]) => [
      path.slice('/src/routes'.length, -file.length - 1) || '/',
      module as Module,
    ]),
  );
const SERVERS = modulesOf(import.meta.glob('/src/routes/**/+server.ts', { eager: true }), '+server.ts');
const LOADS = modulesOf(
  import.meta.glob('/src/routes/**/+page.server.ts', { eager: true }),
  '+page.server.ts',
);
const FRAME = import.meta.glob('/src/routes/+layout.server.ts', { eager: true });
const frameLoad = (Object.values(FRAME)[0] as Module).load!;

const getClientAddress = () => '127.0.0.1';

/** Lets every following request go to this server. */
export function serve(warehouse: Warehouse, accounts: Accounts): void {
  Object.assign(globalThis, {
    iSpeedWarehouse: Promise.resolve(warehouse),
    iSpeedAccounts: Promise.resolve(accounts),
  });
}

/** Sends a request through the hook of every request to the route itself: of a page, its data as the browser gets them. */
export async function askAs(
  { headers = {}, cookie = null }: Sender,
  { method = 'GET', route, params = {}, search = '', headers: more = {}, form }: Question,
): Promise<Response> {
  const path = route.replaceAll(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? '1'));
  const url = new URL(path + search, OWN);
  const own = { host: 'localhost:3000', origin: OWN };
  const request = new Request(url, {
    ...{ method, headers: { ...own, ...headers, ...more } },
    ...(form ? { body: bodyOf(form) } : {}),
  });
  const cookies = {
    get: (name: string) => (name === 'i-speed-session' ? (cookie ?? undefined) : undefined),
    set: () => undefined,
    delete: () => undefined,
  };
  const isDataRequest = !route.startsWith('/api/');
  const event = {
    request,
    url,
    params,
    cookies,
    locals: {},
    route: { id: route },
    isDataRequest,
    getClientAddress,
  };
  const resolve = async (asked: object) => {
    const server = SERVERS.get(route)?.[method];
    if (server) return server(asked);
    const whole = { ...asked, setHeaders: () => undefined };
    if (form) return new Response(JSON.stringify(await actionOf(route, url)!(whole), plain));
    if (method !== 'GET') return new Response('no form is sent here', { status: 418 });
    const load = LOADS.get(route)?.load;
    return new Response(JSON.stringify([await frameLoad(whole), await load?.(whole)], plain));
  };
  try {
    return await handle({ event, resolve } as unknown as Parameters<typeof handle>[0]);
  } catch (thrown) {
    const { status, location = '', body } = thrown as { status?: number; location?: string; body?: unknown };
    if (status === undefined) throw thrown;
    return new Response(JSON.stringify(body ?? null), { status, headers: { location } });
  }
}

/** As a browser sends it: with a file, in parts. */
function bodyOf(form: NonNullable<Question['form']>): URLSearchParams | FormData {
  const fields = Object.entries(form);
  const words = fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  if (words.length === fields.length) return new URLSearchParams(words);
  const parts = new FormData();
  for (const [name, value] of fields) parts.append(name, value);
  return parts;
}

function actionOf(route: string, { searchParams }: URL): Handler | undefined {
  const { actions } = LOADS.get(route) as unknown as { readonly actions: Module };
  const name = [...searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1);
  return actions[name ?? 'default'];
}

/** What JSON has no word for, as something that can be searched. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<unknown>)].map(Number);
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Everything that an answer can be read for: its body, the entries of an archive, its headers. */
export async function readable(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers].map((pair) => pair.join(': ')).join('\n');
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isArchive ? Object.values(unzipSync(bytes)) : [bytes];
  return [headers, ...parts.map((part) => Buffer.from(part).toString('latin1'))].join('\n');
}
