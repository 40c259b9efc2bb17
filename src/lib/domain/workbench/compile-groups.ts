import { areaColumn } from './vocabulary.ts';
import { quotedName, quotedText } from './quoted.ts';
import type { ClickQuestion, Group } from './click-question.ts';

/** A column that rows are grouped by. */
export interface GroupColumn {
  readonly group: Group;
  readonly name: string;
  /** Of the measurements: what the column is computed from. */
  readonly computed: string;
  /** In the select list; an area with its name beside its code. */
  readonly selected: string;
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
      return { group, name, computed: name, selected: withName };
    }
    const name = COLUMN[group] ?? group;
    const computed = COMPUTED[group] ?? name;
    return { group, name, computed, selected: COMPUTED[group] ? `${computed} as ${name}` : name };
  });
}

/** The columns of a result that say which group a row is of, in the order of the question's groups. */
export const groupNames = (question: ClickQuestion): readonly string[] =>
  question.groups.map((group) => (group === 'area' ? areaColumn(question) : (COLUMN[group] ?? group)));
