import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWarehouse } from '#lib/server/warehouse/describe-warehouse.ts';
import { DICTIONARY } from '#lib/messages/dictionary/dictionary.ts';
import { warehouseColumns } from '#lib/server/warehouse/dictionary.sql.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-07-13T00:00:00Z'),
  });
});
afterAll(() => warehouse.close());

describe('the dictionary of the warehouse', () => {
  it('has exactly the tables and columns that the database has', async () => {
    const stored = (await warehouse.db.query(warehouseColumns, {})).map(
      ({ table, name }) => `${table}.${name}`,
    );
    const written = DICTIONARY.flatMap((table) => table.columns.map(({ name }) => `${table.name}.${name}`));
    expect(written.toSorted()).toEqual(stored.toSorted());
  });

  it('says in both languages what each table and column means', () => {
    const meanings = DICTIONARY.flatMap((table) => [table.meaning, ...table.columns.map((c) => c.meaning)]);
    expect(meanings.filter(({ vi, en }) => !vi.trim() || !en.trim())).toEqual([]);
  });

  it('gives a unit to every column whose name carries one', () => {
    const units = { _kbps: 'kbit/s', _ms: 'ms', _km2: 'km²', _at: 'UTC', _on: 'YYYY-MM-DD' };
    const wrong = DICTIONARY.flatMap((table) =>
      table.columns.filter((column) =>
        Object.entries(units).some(([ending, unit]) => column.name.endsWith(ending) && column.unit !== unit),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('adds the types of the open database', async () => {
    const measurement = (await describeWarehouse(warehouse)).find((table) => table.name === 'measurement');
    const download = measurement?.columns.find((column) => column.name === 'download_kbps');
    expect(download).toMatchObject({ type: 'INTEGER', nullable: false, unit: 'kbit/s' });
  });
});
