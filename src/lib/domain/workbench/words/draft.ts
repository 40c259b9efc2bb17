import type { Base } from '../../change.ts';
import type { FailedTreatment } from '../../filter.ts';
import type { Level } from '../../area.ts';
import type { Period } from '../../period.ts';
import type { Technology } from '../../technology.ts';
import type { ClickQuestion, Group, HourRange, Selection, SureChange } from '../click-question.ts';
import type { ViewTab } from '../view-state.ts';
import type { AreaReference } from '../vocabulary.ts';
import type { Earlier, Part } from './part.ts';

/** A part of a certain kind. */
export type PartOf<Kind extends Part['kind']> = Extract<Part, { readonly kind: Kind }>;

/** A part with the number of the item that said it. */
export interface Said<Kind extends Part['kind']> {
  readonly item: number;
  readonly part: PartOf<Kind>;
}

/** What items say, before it is known whether all of it fits together. */
export interface Draft {
  readonly measures: Said<'metric' | 'count' | 'share' | 'statistic' | 'limit'>[];
  readonly orders: Said<'order' | 'order_count' | 'order_change'>[];
  readonly tops: Said<'top'>[];
  readonly groups: Group[];
  level: Level | null;
  whole: boolean;
  edition: string | null;
  period: Period | null;
  comparison: { readonly item: number; readonly base: Base | Period; readonly earlier: Earlier } | null;
  readonly areas: { readonly only: AreaReference[]; readonly except: AreaReference[] };
  readonly operators: { readonly only: string[]; readonly except: string[] };
  readonly technologies: { readonly only: Technology[]; readonly except: Technology[] };
  everyTechnology: boolean;
  hours: HourRange | null;
  readonly weekdays: Set<number>;
  /** Days of the week that are left out. */
  readonly otherDays: Set<number>;
  /** Items that set chosen operators or technologies beside each other. */
  readonly contrasts: number[];
  flagged: ClickQuestion['flagged'] | null;
  failed: FailedTreatment | null;
  /** The item that asks for single measurements, and the one for a sure change. */
  tests: number | null;
  changed: { readonly item: number; readonly changed: SureChange } | null;
  tab: ViewTab | null;
}

/** Nothing said. */
export const emptyDraft = (): Draft => ({
  measures: [],
  orders: [],
  tops: [],
  groups: [],
  level: null,
  whole: false,
  edition: null,
  period: null,
  comparison: null,
  areas: { only: [], except: [] },
  operators: { only: [], except: [] },
  technologies: { only: [], except: [] },
  everyTechnology: false,
  hours: null,
  weekdays: new Set(),
  otherDays: new Set(),
  contrasts: [],
  flagged: null,
  failed: null,
  tests: null,
  changed: null,
  tab: null,
});

/** Adds a value to a selection; false when it is chosen and left out at once. */
export function select<Value>(
  selection: { readonly only: Value[]; readonly except: Value[] },
  value: Value,
  except: boolean,
): boolean {
  const same = (other: Value) => JSON.stringify(other) === JSON.stringify(value);
  const [into, against] = except ? [selection.except, selection.only] : [selection.only, selection.except];
  if (against.some(same)) return false;
  if (!into.some(same)) into.push(value);
  return true;
}

/** A selection that nothing more is added to. */
export const settled = <Value>({ only, except }: Selection<Value>): Selection<Value> => ({
  only: [...only],
  except: [...except],
});

/** Days of the week that were chosen, or all of them, without those left out. */
export function weekdaysLeft({ weekdays, otherDays }: Draft): readonly number[] {
  return [1, 2, 3, 4, 5, 6, 7].filter(
    (day) => (weekdays.size === 0 || weekdays.has(day)) && !otherDays.has(day),
  );
}
