import { authorOf } from '../audit/witness.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import { LONGEST_CONFIRMER, type RetentionReport } from '#lib/domain/safekeeping/removal.ts';
import { readFields, readWords } from '../request-fields.ts';
import { confirmClock } from '../warehouse/clock-trust.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { applyRetention, retentionReport } from './retention.ts';

/**
 * A person says, in a request's body `{today, by}`, that the clock is right: retention goes on at once. Throws a Fault
 * for anything else, when the clock shows another date, or when nothing waited.
 */
export async function confirmRetention(
  warehouse: Warehouse,
  body: string,
  contentType: string | null,
): Promise<RetentionReport> {
  const { today, by } = readFields(body, contentType, unreadable);
  const name = readWords(authorOf(by), LONGEST_CONFIRMER);
  if (typeof today !== 'string' || !isLocalDate(today) || name === null) throw unreadable();
  await confirmClock(warehouse, today, name);
  warehouse.inBackground(() => applyRetention(warehouse));
  return retentionReport(warehouse);
}

const unreadable = () => new Fault('retention_confirmation_unreadable', { longest: LONGEST_CONFIRMER });
