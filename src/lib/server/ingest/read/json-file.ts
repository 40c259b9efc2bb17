import { createReadStream } from 'node:fs';
import { Fault } from '#lib/domain/fault.ts';
import { readHead } from './file-facts.ts';
import { JsonLists, type ListedObject } from './json-lists.ts';
import { objectsInRow, tableInJson, withNull } from './json-shapes.ts';
import { flatten, LATITUDE, LONGITUDE, type ObjectRow } from './object-rows.ts';
import { encodingOf } from './letters/text-encoding.ts';

/** A JSON file whose list of objects was found. */
export interface JsonFile {
  /** Name of the list, with dots; null when the file is the list. */
  readonly list: string | null;
  readonly otherLists: readonly string[];
  rows(): AsyncIterable<ObjectRow>;
}

const HEAD_BYTES = 64 * 1024;
/** Lines are truncated here: a longer one is not an object of NDJSON. A file of one object is not longer either. */
const MAX_LINE_LENGTH = 4_000_000;

/**
 * Opens a JSON file: a list of objects, an object that holds one (GeoJSON too), one object, or one object a line.
 * Of several lists the longest is taken. Throws a Fault when it is damaged. Only for a limited child.
 */
export async function openJson(path: string): Promise<JsonFile> {
  const head = await readHead(path, HEAD_BYTES);
  const text = () => decoded(path, encodingOf(head).bytes);
  if (isOneALine(new TextDecoder(encodingOf(head).bytes).decode(head))) {
    return { list: null, otherLists: [], rows: () => lineRows(text()) };
  }
  const counts = new Map<string, number>();
  for await (const { list } of listed(text())) counts.set(list, (counts.get(list) ?? 0) + 1);
  const [first, ...others] = [...counts].sort(([, a], [, b]) => b - a).map(([list]) => list);
  if (first === undefined) return { list: null, otherLists: [], rows: () => wholeRow(text()) };
  return { list: first || null, otherLists: others, rows: () => listRows(text(), first) };
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Is it NDJSON? The first line is a complete object, and more lines follow. */
function isOneALine(head: string): boolean {
  const [first, second] = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  return second !== undefined && isObject(parse(first!));
}

async function* lineRows(text: AsyncIterable<string>): AsyncGenerator<ObjectRow> {
  for await (const { row, line } of readLines(text)) {
    const value = parse(line);
    if (isObject(value)) yield { row, fields: fieldsOf(value) };
    else yield { row, problem: '{', fields: new Map() };
  }
}

/** Splits text into non-empty lines, numbered from 1 as in an editor. */
async function* readLines(
  text: AsyncIterable<string>,
): AsyncGenerator<{ readonly row: number; readonly line: string }> {
  let rest = '';
  let row = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!.slice(0, MAX_LINE_LENGTH);
    for (const line of lines) {
      row += 1;
      if (line.trim() !== '') yield { row, line };
    }
  }
  if (rest.trim() !== '') yield { row: row + 1, line: rest };
}

async function* listed(text: AsyncIterable<string>): AsyncGenerator<ListedObject> {
  const lists = new JsonLists();
  for await (const piece of text) yield* lists.push(piece);
  lists.end();
}

async function* listRows(text: AsyncIterable<string>, wanted: string): AsyncGenerator<ObjectRow> {
  let row = 0;
  for await (const { list, json } of listed(text)) {
    if (list !== wanted) continue;
    row += 1;
    const value = parse(json);
    if (!isObject(value)) throw new Fault('file_damaged');
    yield { row, fields: fieldsOf(value) };
  }
}

async function* wholeRow(text: AsyncIterable<string>): AsyncGenerator<ObjectRow> {
  let whole = '';
  for await (const piece of text) {
    whole += piece;
    if (whole.length > MAX_LINE_LENGTH) throw new Fault('objects_too_large');
  }
  const value = parse(whole);
  const rows: readonly unknown[] =
    value === undefined ? objectsInRow(whole).map(parse) : (tableInJson(value) ?? [value]);
  if (rows.length === 0 || rows.includes(undefined)) throw new Fault('file_damaged');
  for (const [i, row] of rows.entries()) if (isObject(row)) yield { row: i + 1, fields: fieldsOf(row) };
}

function parse(json: string): unknown {
  const text = json.trim().replace(/^\ufeff/, '');
  try {
    return JSON.parse(text);
  } catch {
    return /NaN|Infinity/.test(text) ? parseWithNull(text) : undefined;
  }
}

function parseWithNull(text: string): unknown {
  try {
    return JSON.parse(withNull(text));
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Feature {
  readonly type: 'Feature';
  readonly id?: unknown;
  readonly properties?: object | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** Fields of an object; of a GeoJSON feature its properties and, when it is a point, its position. */
function fieldsOf(value: object): Map<string, string> {
  if (!isFeature(value)) return flatten(value);
  const { id, properties, geometry } = value;
  const fields = flatten(properties ?? {});
  if (id !== undefined && !fields.has('id')) fields.set('id', String(id));
  if (!geometry) return fields;
  if (geometry.type !== 'Point' || !Array.isArray(geometry.coordinates))
    return fields.set('geometry', String(geometry.type));
  const [longitude, latitude] = (geometry.coordinates as unknown[]).map(String);
  return fields.set(LONGITUDE, longitude ?? '').set(LATITUDE, latitude ?? '');
}

function isFeature(value: object): value is Feature {
  return 'type' in value && value.type === 'Feature' && 'geometry' in value;
}
