import { sum } from 'd3';
import { boundedSums } from '../speed-figures.ts';
import type { UnitSums, UnitSumsOptions } from '../unit-sums.ts';
import { columnChanges, type ChangesOptions } from './column-changes.ts';
import { columnSums, type ColumnSums } from './column-sums.ts';
import type { PairedPart } from './paired-parts.ts';
import type { Scratch } from './scratch.ts';
import { Selection, type Choice } from './selection.ts';
import { columnsIn, type ColumnsMemory } from './test-columns.ts';

/** Tests to select from columns. */
export interface Asked {
  readonly columns: readonly ColumnsMemory[];
  readonly choice: Choice;
}

/** A computation over columns: data only, so that a thread of its own can be asked for it. */
export type ColumnTask =
  | {
      readonly kind: 'sums';
      readonly asked: Asked;
      readonly sites: Uint32Array;
      readonly options: UnitSumsOptions;
    }
  | {
      readonly kind: 'changes';
      readonly now: Asked;
      readonly bases: readonly Asked[];
      readonly options: ChangesOptions;
    };

/** What a task gives. */
export type TaskAnswer<Task extends ColumnTask> = Task extends { kind: 'sums' }
  ? readonly UnitSums[]
  : readonly (readonly PairedPart[])[];

/** Tasks with one scratch memory are answered one after another. */
export function answerTask(task: ColumnTask, scratch: Scratch): TaskAnswer<ColumnTask> {
  scratch.reset();
  if (task.kind === 'changes') {
    const [now, ...bases] = [task.now, ...task.bases].map(selectionOf);
    return columnChanges(now!, bases, task.options, scratch);
  }
  const found = columnSums(selectionOf(task.asked), task.sites, task.options, scratch);
  return found.map(unitSumsOf);
}

const unitSumsOf = ({ sums, speeds, coverage }: ColumnSums): UnitSums => ({
  ...boundedSums(sums, speeds),
  ...coverage,
});

const selectionOf = ({ columns, choice }: Asked) => new Selection(columns.map(columnsIn), choice);

/** How many tests a task reads. */
export function testsOf(task: ColumnTask): number {
  if (task.kind === 'sums') return testsIn([task.asked]);
  return testsIn([task.now, ...task.bases]) / task.options.part.of;
}

/** How many tests there are in columns. */
export const testsIn = (asked: readonly Asked[]) =>
  sum(asked, ({ columns }) => sum(columns, ({ tests }) => tests));
