import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadReference } from '#lib/server/reference.ts';
import { defaultColumnBytes, defaultMemory } from '#lib/server/default-memory.ts';
import { Warehouse, warehouseFile } from '#lib/server/warehouse/warehouse.ts';
import { fillMeasurements, recordFilled } from './rows.sql.ts';

/** Prints one figure of the benchmark. */
export function report(name: string, value: number, unit: string, note = ''): void {
  const shown = value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  console.log(`${name.padEnd(64)} ${shown.padStart(12)} ${unit.padEnd(8)} ${note}`);
}

/** How long `work` takes, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How long `work` takes on the clock, and on all processors together, in ms. */
export async function timedWithCpu(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const before = process.cpuUsage();
  const ms = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1000 };
}

/**
 * The p50 and p95 of `work`'s time over some runs, in ms; the first run warms up and does not count. `pauseMs`: between
 * one run and the next, as long as a person takes at least.
 */
export async function spread(
  runs: number,
  work: (run: number) => Promise<unknown>,
  pauseMs = 0,
): Promise<{ p50: number; p95: number }> {
  await work(runs);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    if (pauseMs > 0) await pause(pauseMs);
    times.push(await timed(() => work(run)));
  }
  return { p50: quantileOf(times, 0.5), p95: quantileOf(times, 0.95) };
}

/** The least of the values that so large a share of them does not pass. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** Peak memory of this process so far, in MB. */
export const peakMemoryMb = () => process.resourceUsage().maxRSS / 1024;

/** Runs `work` in a folder that goes afterwards. */
export async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a database of this many bytes gets. */
export const memoryFor = (fileBytes: number) => defaultMemory(fileBytes, totalmem());

/** A warehouse on disk with the reference data and what it held before, with the memory that suits its size. */
export async function openWarehouse(dataDir: string): Promise<Warehouse> {
  const held = statSync(warehouseFile(dataDir), { throwIfNoEntry: false })?.size ?? 0;
  const warehouse = await Warehouse.open({
    dataDir,
    threads: 2,
    memoryLimit: memoryFor(held),
    columnBytes: defaultColumnBytes(totalmem()),
    clock: () => new Date(),
  });
  await loadReference(warehouse, 'data/reference');
  return warehouse;
}

/** Makes a warehouse of so many simulated measurements in a data folder. */
export async function fillWarehouse(dataDir: string, rows: number): Promise<void> {
  const warehouse = await openWarehouse(dataDir);
  await warehouse.change({
    async commit(writer) {
      await writer.run(fillMeasurements(rows), {});
      await writer.run(recordFilled, {});
    },
  });
  await warehouse.close();
}
