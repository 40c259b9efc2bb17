import { judgeClock, type ClockReading } from '#lib/domain/safekeeping/clock-state.ts';
import { Fault } from '#lib/domain/fault.ts';
import * as sql from './clock-trust.sql.ts';
import type { Warehouse } from './warehouse.ts';

/** What does the clock show, and is it believed? Changes nothing. */
export async function readClock({ db, clock }: Warehouse): Promise<ClockReading> {
  const [found] = await db.query(sql.trustedAt, {});
  return judgeClock(clock(), found!.trustedAt);
}

/** Reads the clock and, while it is believed, records that: called at start and every hour, so that a jump is noticed. */
export async function noteClock(warehouse: Warehouse): Promise<ClockReading> {
  const reading = await readClock(warehouse);
  const now = warehouse.clock().toISOString();
  if (reading.state === 'steady' && (reading.trustedAt === null || reading.trustedAt < now)) {
    await trust(warehouse, now, null);
  }
  return reading;
}

/** The instant that what is stored now is dated by: the clock's, or the last one believed while the clock is not. */
export async function trustedNow(warehouse: Warehouse): Promise<Date> {
  const { state, trustedAt } = await readClock(warehouse);
  return state === 'steady' || trustedAt === null ? warehouse.clock() : new Date(trustedAt);
}

/**
 * A person says that the clock is right, and names the date it shows. Throws a Fault when it is believed already, or
 * shows another date.
 */
export async function confirmClock(warehouse: Warehouse, today: string, by: string): Promise<ClockReading> {
  const reading = await readClock(warehouse);
  if (reading.state === 'steady') throw new Fault('clock_is_steady', {}, 409);
  if (reading.today !== today)
    throw new Fault('clock_other_date', { given: today, today: reading.today }, 409);
  await trust(warehouse, warehouse.clock().toISOString(), by);
  return readClock(warehouse);
}

/** That the clock is believed is noted each hour; only a person's word for it is something to write down. */
const trust = (warehouse: Warehouse, now: string, by: string | null) =>
  warehouse.record(
    () => (by === null ? null : { action: 'clock_confirmed', by, after: { at: now } }),
    async (writer) => {
      await writer.run(sql.clearTrust, {});
      await writer.run(sql.recordTrust, { now, by });
    },
  );
