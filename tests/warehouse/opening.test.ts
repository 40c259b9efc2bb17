import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '#lib/domain/fault.ts';
import { recordMigration } from '#lib/server/warehouse/state.sql.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const NOW = '2024-08-01T05:00:00Z';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'i-speed-test-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const open = () =>
  Warehouse.open({
    dataDir,
    threads: 1,
    memoryLimit: '256MB',
    clock: () => new Date(NOW),
    deviceSecret: 'x',
  });

describe('a warehouse', () => {
  it('is opened again with its version and holdings', async () => {
    const first = await open();
    await first.change({ commit: async () => undefined });
    const version = first.dataVersion;
    await first.close();
    const again = await open();
    expect(again.dataVersion).toBe(version);
    await again.close();
  });

  it('of a newer program is not opened by this one', async () => {
    const warehouse = await open();
    await warehouse.db.write((writer) =>
      writer.run(recordMigration, { version: 9999, name: 'to come', now: NOW }),
    );
    await warehouse.close();
    await expect(open()).rejects.toMatchObject({ code: 'warehouse_newer', details: { newest: 9999 } });
  });

  it('that another process holds is not opened: the fault names its folder', async () => {
    const warehouse = await open();
    const other = `
      const { Warehouse } = await import('#lib/server/warehouse/warehouse.ts');
      await Warehouse.open({ dataDir: ${JSON.stringify(dataDir)}, threads: 1, memoryLimit: '256MB', clock: () => new Date() })
        .catch(({ code, details }) => console.log(JSON.stringify({ code, details })));`;
    const program = ['--import', 'tsx', '--input-type=module', '--eval', other];
    const { stdout } = spawnSync(process.execPath, program, { encoding: 'utf8' });
    const { code, details } = JSON.parse(stdout) as Fault;
    expect([code, details.folder]).toEqual(['warehouse_in_use', join(dataDir, 'warehouse')]);
    await warehouse.close();
  });
});

describe('what changed since a version', () => {
  const dates = (firstOn: string, lastOn: string) => ({ firstOn, lastOn });
  const june = { from: '2024-06-01', to: '2024-07-01' };
  const change = (warehouse: Warehouse, affected: { firstOn: string; lastOn: string } | null) =>
    warehouse.change({ commit: async () => undefined, affectedDates: () => affected });

  it.each([
    ['the last day before', dates('2024-05-01', '2024-05-31'), false],
    ['the first day', dates('2024-05-01', '2024-06-01'), true],
    ['the last day', dates('2024-06-30', '2024-07-30'), true],
    ['the first day after', dates('2024-07-01', '2024-07-30'), false],
    ['no measurement at all', null, false],
  ])('a change of %s', async (_, affected, expected) => {
    const warehouse = await open();
    const version = warehouse.dataVersion;
    await change(warehouse, affected);
    expect(warehouse.changedSince(version, june)).toBe(expected);
    expect(warehouse.changedSince(warehouse.dataVersion, june)).toBe(false);
    await warehouse.close();
  });

  it('is everything after a change without dates, and before the first recorded change', async () => {
    const warehouse = await open();
    const version = warehouse.dataVersion;
    await warehouse.change({ commit: async () => undefined });
    expect(warehouse.changedSince(version, june)).toBe(true);
    expect(warehouse.changedSince(version - 1, june)).toBe(true);
    const later = warehouse.dataVersion;
    for (let i = 0; i < 256; i++) await change(warehouse, null);
    expect(warehouse.changedSince(later, june)).toBe(false);
    await change(warehouse, null);
    expect(warehouse.changedSince(later, june)).toBe(true);
    await warehouse.close();
  });

  it('is nothing when the change failed', async () => {
    const warehouse = await open();
    const version = warehouse.dataVersion;
    const failing = warehouse.change({
      commit: () => Promise.reject(new Error('no')),
      affectedDates: () => dates('2024-06-01', '2024-06-02'),
    });
    await expect(failing).rejects.toThrow('no');
    expect([warehouse.dataVersion, warehouse.changedSince(version, june)]).toEqual([version, false]);
    await warehouse.close();
  });
});
