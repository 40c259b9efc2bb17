import { fragment, statement, type Fragment } from '../../db/statement.ts';

const TABLES = [fragment`measurement`, fragment`duplicate_measurement`];

const move = (from: Fragment, to: Fragment) =>
  TABLES.map(
    (table) => statement<never, { batch: number; mark: number }>()`
      update ${table} set ${from} = ${from} - $mark::uinteger, ${to} = ${to} | $mark::uinteger
      where batch_id = $batch and ${from} & $mark::uinteger <> 0
    `,
  );

/** Disables a rule's marks: they are moved to `flags_off`. */
export const disableMark = move(fragment`flags`, fragment`flags_off`);
/** Enables them again. */
export const enableMark = move(fragment`flags_off`, fragment`flags`);
