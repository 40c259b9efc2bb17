import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/format.ts';
import { catalogOf } from '#lib/domain/workbench/catalog.ts';
import { FUNCTIONS } from '#lib/domain/workbench/functions.ts';
import { FUNCTION_WORDS } from '#lib/messages/workbench-catalog-functions.ts';
import { MEASUREMENT_COLUMN_WORDS } from '#lib/messages/workbench-catalog-measurements.ts';
import { VIEW_COLUMN_WORDS } from '#lib/messages/workbench-catalog-views.ts';
import { columnMeaning, VIEW_WORDS } from '#lib/messages/workbench-catalog.ts';

const catalog = catalogOf([
  { id: '2024', levels: ['province', 'district'] },
  { id: '2025', levels: ['province', 'commune'] },
  { id: '2025', levels: ['commune'] },
]);

describe('the words of the catalog', () => {
  it('say in both languages what each view, column and function is, with an example, and nothing else', () => {
    expect(Object.keys(VIEW_WORDS).sort()).toEqual(catalog.map(({ name }) => name).sort());
    expect(Object.keys(FUNCTION_WORDS).sort()).toEqual(FUNCTIONS.map(({ name }) => name).sort());
    for (const { name, columns } of catalog) {
      for (const column of columns)
        for (const locale of LOCALES) {
          const { meaning, example } = columnMeaning(name, column, locale);
          expect([name, column.name, meaning.endsWith('.'), example.length > 0]).toEqual([
            name,
            column.name,
            true,
            true,
          ]);
        }
      const written = name === 'measurements' ? MEASUREMENT_COLUMN_WORDS : VIEW_COLUMN_WORDS[name as 'areas'];
      const fixed = columns.filter(({ area }) => !area).map((column) => column.name);
      expect(Object.keys(written).sort()).toEqual(fixed.sort());
    }
  });

  it('give each edition and level held one column, and show a call of each function by its name', () => {
    const [measurements] = catalog;
    const areas = measurements!.columns.filter(({ area }) => area).map(({ name }) => name);
    expect(areas).toEqual(['province_2024', 'district_2024', 'province_2025', 'commune_2025']);
    for (const { name, example } of FUNCTIONS) expect(example.startsWith(`${name}(`)).toBe(true);
  });
});
