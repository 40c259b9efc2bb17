import type { Lexicon } from './lexicon.ts';
import { wordsAt } from './lexicon.ts';
import type { Earlier, Match } from './part.ts';
import { periodAt } from './rule-periods.ts';
import type { Token } from './tokens.ts';

const EARLIER: readonly (readonly [phrases: string, earlier: Earlier])[] = [
  ['tháng trước|last month', 'month'],
  ['quý trước|last quarter', 'quarter'],
  ['kỳ trước|kỳ báo cáo trước|kỳ liền trước|previous period|the previous period', 'any'],
];
const YEAR_AGO =
  'cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái|năm trước|năm ngoái|a year ago|last year|the same period last year';

/** "so với tháng trước", "so với cùng kỳ", "so với tháng 5/2024", and the halves of "so tháng này với tháng trước". */
export function comparisonAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Match | null {
  const whole = wordsAt(tokens, at, 'so với|so với cả|compared with|compared to|versus|vs|against');
  const half = whole || wordsAt(tokens, at, 'với|with');
  if (half) {
    const yearAgo = wordsAt(tokens, at + half, YEAR_AGO);
    const earlier = EARLIER.map(
      ([phrases, name]) => [wordsAt(tokens, at + half, phrases), name] as const,
    ).find(([length]) => length > 0);
    if (earlier && earlier[0] >= yearAgo) {
      return {
        tokens: half + earlier[0],
        part: { kind: 'compare_base', base: 'previous', earlier: earlier[1] },
      };
    }
    if (yearAgo) {
      return { tokens: half + yearAgo, part: { kind: 'compare_base', base: 'year_ago', earlier: 'any' } };
    }
    const period = periodAt(tokens, at + half, lexicon);
    if (!period) return null;
    const { time: base, yearAssumed } = period;
    return { tokens: half + period.tokens, part: { kind: 'compare', base, yearAssumed } };
  }
  const so = wordsAt(tokens, at, 'so|so sánh|compare');
  const sameTime = so ? wordsAt(tokens, at + so, 'cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái') : 0;
  if (sameTime)
    return { tokens: so + sameTime, part: { kind: 'compare_base', base: 'year_ago', earlier: 'any' } };
  const period = so ? periodAt(tokens, at + so, lexicon) : null;
  if (!period || !wordsAt(tokens, at + so + period.tokens, 'với|with')) return null;
  return {
    tokens: so + period.tokens,
    part: { kind: 'period', period: period.time, yearAssumed: period.yearAssumed },
  };
}
