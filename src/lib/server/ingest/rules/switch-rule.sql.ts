import { fragment, statement, type Fragment } from '../../db/statement.ts';

const TABLES = [fragment`measurement`, fragment`duplicate_measurement`];

const move = (from: Fragment, to: Fragment) =>
  TABLES.map(
    (table) => statement<never, { batch: number; mark: number }>()`
      update ${table} set ${from} = ${from} - $mark::uinteger, ${to} = ${to} | $mark::uinteger
      where batch_id = $batch and ${from} & $mark::uinteger <> 0
    `,
  );

/** A rule is switched off: its marks count no more, but are kept. */
export const disableMark = move(fragment`flags`, fragment`flags_off`);
/** A rule is switched on again. */
export const enableMark = move(fragment`flags_off`, fragment`flags`);
