import type { Level } from '../../area.ts';
import type { Item } from './item.ts';
import type { Part } from './part.ts';

/**
 * "5 xã Lục Nam, Hiệp Hòa, …": a number that says how many names follow, and of which level they are. A name that could be
 * a district too is then none. A number that is not that of the names stays what it was.
 */
export function countNames(items: readonly Item[]): readonly Item[] {
  const read: (Item | null)[] = [...items];
  for (const [at, { part }] of items.entries()) {
    if (part?.kind !== 'top') continue;
    const noun = groupedLevel(items[at + 1]);
    const from = firstName(items, noun === null ? at + 1 : at + 2);
    const names = namesFrom(items, from);
    const level = noun ?? levelOf(items[from]);
    if (names.length !== part.top || level === null) continue;
    const { end } = items[noun === null ? at : at + 1]!;
    read[at] = { ...items[at]!, end, part: { kind: 'counted', count: part.top, level } };
    if (noun !== null) read[at + 1] = null;
    for (const name of names) read[name] = ofLevel(items[name]!, level);
  }
  return read.filter((item) => item !== null);
}

const groupedLevel = (item: Item | undefined): Level | null =>
  item?.part?.kind === 'group' && item.part.group === 'area' ? item.part.level : null;

const isKind = (item: Item | undefined, kinds: readonly Part['kind'][]) =>
  item?.part !== null && item?.part !== undefined && kinds.includes(item.part.kind);

function firstName(items: readonly Item[], from: number): number {
  let at = from;
  while (isKind(items[at], ['filler'])) at++;
  return at;
}

/** The names of areas from an item on, between commas and "và": their numbers. */
function namesFrom(items: readonly Item[], from: number): readonly number[] {
  const names: number[] = [];
  for (let at = from; isArea(items[at]);) {
    names.push(at);
    at++;
    while (isKind(items[at], ['comma', 'and'])) at++;
  }
  return names;
}

function isArea(item: Item | undefined): boolean {
  if (!item) return false;
  if (item.choices.length > 0) return item.choices.every(({ part }) => part.kind === 'area');
  return item.part?.kind === 'area';
}

/** The level that all meanings of a name have. */
function levelOf(item: Item | undefined): Level | null {
  if (!item) return null;
  const parts = item.part ? [item.part] : item.choices.map(({ part }) => part);
  const levels = new Set(parts.map((part) => (part.kind === 'area' ? part.area.level : null)));
  return levels.size === 1 ? [...levels][0]! : null;
}

function ofLevel(item: Item, level: Level): Item {
  const choices = item.choices.filter(({ part }) => part.kind === 'area' && part.area.level === level);
  if (choices.length === 0) return item;
  return choices.length === 1 ? { ...item, part: choices[0]!.part, choices: [] } : { ...item, choices };
}
