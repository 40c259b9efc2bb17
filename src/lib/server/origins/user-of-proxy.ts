import type { RequestEvent } from '@sveltejs/kit';
import { accountName } from '#lib/domain/access/account.ts';
import { isFromProxy, type AddressSource } from './client-address.ts';

/** The part of a configuration that says where a proxy names who has signed on there. */
export interface UserSource extends Pick<AddressSource, 'proxies'> {
  /** Name of the header, in small letters; null where no proxy signs people on. */
  readonly userHeader: string | null;
}

/**
 * Whom does the proxy name that signs people on? Null where it names nobody, where the request did not come by a connection
 * of the named proxy, whoever wrote the header, and where the connection is not known.
 */
export function userOfProxy(
  { platform }: Pick<RequestEvent, 'platform'>,
  { userHeader, proxies }: UserSource,
): string | null {
  const request = platform?.req;
  if (userHeader === null || !request || !isFromProxy(request, { proxies })) return null;
  const sent = request.headers[userHeader];
  // Node reads headers as Latin-1; what proxies write is UTF-8.
  return typeof sent === 'string' ? accountName(Buffer.from(sent, 'latin1').toString()) : null;
}
