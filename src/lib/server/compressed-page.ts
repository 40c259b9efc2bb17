import { gzipSync } from 'node:zlib';

/** Three times as fast as the usual level, for 6% more bytes: 5 ms for the overview. */
const LEVEL = 4;

/** Pages, and what a page asks of the server as it is opened from another. */
const PAGES = /^text\/html\b|^application\/json\b/;
/** Bytes under which packing saves no packet. */
const WORTH_IT = 1400;
/**
 * Pages that show something only their reader may know are sent as they are: packed bytes tell by their number what is alike
 * in a page, and so, to who listens and asks often enough, what it shows (BREACH).
 */
const SECRET = /^\/(?:account|sign-in|report|packs|admin\/accounts|tallies\/links)(?:\/|$)/;

/**
 * A page as gzip, a fifth of its bytes, for a client that takes it; any other answer as it is. Streams stay streams. Packed in
 * this thread: the four of the pool may all be at questions to the database, for half a minute after a large load.
 */
export async function compressedPage(
  { request, route }: { readonly request: Request; readonly route: { readonly id: string | null } },
  response: Response,
): Promise<Response> {
  const { headers } = response;
  const length = Number(headers.get('content-length') ?? 0);
  const isPage = PAGES.test(headers.get('content-type') ?? '') && !route.id?.startsWith('/api/');
  if (!isPage || length < WORTH_IT || headers.has('content-encoding') || SECRET.test(route.id ?? '/account'))
    return response;
  headers.append('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;
  const packed = gzipSync(await response.arrayBuffer(), { level: LEVEL });
  headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(packed.byteLength));
  return new Response(packed, { status: response.status, headers });
}
