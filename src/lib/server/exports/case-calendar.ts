import type { EventAttributes } from 'ics';
import { chooseCases, parseLedgerChoice } from '#lib/domain/cases/ledger/ledger-choice.ts';
import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { addDays } from '#lib/domain/local-date.ts';
import { ledgerMessages } from '#lib/messages/case-ledger.ts';
import { caseMessages } from '#lib/messages/cases.ts';
import { readLedger } from '../cases/ledger/ledger.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { calendarFile } from './calendar-file.ts';
import { etagOf, type ExportFile } from './file-result.ts';

const t = ledgerMessages.vi;

/**
 * What is due next in each chosen case (see `parseLedgerChoice`) as a calendar file (RFC 5545): whole days, on the end of the
 * term in working days. `origin`: where people open the case. Throws a Fault when nothing is due.
 */
export async function caseCalendar(
  warehouse: Warehouse,
  params: URLSearchParams,
  origin: string,
): Promise<ExportFile> {
  const choice = parseLedgerChoice(params);
  const { cases, today, version } = await readLedger(warehouse);
  const events = chooseCases(cases, choice).flatMap((found) => eventOf(found, origin));
  if (events.length === 0) throw new Fault('case_nothing_due', {}, 404);
  const body = calendarFile(events, { productId: '-//i-speed//ho so kien nghi//VI', calName: t.title });
  const etag = etagOf(['case-calendar', choice, version, origin], warehouse.dataVersion);
  return {
    contentType: 'text/calendar; charset=utf-8',
    etag,
    fileName: `han-ho-so_${today}.ics`,
    body,
  };
}

/** States in which an answer is due; in the others it is a look at the tests. */
const ANSWER_DUE: readonly LedgerCase['state'][] = ['sent', 'received', 'overdue'];

function eventOf(
  { id, number, operatorName, places, state, due }: LedgerCase,
  origin: string,
): EventAttributes[] {
  if (due.on === null) return [];
  const word = ANSWER_DUE.includes(state) ? 'answer' : 'look';
  const title = t.event[word](number, operatorName);
  const notes = due.uncertain.length === 0 ? [] : [t.uncertain(due.uncertain.join(', '))];
  return [
    {
      uid: `${number}-${word}-${due.on}@i-speed`,
      title,
      description: [
        caseMessages.vi.states[state],
        ...places.map((place) => place.title),
        `${origin}/cases/${id}`,
        ...notes,
      ].join('\n'),
      start: partsOf(due.on),
      end: partsOf(addDays(due.on, 1)),
      alarms: [{ action: 'display', description: title, trigger: { hours: 16, before: true } }],
    },
  ];
}

const partsOf = (date: string): [number, number, number] => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return [year, month, day];
};
