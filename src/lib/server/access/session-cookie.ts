import type { Cookies } from '@sveltejs/kit';

/** Sent back over TLS only, by this very host, for every path: a page of another host or over http can set none such. */
const SECURE_NAME = '__Host-i-speed';
const PLAIN_NAME = 'i-speed-session';

const isSecure = ({ protocol }: URL): boolean => protocol === 'https:';
const nameFor = (url: URL): string => (isSecure(url) ? SECURE_NAME : PLAIN_NAME);
const optionsFor = (url: URL) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(url) }) as const;

/** The token of the session that a browser has; null without one. */
export const sessionToken = (cookies: Pick<Cookies, 'get'>, url: URL): string | null =>
  cookies.get(nameFor(url)) ?? null;

/** Gives a browser a session's token, until it is closed. */
export const keepSession = (cookies: Pick<Cookies, 'set'>, url: URL, token: string): void =>
  cookies.set(nameFor(url), token, optionsFor(url));

/** Takes it away. */
export const dropSession = (cookies: Pick<Cookies, 'delete'>, url: URL): void =>
  cookies.delete(nameFor(url), optionsFor(url));
