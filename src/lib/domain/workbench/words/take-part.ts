import { MOST_GROUPS, type HourRange } from '../click-question.ts';
import { periodKey } from '../../period.ts';
import { select, weekdaysLeft, type Draft, type PartOf } from './draft.ts';
import type { Part } from './part.ts';

/**
 * Adds what an item says to the draft. False when it cannot be true beside what was said before: a second period, a
 * third group, a value that is chosen and left out at once.
 */
export function takePart(draft: Draft, part: Part, item: number, except: boolean): boolean {
  switch (part.kind) {
    case 'metric':
    case 'count':
    case 'share':
    case 'statistic':
    case 'limit':
      draft.measures.push({ item, part });
      return true;
    case 'order':
    case 'order_count':
    case 'order_change':
      draft.orders.push({ item, part });
      return draft.orders.length === 1;
    case 'top':
      draft.tops.push({ item, part });
      return draft.tops.length === 1;
    case 'group':
      return takeGroup(draft, part);
    case 'whole':
      draft.whole = true;
      return true;
    case 'edition':
      return once(draft, 'edition', part.edition);
    case 'area':
      return select(draft.areas, part.area, except);
    case 'operator':
      return select(draft.operators, part.operator, except);
    case 'technology':
      if (part.technology === 'all') return !except && (draft.everyTechnology = true);
      return select(draft.technologies, part.technology, except);
    case 'period':
      if (draft.period) return periodKey(draft.period) === periodKey(part.period);
      draft.period = part.period;
      return true;
    case 'compare':
      if (draft.comparison) return false;
      draft.comparison = { item, base: part.base, earlier: 'any' };
      return true;
    case 'compare_base':
      if (draft.comparison) return false;
      draft.comparison = { item, base: part.base, earlier: part.earlier };
      return true;
    case 'hours':
      return once(draft, 'hours', except ? otherHours(part.hours) : part.hours);
    case 'weekdays':
      return takeWeekdays(draft, part.weekdays, except);
    case 'flagged':
      return once(draft, 'flagged', part.flagged);
    case 'failed':
      return once(draft, 'failed', part.failed);
    case 'tests':
      draft.tests ??= item;
      return !part.spread || once(draft, 'tab', 'chart');
    case 'changed':
      draft.changed ??= { item, changed: part.changed };
      return draft.changed.changed === part.changed;
    case 'view':
      return once(draft, 'tab', part.tab);
    case 'contrast':
      draft.contrasts.push(item);
      return true;
    case 'counted':
    case 'not':
    case 'unclear_not':
    case 'and':
    case 'or':
    case 'comma':
    case 'filler':
      return true;
  }
}

function takeGroup(draft: Draft, { group, level }: PartOf<'group'>): boolean {
  if (draft.groups.includes(group)) {
    if (group !== 'area' || level === null || level === draft.level) return true;
    if (draft.level !== null) return false;
    draft.level = level;
    return true;
  }
  if (draft.groups.length === MOST_GROUPS) return false;
  draft.groups.push(group);
  if (group === 'area') draft.level = level;
  return true;
}

function once<Name extends 'edition' | 'hours' | 'flagged' | 'failed' | 'tab'>(
  draft: Draft,
  name: Name,
  value: NonNullable<Draft[Name]>,
): boolean {
  draft[name] ??= value;
  return JSON.stringify(draft[name]) === JSON.stringify(value);
}

const otherHours = ({ from, to }: HourRange): HourRange => ({ from: to % 24, to: from === 0 ? 24 : from });

/** False when no day would be left. */
function takeWeekdays(draft: Draft, days: readonly number[], except: boolean): boolean {
  const into = except ? draft.otherDays : draft.weekdays;
  const added = days.filter((day) => !into.has(day));
  for (const day of added) into.add(day);
  if (weekdaysLeft(draft).length > 0) return true;
  for (const day of added) into.delete(day);
  return false;
}
