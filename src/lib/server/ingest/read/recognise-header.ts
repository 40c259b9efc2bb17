import { MEASUREMENT_FIELDS, type MeasurementField, type SpeedUnit } from '#lib/domain/column-mapping.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { HEADER_WORDS } from './header-words.ts';

const FIELD_OF: ReadonlyMap<string, MeasurementField> = new Map(
  MEASUREMENT_FIELDS.flatMap((field) => HEADER_WORDS[field].map((word) => [word, field] as const)),
);

/** Unit words as they stand at the end of a header's key: "download mbit s", "ping ms", "toc do kb s". */
const UNIT_WORDS = / (?:[kmg]?b(?:it)?s? ?p? ?s|[kmg]bps|bps|ms|mili giay|miligiay|giay|s)$/;

/** Columns whose unit is known from the program that writes them (G-NetTrack Pro manual: kbit/s). */
const KNOWN_UNITS: Readonly<Record<string, SpeedUnit>> = { testdownlink: 'kbps', testuplink: 'kbps' };

const UNITS: readonly (readonly [RegExp, SpeedUnit])[] = [
  [/(?:^|[^a-z])g(?:bps|bit ?s|b ?s|bits ?s)(?:$|[^a-z])/, 'Gbps'],
  [/(?:^|[^a-z])m(?:bps|bit ?s|b ?s|bits ?s)(?:$|[^a-z])/, 'Mbps'],
  [/(?:^|[^a-z])k(?:bps|bit ?s|b ?s|bits ?s)(?:$|[^a-z])/, 'kbps'],
  [/(?:^|[^a-z])(?:bps|bit ?s|bits ?s)(?:$|[^a-z])/, 'bps'],
];
/** Megabytes, or so it is written: eight times a megabit, and often meant as one. A person must say. */
const BYTES_A_SECOND = /[KMG]B(?:\/s|ps)/;

/** Which field does a column's header name? Null when the vocabulary has no such name. */
export function fieldOfHeader(header: string): MeasurementField | null {
  const key = textKey(header);
  const withoutUnit = key.replace(UNIT_WORDS, '');
  return FIELD_OF.get(key) ?? FIELD_OF.get(withoutUnit) ?? null;
}

/** Words that tell a figure about the measured one from the measured one itself. */
const ABOUT =
  /\b(?:max|min|maximum|minimum|peak|std|stdev|sd|loss|size|bytes|byte|data|url|link|server|target|limit|plan|cap|id|lon nhat|nho nhat|toi da|toi thieu|cao nhat|thap nhat|dung luong|goi cuoc|ho tro|may chu|ket thuc|end|stop|duration|thoi luong|count|so luong|so lan|accuracy|do chinh xac|error|loi|status|trang thai)\b/;
/** Words that mean a field wherever in a header they stand, as text keys. */
const TELLING: readonly (readonly [RegExp, MeasurementField])[] = [
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
];

/** Which field does a header speak of, among other words? Null when it speaks of none, of two, or of something about it. */
export function fieldInHeader(header: string): MeasurementField | null {
  const key = textKey(header.replace(/(\p{Lowercase})(?=\p{Uppercase})/gu, '$1 '));
  if (ABOUT.test(key)) return null;
  const fields = TELLING.flatMap(([pattern, field]) => (pattern.test(key) ? [field] : []));
  // "Date time" and "Ping jitter" name one thing each: the first of the list says which.
  const [first, second] = fields;
  const together = first === 'tested_at' || first === 'jitter' || second === undefined;
  return first !== undefined && together ? first : null;
}

/** The speed unit a header states; null when it states none, or one that is not clear. */
export function unitOfHeader(header: string): SpeedUnit | null {
  if (BYTES_A_SECOND.test(header)) return null;
  const key = textKey(header);
  const known = KNOWN_UNITS[key];
  return known ?? UNITS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** Title rows above the header are skipped, so many at most. */
const TITLE_ROWS = 30;

/**
 * Which of the first rows is the header? The one in which most columns are known, by the vocabulary or by
 * names given by hand; the first of equals; null when no row names a column.
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
        (cell) => fieldOfHeader(cell) ?? (named.has(textKey(cell)) && cell ? [textKey(cell)] : []),
      ),
    ).size;
    // Of a header in two rows with merged cells filled, the lower one names the columns.
    const lower = best !== null && known >= 2 && known === best.known && index === best.index + 1;
    if (known > (best?.known ?? 0) || lower) best = { index, known };
  });
  return best;
}
