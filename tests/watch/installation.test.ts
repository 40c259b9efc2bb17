import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STORES } from '#lib/domain/watch/installation.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { meterRequest } from '#lib/server/log/request-meter.ts';
import { softwareCsv, softwareWorkbook } from '#lib/server/watch/software-files.ts';
import { diskUse } from '#lib/server/watch/disk-use.ts';
import { readInstallation } from '#lib/server/watch/installation.ts';
import { readMetrics } from '#lib/server/watch/metrics.ts';
import { VERSION } from '#lib/server/version.ts';
import { MIGRATIONS } from '#lib/server/warehouse/migrations.ts';
import { readSheets } from '#lib/server/workbook-file.ts';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { exported, load } from '../ingest/support.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { addMember } from '../support/test-accounts.ts';

it('a data folder’s bytes are counted by what they are for, each once', async () => {
  const folder = temporaryFolder();
  const files = { 'warehouse/w': 1, 'accounts/a': 2, 'inbox/raw/ab/r': 4, 'inbox/u': 8, 'workbench/s': 16 };
  for (const [path, bytes] of Object.entries({
    ...files,
    'packs/p': 32,
    'logs/l': 64,
    'backups.jsonl': 128,
  })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), 'x'.repeat(bytes));
  }
  expect(await diskUse(folder)).toEqual(STORES.map((store, i) => ({ store, bytes: 2 ** i })));
});

it('the installation is told as it is, and measured by routes, not addresses', async () => {
  const warehouse = await openOnDisk();
  const accounts = await Accounts.open({ dataDir: null, clock: warehouse.clock });
  await addMember(accounts, { role: 'editor' });
  await load(warehouse, 'a.csv', exported('13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2345;21,3456;'));
  const { lastLoads, accounts: found, versions, stores, now } = await readInstallation(warehouse, accounts);
  expect(lastLoads).toMatchObject([{ fileName: 'a.csv', accepted: 1, rejected: 0 }]);
  expect(found).toEqual({ active: 1, invited: 0, sessions: 1 });
  expect(versions).toMatchObject({
    program: VERSION,
    schema: MIGRATIONS.at(-1)!.version,
    node: process.version,
  });
  expect(versions.database).toMatch(/^v\d/);
  expect(stores!.find(({ store }) => store === 'warehouse')!.bytes).toBeGreaterThan(1000);
  expect(now).toMatchObject({ readings: { running: 0, waiting: 0 }, queries: { running: 0, waiting: 0 } });

  meterRequest('GET /cases/[id]', 200, 40);
  meterRequest('GET /cases/[id]', null, 40);
  const { contentType, text } = await readMetrics(warehouse, accounts);
  expect(contentType).toContain('text/plain');
  const values = new Map(text.split('\n').map((line) => line.split(/ (?=[^ ]+$)/) as [string, string]));
  expect(values.get('ispeed_measurements')).toBe('1');
  expect(values.get(`ispeed_info{version="${VERSION}"}`)).toBe('1');
  expect(values.get('ispeed_request_seconds_bucket{le="0.05",route="GET /cases/[id]",status="2xx"}')).toBe(
    '1',
  );
  expect(values.get('ispeed_request_seconds_count{route="GET /cases/[id]",status="none"}')).toBe('1');
  expect(values.get('ispeed_failed_answers_total')).toBe('1');
  expect(values.get('ispeed_sessions')).toBe('1');
  expect(values.get('ispeed_alert{code="no_backup"}')).toBe('0');
  expect(text).toContain('process_cpu_user_seconds_total');
  await accounts.close();
});

it('the packages are given as files, each with its licence', async () => {
  const csv = softwareCsv(process.cwd(), 'vi');
  expect(csv).toMatch(/^\uFEFFThư viện,Phiên bản,Giấy phép\r\n/);
  expect(csv).toMatch(/^d3,7[\d.]+,ISC\r$/m);
  const workbook = await readSheets(await softwareWorkbook(process.cwd(), 'vi'), () => true);
  expect(workbook.sheets[0]!.rows.length).toBe(csv.trimEnd().split('\r\n').length);
});
