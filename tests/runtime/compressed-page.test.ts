import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressedPage } from '#lib/server/compressed-page.ts';

const PAGE = `<p>${'Huyện Lục Nam, 38,2 Mbps. '.repeat(200)}</p>`;

/** How a page of a route is sent to a client that accepts these encodings. */
async function sent(
  id: string | null,
  accepts: string | null,
  { type = 'text/html', body = PAGE, length = true, status = 200, encoded = false } = {},
) {
  const bytes = new TextEncoder().encode(body);
  const request = new Request('http://localhost/', {
    headers: accepts === null ? {} : { 'accept-encoding': accepts },
  });
  const headers: Record<string, string> = { 'content-type': type, 'x-kept': 'yes' };
  if (length) headers['content-length'] = String(bytes.byteLength);
  if (encoded) headers['content-encoding'] = 'deflate';
  const response = await compressedPage({ request, route: { id } }, new Response(bytes, { headers, status }));
  const received = Buffer.from(await response.arrayBuffer());
  return { headers: response.headers, received, status: response.status };
}

it.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip;q=0.8, br;q=0.5', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip', 'gzip', gunzipSync],
] as const)(
  'a page goes to who takes %s as %s, with its headers and its length',
  async (accepts, as, opened) => {
    const { headers, received } = await sent('/', accepts);
    expect(headers.get('content-encoding')).toBe(as);
    expect([headers.get('content-length'), headers.get('x-kept')]).toEqual([String(received.length), 'yes']);
    expect(headers.get('vary')).toBe('accept-encoding');
    expect(opened(received).toString()).toBe(PAGE);
    expect(received.length).toBeLessThan(PAGE.length / 5);
  },
);

it('a page that says what is wrong, and what a page asks of the server, go so too', async () => {
  const { headers, status } = await sent('/', 'br', { status: 404 });
  expect([headers.get('content-encoding'), status]).toEqual(['br', 404]);
  const data = await sent('/', 'br', { type: 'application/json' });
  expect(data.headers.get('content-encoding')).toBe('br');
});

it('what is encoded already is not encoded again', async () => {
  const { headers, received } = await sent('/', 'gzip', { encoded: true });
  expect([headers.get('content-encoding'), received.toString()]).toEqual(['deflate', PAGE]);
});

it('a page that goes as it is to one client says that to another it would not', async () => {
  expect((await sent('/', null)).headers.get('vary')).toBe('accept-encoding');
  expect((await sent('/account', null)).headers.get('vary')).toBeNull();
});

it('a page does not wait for the threads that questions to the database hold', async () => {
  let ended = 0;
  const held = Array.from({ length: 5 }, () =>
    promisify(pbkdf2)('', '', 500_000, 32, 'sha256').then(() => (ended += 1)),
  );
  expect((await sent('/', 'gzip')).headers.get('content-encoding')).toBe('gzip');
  expect(ended).toBe(0);
  await Promise.all(held);
});

it.each([
  ['to a client that names no encoding', '/', null, {}],
  ['to a client that takes neither', '/', 'gzip;q=0, deflate', {}],
  ['where it is no page', '/', 'gzip', { type: 'image/png' }],
  ['where it is of the API', '/api/v1/areas', 'gzip', { type: 'application/json' }],
  ['where it is short', '/', 'gzip', { body: '<p>38,2</p>' }],
  ['where it is a stream', '/', 'gzip', { length: false }],
  ['where it shows a secret', '/sign-in/invitation/[token]', 'gzip', {}],
  ['where it shows an own account', '/account', 'gzip', {}],
  ['where it shows an invitation that was made', '/admin/accounts', 'gzip', {}],
  ['where it shows a report that was sent', '/report/[token]', 'gzip', {}],
  ['where it shows a pack by its code', '/packs/[code]', 'gzip', {}],
  ['where it shows a link for one use', '/tallies/links', 'gzip', {}],
  ['where no route answers', null, 'gzip', {}],
] as const)('it goes as it is %s', async (_where, id, accepts, options) => {
  const { headers, received } = await sent(id, accepts, options);
  expect(headers.get('content-encoding')).toBeNull();
  expect(received.toString()).toBe('body' in options ? options.body : PAGE);
});
