import type { RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { logEvent } from './event-log.ts';
import { meterRequest } from './request-meter.ts';

/**
 * Answers a request by `work`, counts it and logs it: who asked (the client's address, and the account where one is known), which route, how long it took and the
 * status. The answer carries the request's id, so that a person can name it.
 */
export async function logRequest(event: RequestEvent, work: () => Promise<Response>): Promise<Response> {
  const request = randomUUID();
  const began = performance.now();
  const log = (outcome: number | 'thrown') => {
    const what = `${event.request.method} ${event.route.id ?? 'no route'}`;
    const took = performance.now() - began;
    logEvent({
      ...{ what, outcome, request, who: addressOf(event), ...accountOf(event) },
      ms: Math.round(took),
    });
    meterRequest(what, outcome === 'thrown' ? null : outcome, took);
  };
  try {
    const response = await work();
    log(response.status);
    response.headers.set('x-request-id', request);
    return response;
  } catch (error) {
    log('thrown');
    throw error;
  }
}

function accountOf({ locals: { actor } }: RequestEvent): { readonly account?: string } {
  if (actor?.kind === 'account') return { account: actor.name };
  return actor?.kind === 'token' ? { account: actor.ownerName } : {};
}

function addressOf(event: RequestEvent): string {
  try {
    return event.getClientAddress();
  } catch {
    return 'unknown';
  }
}
