import type { Cookies } from '@sveltejs/kit';

const NAME = 'i-speed-sign-on';
/** As long as somebody may take at the sign-on. */
const SECONDS = 600;

const nameFor = ({ protocol }: URL): string => (protocol === 'https:' ? `__Host-${NAME}` : NAME);
/** Lax: the browser comes back from another site, and has to bring it. */
const optionsFor = ({ protocol }: URL) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https:' }) as const;

/** What a browser that was sent to the sign-on is known by; null without one. */
export const flowOf = (cookies: Pick<Cookies, 'get'>, url: URL): string | null =>
  cookies.get(nameFor(url)) ?? null;

export const keepFlow = (cookies: Pick<Cookies, 'set'>, url: URL, flow: string): void =>
  cookies.set(nameFor(url), flow, { ...optionsFor(url), maxAge: SECONDS });

export const dropFlow = (cookies: Pick<Cookies, 'delete'>, url: URL): void =>
  cookies.delete(nameFor(url), optionsFor(url));
