import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadProgress, LoadStage } from '#lib/domain/batch.ts';
import { progressLine } from '#lib/messages/load-report.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { loadVocabulary } from '#lib/server/warehouse/vocabulary.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { exported, faultOf, NOW, writeFile } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'control-test-'));
let warehouse: Warehouse;
beforeAll(async () => {
  mkdirSync(join(folder, 'inbox'));
  warehouse = await Warehouse.open({
    ...{ dataDir: folder, threads: 2, memoryLimit: '512MB', clock: () => NOW, deviceSecret: 'for tests' },
  });
  await warehouse.change({
    commit: (writer) => loadVocabulary(writer, join(import.meta.dirname, '../../data/reference')),
  });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows with repetitions among them, so that each stage has something to do. */
const rows = (count: number, seed: string) =>
  exported(
    ...Array.from(
      { length: count },
      (_, i) =>
        `13/06/2024 08:${String(i % 60).padStart(2, '0')};Viettel;4G;${1 + (i % 700) / 10};11;20;106,2;21,3;${seed}${i % 900}`,
    ),
  );

async function loadNamed(name: string, content: string, stopAt?: LoadStage) {
  const abort = new AbortController();
  const steps: LoadProgress[] = [];
  const path = writeFile(name, content);
  const report = loadFile(warehouse, { path, name }, { loadedBy: 'test', signal: abort.signal }, (step) => {
    steps.push(step);
    if (step.stage === stopAt) abort.abort();
  });
  return { report: await report.catch((error: unknown) => error), steps };
}

/** Everything a load could leave: rows of any table, temporary tables, files of its own. */
async function traces() {
  const tables = ['batch', 'measurement', 'duplicate_measurement', 'rejection', 'batch_rule'];
  const counts = await Promise.all(
    tables.map((table) => warehouse.db.query({ text: `select count(*) as n from ${table}` }, {})),
  );
  const temporary = await warehouse.db.write((writer) =>
    writer.query({ text: `select table_name from duckdb_tables() where temporary` }, {}),
  );
  const inbox = readdirSync(join(folder, 'inbox'));
  return { counts, temporary, inbox, version: warehouse.dataVersion };
}

describe('a load that is called off', () => {
  it.each(['receive', 'queue', 'read', 'duplicates', 'write'] as const)(
    'while it is at %s leaves nothing behind, and the same file can come in after',
    async (stage) => {
      const content = rows(20_000, stage);
      await warehouse.settled();
      const before = await traces();
      const { report } = await loadNamed(`${stage}.csv`, content, stage);
      expect(report).toMatchObject({ code: 'load_cancelled' });
      expect(await traces()).toEqual(before);
      const again = await loadNamed(`${stage}.csv`, content);
      expect(again.report).toMatchObject({ outcome: 'loaded', batch: { read: 20_000 } });
    },
  );
});

describe('two files at once', () => {
  it('queue: the second says for which file it waits, and both come in whole', async () => {
    const [first, second] = await Promise.all([
      loadNamed('first.csv', rows(30_000, 'first')),
      loadNamed('second.csv', rows(10, 'second')),
    ]);
    for (const { report } of [first, second]) expect(report).toMatchObject({ outcome: 'loaded' });
    const waiting = [...first.steps, ...second.steps].flatMap(({ waitingFor }) => waitingFor ?? []);
    expect(waiting.every((name) => ['first.csv', 'second.csv'].includes(name))).toBe(true);
  });

  it('a file that waits is named in the line a person reads', () => {
    const step = { stage: 'queue', fraction: 0.08, rows: null, bytes: 2048, secondsLeft: null } as const;
    expect(progressLine('b.csv', { ...step, waitingFor: 'a.csv' }, 'vi')).toContain('chờ tệp a.csv nạp xong');
    expect(progressLine('b.csv', { ...step, waitingFor: 'a.csv' }, 'en')).toContain('waiting for a.csv');
  });
});

describe('progress', () => {
  it('goes through the stages in order, never back, and ends at the whole', async () => {
    const { steps } = await loadNamed('steps.csv', rows(5000, 'steps'));
    const stages = steps.map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual(['receive', 'queue', 'read', 'duplicates', 'write', 'done']);
    const fractions = steps.map(({ fraction }) => fraction!);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(steps.at(-1)).toMatchObject({ rows: 5000, secondsLeft: 0 });
  });

  it('says the time left in words', () => {
    const step = { stage: 'read', fraction: 0.5, rows: null, bytes: 1000, waitingFor: null } as const;
    expect(progressLine('a.csv', { ...step, secondsLeft: 20 }, 'vi')).toContain('còn khoảng 20 giây');
    expect(progressLine('a.csv', { ...step, secondsLeft: 600 }, 'en')).toContain('about 10 min left');
  });

  it('is refused in one sentence when the file is gone', async () => {
    const load = loadFile(
      warehouse,
      { path: join(folder, 'gone.csv'), name: 'gone.csv' },
      { loadedBy: 'test' },
    );
    expect((await faultOf(load)).code).toBe('file_absent');
  });
});
