import { invalidateAll } from '$app/navigation';
import type { ErrorBody } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { shellMessages } from '#lib/messages/shell.ts';
import { createOnce } from './once.ts';

/** What the API sent back (null when nothing), or the sentence that says what went wrong; '' when nothing did. */
export interface ApiResult<T> {
  readonly problem: string;
  readonly body: T | null;
}

const SIGN_IN = 401;
/** What changes something and is asked again by the second click of a double click is done once. */
const once = createOnce<ApiResult<unknown>>();

/**
 * Calls the API. Never throws: a server that does not answer, or answers in another way than agreed, is a problem too.
 * The same change asked twice at a time is one.
 */
export function callApi<T>(path: string, locale: Locale, request?: RequestInit): Promise<ApiResult<T>> {
  const { method = 'GET', body = '' } = request ?? {};
  if (method === 'GET' || typeof body !== 'string') return call(path, locale, request);
  const key = JSON.stringify([method, path, locale, body]);
  return once(key, () => call(path, locale, request)) as Promise<ApiResult<T>>;
}

async function call<T>(path: string, locale: Locale, request?: RequestInit): Promise<ApiResult<T>> {
  const { unreachable, sessionOver } = shellMessages[locale];
  try {
    const response = await fetch(path, request);
    const text = await response.text();
    const body = text === '' ? null : (JSON.parse(text) as unknown);
    if (response.ok) return { problem: '', body: body as T | null };
    // Who leads to the page for signing in would lose what was written here.
    if (response.status === SIGN_IN) return { problem: sessionOver, body: null };
    return { problem: (body as Partial<ErrorBody> | null)?.message ?? unreachable, body: null };
  } catch {
    return { problem: unreachable, body: null };
  }
}

/** A request that posts `content` as JSON. */
export const postedJson = (content: unknown): RequestInit & { readonly headers: Record<string, string> } => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(content),
});

/** Sends a change to the API, `content` as JSON; once it was taken, the page's data are loaded again. */
export async function sendChange<T = unknown>(
  method: 'POST' | 'DELETE',
  path: string,
  locale: Locale,
  content?: unknown,
): Promise<ApiResult<T>> {
  const result = await callApi<T>(path, locale, {
    ...(content === undefined ? {} : postedJson(content)),
    method,
  });
  if (result.problem === '') await invalidateAll();
  return result;
}
