import { METRICS } from '../../metric.ts';
import type { Part } from './part.ts';
import type { Item } from './item.ts';

const JOINS: readonly (Part['kind'] | undefined)[] = ['filler', 'comma', 'and'];
/** Words that say whether a limit is one of a mean, of a share or of single tests. */
const SAYING: readonly (Part['kind'] | undefined)[] = [
  'statistic',
  'share',
  'tests',
  'changed',
  'order_change',
];
/** What a limit directly after it is of. */
const OWNERS: readonly (Part['kind'] | undefined)[] = ['group', 'count', 'top', 'not', 'unclear_not'];
const SPLITTING = /^(?:chia |phân )?(?:theo|từng|mỗi|by|per|each)(?!\p{Letter})/iu;

/**
 * "độ trễ trên 100 ms theo giờ": are hours meant whose mean is above, or the share of tests above? Where nothing says it, the
 * words become a choice. "xã có độ trễ trên 100 ms" says it: a group that has a value has its mean.
 */
export function askOfLimits(items: readonly Item[], sentence: string): readonly Item[] {
  if (items.some(({ part }) => SAYING.includes(part?.kind))) return items;
  return items.reduce<readonly Item[]>((read, item) => {
    const last = read.at(-1);
    const metric = last?.part?.kind === 'metric' ? last : null;
    if (!isDoubtful(item, metric, read, sentence)) return [...read, item];
    const before = metric ? read.slice(0, -1) : read;
    const start = metric?.start ?? item.start;
    const limit = sentence.slice(item.start, item.end);
    const of = metric ? sentence.slice(metric.start, metric.end) : '';
    const choices = [`${of} trung bình ${limit}`, `tỷ lệ ${of} ${limit}`];
    return [
      ...before,
      {
        ...{ start, end: item.end, part: null },
        choices: choices.map((text) => ({ text: text.replaceAll(/ {2,}/g, ' ').trim(), part: item.part! })),
      },
    ];
  }, []);
}

function isDoubtful({ part }: Item, metric: Item | null, before: readonly Item[], sentence: string): boolean {
  if (part?.kind !== 'limit') return false;
  const of = metric?.part?.kind === 'metric' ? metric.part.metric : null;
  const units = of ? [METRICS[of].shownUnit] : ['Mbps', 'ms'];
  if (part.unit !== null && !(units as readonly string[]).includes(part.unit)) return false;
  const owner = before.findLast((item) => !JOINS.includes(item.part?.kind));
  if (OWNERS.includes(owner?.part?.kind)) return false;
  return !before.some((item) => item.part?.kind === 'group' && !SPLITTING.test(wordsOf(item, sentence)));
}

const wordsOf = ({ start, end }: Item, sentence: string) => sentence.slice(start, end);
