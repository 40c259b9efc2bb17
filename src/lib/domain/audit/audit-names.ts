import { areaKey, areaTitle, isLevel, type Area, type AreaReference, type Level } from '../area.ts';
import type { AuditEntry } from './audit-entry.ts';

type Names = Readonly<Record<string, string>>;

/** What the codes in entries are called: operators and reporting units by code, areas by their key. */
export interface AuditNames {
  readonly operators: Names;
  readonly units: Names;
  readonly areas: Names;
}
/** For entries that are told by their codes alone. */
export const NO_NAMES: AuditNames = { operators: {}, units: {}, areas: {} };

interface Coded {
  readonly code: string;
  readonly name: string;
}
/** The reference data that names are looked up in. */
interface Reference {
  readonly operators: readonly Coded[];
  readonly reportingUnits: readonly Coded[];
  areasOf(edition: string, level: Level): readonly Pick<Area, 'code' | 'type' | 'name'>[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The details of an entry before or after; empty where it has none. */
export const fieldsOf = (text: string | null): Fields => (text === null ? {} : (JSON.parse(text) as Fields));

/** The area that fields of an entry name, an edition and level among those around them; null where they name none. */
export function areaIn(fields: Fields, around: Fields = {}): AreaReference | null {
  const { edition = around.edition, level = around.level, code } = fields;
  if (typeof edition !== 'string' || typeof level !== 'string' || typeof code !== 'string') return null;
  return isLevel(level) ? { edition, level, code } : null;
}

/** The names of what the entries name and the reference data know. */
export function auditNames(
  entries: readonly Pick<AuditEntry, 'object' | 'before' | 'after'>[],
  { operators, reportingUnits, areasOf }: Reference,
): AuditNames {
  const areas: Record<string, string> = {};
  const look = (value: unknown, around: Fields): void => {
    if (typeof value !== 'object' || value === null) return;
    const area = areaIn(value as Fields, around);
    const known = area && areasOf(area.edition, area.level).find(({ code }) => code === area.code);
    if (known) areas[areaKey(area)] = areaTitle(known);
    for (const inside of Object.values(value)) look(inside, around);
  };
  for (const { before, after } of entries)
    for (const fields of [before, after].map(fieldsOf)) look(fields, fields);
  const told = entries.flatMap(({ object, before, after }) => [`"${object}"`, before, after]).join();
  const isTold = ({ code }: Coded) => told.includes(`"${code}"`) || told.includes(`"unit:${code}"`);
  const byCode = (named: readonly Coded[]) =>
    Object.fromEntries(named.filter(isTold).map(({ code, name }) => [code, name]));
  return { operators: byCode(operators), units: byCode(reportingUnits), areas };
}
