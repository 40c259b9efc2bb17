import type { Due } from '#lib/domain/cases/deadlines/due.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import { ledgerMessages } from './case-ledger.ts';

/** How near a date is on which something is due: "còn 3 ngày làm việc"; empty where nothing is due. */
export function nearness({ workingDays, standing }: Due, locale: Locale): string {
  const t = ledgerMessages[locale];
  if (workingDays === null) return '';
  if (standing === 'today') return t.dueToday;
  const days = formatCount(Math.abs(workingDays), locale);
  return standing === 'overdue' ? t.overdueBy(days) : t.left(days);
}
