import { areaColumn } from './vocabulary.ts';
import { quotedName, quotedText } from './quoted.ts';
import type { ClickQuestion, Group } from './click-question.ts';

/** A column that rows are grouped by. */
export interface GroupColumn {
  readonly name: string;
  /** In the select list of a query that groups by it; an area with its name beside its code. */
  readonly selected: string;
  /** The same without an area's name: in a query whose rows are grouped once more. */
  readonly computed: string;
  /** In the select list of that second query. */
  readonly afterwards: string;
}

/** Groups that are computed from a column. */
const COMPUTED: Partial<Record<Group, string>> = { week: `date_trunc('week', tested_on)::date` };
/** Groups whose column has another name. */
const COLUMN: Partial<Record<Group, string>> = { day: 'tested_on' };

/** The columns of a question's groups. */
export function groupColumns(question: ClickQuestion): readonly GroupColumn[] {
  return question.groups.map((group) => {
    if (group === 'area') {
      const [name, { edition, level }] = [quotedName(areaColumn(question)), question];
      const withName = `${name},\n  area_name(${name}, ${quotedText(edition)}, '${level}') as ${level}`;
      return { name, selected: withName, computed: name, afterwards: withName };
    }
    const name = COLUMN[group] ?? group;
    const computed = COMPUTED[group] ? `${COMPUTED[group]} as ${name}` : name;
    return { name, selected: computed, computed, afterwards: name };
  });
}
