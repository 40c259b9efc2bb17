import type { Edition } from '#lib/domain/area.ts';
import type { Gate } from '#lib/domain/standards/gate.ts';
import type { Operator } from '#lib/domain/operator.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type { ColumnEntry } from '#lib/messages/dictionary/dictionary-entry.ts';

/** What the registries of the warehouse hold. */
export interface MethodRegistries {
  readonly operators: readonly Operator[];
  readonly standards: readonly Standard[];
  readonly gates: readonly Gate[];
  readonly editions: readonly Edition[];
  /** Columns of the table of tests. */
  readonly stored: readonly ColumnEntry[];
}

/** A table of the method page, every cell as it is read. */
export interface MethodTable {
  readonly title: string;
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of names and formulas as a program writes them, counted from 0. */
  readonly code?: readonly number[];
}
