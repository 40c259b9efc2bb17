import { MOST_GROUPS, type Group } from '../click-question.ts';
import { areaColumn } from '../vocabulary.ts';
import type { Draft } from './draft.ts';

/**
 * "so Viettel với VinaPhone" splits by operator, also beside another group: figures of both together would answer
 * something else. Items of contrasts for which there is nothing to set beside each other are given to `refuse`.
 */
export function settleContrasts(draft: Draft, refuse: (item: number) => void): void {
  const { contrasts, groups, comparison } = draft;
  if (contrasts.length === 0) return;
  const group = groupMeant(draft);
  if (group !== null && !groups.includes(group)) {
    if (groups.length === MOST_GROUPS) return contrasts.forEach(refuse);
    groups.push(group);
    if (group === 'area') {
      const { level, edition } = draft.areas.only[0]!;
      draft.level = level;
      draft.edition ??= edition;
    }
  }
  if (group === null && comparison === null && !isSplit(draft)) contrasts.forEach(refuse);
}

/** By what are the chosen values told apart? Null when no two of a kind are chosen. */
function groupMeant({ operators, technologies, areas, whole }: Draft): Group | null {
  if (operators.only.length > 1) return 'operator';
  if (technologies.only.length > 1) return 'technology';
  const levels = new Set(areas.only.map(areaColumn)).size;
  return areas.only.length > 1 && levels === 1 && !whole ? 'area' : null;
}

/** Do the groups that were said set something beside each other? Not one value of a group, nor areas of two levels. */
function isSplit({ groups, level, operators, technologies, areas, whole }: Draft): boolean {
  const isOne =
    (groups.includes('operator') && operators.only.length === 1) ||
    (groups.includes('technology') && technologies.only.length === 1) ||
    (groups.includes('area') && areas.only.length === 1 && areas.only[0]!.level === level);
  const areMixed = areas.only.length > 1 || (whole && areas.only.length === 1);
  return groups.length > 0 && !isOne && !areMixed;
}
