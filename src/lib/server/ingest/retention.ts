import { addDays, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import type { RetentionReport } from '#lib/domain/safekeeping/removal.ts';
import { logEvent } from '../log/event-log.ts';
import { noteClock, readClock } from '../warehouse/clock-trust.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { dropRaw } from './raw/store-raw.ts';
import { expiryOf } from './raw/raw-file.ts';
import { rawFiles, type RawFileRow } from './raw/raw.sql.ts';
import * as sql from './retention.sql.ts';

/** How often retention looks: often enough that what a long pause left is done a day's worth at a time. */
export const RETENTION_EVERY_MS = 3_600_000;

/** Removals that a page shows. */
const SHOWN_REMOVALS = 100;

/**
 * Applies the retention periods, at most what fell due on one date, the earliest: deletes expired raw copies, and rounds
 * exact positions of old measurements to 0.01 degree. Nothing while the clock is not believed: a person is asked then.
 * Measurements keep their place, so counts, means and percentiles of areas do not change; intervals may widen where the
 * device is unknown, since positions are then merged into fewer clusters. Simulated measurements are not personal data
 * and are left unchanged. What is removed is recorded.
 */
export async function applyRetention(warehouse: Warehouse): Promise<void> {
  const { state, today } = await noteClock(warehouse);
  if (state !== 'steady') return logEvent({ what: 'retention', outcome: `waits: clock ${state}`, today });
  const { db, retention } = warehouse;
  const raws = (await db.query(rawFiles, {}))
    .map((raw) => ({ raw, dueOn: rawDueOn(raw, warehouse, today) }))
    .filter(({ dueOn }) => dueOn <= today);
  const days = retention.positionDays;
  const [positions] = await db.query(sql.positionsDueOn, { before: addDays(today, -days), days, today });
  const dates = [...raws.map(({ dueOn }) => dueOn), ...(positions!.dueOn ? [positions!.dueOn] : [])];
  const [dueOn] = dates.sort();
  if (dueOn === undefined) return;
  const copies = raws.filter((entry) => entry.dueOn === dueOn).length;
  logEvent({ what: 'retention', outcome: 'removing', dueOn, copies });
  for (const { raw } of raws.filter((entry) => entry.dueOn === dueOn)) await removeRaw(warehouse, raw, dueOn);
  if (positions!.dueOn === dueOn) await roundPositions(warehouse, dueOn, today);
}

/** What is kept how long, and what was removed last. */
export async function retentionReport(warehouse: Warehouse): Promise<RetentionReport> {
  const [clock, removals] = await Promise.all([
    readClock(warehouse),
    warehouse.db.query(sql.lastRemovals, { limit: SHOWN_REMOVALS }),
  ]);
  return { clock, ...warehouse.retention, removals };
}

/** On which date is a raw copy due? When it expires, but not before it was stored. */
function rawDueOn(raw: RawFileRow, { retention }: Warehouse, today: LocalDate): LocalDate {
  const stored = localDateAt(new Date(raw.storedAt));
  const [expires, earliest] = [expiryOf(raw, retention), stored < today ? stored : today];
  return expires < earliest ? earliest : expires;
}

async function removeRaw(warehouse: Warehouse, raw: RawFileRow, dueOn: LocalDate): Promise<void> {
  const { rawDays, positionDays } = warehouse.retention;
  const byOwnDays = addDays(localDateAt(new Date(raw.storedAt)), rawDays) <= dueOn;
  await dropRaw(warehouse, raw, {
    ...{ now: warehouse.clock().toISOString(), dueOn },
    ...(byOwnDays ? { reason: 'raw_days', days: rawDays } : { reason: 'position_days', days: positionDays }),
  });
}

function roundPositions(warehouse: Warehouse, dueOn: LocalDate, today: LocalDate): Promise<void> {
  const days = warehouse.retention.positionDays;
  // A file loaded later than today was loaded while the clock was wrong; it is due today at the latest.
  const loadedBy = dueOn === today ? '9999-12-31' : dueOn;
  const due = { before: addDays(dueOn, -days), loadedBy };
  return warehouse.change({
    async commit(writer) {
      const now = warehouse.clock().toISOString();
      await writer.run(sql.recordPositions, { ...due, now, days, dueOn });
      for (const step of sql.coarsenPositions) await writer.run(step, due);
      await writer.run(sql.recordCoarsening, { before: due.before, now });
    },
    deeds: () => ({ action: 'positions_rounded', after: { before: due.before, days } }),
  });
}
