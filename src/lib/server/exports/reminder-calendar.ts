import type { EventAttributes } from 'ics';
import { dueAt } from '#lib/domain/due-state.ts';
import { Fault } from '#lib/domain/fault.ts';
import { reminderText, reminderTitle } from '#lib/messages/reminders.ts';
import { awaitedReports, type AwaitedReport, type AwaitedReports } from '../tallies/awaited-reports.ts';
import { calendarFile } from './calendar-file.ts';
import type { ExportFile } from './file-result.ts';
import { etagOf } from './file-result.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

const HOUR_MS = 3_600_000;
/** The reminder is at 8:00 in Việt Nam, 16 hours before the next day begins. */
const HOURS_BEFORE_MIDNIGHT = 16;

/**
 * Reminders of missing reports as a calendar file (RFC 5545): of `month`, for one `unit` or every awaited one; on the
 * last day in time, or tomorrow when that is past. Throws a Fault for an invalid month, and when no report is
 * awaited.
 */
export async function reminderCalendar(warehouse: Warehouse, params: URLSearchParams): Promise<ExportFile> {
  const reports = await awaitedReports(warehouse, params.get('month'));
  const unit = params.get('unit');
  const chosen = reports.awaited.filter((one) => unit === null || one.unit.code === unit);
  if (chosen.length === 0) throw new Fault('report_not_awaited', { month: reports.month }, 404);
  const calendar = { productId: '-//i-speed//bao cao thang//VI', calName: reminderTitle(reports.month) };
  const body = calendarFile(
    chosen.map((one) => eventOf(one, reports)),
    calendar,
  );
  const name = ['nhac-bao-cao', reports.month, ...(unit === null ? [] : [unit])].join('_');
  const etag = etagOf(['reminder', reports.month, unit, reports.on], warehouse.dataVersion);
  return { contentType: 'text/calendar; charset=utf-8', etag, fileName: `${name}.ics`, body };
}

function eventOf({ unit, last }: AwaitedReport, { month, daysLeft, on }: AwaitedReports): EventAttributes {
  const midnight = daysLeft > 0 ? dueAt(month).getTime() : Date.parse(`${on}T17:00:00Z`) + 24 * HOUR_MS;
  const start = new Date(midnight - HOURS_BEFORE_MIDNIGHT * HOUR_MS);
  return {
    uid: `${month}-${unit.code}@i-speed`,
    title: `${reminderTitle(month)}: ${unit.name}`,
    description: reminderText({ unitName: unit.name, month, daysLeft, on, last }),
    start: [start.getUTCFullYear(), start.getUTCMonth() + 1, start.getUTCDate(), start.getUTCHours(), 0],
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { hours: 1 },
    alarms: [{ action: 'display', description: reminderTitle(month), trigger: { hours: 24, before: true } }],
  };
}
