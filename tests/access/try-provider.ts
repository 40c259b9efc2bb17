import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';

export const BACK = 'http://localhost:3000/sign-in/sso/callback';
/** What the claim of a role gives. */
export const ROLES = {
  bientap: 'editor',
  xem: 'viewer',
  'y-te': { unit: 'y-te' },
  viettel: { operator: 'viettel' },
};

/** A provider of OpenID Connect on this machine: everybody who comes is signed on at once. */
export interface TryProvider {
  readonly issuer: string;
  /** The file that describes it to the program. */
  readonly file: string;
  /** What it says of whoever signs on. */
  claims: Record<string, unknown>;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function openProvider(): Promise<TryProvider> {
  let handler: (...args: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined;
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told: { claims: Record<string, unknown> } = { claims: {} };
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'i-speed', client_secret: 'a-secret-of-the-test', redirect_uris: [BACK] },
        post_logout_redirect_uris: ['http://localhost:3000/sign-in'],
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'preferred_username', 'name', 'groups'] },
    cookies: { keys: ['a-key-of-the-test'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...told.claims }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        ...{ clientId: 'i-speed', accountId: context.oidc.session!.accountId! },
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  const callback = provider.callback();
  handler = async (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return callback(request, response);
    await provider.interactionFinished(request, response, { login: { accountId: 'someone' } });
  };
  const folder = mkdtempSync(join(tmpdir(), 'sign-on-'));
  writeFileSync(join(folder, 'secret'), 'a-secret-of-the-test\n');
  const file = join(folder, 'oidc.json');
  writeFileSync(
    file,
    JSON.stringify({
      issuer,
      client_id: 'i-speed',
      client_secret_file: 'secret',
      scope: 'openid',
      role_claim: 'groups',
      roles: ROLES,
    }),
  );
  return Object.assign(told, {
    ...{ issuer, file },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}

/** Goes through the provider as a browser does; the search of the address that it comes back to. */
export async function throughProvider(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let at = new URL(address), steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    at = new URL(answer.headers.get('location') ?? '', at);
    if (at.href.startsWith(BACK)) return at.search;
  }
  throw new Error('the provider led nowhere');
}
