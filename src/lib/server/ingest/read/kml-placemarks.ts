import { createReadStream } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { Fault } from '#lib/domain/fault.ts';
import { MAX_CELL_LENGTH } from './limits.ts';
import { LATITUDE, LONGITUDE, type ObjectRow } from './object-rows.ts';

const OPENING = /<(?:\w+:)?Placemark[\s>]/;
const CLOSING = /<\/(?:\w+:)?Placemark\s*>/;
/** Longest opening tag that may be split between chunks. */
const MAX_TAG_LENGTH = 64;
/** A longer placemark is a shape, not a measurement. */
const MAX_PLACEMARK_LENGTH = 4_000_000;

/** Descriptions are web pages of any kind; what they say defines nothing. */
const QUOTED = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g;
/** A definition of entities; no map program writes one. */
const ENTITIES = /<!(?:DOCTYPE|ENTITY)/i;

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ...{ removeNSPrefix: true, ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: '#text' },
  ...{ parseTagValue: false, parseAttributeValue: false, htmlEntities: true },
  isArray: (name) => ['Data', 'SimpleData', 'Point', 'SchemaData'].includes(name),
});

/** Yields a KML file's placemarks, holding one at a time. Only for a limited child. Throws a Fault for a damaged file. */
export async function* readPlacemarks(path: string): AsyncGenerator<ObjectRow> {
  const stream = createReadStream(path, {
    highWaterMark: 1024 * 1024,
    encoding: 'utf8',
  }) as AsyncIterable<string>;
  let text = '';
  let row = 0;
  for await (const piece of stream) {
    text += piece;
    for (;;) {
      const from = text.search(OPENING);
      if (ENTITIES.test(from < 0 ? text : text.slice(0, from))) throw new Fault('xml_entities');
      if (from < 0) {
        text = text.slice(-MAX_TAG_LENGTH);
        break;
      }
      const closing = CLOSING.exec(text.slice(from));
      if (!closing) {
        text = text.slice(from);
        if (text.length > MAX_PLACEMARK_LENGTH) throw new Fault('file_damaged');
        break;
      }
      const end = from + closing.index + closing[0].length;
      row += 1;
      yield { row, fields: fieldsOf(parsed(text.slice(from, end))) };
      text = text.slice(end);
    }
  }
  if (OPENING.test(text)) throw new Fault('file_damaged');
}

function parsed(xml: string): Node {
  if (ENTITIES.test(xml.replace(QUOTED, ''))) throw new Fault('xml_entities');
  const { Placemark } = parser.parse(xml) as { Placemark?: Node };
  return typeof Placemark === 'object' ? Placemark : {};
}

/** The fields of a placemark: name, time, extended data, a table in the description, and the position. */
function fieldsOf(placemark: Node): Map<string, string> {
  const fields = new Map<string, string>();
  const name = textOf(placemark.name);
  if (name) fields.set('name', name);
  for (const [key, value] of dataOf(placemark.ExtendedData as Node | undefined)) fields.set(key, value);
  const described = textOf(placemark.description);
  const table = tableOf(described);
  for (const [key, value] of table) if (!fields.has(key)) fields.set(key, value);
  if (described && table.size === 0) fields.set('description', described);
  const when = textOf((placemark.TimeStamp as Node | undefined)?.when);
  if (when) fields.set('time', when);
  const position = positionOf(placemark);
  if (position) fields.set(LONGITUDE, position[0]!).set(LATITUDE, position[1]!);
  return fields;
}

function dataOf(extended: Node | undefined): [string, string][] {
  if (typeof extended !== 'object') return [];
  const schemas = (extended.SchemaData ?? []) as Node[];
  const entries = [
    ...((extended.Data ?? []) as Node[]),
    ...schemas.flatMap((schema) => (schema.SimpleData ?? []) as Node[]),
  ];
  return entries.flatMap((entry) => {
    const key = textOf(entry['@name']);
    return key ? [[key, textOf(entry.value ?? entry)] as [string, string]] : [];
  });
}

/** The fields of a description: rows of two cells, or lines "name: value". */
function tableOf(described: string): Map<string, string> {
  const fields = new Map<string, string>();
  const html = described.slice(0, MAX_CELL_LENGTH);
  for (const [, cells] of html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gis)) {
    const [key, value] = [...cells!.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gis)].map(([, cell]) =>
      plainText(cell!),
    );
    if (key) fields.set(key, value ?? '');
  }
  if (fields.size > 0) return fields;
  for (const line of html.split(/<br\s*\/?>|\r?\n|<\/p>/i)) {
    const [, key, value] = /^\s*([^:=]{1,60}?)\s*[:=]\s*(.+)$/s.exec(plainText(line)) ?? [];
    if (key && value) fields.set(key, value.trim());
  }
  return fields;
}

function plainText(html: string): string {
  const marks: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_whole, name: string) => marks[name]!)
    .trim();
}

function positionOf(placemark: Node): string[] | null {
  const geometry = (placemark.Point ?? (placemark.MultiGeometry as Node | undefined)?.Point) as
    Node[] | undefined;
  const parts = textOf(geometry?.[0]?.coordinates)
    .trim()
    .split(/[\s,]+/);
  return parts.length >= 2 ? parts : null;
}

function textOf(node: unknown): string {
  if (typeof node === 'string') return node.trim();
  if (typeof node === 'object' && node !== null && '#text' in node) return textOf(node['#text']);
  return '';
}
