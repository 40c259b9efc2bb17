import { createHash } from 'node:crypto';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '#lib/server/db/database.ts';
import { statement, type Statement } from '#lib/server/db/statement.ts';
import { estimates } from '#lib/server/statistics/estimates.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { MIGRATIONS } from '#lib/server/warehouse/migrations.ts';
import { createMigrationTable, recordMigration } from '#lib/server/warehouse/state.sql.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse, warehouseFile } from '#lib/server/warehouse/warehouse.ts';

const NOW = '2024-08-01T00:00:00Z';
/** By version; a new migration's is written down when it lands, as the failing test shows it. */
const HASHES = JSON.parse(readFileSync('tests/warehouse/migration-hashes.json', 'utf8')) as Record<
  string,
  string
>;
const ddl = statement();

/** Rows that every schema from the first on can hold: an edition of two districts, tests of two operators, a form. */
const ROWS: readonly Statement<never>[] = [
  ddl`insert into edition by name select 'e' as edition_id, 'E' as name, false as imported, '' as origin, '' as licence`,
  ddl`insert into unit by name select 'e' as edition_id, 'district' as level, unnest(['A', 'B']) as code,
    'Huyện' as name, '' as type`,
  ddl`insert into place by name select unnest([1, 2]) as place_id`,
  ddl`insert into place_unit by name select unnest([1, 2]) as place_id, 'e' as edition_id, 'district' as level,
    unnest(['A', 'B']) as code`,
  ddl`insert into operator by name select unnest([1, 2]) as operator_id, unnest(['viettel', 'vnpt']) as code,
    unnest(['Viettel', 'VNPT']) as name, 'mno' as kind, unnest([1, 2]) as position`,
  ddl`insert into batch by name
    select unnest([1, 2]) as batch_id, unnest(['measurement', 'tally']) as kind, 'a.csv' as file_name,
      unnest(['x', 'y']) as file_sha256, 10 as file_bytes, 'An' as loaded_by, timestamp '2024-07-14' as loaded_at,
      unnest([400, 1]) as rows_read, unnest([400, 1]) as rows_accepted, 0 as rows_rejected, 0 as rows_duplicate,
      0 as rows_unplaced, date '2024-06-13' as first_on, date '2024-07-12' as last_on, 'loaded' as state,
      false as simulated, '[]' as notices`,
  ddl`insert into measurement by name
    select 1 as batch_id, i + 2 as row_number, date '2024-06-13' + (i % 30) as tested_on,
      timestamp '2024-06-13 01:00:00' + interval (i * 7919) second as tested_at, 1 + i % 2 as place_id,
      (1 + i // 2 % 2)::usmallint as operator_id, '4G'::technology_t as technology,
      20000 + (i * 7919) % 50000 as download_kbps, 5000 + (i * 31) % 9000 as upload_kbps,
      (20 + i % 17)::decimal(9, 3) as latency_ms, (i % 97)::ubigint as device_hash
    from (select unnest(range(400))::integer as i)`,
  ddl`insert into tally by name select 2 as batch_id, 1 as row_number, 'luc-nam' as unit_code,
    date '2024-07-01' as month, 40 as installs, 120 as accesses, 400 as installs_cumulative,
    1200 as accesses_cumulative, 'ghi chú' as note`,
];

/** Columns that a later schema asks of a form's row. */
const TALLY_VERSION: readonly Statement<never>[] = ROWS.map((step) =>
  step.text.includes('into tally')
    ? { text: `${step.text}, 1 as version, 'form' as origin, timestamp '2024-07-14' as received_at` }
    : step,
);

/** What a start loads from the reference data, in the newest schema. */
const STANDARD = ddl`insert into standard by name
  select 's' as standard_id, 'planning_target' as kind, true as enabled, 'download' as metric, '4G' as technology,
    'mean' as statistic, 40000 as limit_value, 'measurement' as deciding_mean, 'district,commune' as levels,
    30 as minimum_tests, 's' as name_vi, 's' as name_en, '' as documents, '' as source, '' as minimum_tests_source,
    date '2000-01-01' as valid_from, '' as validity_vi, '' as validity_en, 1 as position`;

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A warehouse of the migrations up to a number, with rows; `numbers` records some under another one. */
async function oldWarehouse(upTo: number, numbers: Readonly<Record<number, number>> = {}): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'i-speed-test-'));
  folders.push(dataDir);
  const path = warehouseFile(dataDir);
  mkdirSync(dirname(path), { recursive: true });
  const db = await Database.open({ path, threads: 1, memoryLimit: '256MB' });
  await db.write(async (writer) => {
    await writer.run(createMigrationTable, {});
    for (const { version, name, statements } of MIGRATIONS.filter((one) => one.version <= upTo)) {
      for (const step of statements) await writer.run(step, {});
      await writer.run(recordMigration, { version: numbers[version] ?? version, name, now: NOW });
    }
    for (const step of upTo < 8 ? ROWS : TALLY_VERSION) await writer.run(step, {});
  });
  await db.close();
  return dataDir;
}

/** What the program says of a warehouse: batches, the form as it stands, figures by district and operator. */
async function figuresOf(dataDir: string) {
  const warehouse = await Warehouse.open({
    ...{ dataDir, threads: 1, memoryLimit: '256MB', deviceSecret: 'x' },
    clock: () => new Date(NOW),
  });
  await warehouse.change({ commit: (writer) => writer.run(STANDARD, {}) });
  const choice = parseFilterChoice(
    new URLSearchParams('edition=e&level=district&from=2024-06-13&to=2024-07-13'),
  );
  const filter = await resolveFilter(warehouse, choice);
  const { holdings } = await readCatalog(warehouse);
  const tallies = await warehouse.db.query({ text: 'select * from tally' }, {});
  const applied = await warehouse.db.query(
    { text: 'select version, name from migration order by version' },
    {},
  );
  const batches = await listBatches(warehouse);
  const rows = await estimates(warehouse, filter, ['operator', 'month'], { code: null });
  await warehouse.close();
  return { applied, holdings, batches, tallies, rows };
}

let expected: Awaited<ReturnType<typeof figuresOf>>;
beforeAll(async () => {
  expected = await figuresOf(await oldWarehouse(MIGRATIONS.length));
});

describe('a warehouse of an older schema', () => {
  it.each(MIGRATIONS.slice(0, -1).map(({ version, name }) => [version, name] as const))(
    'after migration %i (%s) says the same once it is opened',
    async (version) => {
      const figures = await figuresOf(await oldWarehouse(version));
      expect(figures).toEqual(expected);
      expect(figures.rows.length).toBeGreaterThan(3);
      expect(figures.holdings.measurements).toBe(400);
    },
  );

  it('of 22 November 2026, in which migration 5 has the number 8, is mended', async () => {
    const figures = await figuresOf(await oldWarehouse(5, { 5: 8 }));
    expect(figures).toEqual(expected);
  });
});

describe('the migrations', () => {
  it('are numbered from 1 without a gap, in order', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it('never change once landed: each has the hash that was written down with it', () => {
    const hashes = MIGRATIONS.map(({ version, name, statements }) => {
      const text = [name, ...statements.map((step) => step.text.replaceAll(/\s+/g, ' ').trim())].join('\n');
      return [String(version), createHash('sha256').update(text).digest('hex')];
    });
    expect(Object.fromEntries(hashes)).toEqual(HASHES);
  });
});
