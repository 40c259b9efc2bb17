import { wordsAt } from './lexicon.ts';
import type { Match } from './part.ts';
import type { Token } from './tokens.ts';

/** An hour as written, with its tokens; `named` when "h" or "giờ" stands with it. */
interface WrittenHour {
  readonly hour: number;
  readonly tokens: number;
  readonly named: boolean;
}

/** "19 giờ", "19h", "7 giờ tối", "19". Null for anything but a whole hour. */
function hourAt(tokens: readonly Token[], at: number): WrittenHour | null {
  const [, digits, letter] = /^(\d{1,2})(h)?$/.exec(tokens[at]?.folded ?? '') ?? [];
  if (digits === undefined) return null;
  const word = letter ? 0 : wordsAt(tokens, at + 1, 'giờ|h');
  const named = Boolean(letter) || word > 0;
  const half = named ? wordsAt(tokens, at + 1 + word, 'chiều|tối|đêm') : 0;
  const morning = named ? wordsAt(tokens, at + 1 + word, 'sáng|trưa') : 0;
  const written = Number(digits);
  const hour =
    half && written < 12 && written > (wordsAt(tokens, at + 1 + word, 'đêm') ? 5 : 0)
      ? written + 12
      : written;
  return hour > 24 ? null : { hour, tokens: 1 + word + half + morning, named };
}

/** "từ 19 đến 22 giờ", "19h-22h", "lúc 20 giờ", "20h", "sau 22 giờ", "trước 6 giờ": whole hours, the last excluded. */
export function hoursAt(tokens: readonly Token[], at: number): Match | null {
  const after = wordsAt(tokens, at, 'sau|after');
  const before = wordsAt(tokens, at, 'trước|before');
  const lead = after || before || wordsAt(tokens, at, 'từ|lúc|vào lúc|from');
  const first = hourAt(tokens, at + lead);
  if (!first) return null;
  const end = lead + first.tokens;
  const hours = (from: number, to: number, length: number): Match | null =>
    from === to || from > 23 ? null : { tokens: length, part: { kind: 'hours', hours: { from, to } } };
  if (after) return first.named ? hours(first.hour, 24, end) : null;
  if (before) return first.named ? hours(0, first.hour, end) : null;
  const to = wordsAt(tokens, at + end, 'đến|tới|-|–|to');
  const second = to ? hourAt(tokens, at + end + to) : null;
  if (second?.named) return hours(first.hour, second.hour, end + to + second.tokens);
  const from = wordsAt(tokens, at, 'từ|from');
  return first.named && !from ? hours(first.hour, first.hour + 1, end) : null;
}
