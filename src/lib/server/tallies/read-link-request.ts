import { authorOf } from '../audit/witness.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate, isLocalMonth } from '#lib/domain/local-date.ts';
import { LONGEST_NAME } from '#lib/domain/tallies/tally-check.ts';
import { readFields, readWords } from '../request-fields.ts';
import type { LinkRequest } from './report-links.ts';

/** Most units of a request. */
const MAX_UNITS = 1000;

/**
 * The links to make in a request's body: `{month, units: [code, …], by, endsOn}`, the last optional. Throws a Fault that names the invalid
 * field.
 */
export function readLinkRequest(body: string, contentType: string | null): LinkRequest {
  const { month, units, by, endsOn } = readFields(body, contentType, unreadable);
  if (typeof month !== 'string' || !isLocalMonth(month)) throw unreadable();
  if (!Array.isArray(units) || units.length === 0 || units.length > MAX_UNITS) throw unreadable();
  const codes = units.map((unit: unknown) => {
    if (typeof unit !== 'string') throw unreadable();
    return unit;
  });
  if (endsOn !== undefined && (typeof endsOn !== 'string' || !isLocalDate(endsOn))) throw unreadable();
  return { month, units: codes, by: nameOf(by), ...(endsOn === undefined ? {} : { endsOn }) };
}

/** The id in a path. Throws a Fault when it is not one. */
export function linkId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('report_link_absent', { id: text }, 404);
  return Number(text);
}

/** The person who revokes, from a query string. Throws a Fault without a name. */
export const revokedBy = (params: URLSearchParams): string => nameOf(params.get('by'));

const unreadable = () => new Fault('report_links_unreadable');

function nameOf(value: unknown): string {
  const name = readWords(authorOf(value), LONGEST_NAME);
  if (name === null) throw new Fault('report_link_by', { longest: LONGEST_NAME });
  return name;
}
