import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textKey } from '#lib/domain/text-key.ts';
import { rowsOf } from './province-tables.ts';

interface EditionsFile {
  readonly editions: readonly {
    readonly levels: readonly {
      readonly level: string;
      readonly units?: readonly { readonly name: string }[];
    }[];
  }[];
  readonly provinces: string;
}

/** A department that a province has, as the shipped list names it. */
interface Department {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The provinces of the country: those outside the shipped one, and those that it is and was. */
export function shippedProvinces(reference: string): { readonly edition: string; readonly name: string }[] {
  const folder = join(reference, 'areas');
  const { editions, provinces } = JSON.parse(
    readFileSync(join(folder, 'editions.json'), 'utf8'),
  ) as EditionsFile;
  const others = rowsOf(join(folder, provinces)).map(({ edition = '', name = '' }) => ({ edition, name }));
  const [first] = others;
  const homes = homeNames(editions).map((name) => ({ edition: first?.edition ?? '', name }));
  return [...others, ...homes];
}

const homeNames = (editions: EditionsFile['editions']): string[] => [
  ...new Set(
    editions.flatMap(({ levels }) =>
      levels
        .filter(({ level }) => level === 'province')
        .flatMap(({ units }) => (units ?? []).map(({ name }) => name)),
    ),
  ),
];

/**
 * The departments of the shipped list that are in office and named alike in every province: a frame, which each province has
 * to compare with its own list.
 */
export function shippedDepartments(reference: string): readonly Department[] {
  const folder = join(reference, 'reporting-units');
  const file = JSON.parse(readFileSync(join(folder, 'reporting-units.json'), 'utf8')) as {
    readonly units: readonly (Department & { readonly kind: string; readonly validTo?: string })[];
    readonly later?: string;
  };
  const later =
    file.later === undefined || !existsSync(join(folder, file.later)) ? [] : rowsOf(join(folder, file.later));
  const rows = [
    ...file.units.map(({ code, name, kind, aliases, validTo }) => ({
      code,
      name,
      kind,
      aliases,
      ended: validTo ?? '',
    })),
    ...later.map((row) => ({
      ...{ code: row.code ?? '', name: row.name ?? '', kind: row.kind ?? '', ended: row.valid_to ?? '' },
      aliases: (row.aliases ?? '').split('|').filter(Boolean),
    })),
  ];
  const byName = new Map(
    rows
      .filter(({ kind, ended }) => kind === 'department' && ended === '')
      .map(({ code, name, aliases }) => [textKey(name), { code, name, aliases }]),
  );
  return [...byName.values()];
}
