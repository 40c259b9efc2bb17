import { MEASUREMENT_FIELDS, type MeasurementField, type SpeedUnit } from '#lib/domain/column-mapping.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { HEADER_WORDS } from './header-words.ts';

const FIELD_OF: ReadonlyMap<string, MeasurementField> = new Map(
  MEASUREMENT_FIELDS.flatMap((field) => HEADER_WORDS[field].map((word) => [word, field] as const)),
);

/** Unit words at the end of a header's key: "download mbit s", "ping ms", "toc do kb s". */
const A_SECOND = '(?: ?p ?s| (?:(?:per|moi|tren) )?(?:s|sec|second|giay)|ps s?)';
const UNIT_WORDS = new RegExp(
  ` (?:[kmg]?(?:bits?|b|bytes?)${A_SECOND}|(?:kilo|mega|giga)(?:bits?|bytes?)${A_SECOND}|[kmg]?bps(?: s)?|ms|mili giay|miligiay|giay|s)$`,
);

/** Columns whose unit is known from the program that writes them (G-NetTrack Pro manual: kbit/s). */
const KNOWN_UNITS: Readonly<Record<string, SpeedUnit>> = { testdownlink: 'kbps', testuplink: 'kbps' };

const bitsOf = (prefix: string, word: string) =>
  new RegExp(
    `(?:^|[^a-z])(?:${prefix}(?:bps|(?:bits?|b) ?(?:p ?s|s|(?:(?:per|moi|tren) )?(?:sec|second|giay)))` +
      (word ? `|${word}bits?(?: ?p ?s| (?:(?:per|moi|tren) )?(?:s|sec|second|giay))` : '') +
      ')(?:$|[^a-z])',
  );
const UNITS: readonly (readonly [RegExp, SpeedUnit])[] = [
  [bitsOf('g', 'giga'), 'Gbps'],
  [bitsOf('m', 'mega'), 'Mbps'],
  [bitsOf('k', 'kilo'), 'kbps'],
  [/(?:^|[^a-z])(?:bps|bits? ?(?:p ?s|s|(?:(?:per|moi|tren) )?(?:sec|second|giay)))(?:$|[^a-z])/, 'bps'],
];
/** Bytes written out are no mistake. */
const BYTES: readonly (readonly [RegExp, SpeedUnit])[] = [
  [/(?:^|[^a-z])(?:mega|m)bytes? (?:(?:per|moi|tren) )?(?:s|sec|second|giay)(?:$|[^a-z])/, 'MB/s'],
  [/(?:^|[^a-z])(?:kilo|k)bytes? (?:(?:per|moi|tren) )?(?:s|sec|second|giay)(?:$|[^a-z])/, 'kB/s'],
  [/(?:^|[^a-z])bytes? (?:(?:per|moi|tren) )?(?:s|sec|second|giay)(?:$|[^a-z])/, 'B/s'],
];
/** Megabytes per second, eight times a megabit, but often written for megabits: a person must decide. */
const BYTES_PER_SECOND = /[KMG]B(?:\/s|ps)/;

/** Longer, and a cell is no name of a field; to compare such a one takes long. */
const LONGEST_NAME = 200;

/** Which field does a header name? Null when the vocabulary does not contain it. */
export function fieldOfHeader(header: string): MeasurementField | null {
  if (header.length > LONGEST_NAME) return null;
  const key = textKey(header);
  const bare = key.replace(UNIT_WORDS, '').replace(ZONE_WORDS, '');
  return FIELD_OF.get(key) ?? FIELD_OF.get(bare) ?? null;
}

/** A zone in a header's key: "thoi gian do gmt 0", "time utc", "gio utc". */
const ZONE_WORDS = / (?:gio )?(?:utc|gmt)(?: \d{1,2})?(?: \d\d)?$/;
const ZONE = /(?:^|[^a-z])(?:utc|gmt)(?:\s*([+-])\s*(\d{1,2})(?::?(\d\d))?)?(?:$|[^a-z\d])/i;
/** Việt Nam's own. */
export const LOCAL_ZONE = '+07:00';

/** Which zone does a header state for its times? `UTC` or a distance from it; null for none, and for Việt Nam's. */
export function zoneOfHeader(header: string): string | null {
  const found = ZONE.exec(header.replaceAll('_', ' '));
  if (!found) return null;
  const [, sign = '+', hours = '0', minutes = '00'] = found;
  const zone = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  if (zone === LOCAL_ZONE) return null;
  return /^.00:00$/.test(zone) ? 'UTC' : zone;
}

/** Words of columns that contain something derived from a measured value, or about it. */
const DERIVED_FIGURE =
  /\b(?:max|min|maximum|minimum|peak|std|stdev|sd|loss|size|bytes|byte|data|url|link|server|target|limit|plan|cap|id|lon nhat|nho nhat|toi da|toi thieu|cao nhat|thap nhat|dung luong|goi cuoc|ho tro|may chu|ket thuc|end|stop|duration|thoi luong|count|so luong|so lan|accuracy|do chinh xac|error|loi|status|trang thai)\b/;
/** Words that mean a field anywhere in a header, as text keys. */
const FIELD_WORDS: readonly (readonly [RegExp, MeasurementField])[] = [
  [/\b(?:download|downlink|dl|tai xuong|tai ve|down)\b/, 'download'],
  [/\b(?:upload|uplink|ul|tai len|up)\b/, 'upload'],
  [/\bjitter\b/, 'jitter'],
  [/\b(?:ping|latency|do tre|rtt)\b/, 'latency'],
  [/\b(?:longitude|kinh do|lon|lng)\b/, 'longitude'],
  [/\b(?:latitude|vi do|lat)\b/, 'latitude'],
  [/\b(?:nha mang|operator|carrier)\b/, 'operator'],
  [/\b(?:cong nghe|technology|loai mang)\b/, 'technology'],
  [/\b(?:thoi gian|thoi diem|timestamp|datetime|ngay gio)\b/, 'tested_at'],
  [/\b(?:ngay|date)\b/, 'tested_on'],
  [/\b(?:xa phuong|phuong xa|xa thi tran)\b/, 'commune'],
  [/\b(?:quan huyen|huyen thi xa|huyen nao)\b/, 'district'],
];

/** Which field does a header mention among other words? Null for none, for two, and for derived values. */
export function fieldInHeader(header: string): MeasurementField | null {
  const key = textKey(header.replace(/(\p{Lowercase})(?=\p{Uppercase})/gu, '$1 '));
  if (DERIVED_FIGURE.test(key)) return null;
  const fields = FIELD_WORDS.flatMap(([pattern, field]) => (pattern.test(key) ? [field] : []));
  // "Date time" and "Ping jitter" name one thing each: the first of the list says which.
  const [first, second] = fields;
  const together = first === 'tested_at' || first === 'jitter' || second === undefined;
  return first !== undefined && together ? first : null;
}

/** Which unit of speed does a header state? Null for none, or an ambiguous one. */
export function unitOfHeader(header: string): SpeedUnit | null {
  if (BYTES_PER_SECOND.test(header)) return null;
  const key = textKey(header);
  const known = KNOWN_UNITS[key];
  return (
    known ??
    BYTES.find(([pattern]) => pattern.test(key))?.[1] ??
    UNITS.find(([pattern]) => pattern.test(key))?.[1] ??
    null
  );
}

/** Stated as the row of the header for a table that has none: its columns are named by their numbers. */
export const NO_HEADER = 0;
const TEXTS_SHOWN = 12;

/** The first texts of a row, each once: a merged title fills many cells. */
export function distinctTexts(cells: readonly string[] = []): string[] {
  return [...new Set(cells.map((cell) => cell.trim()).filter(Boolean))].slice(0, TEXTS_SHOWN);
}

/** Most title rows above the header. */
const TITLE_ROWS = 30;

/**
 * Which of the first rows is the header? The one with most known columns, by the vocabulary or by
 * names from a person; the first of equals; null when no row has any.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  namedByHand: readonly string[],
): { readonly index: number; readonly known: number } | null {
  const named = new Set(namedByHand.map(textKey));
  let best: { index: number; known: number } | null = null;
  rows.slice(0, TITLE_ROWS).forEach((cells, index) => {
    const known = new Set(
      cells.flatMap(
        (cell) =>
          fieldOfHeader(cell) ?? (named.size > 0 && named.has(textKey(cell)) && cell ? [textKey(cell)] : []),
      ),
    ).size;
    // Of a header in two rows with merged cells filled, the lower one names the columns.
    const lower = best !== null && known >= 2 && known === best.known && index === best.index + 1;
    if (known > (best?.known ?? 0) || lower) best = { index, known };
  });
  return best;
}
