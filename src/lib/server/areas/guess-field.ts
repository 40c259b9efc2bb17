import type { Level } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { textKey } from '#lib/domain/text-key.ts';

type Wanted = 'code' | 'name';

/** What fields with codes and names of a level are called in boundary files, as text keys, the surest first. */
const OF_LEVEL: Readonly<Record<Level, Readonly<Record<Wanted, readonly string[]>>>> = {
  province: {
    code: ['ma tinh', 'matinh', 'province code'],
    name: ['ten tinh', 'tentinh', 'province name', 'province'],
  },
  district: {
    code: ['ma huyen', 'mahuyen', 'ma quan huyen', 'district code'],
    name: ['ten huyen', 'tenhuyen', 'ten quan huyen', 'district name', 'district'],
  },
  commune: {
    code: ['ma xa', 'maxa', 'ma px', 'ma phuong xa', 'ward code', 'commune code'],
    name: ['ten xa', 'tenxa', 'ten px', 'ten phuong xa', 'ward name', 'ward', 'commune name', 'commune'],
  },
};
/** The same where the name says no level. */
const OF_ANY: Readonly<Record<Wanted, readonly string[]>> = {
  code: ['ma', 'ma dvhc', 'ma don vi', 'code', 'id', 'gid', 'fid', 'objectid'],
  name: ['ten', 'ten dvhc', 'ten don vi', 'name', 'name vi', 'full name', 'label'],
};

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/**
 * Which field holds the codes, or the names, of areas of a level? The first that is called so and is filled in every row, for codes with
 * another value in each. Throws a Fault that lists the fields when none is.
 */
export function guessField(
  wanted: Wanted,
  level: Level,
  rows: readonly Row[],
  fields: readonly string[],
): string {
  const fits = (field: string): boolean => {
    const values = rows.map((row) => textOf(row[field]));
    if (values.includes('')) return false;
    return wanted === 'code'
      ? new Set(values).size === rows.length
      : values.some((value) => /\p{Letter}/u.test(value));
  };
  for (const key of [...OF_LEVEL[level][wanted], ...OF_ANY[wanted]]) {
    const found = fields.find((field) => textKey(field) === key && fits(field));
    if (found !== undefined) return found;
  }
  throw new Fault('areas_field_unclear', { option: wanted, fields: [...fields] }, 422);
}
