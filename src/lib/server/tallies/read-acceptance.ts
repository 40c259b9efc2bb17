import { authorOf } from '../audit/witness.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalMonth } from '#lib/domain/local-date.ts';
import { LONGEST_NAME, LONGEST_REASON, type NewAcceptance } from '#lib/domain/tallies/tally-check.ts';
import { readFields, readWords } from '../request-fields.ts';

/**
 * The acceptance in a request's body: `{unit, month, finding, reason, by}`. Throws a Fault that names the invalid
 * field.
 */
export function readAcceptance(body: string, contentType: string | null): NewAcceptance {
  const { unit, month, finding, reason, by } = readFields(body, contentType, unreadable);
  if (typeof unit !== 'string' || typeof finding !== 'string') throw unreadable();
  if (typeof month !== 'string' || !isLocalMonth(month)) throw unreadable();
  return {
    ...{ unit, month, finding },
    reason: textField(reason, 'reason', LONGEST_REASON),
    by: textField(authorOf(by), 'by', LONGEST_NAME),
  };
}

/** The id in a path. Throws a Fault when it is not one. */
export function acceptanceId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('tally_acceptance_absent', { id: text }, 404);
  return Number(text);
}

/** The person who withdraws, from a query string. Throws a Fault without a name. */
export const withdrawnBy = (params: URLSearchParams): string =>
  textField(authorOf(params.get('by')), 'by', LONGEST_NAME);

const unreadable = () => new Fault('tally_acceptance_unreadable');

function textField(value: unknown, field: 'reason' | 'by', longest: number): string {
  const text = readWords(value, longest);
  if (text === null) throw new Fault(`tally_acceptance_${field}`, { longest });
  return text;
}
