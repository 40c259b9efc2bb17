import { error, json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import type { ExportFile } from './exports/file-result.ts';

/** Runs a page's load: a Fault becomes an error page with its status and sentence. */
export async function forPage<T>(locale: Locale, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Fault) {
      error(thrown.status, { code: thrown.code, message: faultSentence(thrown, locale) });
    }
    throw thrown;
  }
}

/** Runs an API call: a Fault becomes `{code, message, details}` with its status. */
export async function forApi(locale: Locale, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Fault) {
      return json(errorBody(thrown, locale), { status: thrown.status });
    }
    throw thrown;
  }
}

/** A fault as the API answers it. */
export function errorBody({ code, details }: Fault, locale: Locale) {
  return { code, message: faultSentence({ code, details }, locale), details };
}

/** A file of figures as the browser gets it: 304 without a body for who holds it already. */
export function sendFile({ body, contentType, fileName, etag }: ExportFile): Response {
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (body === null) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-disposition': `inline; filename="${fileName}"`,
    },
  });
}

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Throws a Fault for a request that may change something and that a browser sends from another site's page. Commands
 * send no `Sec-Fetch-Site` and pass. Called once, in `src/hooks.server.ts`, for every path.
 */
export function refuseOtherSites({ method, headers }: Request): void {
  if (SAFE_METHODS.includes(method)) return;
  const site = headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') throw new Fault('upload_from_elsewhere', {}, 403);
}

/** The name of a file that is sent: header `x-file-name` (URI-encoded) or `name`. Throws a Fault without one. */
export function nameOfUpload(request: Request, url: URL): string {
  const name = decodeURIComponent(request.headers.get('x-file-name') ?? '') || url.searchParams.get('name');
  if (!name) throw new Fault('upload_nameless');
  return name;
}
