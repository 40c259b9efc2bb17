import { Fault } from '#lib/domain/fault.ts';
import { instantOf, isLocalDate, localDateAt } from '#lib/domain/local-date.ts';
import { REPORT_ORIGINS, type ReportOrigin } from '#lib/domain/tally.ts';
import type { FormTally } from '../tallies/read-form.ts';
import type { LoadOptions } from './read/load-options.ts';

/** How and when the reports of a form were received. */
export interface Receipt {
  readonly origin: ReportOrigin;
  /** Instant, ISO 8601 in UTC. */
  readonly receivedAt: string;
  /** The origin was not stated; several reporting units and months are taken for a past consolidated table. */
  readonly guessed: boolean;
}

/**
 * How and when was a form received? As stated; else a table of several reporting units and months counts as a past
 * consolidated one, and anything else as received `now`. Throws a Fault for an unknown origin, or for a date that is
 * invalid or in the future.
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
