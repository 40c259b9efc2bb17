import { Fault } from '#lib/domain/fault.ts';
import { originAsked } from './origins.ts';

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** The longest part of a foreign address that a sentence repeats. */
const MOST_LETTERS = 100;

/**
 * Why is a request not one of this server's own pages or commands? Null when it is one. Every request must ask for a host
 * of `origins`: else a name of another site could lead here (DNS rebinding). What may change something must say that it
 * comes from one of `origins`; that it does not say where it comes from is no pass, as browsers leave
 * `Sec-Fetch-Site` out over plain HTTP. Called once, in `src/hooks.server.ts`, for every path.
 */
export function foreignRequest({ method, headers }: Request, origins: readonly string[]): Fault | null {
  const host = headers.get('host');
  if (originAsked(origins, host) === null) {
    return new Fault('host_unknown', { host: shortened(host) }, 403);
  }
  const origin = headers.get('origin');
  if (SAFE_METHODS.includes(method) || (origin !== null && origins.includes(origin))) return null;
  return new Fault('upload_from_elsewhere', { origin: shortened(origin) }, 403);
}

const shortened = (text: string | null) => text && text.slice(0, MOST_LETTERS);
