import { boundedSums } from '../speed-figures.ts';
import type { PairedPeriods } from '../paired-periods.ts';
import type { UnitSums, UnitSumsOptions } from '../unit-sums.ts';
import { columnChanges } from './column-changes.ts';
import { columnSums } from './column-sums.ts';
import type { Scratch } from './scratch.ts';
import { select, type Choice } from './selection.ts';
import { coverageOf } from './selection-coverage.ts';
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
      readonly byOperator: boolean;
    };

/** What a task gives. */
export type TaskAnswer<Task extends ColumnTask> = Task extends { kind: 'sums' }
  ? readonly UnitSums[]
  : readonly (readonly PairedPeriods[])[];

/** Tasks with one scratch memory are answered one after another. */
export async function answerTask(task: ColumnTask, scratch: Scratch): Promise<TaskAnswer<ColumnTask>> {
  scratch.reset();
  const selected = ({ columns, choice }: Asked) => select(columns.map(columnsIn), choice, scratch);
  if (task.kind === 'changes') {
    const [now, ...bases] = [task.now, ...task.bases].map(selected);
    return columnChanges(now!, bases, task.byOperator);
  }
  const selection = selected(task.asked);
  const coverage = coverageOf(selection, task.sites);
  const found = await columnSums(selection, task.options, scratch);
  return found.map(({ group, sums, speeds }) => ({ ...boundedSums(sums, speeds), ...coverage(group) }));
}

/** How many tests a task reads. */
export function testsOf(task: ColumnTask): number {
  const asked = task.kind === 'sums' ? [task.asked] : [task.now, ...task.bases];
  return asked.flatMap(({ columns }) => columns).reduce((tests, entry) => tests + entry.tests, 0);
}
