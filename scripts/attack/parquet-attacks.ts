import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Attack } from './attack.ts';
import { refusedWith } from './attack-client.ts';
import { noServerError } from './packed-attacks.ts';
import { all, broken, held } from './verdict.ts';

/** The Parquet file of a query. */
export async function parquetOf(query: string, options = ''): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-attack-'));
  const path = join(folder, 'made.parquet');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run(`copy (${query}) to '${path}' (format parquet${options})`);
    return readFileSync(path);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}

const file = (name: string, quick: boolean, query: string, options: string, ...codes: string[]): Attack => ({
  name,
  quick,
  prepare: async () => {
    const bytes = await parquetOf(query, options);
    return async (client) =>
      all(
        refusedWith(await client.preview('a.parquet', bytes), ...codes),
        refusedWith(await client.load('a.parquet', bytes), ...codes),
      );
  },
});

const GOOD = `select timestamp '2024-06-13 08:00:10' + interval (i) second as tested_at, 'Viettel' as operator, 40.0 + i as download_mbps, 106.4 as longitude, 21.3 as latitude from range(200) t(i)`;
/** How often a file is damaged: a few times in each run of the tests, and as often again as makes the whole attack. */
const DAMAGED = [
  { from: 1, to: 5, quick: true },
  { from: 6, to: 30, quick: false },
];

/** Changes some bytes of a file, most in its metadata at the end; the same for the same number. */
function mutated(file: Buffer, seed: number): Buffer {
  const copy = Buffer.from(file);
  let state = seed * 2_654_435_761 + 1;
  const next = (limit: number) => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % limit;
  for (let change = 0; change <= seed % 6; change += 1) {
    const tail = Math.min(copy.length - 12, 900);
    const at = seed % 3 === 0 ? 4 + next(copy.length - 12) : copy.length - 8 - next(tail);
    copy[at] = seed % 2 === 0 ? next(256) : 0xff;
  }
  return copy;
}

/** Parquet files that unpack to more than they seem, or are damaged where it hurts. */
export const PARQUET_ATTACKS: readonly Attack[] = [
  {
    name: 'Parquet of one string of 2 MB, 500 times',
    quick: false,
    prepare: async () => {
      const query = `select repeat('x', 2000000) as operator, 40 as download_mbps from range(500)`;
      const bytes = await parquetOf(query, ', compression zstd');
      return async (client) =>
        all(
          noServerError(await client.preview('a.parquet', bytes)),
          noServerError(await client.load('a.parquet', bytes)),
        );
    },
  },
  file(
    'Parquet of 50,000,000 rows in some kilobytes',
    true,
    `select 'Viettel' as operator, 40 as download_mbps from range(50000000)`,
    ', row_group_size 50000000',
    'parquet_too_large',
  ),
  file(
    'Parquet of 20,000 columns',
    false,
    `select ${Array.from({ length: 20_000 }, (_, i) => `1 as c${i}`).join()}`,
    '',
    'columns_too_many',
  ),
  ...DAMAGED.map(({ from, to, quick }): Attack => ({
    name: `Parquet, damaged, ${from} to ${to}`,
    quick,
    prepare: async () => {
      const whole = await parquetOf(GOOD);
      return async (client) => {
        const verdicts = [];
        for (let seed = from; seed <= to; seed += 1) {
          verdicts.push(noServerError(await client.preview('a.parquet', mutated(whole, seed))));
        }
        const refused = verdicts.filter((verdict) => !verdict.held);
        return refused.length === 0 ? held('refused or read') : broken(refused[0]!.detail);
      };
    },
  })),
];
