import { Fault } from '#lib/domain/fault.ts';
import { instantOf, isLocalDate, localDateAt } from '#lib/domain/local-date.ts';
import { REPORT_ORIGINS, type ReportOrigin } from '#lib/domain/tally.ts';
import type { FormTally } from '../tallies/read-form.ts';
import type { LoadOptions } from './read/load-options.ts';

/** How and when the reports of a form came in. */
export interface Receipt {
  readonly origin: ReportOrigin;
  /** Instant, ISO 8601 in UTC. */
  readonly receivedAt: string;
  /** Nobody said how they came in: several units over several months are a past consolidated table. */
  readonly guessed: boolean;
}

/**
 * As a person or the program says; else a table of several units and several months counts as a past consolidated
 * one, and anything else as received `now`. Throws a Fault for an origin that is none, or a date that is none or to come.
 */
export function receiptOf(
  { constants: { origin: given, received } = {}, origin, receivedAt }: LoadOptions,
  tallies: readonly FormTally[],
  now: string,
): Receipt {
  if (received !== undefined && (!isLocalDate(received) || received > localDateAt(new Date(now)))) {
    throw new Fault('tally_received_invalid', { value: received }, 422);
  }
  const stated = origin ?? parseOrigin(given);
  const count = (of: 'unitCode' | 'month') => new Set(tallies.map((tally) => tally[of])).size;
  const history = stated === undefined && count('unitCode') > 1 && count('month') > 1;
  return {
    origin: stated ?? (history ? 'history' : 'form'),
    receivedAt: receivedAt ?? (received === undefined ? now : instantOf(received).toISOString()),
    guessed: history,
  };
}

function parseOrigin(given: string | undefined): ReportOrigin | undefined {
  const origin = REPORT_ORIGINS.find((one) => one === given);
  if (given !== undefined && (origin === undefined || origin === 'web')) {
    throw new Fault('tally_origin_unknown', { value: given }, 422);
  }
  return origin;
}
