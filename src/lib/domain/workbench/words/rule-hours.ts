import { wordsAt } from './lexicon.ts';
import type { Match } from './part.ts';
import type { Token } from './tokens.ts';

/** An hour as written, with its tokens; `named` when "h" or "giờ" stands with it. */
interface WrittenHour {
  readonly hour: number;
  readonly tokens: number;
  readonly named: boolean;
}

/** "19 giờ", "19h", "7 giờ tối", "7 pm", "19". Null for anything but a whole hour. */
function hourAt(tokens: readonly Token[], at: number): WrittenHour | null {
  const english = englishHourAt(tokens, at);
  if (english) return english;
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

/** "7pm", "12 am". */
function englishHourAt(tokens: readonly Token[], at: number): WrittenHour | null {
  const [, digits, together] = /^(\d{1,2})(am|pm)?$/.exec(tokens[at]?.folded ?? '') ?? [];
  const apart = digits && !together ? wordsAt(tokens, at + 1, 'am|pm') : 0;
  const half = together ?? (apart ? tokens[at + 1]!.folded : null);
  const written = Number(digits);
  if (half === null || written < 1 || written > 12) return null;
  return { hour: (written % 12) + (half === 'pm' ? 12 : 0), tokens: 1 + apart, named: true };
}

/** "từ 19 đến 22 giờ", "19h-22h", "lúc 20 giờ", "20h", "sau 22 giờ", "trước 6 giờ", "between 7 pm and 10 pm": whole hours, the last excluded. */
export function hoursAt(tokens: readonly Token[], at: number): Match | null {
  const after = wordsAt(tokens, at, 'sau|after');
  const before = wordsAt(tokens, at, 'trước|before');
  const between = wordsAt(tokens, at, 'between|giữa');
  const lead = after || before || between || wordsAt(tokens, at, 'từ|lúc|vào lúc|from');
  const first = hourAt(tokens, at + lead);
  if (!first) return null;
  const end = lead + first.tokens;
  const hours = (from: number, to: number, length: number): Match | null =>
    from === to || from > 23 ? null : { tokens: length, part: { kind: 'hours', hours: { from, to } } };
  if (after) return first.named ? hours(first.hour, 24, end) : null;
  if (before) return first.named ? hours(0, first.hour, end) : null;
  const to = wordsAt(tokens, at + end, between ? 'and|và' : 'đến|tới|-|–|to');
  const second = to ? hourAt(tokens, at + end + to) : null;
  if (second?.named) return hours(first.hour, second.hour, end + to + second.tokens);
  // Half of a range is no hour: "từ 22 giờ", "8h30 đến 10h".
  const isHalf =
    between || wordsAt(tokens, at, 'từ|from') || wordsAt(tokens, at - 1, 'từ|đến|tới|-|–|from|to');
  return first.named && !isHalf ? hours(first.hour, first.hour + 1, end) : null;
}
