import { NULL_ISLAND_DEGREES, type RuleCode } from '#lib/domain/quality-rule.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Writer } from '../../db/database.ts';
import { suspectColumns } from '../personal/file-privacy.ts';
import { storedColumns, type StoredColumn } from '../personal/kept-columns.ts';
import { maskedTable } from '../personal/masked-table.ts';
import { secretOf } from '../../warehouse/device-secret.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { DatabaseError } from '../../db/errors.ts';
import { EARLIEST_DATE } from '../read/limits.ts';
import type { LoadOptions } from '../read/load-options.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { OpenedTable } from '../read/open-file.ts';
import type { SourceTable } from '../read/source-table.ts';
import * as sql from './stage.sql.ts';
import { isSuspectRow, suspectWords } from './suspect-cells.sql.ts';
import { countSpellings } from './words.sql.ts';
import { forgetSecret, setStageVariable, type StageVariables } from './stage-variables.sql.ts';
import { datesIn, instantTexts, styleOf, type OddDates, type ValueStyle } from './value-style.ts';
import { ValueReader } from './values.sql.ts';

/** The result of staging. */
export interface Staged {
  readonly read: number;
  readonly rejected: number;
  /** Accepted rows with a cell that could not be used. */
  readonly unread: number;
  /** Rows whose download speed is beyond any network, and the first of them. */
  readonly beyond: number;
  readonly firstBeyond: { readonly rowNumber: number; readonly value: string } | null;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  /** Dates such as 07/08/2024 were read as day/month without evidence in the file. */
  readonly dateOrderAssumed: boolean;
  /** Dates that only the other order reads, and dates without a year, which are of the file's one year: how many were read so. */
  readonly oddDatesRead: {
    readonly otherOrder: number;
    readonly withoutYear: number;
    readonly year: number | null;
  };
  /** The table that was read: of a file with irregular rows, its plain copy. */
  readonly table: SourceTable;
  /** Numbers of the columns in which a personal value may be; such values were masked before anything was read. */
  readonly suspects: ReadonlySet<number>;
}

const NO_RULES: ReadonlySet<RuleCode> = new Set();
/** Accept any date, for a batch whose rule on dates is switched off. */
const [FIRST_DATE, LAST_DATE] = ['0001-01-01', '9999-12-31'];

/**
 * Reads and validates a file's rows into the temporary table `staged`, with the view `numbered` over it. A file with
 * irregular rows is normalised to a plain copy (in `folder`) and read again.
 */
export async function readRows(
  writer: Writer,
  warehouse: Warehouse,
  { table, normalise }: OpenedTable,
  columns: MappedColumns,
  folder: string,
  { signal, rulesOff }: Pick<LoadOptions, 'signal' | 'rulesOff'>,
): Promise<Staged> {
  const off = rulesOff ?? NO_RULES;
  try {
    return await stageTable(writer, warehouse, table, columns, off);
  } catch (error) {
    const irregular = error instanceof DatabaseError && error.badInput;
    if (!irregular || normalise === null) throw error;
    return stageTable(writer, warehouse, await normalise(folder, signal), columns, off);
  }
}

async function stageTable(
  writer: Writer,
  warehouse: Warehouse,
  table: SourceTable,
  columns: MappedColumns,
  off: ReadonlySet<RuleCode>,
): Promise<Staged> {
  const style = styleOf(table.sample, columns);
  const stored = storedColumns(table.headers, columns.mapping);
  const stage = (from: SourceTable, one: ValueStyle, looksFor: readonly StoredColumn[]) =>
    stageInStyle(writer, warehouse, { table: from, columns, style: one, looksFor }, off);
  // Few files have a personal value: whether this one may is found while it is read, and only then it is read masked.
  const asItIs = await stage(table, style, stored);
  const suspects = asItIs.suspect ? await suspectColumns(writer, table, columns.mapping) : new Set<number>();
  const safe = maskedTable(table, stored, suspects);
  const inStyle = (one: ValueStyle) => stage(safe, one, []);
  const totals = suspects.size > 0 ? await inStyle(style) : asItIs;
  // Days above 12 may occur only after the sample: 12/25/2024 is valid only with the month first.
  const monthFirst = style.dates === 'day-month' && totals.otherOrder > totals.lateDays;
  const dates = monthFirst ? datesIn('month-day', instantTexts(table.sample, columns.indexes)) : style;
  const known: ValueStyle = { ...style, ...dates };
  const read = monthFirst ? await inStyle(known) : totals;
  const odd = oddDates(read, known);
  const all = odd === null ? read : await inStyle({ ...known, odd });
  const oddDatesRead = {
    otherOrder: inOtherOrder(read, known) - inOtherOrder(all, known),
    withoutYear: read.withoutYear - all.withoutYear,
    year: odd?.year ?? null,
  };
  return { ...withStyle(all, table, columns, known), table, suspects, oddDatesRead };
}

type Totals = Awaited<ReturnType<typeof stageInStyle>>;

/** How many rejected dates are valid in the order that is not the file's? */
const inOtherOrder = ({ otherOrder, dayFirst }: Totals, { dates }: ValueStyle): number =>
  dates === 'day-month' ? otherOrder : dayFirst;

/** How the rejected dates of a file can be read for certain, by those that were accepted; null when none can. */
function oddDates(totals: Totals, style: ValueStyle): OddDates | null {
  const { withoutYear, firstOn, lastOn } = totals;
  const isOtherOrder = inOtherOrder(totals, style) > 0;
  const [first, last] = [firstOn, lastOn].map((date) => date?.slice(0, 4));
  const year = withoutYear > 0 && first !== undefined && first === last ? Number(first) : null;
  return isOtherOrder || year !== null ? { otherOrder: isOtherOrder, year } : null;
}

interface Reading {
  readonly table: SourceTable;
  readonly columns: MappedColumns;
  readonly style: ValueStyle;
  /** Columns in which personal values are looked for; none when they are masked. */
  readonly looksFor: readonly StoredColumn[];
}

async function stageInStyle(
  writer: Writer,
  warehouse: Warehouse,
  { table, columns, style, looksFor }: Reading,
  off: ReadonlySet<RuleCode>,
) {
  const read = new ValueReader(table, columns, style);
  const variables: StageVariables = {
    secret: hashesDevices(table, columns) ? secretOf(warehouse.deviceSecret) : '',
    earliest: off.has('date_too_early') ? FIRST_DATE : EARLIEST_DATE,
    today: off.has('date_in_future') ? LAST_DATE : localDateAt(warehouse.clock()),
    nullIsland: off.has('null_island') ? 0 : NULL_ISLAND_DEGREES,
  };
  try {
    for (const name of ['secret', 'earliest', 'today', 'nullIsland'] as const)
      await writer.run(setStageVariable(name), { value: variables[name] });
    await writer.run(sql.stageRows(table, read, isSuspectRow(columns, looksFor)), {});
  } finally {
    await writer.run(forgetSecret, {});
  }
  await writer.run(sql.dropBlankRows, {});
  await writer.run(sql.numberRows(table, read), {});
  await writer.run(countSpellings, {});
  const [totals] = await writer.query(sql.stagedTotals, {});
  const inWords = totals!.suspect ? null : suspectWords(columns, looksFor);
  const [words] = inWords === null ? [] : await writer.query(inWords, {});
  return { ...totals!, suspect: words?.suspect ?? totals!.suspect };
}

/** Are device ids of the file to be hashed? Those of a raw copy are already. */
const hashesDevices = (table: SourceTable, { indexes }: MappedColumns): boolean =>
  indexes.device !== undefined && table.devicesHashed !== true;

const TWO_READINGS = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/;

function withStyle(
  totals: Omit<Staged, 'dateOrderAssumed' | 'oddDatesRead' | 'table' | 'suspects'> & {
    lastDayOfMonth: number | null;
  },
  table: SourceTable,
  { indexes }: MappedColumns,
  style: ValueStyle,
): Omit<Staged, 'table' | 'suspects' | 'oddDatesRead'> {
  const ambiguous =
    style.dates === 'day-month' &&
    (totals.lastDayOfMonth ?? 0) <= 12 &&
    instantTexts(table.sample, indexes).some((text) => TWO_READINGS.test(text));
  const { read, rejected, unread, beyond, firstBeyond, firstOn, lastOn } = totals;
  return { read, rejected, unread, beyond, firstBeyond, firstOn, lastOn, dateOrderAssumed: ambiguous };
}
