import type { SettingField } from '#lib/domain/settings/setting-fields.ts';
import type { SettingProblem } from '#lib/domain/settings/setting-problem.ts';
import { fieldsIn, markFaulty } from '#lib/ui/sending/mark-faulty.ts';
import type { Draft } from './draft.ts';

/** What is wrong in a part of a draft: where in it, and the id of the sentence that says so. */
export interface Wrong extends Pick<SettingProblem, 'where'> {
  readonly id: string;
}

/** The id of the sentence for a problem, by its place among all. */
export const sentenceId = (i: number): string => `setting-problem-${i}`;

export const wrongOf = (problems: readonly SettingProblem[]): readonly Wrong[] =>
  problems.map(({ where }, i) => ({ where, id: sentenceId(i) }));

/** What of it is in a field of the part. */
export const wrongIn = (wrong: readonly Wrong[], field: string): readonly Wrong[] =>
  wrong.flatMap(({ where: [first, ...where], id }) => (first?.field === field ? [{ where, id }] : []));

/** What of it is in an item of a list of the part: of an item as a whole, in the field that names it. */
export function wrongInItem(
  wrong: readonly Wrong[],
  [field, { key }]: readonly [string, Pick<Extract<SettingField, { kind: 'list' }>, 'key'>],
  item: Draft,
  i: number,
): readonly Wrong[] {
  const named = key === null ? '' : String(item[key] ?? '').trim();
  const at = named === '' ? String(i + 1) : named;
  return wrong.flatMap(({ where: [first, ...rest], id }) => {
    if (first?.field !== field || first.item !== at) return [];
    return [{ where: rest.length === 0 && key !== null ? [{ field: key, item: null }] : rest, id }];
  });
}

/** Marks what a person fills in within a box as described by what is wrong there; what it is folded in is opened. */
export function markWrong(box: Element, wrong: readonly Wrong[]): () => void {
  if (wrong.length > 0)
    for (let fold = box.closest('details'); fold; fold = fold.parentElement!.closest('details'))
      fold.open = true;
  const unmarks = wrong.map(({ id }) => markFaulty(fieldsIn(box), id));
  return () => unmarks.forEach((unmark) => unmark());
}
