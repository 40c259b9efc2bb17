import type { Part } from './part.ts';
import type { Item } from './item.ts';

/** An item with whether its value is left out; `refused`: it cannot be followed where it stands. */
export interface Read extends Item {
  readonly except: boolean;
  readonly refused: boolean;
}

const SELECTED: readonly Part['kind'][] = ['area', 'operator', 'technology', 'hours', 'weekdays'];
const isSelected = (item: Item | undefined) => SELECTED.some((kind) => kind === item?.part?.kind);
const kindOf = (item: Item | undefined) => item?.part?.kind ?? null;

/**
 * What does "trừ" leave out? The names after it, as long as "và", "hoặc" or, between names of one kind, a comma goes
 * on; these words then belong to the name that follows. A "trừ" without a name, and a "hoặc" between names of
 * different kinds, are refused: such a choice cannot be asked.
 */
export function readNegations(items: readonly Item[]): readonly Read[] {
  const read: Read[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (kindOf(item) === 'unclear_not') {
      // "không có Viettel" must not become "Viettel".
      const pair = items.slice(i, i + 2);
      read.push(...pair.map((each) => ({ ...each, except: false, refused: true })));
      i += pair.length - 1;
      continue;
    }
    if (kindOf(item) !== 'not') {
      read.push({ ...item, except: false, refused: kindOf(item) === 'or' && !joinsOneKind(items, i) });
      continue;
    }
    const negated: Read[] = [];
    let [at, start] = [i + 1, items[i + 1]?.start ?? 0];
    while (isSelected(items[at])) {
      negated.push({ ...items[at]!, start, except: true, refused: false });
      const further = goesOn(items, at);
      start = items[at + 1]?.start ?? 0;
      at += further ? 2 : 1;
      if (!further) break;
    }
    read.push({ ...item, except: false, refused: negated.length === 0 }, ...negated);
    i = at - 1;
    // "trừ tháng 6" must not become "tháng 6".
    if (negated.length === 0) {
      const opposite = items.findIndex((each, from) => from >= at && kindOf(each) !== 'filler');
      const until = opposite < 0 ? items.length : opposite + 1;
      read.push(...items.slice(at, until).map((each) => ({ ...each, except: false, refused: true })));
      i = until - 1;
    }
  }
  return read;
}

/** Does a joining word after this name lead to one that is left out as well? */
function goesOn(items: readonly Item[], at: number): boolean {
  const [join, next] = [kindOf(items[at + 1]), items[at + 2]];
  if (!isSelected(next)) return false;
  return join === 'and' || join === 'or' || (join === 'comma' && kindOf(next) === kindOf(items[at]));
}

function joinsOneKind(items: readonly Item[], at: number): boolean {
  return kindOf(items[at - 1]) === kindOf(items[at + 1]) && items[at + 1] !== undefined;
}
