import { sum } from 'd3';
import { wayFindings } from '../counting-ways.ts';
import { speedFigures, type SeriesPoint } from '../speed-figures.ts';
import { encodeFigures, type FiguresTable } from './figures-table.ts';
import { columnsIn, type PartitionMemory } from './measurement-columns.ts';
import type { PairedPart } from './paired-parts.ts';
import { scanChanges, type ChangesOptions } from './scan-changes.ts';
import { scanSums, type ScanSumsOptions } from './scan-sums.ts';
import { areaSumsOf, seriesPointOf } from './scanned-figures.ts';
import type { ScratchArena } from './scratch-arena.ts';
import { GroupCounts, Selection, type Predicate } from './selection.ts';

/** What to scan: partitions, and the rows of them that count. */
export interface ScanInput {
  readonly columns: readonly PartitionMemory[];
  readonly predicate: Predicate;
}

/** `minimumDevices`: below it a way of counting decides nothing. */
type AreaScanOptions = ScanSumsOptions & { readonly minimumDevices: number };

/** A scan as plain data, so that it can be sent to a thread. */
export type ScanTask =
  | { readonly kind: 'areas'; readonly input: ScanInput; readonly options: AreaScanOptions }
  | { readonly kind: 'series'; readonly inputs: readonly ScanInput[]; readonly options: ScanSumsOptions }
  | {
      readonly kind: 'changes';
      readonly now: ScanInput;
      readonly bases: readonly ScanInput[];
      readonly options: ChangesOptions;
    };

/** The result type of a task. */
export type TaskResult<Task extends ScanTask> = Task extends { kind: 'areas' }
  ? FiguresTable
  : Task extends { kind: 'series' }
    ? readonly SeriesPoint[]
    : readonly PairedPart[];

/** Runs a task in this thread. Tasks that share a scratch arena must not overlap. */
export function runScanTask(task: ScanTask, scratch: ScratchArena): TaskResult<ScanTask> {
  scratch.reset();
  switch (task.kind) {
    case 'areas':
      return scanFigures(task.input, task.options, scratch);
    case 'series':
      return scanSums(selectionsOf(task.inputs), task.options, scratch).map(seriesPointOf);
    case 'changes': {
      const [now, ...bases] = [task.now, ...task.bases].map((input) => selectionsOf([input])[0]!);
      return scanChanges(now!, bases, task.options, scratch);
    }
  }
}

function scanFigures(input: ScanInput, options: AreaScanOptions, scratch: ScratchArena): FiguresTable {
  const failedTests = input.predicate.failedAsZero ? 'as_zero' : 'excluded';
  const scanned = scanSums(selectionsOf([input]), options, scratch);
  const figures = scanned.map((group) => {
    const { places, timesOfDay } = group.coverage!;
    const figures = speedFigures(areaSumsOf(group), failedTests);
    const { downloadKbpsMean: mean, downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper } = figures;
    const { waysMet, waysNotMet, hingeDevices } = wayFindings(group.votes!, { mean, lower, upper }, options);
    const statedTests = group.votes!.stated;
    return { ...figures, waysMet, waysNotMet, hingeDevices, places, timesOfDay, statedTests };
  });
  return encodeFigures(
    scanned.map(({ group }) => group),
    figures,
  );
}

/** Selections that share their counts. */
function selectionsOf(inputs: readonly ScanInput[]): readonly Selection[] {
  const counts = new GroupCounts(inputs[0]!.predicate.groups);
  return inputs.map(({ columns, predicate }) => new Selection(columns.map(columnsIn), predicate, counts));
}

/** How many rows does a task read? */
export function rowsScanned(task: ScanTask): number {
  switch (task.kind) {
    case 'areas':
      return rowsIn([task.input]);
    case 'series':
      return rowsIn(task.inputs);
    case 'changes':
      return rowsIn([task.now, ...task.bases]) / task.options.part.of;
  }
}

/** Rows of the partitions of some inputs. */
export const rowsIn = (inputs: readonly ScanInput[]) =>
  sum(inputs, ({ columns }) => sum(columns, ({ tests }) => tests));
