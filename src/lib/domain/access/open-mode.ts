import { opensHereOnly } from '../report-link.ts';

/** The part of a configuration that says who can reach the server. */
export interface Reachable {
  /** Under which origins it answers. */
  readonly origins: readonly string[];
  /** Where it listens. */
  readonly host: string;
  /** Header in which a proxy gives the client's address; null without a proxy. */
  readonly addressHeader: string | null;
  /** Header in which a proxy names who has signed on there; null where none does. */
  readonly userHeader: string | null;
}

const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/i;

/** Does a server listen for its own machine only? */
export const listensHereOnly = (host: string): boolean => LOOPBACK_HOST.test(host);

/**
 * May the program be used without an account? Only by the one person of this machine: it listens here, every origin is this
 * machine's, and no proxy stands before it. The first account ends that for good, also for who opens it on the machine.
 */
export const mayBeOpen = ({ origins, host, addressHeader, userHeader }: Reachable): boolean =>
  listensHereOnly(host) && addressHeader === null && userHeader === null && origins.every(opensHereOnly);

/** Headers that a proxy adds: a request with one does not come from this machine's own browser. */
const OF_PROXIES = /^(?:forwarded|x-forwarded(?:-.*)?|x-real-ip|via)$/;

/** The first header of a request that only a proxy adds; null for none. */
export const headerOfProxy = (names: Iterable<string>): string | null =>
  [...names].find((name) => OF_PROXIES.test(name.toLowerCase())) ?? null;
