import { caseStanding } from '#lib/domain/cases/case-state.ts';
import { caseNumber } from '#lib/domain/cases/case.ts';
import { dueStanding } from '#lib/domain/cases/deadlines/due.ts';
import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { HolidaysEffects, TermEffect } from '#lib/domain/settings/setting-effects.ts';
import { caseRows } from '../../cases/ledger/case-rows.ts';
import { caseSizes } from '../../cases/ledger/ledger.sql.ts';
import type { SettingSource } from '../setting-source.ts';

/** Of which cases would what is due be due on another day, or with other working days left? */
export async function holidaysEffects(
  { warehouse }: SettingSource,
  before: WorkingCalendar,
  after: WorkingCalendar,
): Promise<HolidaysEffects> {
  const today = localDateAt(warehouse.clock());
  const sizes = await warehouse.db.query(caseSizes, {});
  const cases = await caseRows(
    warehouse,
    sizes.map(({ id }) => id),
  );
  const terms = cases.map(({ row, counted }): TermEffect => {
    const dueBy = (calendar: WorkingCalendar) => {
      const { dueOn } = caseStanding(counted, today, calendar);
      const { on, workingDays } = dueStanding(dueOn, today, calendar);
      return { on, workingDays };
    };
    const { id, operatorName } = row;
    return { id, number: caseNumber(id), operator: operatorName, before: dueBy(before), after: dueBy(after) };
  });
  return {
    kind: 'holidays',
    due: terms.filter((term) => term.before.on !== null).length,
    terms: terms.filter(
      (term) => term.before.on !== term.after.on || term.before.workingDays !== term.after.workingDays,
    ),
  };
}
