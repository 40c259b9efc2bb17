import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Oidc } from '#lib/server/sign-on/oidc.ts';
import { readOidcSettings } from '#lib/server/sign-on/oidc-settings.ts';
import { temporaryFolder } from '../support/run-server.ts';

const BACK = 'http://localhost:3000/sign-in/sso/callback';
const HOUR_S = 3600;

let server: Server;
let issuer: string;
/** Whom the provider's own description says that it is. */
let described: string;
/** What the provider's next token says. */
let claims: Record<string, unknown>;
/** What it was asked to exchange. */
let exchanged: URLSearchParams;

/** A provider that says whatever a test has it say, as a real one never would. */
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url !== '/token')
      return response.end(
        JSON.stringify({
          ...{
            issuer: described,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
          },
          ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ['code'] },
        }),
      );
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    return request.on('end', () => {
      exchanged = new URLSearchParams(body);
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const token = [part({ alg: 'RS256' }), part(claims), part({ any: 'signature' })].join('.');
      response.end(JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token: token }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = described = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function open(more: object = {}): Oidc {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'secret'), 'a-secret-of-the-test\n');
  const settings = {
    ...{ issuer, client_id: 'i-speed', client_secret_file: 'secret', role_claim: 'groups' },
    ...{ roles: { xem: 'viewer' }, ...more },
  };
  writeFileSync(join(folder, 'oidc.json'), JSON.stringify(settings));
  return new Oidc(readOidcSettings(join(folder, 'oidc.json')), () => new Date());
}

/** Signs on with a token that differs in something from the right one; the name that was believed, or the refusal's code. */
async function signedOn(other: object, { oidc = open(), anew = false } = {}) {
  const { address, flow } = await oidc.depart(BACK, '/', anew);
  const asked = new URL(address).searchParams;
  const now = Math.floor(Date.now() / 1000);
  claims = {
    ...{ iss: issuer, aud: 'i-speed', sub: '1', iat: now, exp: now + HOUR_S, nonce: asked.get('nonce') },
    ...{ preferred_username: 'lan', groups: ['xem'], auth_time: now, ...other },
  };
  const search = new URLSearchParams({ code: 'a-code', state: asked.get('state')! });
  return oidc.arrive(flow, `?${search}`).then(
    ({ name }) => name,
    ({ code }: { code: string }) => code,
  );
}

it('believes a token of this provider alone, made for this program, for this flow and now', async () => {
  expect(await signedOn({})).toBe('lan');
  const now = Math.floor(Date.now() / 1000);
  for (const other of [
    ...[{ iss: 'https://sso.example.vn' }, { aud: 'another-program' }, { aud: ['another-program'] }],
    ...[{ nonce: 'of-another-flow' }, { nonce: undefined }, { exp: now - HOUR_S }, { sub: undefined }],
  ])
    expect([other, await signedOn(other)]).toEqual([other, 'sign_on_refused']);
});

it('shows with each code that it began the flow itself (PKCE)', async () => {
  const oidc = open();
  const { address } = await oidc.depart(BACK, '/');
  expect(new URL(address).searchParams.get('code_challenge_method')).toBe('S256');
  await signedOn({}, { oidc });
  expect(exchanged.get('code_verifier')).toMatch(/^[\w-]{43,}$/);
});

it('does not believe who was asked long ago where they were to be asked anew', async () => {
  const now = Math.floor(Date.now() / 1000);
  expect(await signedOn({}, { anew: true })).toBe('lan');
  for (const auth_time of [now - HOUR_S, undefined])
    expect(await signedOn({ auth_time }, { anew: true })).toBe('sign_on_refused');
  expect(await signedOn({ auth_time: now - HOUR_S })).toBe('lan');
});

it('believes only who was asked as strongly as the file wants', async () => {
  const oidc = open({ acr: ['mfa', 'card'] });
  const { address } = await oidc.depart(BACK, '/');
  expect(new URL(address).searchParams.get('acr_values')).toBe('mfa card');
  expect(await signedOn({ acr: 'card' }, { oidc })).toBe('lan');
  for (const acr of ['password', undefined, ['mfa']])
    expect([acr, await signedOn({ acr }, { oidc })]).toEqual([acr, 'sign_on_refused']);
  for (const acr of [[], 'mfa', [7], ['two words']])
    expect(() => open({ acr })).toThrow(expect.objectContaining({ code: 'oidc_file_invalid' }));
});

it('does not take a provider that calls itself by another address', async () => {
  described = 'https://sso.example.vn';
  await expect(open().depart(BACK, '/')).rejects.toMatchObject({ code: 'sign_on_silent' });
  described = issuer;
});

it('sends nobody more to the sign-on than can be waited for', async () => {
  const oidc = open();
  for (let i = 0; i < 1000; i++) await oidc.depart(BACK, '/');
  await expect(oidc.depart(BACK, '/')).rejects.toMatchObject({ code: 'server_busy' });
});
