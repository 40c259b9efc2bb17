import { OPERATIONS } from '#lib/server/api/operations.ts';
import type { Operation } from '#lib/server/api/operation.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { provideAccounts } from '../support/test-accounts.ts';
import { handle } from '../../src/hooks.server.ts';

/** What one call carries beside method and address. */
export interface Call {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, or as JSON. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly json?: unknown;
}

type Handler = (event: unknown) => Promise<Response>;
type Route = Readonly<Record<string, unknown>>;

/** Every route of the API by the address it answers to: `/api/v1/batches/{id}`. */
export const ROUTES: ReadonlyMap<string, Route> = new Map(
  Object.entries(import.meta.glob<Route>('/src/routes/api/**/+server.ts', { eager: true })).map(
    ([file, route]) => [addressOf(file), route],
  ),
);

export const ALL_OPERATIONS: readonly Operation[] = Object.values(OPERATIONS).flat();

/** `/src/routes/api/v1/batches/[id]/+server.ts`: `/api/v1/batches/{id}`. */
function addressOf(file: string): string {
  return file
    .replace(/^\/src\/routes|\/\+server\.ts$/g, '')
    .replaceAll('[', '{')
    .replaceAll(']', '}');
}

/** Where the server is reached by default, and what its own pages send with a change. */
export const OWN = 'http://localhost:3000';
const OWN_HEADERS = { host: 'localhost:3000', origin: OWN };

/** Calls an operation's route as the server does: through the hook of every request, as a page of its own. */
export async function callRoute(
  warehouse: Warehouse,
  { path, method }: Pick<Operation, 'path' | 'method'>,
  { params = {}, query = {}, headers = {}, body, json }: Call,
): Promise<Response> {
  const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(texts[name]!));
  const url = new URL(address, OWN);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const request = new Request(url, {
    method,
    headers: {
      ...OWN_HEADERS,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body }),
  });
  const cookies = { get: () => undefined, set: () => undefined };
  const event = { request, url, params: texts, cookies, locals: {}, route: { id: path } };
  (globalThis as { iSpeedWarehouse?: Promise<Warehouse> }).iSpeedWarehouse = Promise.resolve(warehouse);
  await provideAccounts(warehouse.clock);
  const resolve = (resolved: unknown) => (ROUTES.get(path)![method] as Handler)(resolved);
  return handle({ event, resolve } as unknown as Parameters<typeof handle>[0]);
}
