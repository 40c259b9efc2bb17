import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/local-date.ts';
import {
  LONGEST_UNIT_NAME,
  MOST_SPELLINGS,
  UNIT_CHANGES,
  type UnitChange,
} from '#lib/domain/reporting-units/unit-change.ts';
import { LONGEST_NAME, LONGEST_REASON } from '#lib/domain/tallies/tally-check.ts';
import { readWords } from '../request-fields.ts';
import { authorOf } from '../audit/witness.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Maker } from './change-units.ts';

type Fields = (name: string) => string;

const wrong = (field: string) => new Fault('unit_change_field', { field }, 422);

/**
 * The change that a form asks for: `kind`, and by it `code`, `name`, `from`, `successor`, `source`, `unitKind`, `area`,
 * `spellings` (one a line). Throws a Fault that names the field that cannot be read.
 */
export async function readUnitChange(warehouse: Warehouse, field: Fields): Promise<UnitChange> {
  const kind = UNIT_CHANGES.find((known) => known === field('kind'));
  if (kind === undefined) throw wrong('kind');
  if (kind === 'add') return readAddition(warehouse, field);
  const code = field('code');
  if (code === '') throw wrong('code');
  if (kind === 'rename') return { kind, code, name: wordsOf(field, 'name'), from: dateOf(field) };
  if (kind === 'end') return { kind, code, from: dateOf(field), successor: field('successor') || null };
  return { kind, code, source: wordsOf(field, 'source', LONGEST_REASON) };
}

async function readAddition(warehouse: Warehouse, field: Fields): Promise<UnitChange> {
  const unitKind = (['department', 'press', 'commune'] as const).find((known) => known === field('unitKind'));
  if (unitKind === undefined) throw wrong('unitKind');
  const spellings = field('spellings')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => readWords(line, LONGEST_UNIT_NAME));
  if (spellings.length > MOST_SPELLINGS || spellings.includes(null)) throw wrong('spellings');
  return {
    ...{ kind: 'add', unitKind, name: wordsOf(field, 'name'), from: dateOf(field) },
    spellings: spellings.filter((spelling) => spelling !== null),
    area:
      unitKind === 'commune' ? { level: 'commune', code: await communeOf(warehouse, field('area')) } : null,
  };
}

/** Who makes the change, why, and the number of the last change that the form knows of. */
export function readMaker(field: Fields): Maker {
  const seen = Number(field('seen'));
  if (!Number.isSafeInteger(seen) || seen < 0) throw wrong('seen');
  const note = field('note').trim() === '' ? null : wordsOf(field, 'note', LONGEST_REASON);
  return { by: readAuthor(field), note, seen };
}

/** Under whose name a change stands. */
export function readAuthor(field: Fields): string {
  const by = readWords(authorOf(field('by')), LONGEST_NAME);
  if (by === null) throw wrong('by');
  return by;
}

function wordsOf(field: Fields, name: string, longest = LONGEST_UNIT_NAME): string {
  const words = readWords(field(name), longest);
  if (words === null) throw wrong(name);
  return words;
}

function dateOf(field: Fields): LocalDate {
  const from = field('from');
  if (!isLocalDate(from)) throw wrong('from');
  return from;
}

/** A commune of any edition. */
async function communeOf(warehouse: Warehouse, code: string): Promise<string> {
  const { editions, areasOf } = await readCatalog(warehouse);
  const known = editions.some(({ id }) => areasOf(id, 'commune').some((area) => area.code === code));
  if (!known) throw wrong('area');
  return code;
}
