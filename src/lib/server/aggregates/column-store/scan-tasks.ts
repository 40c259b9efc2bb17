import { sum } from 'd3';
import { boundedSums } from '../speed-figures.ts';
import type { AreaSums, AreaSumsOptions } from '../speed-figures.ts';
import { scanChanges, type ChangesOptions } from './scan-changes.ts';
import { scanSums, type ScannedGroup } from './scan-sums.ts';
import type { PairedPart } from './paired-parts.ts';
import type { ScratchArena } from './scratch-arena.ts';
import { Selection, type Predicate } from './selection.ts';
import { columnsIn, type PartitionMemory } from './measurement-columns.ts';

/** Tests to select from columns. */
export interface ScanInput {
  readonly columns: readonly PartitionMemory[];
  readonly predicate: Predicate;
}

/** A computation over columns: data only, so that a thread of its own can be asked for it. */
export type ScanTask =
  | {
      readonly kind: 'sums';
      readonly input: ScanInput;
      readonly sites: Uint32Array;
      readonly options: AreaSumsOptions;
    }
  | {
      readonly kind: 'changes';
      readonly now: ScanInput;
      readonly bases: readonly ScanInput[];
      readonly options: ChangesOptions;
    };

/** What a task gives. */
export type TaskResult<Task extends ScanTask> = Task extends { kind: 'sums' }
  ? readonly AreaSums[]
  : readonly (readonly PairedPart[])[];

/** Tasks with one scratch memory are answered one after another. */
export function runScanTask(task: ScanTask, scratch: ScratchArena): TaskResult<ScanTask> {
  scratch.reset();
  if (task.kind === 'changes') {
    const [now, ...bases] = [task.now, ...task.bases].map(selectionOf);
    return scanChanges(now!, bases, task.options, scratch);
  }
  const found = scanSums(selectionOf(task.input), task.sites, task.options, scratch);
  return found.map(unitSumsOf);
}

const unitSumsOf = ({ sums, speeds, coverage }: ScannedGroup): AreaSums => ({
  ...boundedSums(sums, speeds),
  ...coverage,
});

const selectionOf = ({ columns, predicate }: ScanInput) => new Selection(columns.map(columnsIn), predicate);

/** How many tests a task reads. */
export function rowsScanned(task: ScanTask): number {
  if (task.kind === 'sums') return rowsIn([task.input]);
  return rowsIn([task.now, ...task.bases]) / task.options.part.of;
}

/** How many tests there are in columns. */
export const rowsIn = (asked: readonly ScanInput[]) =>
  sum(asked, ({ columns }) => sum(columns, ({ tests }) => tests));
