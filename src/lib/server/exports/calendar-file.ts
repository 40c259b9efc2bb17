import { createEvents, type EventAttributes, type HeaderAttributes } from 'ics';

/** Longest line of a calendar file, in octets without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** Events as a calendar file (RFC 5545). */
export function calendarFile(events: EventAttributes[], header: HeaderAttributes): string {
  const { value, error } = createEvents(events, header);
  if (error || !value) throw new Error('the calendar cannot be written', { cause: error });
  // The library folds at 75 letters, which are more octets in Vietnamese.
  const lines = value.replace(/\r\n[\t ]/g, '').split('\r\n');
  return lines.map(folded).join('\r\n');
}

/** A line in parts of at most so many octets, none of which ends within a letter; further ones begin with a space. */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const letter of line) {
    const more = Buffer.byteLength(letter);
    if (octets + more > LONGEST_LINE) {
      parts.push('');
      octets = 1;
    }
    parts[parts.length - 1] += letter;
    octets += more;
  }
  return parts.join('\r\n ');
}
