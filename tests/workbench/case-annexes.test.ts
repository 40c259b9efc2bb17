import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addAnnex, annexesOf, withdrawAnnex, type NewAnnex } from '#lib/server/case-annexes/annexes.ts';
import { annexFile } from '#lib/server/case-annexes/annex-file.ts';
import { enter } from '#lib/server/cases/enter.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { caseFilter } from '#lib/server/cases/read-case-request.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { askWorkbench } from '#lib/server/workbench/ask-workbench.ts';
import type { ResultFormat } from '#lib/server/workbench/child/child-request.ts';
import { MOST_KEPT_FOLDER_BYTES, readStamp } from '#lib/domain/workbench/query.ts';
import { keepResult, keptResult, makeRoom } from '#lib/server/workbench/kept/kept-results.ts';
import { queryHash } from '#lib/server/workbench/run-query.ts';
import { workbenchOf } from '#lib/server/workbench/workbench.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { linesOfTable } from '../case-ledger/case-steps.ts';

let world: ApiWorld;
let id: number;
beforeAll(async () => {
  world = await openApiWorld();
  id = await opened('218');
});
afterAll(() => world.warehouse.close());

async function opened(code: string): Promise<number> {
  const address = `period=rolling:2024-06&edition=2024&level=district&operator=vinaphone`;
  const filter = await caseFilter(world.warehouse, new URLSearchParams(address));
  const places = [{ kind: 'area', code }] as const;
  return openCase(world.warehouse, { filter, places, reason: 'yếu', by: 'An' });
}

/** Of every kind that a result has: a text that is a formula, a decimal, an interval, a date, a missing value, a list. */
const SQL = `select operator, '=1+1' as note, min(tested_on) as first, null::integer as nothing,
  count(*) as n, max(download_mbps) as fastest, list(distinct technology order by technology) as kinds,
  mean_interval(download_mbps, cluster) as mean
  from measurements where hour >= $hour group by operator order by operator`;
const QUERY = { sql: SQL, values: { hour: 8 } };
const NEW: NewAnnex = { ...QUERY, title: 'Lượt đo theo nhà mạng', by: 'Bình', dataVersion: null };

async function asked(format: ResultFormat): Promise<Buffer> {
  const { body } = await askWorkbench(world.warehouse, QUERY, { by: 'Bình' }, { format });
  return Buffer.from(await new Response(body).arrayBuffer());
}
const fileOf = async (number: number, format: 'parquet' | 'csv' | 'json') =>
  Buffer.from((await annexFile(world.warehouse, id, number, { format, marked: false })).body);
const refused = (changed: Partial<NewAnnex>, of = id) =>
  addAnnex(world.warehouse, of, { ...NEW, ...changed }).then(
    () => null,
    ({ code }: { code: string }) => code,
  );

describe('a result in a case', () => {
  it('is kept with its query, data version and hash, and gives the same rows in every format', async () => {
    const { warehouse } = world;
    const { dataVersion } = warehouse;
    expect(await addAnnex(warehouse, id, { ...NEW, dataVersion })).toBe(1);
    const [annex, ...further] = await annexesOf(warehouse, id);
    expect(further).toEqual([]);
    expect(annex).toMatchObject({
      ...{ number: 1, title: NEW.title, by: 'Bình', at: '2024-07-20T05:00:00.000Z', withdrawn: null },
      stamp: { ...QUERY, hash: queryHash(QUERY), dataVersion, truncated: null, simulated: true, by: 'Bình' },
    });
    const kept = await fileOf(1, 'parquet');
    expect([kept.length, createHash('sha256').update(kept).digest('hex')]).toEqual([
      annex!.bytes,
      annex!.sha256,
    ]);
    const csv = String(await fileOf(1, 'csv'));
    expect(csv).toBe(String(await asked('csv')).replace('\uFEFF', ''));
    expect(csv).toContain(`'=1+1`);
    const { columns, rows } = JSON.parse(String(await asked('json'))) as { columns: object; rows: object };
    expect(JSON.parse(String(await fileOf(1, 'json')))).toEqual({ stamp: annex!.stamp, columns, rows });
    expect(readdirSync(workbenchOf(warehouse).exports)).toEqual([]);
    const [, listed] = await linesOfTable(warehouse, id, 'annexes');
    expect(listed).toContain(annex!.sha256);
    expect(warehouse.dataVersion).toBe(dataVersion);
  });

  it('is refused when it is not whole, too large, of other data, or of nothing but devices', async () => {
    const rows = 'select x.range as i from range(1100000) as x';
    expect(await refused({ sql: rows, values: {} })).toBe('annex_cut_off');
    const large = `select hash(x.range) as a, hash(x.range + 1) as b from range(400000) as x`;
    expect(await refused({ sql: large, values: {} })).toBe('annex_too_large');
    expect(await refused({ dataVersion: world.warehouse.dataVersion + 1 })).toBe('annex_data_changed');
    const devices = 'select device as d from measurements limit 5';
    expect(await refused({ sql: devices, values: {} })).toBe('query_only_devices');
    expect((await annexesOf(world.warehouse, id)).length).toBe(1);
    expect(readdirSync(workbenchOf(world.warehouse).exports)).toEqual([]);
  });

  it('is kept without what tells devices apart, and says so in its stamp, of former ones too', async () => {
    const { warehouse } = world;
    const sql = 'select device as d, hour from measurements order by hour limit 5';
    const number = await addAnnex(warehouse, id, { ...NEW, sql, values: {} });
    expect(String(await fileOf(number, 'csv')).split(/\r?\n/)[0]).toBe('hour');
    const annex = (await annexesOf(warehouse, id)).find((one) => one.number === number)!;
    const { leftOut, ...former } = annex.stamp;
    expect(leftOut).toEqual(['d']);
    expect(readStamp(JSON.stringify(former)).leftOut).toEqual([]);
  });

  it('is withdrawn once and stays', async () => {
    const { warehouse } = world;
    const number = await addAnnex(warehouse, id, NEW);
    await withdrawAnnex(warehouse, id, number, { by: 'An', note: 'nhầm kỳ' });
    const again = withdrawAnnex(warehouse, id, number, { by: 'An', note: 'nhầm kỳ' });
    await expect(again).rejects.toMatchObject({ code: 'annex_withdrawn' });
    const found = (await annexesOf(warehouse, id)).find((annex) => annex.number === number);
    expect(found!.withdrawn).toEqual({ by: 'An', note: 'nhầm kỳ', at: '2024-07-20T05:00:00.000Z' });
    expect((await fileOf(number, 'parquet')).length).toBe(found!.bytes);
    expect(existsSync(workbenchOf(warehouse).exports)).toBe(true);
  });

  it('is not taken by a case that has ended', async () => {
    const ended = await opened('215');
    const step = { kind: 'withdrawn', on: '2024-07-20', note: 'thôi', by: 'An' };
    await enter(world.warehouse, ended, readEntry(JSON.stringify(step), 'application/json'));
    expect(await refused({}, ended)).toBe('annex_case_ended');
    expect(await refused({ sql: 'select device from measurements', values: {} }, 9999)).toBe('case_absent');
  });

  it('is not taken by a case that ends while its query runs', async () => {
    const { warehouse } = world;
    const ending = await opened('216');
    const step = { kind: 'withdrawn', on: '2024-07-20', note: 'thôi', by: 'An' };
    const write = warehouse.db.write.bind(warehouse.db);
    const writing = vi.spyOn(warehouse.db, 'write').mockImplementationOnce(async (work) => {
      await enter(warehouse, ending, readEntry(JSON.stringify(step), 'application/json'));
      return write(work);
    });
    expect(await refused({}, ending)).toBe('annex_case_ended');
    writing.mockRestore();
    expect(await annexesOf(warehouse, ending)).toEqual([]);
  });
});

describe('a result that is kept for a link', () => {
  it('is given back as it was, and refused when it is too large or of nothing but devices', async () => {
    const { warehouse } = world;
    const kept = await keepResult(warehouse, QUERY, { by: 'An' });
    expect(kept).toEqual({ hash: queryHash(QUERY), dataVersion: warehouse.dataVersion });
    const content = await keptResult(warehouse, kept.hash, String(kept.dataVersion));
    const rowsIn = (bytes: Uint8Array) => JSON.stringify(tableFromIPC(bytes).toArray(), numbers);
    expect(rowsIn(content)).toBe(rowsIn(await asked('arrow')));
    const folder = join(warehouse.dataDir, 'workbench', 'results');
    expect(statSync(join(folder, readdirSync(folder)[0]!)).mode & 0o777).toBe(0o600);
    await keepResult(warehouse, QUERY, { by: 'An' });
    expect(Buffer.from(await keptResult(warehouse, kept.hash, String(kept.dataVersion)))).toEqual(
      Buffer.from(content),
    );
    const keeping = (sql: string) => keepResult(warehouse, { sql, values: {} }, { by: 'An' });
    const large = keeping('select x.range as i from range(300000) as x');
    await expect(large).rejects.toMatchObject({ code: 'kept_too_large' });
    const devices = keeping('select device from measurements');
    await expect(devices).rejects.toMatchObject({ code: 'query_only_devices' });
    expect(readdirSync(folder).length).toBe(1);
    // As large as all may be together, and older than any: no disk is taken for a hole.
    const full = join(folder, 'full.arrow');
    writeFileSync(full, '');
    truncateSync(full, MOST_KEPT_FOLDER_BYTES);
    utimesSync(full, 1, 1);
    await keeping('select 1 as one');
    expect([existsSync(full), readdirSync(folder).length]).toEqual([false, 2]);
    for (const [hash, version] of [
      [kept.hash, '0'],
      [kept.hash, null],
      [`../results/${kept.hash}`, String(kept.dataVersion)],
    ] as const)
      await expect(keptResult(warehouse, hash, version)).rejects.toMatchObject({ code: 'kept_absent' });
  });

  it('makes room for a newer one', async () => {
    const folder = temporaryFolder();
    for (const [i, name] of ['b', 'a', 'c'].entries()) {
      writeFileSync(join(folder, name), 'x'.repeat(10));
      utimesSync(join(folder, name), i, i);
    }
    await makeRoom(folder, 10, 30);
    expect(readdirSync(folder).sort()).toEqual(['a', 'c']);
    await makeRoom(folder, 10, 30);
    expect(readdirSync(folder).length).toBe(2);
  });
});

const numbers = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
