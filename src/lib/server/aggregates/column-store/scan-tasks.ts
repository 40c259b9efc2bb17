import { sum } from 'd3';
import type { FailedTreatment } from '#lib/domain/filter.ts';
import { wayFindings } from '../counting-ways.ts';
import type { Groups } from '../groups.ts';
import { speedFigures, type AreaTotals, type CoveredFigures, type SeriesPoint } from '../speed-figures.ts';
import { encodeFigures, type FiguresTable } from './figures-table.ts';
import { columnsIn, type PartitionMemory } from './measurement-columns.ts';
import type { PairedPart } from './paired-parts.ts';
import { scanChanges, type ChangesOptions } from './scan-changes.ts';
import {
  scannedGroups,
  scanSums,
  scanSumsPart,
  thresholdsOf,
  type ScannedGroup,
  type ScanSumsOptions,
  type SumsPart,
} from './scan-sums.ts';
import { areaSumsOf, seriesPointOf, totalsOf } from './scanned-figures.ts';
import type { ScratchArena } from './scratch-arena.ts';
import { GroupCounts, Selection, type Predicate } from './selection.ts';
import { speedPiece, speedsOfPieces, type SpeedPiece } from './speed-pieces.ts';
import { addSumsParts } from './sums-parts.ts';
import type { Thresholds } from './threshold-counts.ts';

/** What to scan: partitions, and the rows of them that count. */
export interface ScanInput {
  readonly columns: readonly PartitionMemory[];
  readonly predicate: Predicate;
}

/** `minimumDevices`: below it a way of counting decides nothing. */
type AreaScanOptions = ScanSumsOptions & {
  readonly minimumDevices: number;
  readonly failedTests: FailedTreatment;
};

/** A question that was scanned in slices of the clusters, and the thresholds that all slices were counted by. */
export interface SlicedSums {
  readonly predicate: Predicate;
  readonly parts: readonly SumsPart[];
  readonly pieces: readonly SpeedPiece[];
  readonly thresholds: Thresholds;
}

/** Kinds of tasks, with what each takes and gives. */
interface Tasks {
  areas: [{ readonly input: ScanInput; readonly options: AreaScanOptions }, FiguresTable];
  totals: [{ readonly input: ScanInput; readonly options: ScanSumsOptions }, readonly AreaTotals[]];
  series: [
    { readonly inputs: readonly ScanInput[]; readonly options: ScanSumsOptions },
    readonly SeriesPoint[],
  ];
  changes: [
    { readonly now: ScanInput; readonly bases: readonly ScanInput[]; readonly options: ChangesOptions },
    readonly PairedPart[],
  ];
  /** Of what does not fit in memory: the speeds of a partition, the thresholds of all speeds, the sums of a slice. */
  speeds: [{ readonly inputs: readonly ScanInput[] }, SpeedPiece];
  thresholds: [
    {
      readonly groups: Groups;
      readonly pieces: readonly SpeedPiece[];
      readonly options: ScanSumsOptions;
    },
    Thresholds,
  ];
  slice: [
    {
      readonly inputs: readonly ScanInput[];
      readonly thresholds: Thresholds;
      readonly options: ScanSumsOptions;
    },
    SumsPart,
  ];
  /** The results of all slices together. */
  slicedAreas: [{ readonly sums: SlicedSums; readonly options: AreaScanOptions }, FiguresTable];
  slicedTotals: [{ readonly sums: SlicedSums; readonly options: ScanSumsOptions }, readonly AreaTotals[]];
  slicedSeries: [{ readonly sums: SlicedSums; readonly options: ScanSumsOptions }, readonly SeriesPoint[]];
}

/** A scan as plain data, so that it can be sent to a thread. */
export type ScanTask = { [Kind in keyof Tasks]: { readonly kind: Kind } & Tasks[Kind][0] }[keyof Tasks];

/** The result type of a task. */
export type TaskResult<Task extends ScanTask> = Tasks[Task['kind']][1];

/** Runs a task in this thread. Tasks that share a scratch arena must not overlap. */
export function runScanTask(task: ScanTask, scratch: ScratchArena): TaskResult<ScanTask> {
  scratch.reset();
  switch (task.kind) {
    case 'areas':
      return figuresTable(scanSums(selectionsOf([task.input]), task.options, scratch), task.options);
    case 'totals':
      return scanSums(selectionsOf([task.input]), task.options, scratch).map(totalsOf);
    case 'series':
      return scanSums(selectionsOf(task.inputs), task.options, scratch).map(seriesPointOf);
    case 'changes': {
      const [now, ...bases] = [task.now, ...task.bases].map((input) => selectionsOf([input])[0]!);
      return scanChanges(now!, bases, task.options, scratch);
    }
    case 'speeds':
      return speedPiece(selectionsOf(task.inputs), scratch);
    case 'thresholds':
      return thresholdsOf(task.groups, task.options, speedsOfPieces(task.pieces, task.groups));
    case 'slice':
      return scanSumsPart(selectionsOf(task.inputs), task.options, task.thresholds, scratch);
    case 'slicedAreas':
      return figuresTable(groupsOfSlices(task.sums, task.options), task.options);
    case 'slicedTotals':
      return Array.from(groupsOfSlices(task.sums, task.options), totalsOf);
    case 'slicedSeries':
      return Array.from(groupsOfSlices(task.sums, task.options), seriesPointOf);
  }
}

function groupsOfSlices({ predicate, parts, pieces, thresholds }: SlicedSums, options: ScanSumsOptions) {
  const speeds = speedsOfPieces(pieces, predicate.groups);
  return scannedGroups(predicate, addSumsParts(parts), options, thresholds, speeds);
}

function figuresTable(scanned: Iterable<ScannedGroup>, options: AreaScanOptions): FiguresTable {
  const [groups, figures]: [number[], CoveredFigures[]] = [[], []];
  for (const group of scanned) {
    groups.push(group.group);
    figures.push(coveredFigures(group, options));
  }
  return encodeFigures(groups, figures);
}

function coveredFigures(group: ScannedGroup, options: AreaScanOptions): CoveredFigures {
  const { places, timesOfDay } = group.coverage!;
  const figures = speedFigures(areaSumsOf(group), options.failedTests);
  const { downloadKbpsMean: mean, downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper } = figures;
  const { waysMet, waysNotMet, hingeDevices } = wayFindings(group.votes!, { mean, lower, upper }, options);
  const statedTests = group.votes!.stated;
  return { ...figures, waysMet, waysNotMet, hingeDevices, places, timesOfDay, statedTests };
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
    case 'totals':
      return rowsIn([task.input]);
    case 'series':
    case 'speeds':
    case 'slice':
      return rowsIn(task.inputs);
    case 'thresholds':
      return speedsIn(task.pieces);
    case 'slicedAreas':
    case 'slicedTotals':
    case 'slicedSeries':
      return speedsIn(task.sums.pieces);
    case 'changes':
      return rowsIn([task.now, ...task.bases]) / task.options.part.of;
  }
}

const speedsIn = (pieces: readonly SpeedPiece[]) => sum(pieces, ({ kbps }) => kbps.length);

/** Rows of the partitions of some inputs. */
export const rowsIn = (inputs: readonly ScanInput[]) =>
  sum(inputs, ({ columns }) => sum(columns, ({ tests }) => tests));
