import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { ChildOptions } from './child/child-request.ts';
import { Slots } from './child/slots.ts';
import type { Snapshot } from './child/snapshot-file.ts';
import { DEFAULT_QUERY_SECONDS, defaultQueryMemory, type WorkbenchSettings } from './workbench-settings.ts';

/** Of a query's memory; the rest is for the result beside the engine. */
const ENGINE_SHARE = 0.75;

/** Where queries of a warehouse run, with the limits that hold for them. */
export class Workbench {
  readonly settings: WorkbenchSettings;
  readonly slots: Slots;
  readonly clock: () => Date;
  /** Folder of files that are being written for a download. */
  readonly exports: string;

  constructor(settings: WorkbenchSettings, clock: () => Date, exports: string) {
    this.settings = settings;
    this.slots = new Slots(settings.memoryMb);
    this.clock = clock;
    this.exports = exports;
    rmSync(exports, { recursive: true, force: true });
    mkdirSync(exports, { recursive: true, mode: 0o700 });
  }

  /** How a process opens a snapshot that may write one file, or none. */
  options({ path }: Snapshot, writes: string | null): ChildOptions {
    const { memoryMb, threads } = this.settings;
    return { snapshot: path, threads, memoryLimit: `${Math.round(memoryMb * ENGINE_SHARE)}MB`, writes };
  }

  /** Starts a process for the next query, so that it need not wait for one. */
  warm(snapshot: Snapshot): Promise<void> {
    return this.slots.warm(this.options(snapshot, null));
  }
}

const workbenches = new WeakMap<Warehouse, Workbench>();

/** Opens the workbench of a warehouse, to be closed with it. */
export function openWorkbench(warehouse: Warehouse, settings: Partial<WorkbenchSettings>): Workbench {
  const folder =
    warehouse.dataDir === null
      ? join(tmpdir(), `i-speed-exports-${process.pid}`)
      : join(warehouse.dataDir, 'workbench', 'exports');
  const workbench = new Workbench(
    { seconds: DEFAULT_QUERY_SECONDS, memoryMb: defaultQueryMemory(), threads: 2, ...settings },
    warehouse.clock,
    folder,
  );
  workbenches.set(warehouse, workbench);
  warehouse.whenClosing(() => workbench.slots.close());
  return workbench;
}

/** The workbench of a warehouse, with the usual limits where nobody opened it with others. */
export const workbenchOf = (warehouse: Warehouse): Workbench =>
  workbenches.get(warehouse) ?? openWorkbench(warehouse, {});
