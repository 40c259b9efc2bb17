import type { RequestEvent } from '@sveltejs/kit';
import type { Device } from '../accounts/sessions.ts';
import { countedClient } from '../origins/client-address.ts';

/** Where a request comes from, as a session remembers it. */
export const deviceOf = ({ request, getClientAddress }: RequestEvent): Device => ({
  address: countedClient(getClientAddress()),
  browser: request.headers.get('user-agent') ?? '',
});
