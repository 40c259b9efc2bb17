import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOM = 'src/lib/server';
const SOURCES = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name, readFileSync(join(ROOM, name), 'utf8')] as const);

/** Who writes into a database past `change` and `record`, and why that needs no entry of the audit. */
const UNWRITTEN: Readonly<Record<string, string>> = {
  'accounts/accounts.ts': 'the door itself',
  'accounts/accounts-file.ts': 'migrations',
  'audit/restore-note.ts': 'that the folder was restored, as an entry',
  'backup/accounts-copy.ts':
    'copies the file; sessions end by a restore, which is written down at the next start',
  'backup/rebuild.ts': 'fills a new warehouse from the records, their audit included',
  'backup/records.ts': 'copies tables into a file of their own',
  'backup/snapshot.ts': 'copies the file while nothing is written',
  'case-answers/operator-tests/stage-tests.ts': 'temporary tables of a preview',
  'evidence/parts/parquet.ts': 'a database in memory',
  'ingest/failed-loads.ts': 'a load that was refused',
  'ingest/raw/keep-raw.ts': 'notices of a load about its own raw copy',
  'ingest/raw/store-raw.ts': 'the raw copy of a load that is written down',
  'uploads/preview.ts': 'a database of a preview',
  'warehouse/device-secret.ts': 'the check of a new secret, before anything is loaded',
  'warehouse/migrate.ts': 'migrations',
  'warehouse/warehouse.ts': 'the door itself',
  'workbench/snapshot/fill-snapshot.ts': 'the file of analysts',
  'workbench/snapshot/make-snapshot.ts': 'copies tables into the file of analysts',
};

it('every change says what the audit is told of it', () => {
  const silent = SOURCES.flatMap(([name, text]) => {
    const changes = text.match(/\b(?:warehouse|accounts)?\s*\.change\(\{/g)?.length ?? 0;
    const deeds = text.match(/^\s*deeds: /gm)?.length ?? 0;
    return changes > deeds ? [name] : [];
  });
  expect(silent).toEqual([]);
});

it('writes into the databases only where an entry is written with it, but for named places', () => {
  const writers = SOURCES.filter(([, text]) =>
    /\b(?:db|\bscratch\.db)\s*\.write\(|^\s+\.write\(\(?(?:async )?\(?writer/m.test(text),
  );
  expect(writers.map(([name]) => name).sort()).toEqual(Object.keys(UNWRITTEN).sort());
});

it('never changes or removes an entry', () => {
  const changing = SOURCES.filter(([, text]) =>
    /(?:update|delete from|alter table|drop table)\s+audit_entry/.test(text),
  );
  expect(changing).toEqual([]);
});
