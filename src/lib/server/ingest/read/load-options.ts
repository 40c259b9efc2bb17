import type {
  AggregateChoice,
  ColumnMapping,
  ColumnSource,
  MeasurementField,
  SpeedUnit,
} from '#lib/domain/column-mapping.ts';
import {
  AGGREGATE_CHOICES,
  LONGEST_REFERENCE_NAME,
  MEASUREMENT_FIELDS,
  SPEED_UNITS,
} from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { gridText, readGrid } from '#lib/domain/positions/plane-grid.ts';
import type { RuleCode } from '#lib/domain/quality-rule.ts';
import type { ReportOrigin } from '#lib/domain/tally.ts';

/**
 * Constants of a monthly form: its month, the code of its reporting unit, its origin (`form`, or `history` for
 * a past consolidated table), and the local date on which it was received.
 */
export const TALLY_CONSTANTS = ['month', 'unit', 'origin', 'received'] as const;
/** One of the constants of a monthly form. */
export type TallyConstant = (typeof TALLY_CONSTANTS)[number];

/** What a person may state about a file. */
export interface LoadOptions {
  /** Who loads the file: shown with the batch. */
  readonly loadedBy: string;
  /** Values for all rows of the file; they take precedence over a column of the same field. */
  readonly constants?: ColumnMapping['constants'] & Readonly<Partial<Record<TallyConstant, string>>>;
  /** Columns named by a person; they take precedence over recognition. */
  readonly columns?: ColumnMapping['columns'];
  /** Columns without a field that are kept in the raw copy all the same. */
  readonly keep?: readonly string[];
  /** Fields that no column of the file has, whatever its headers say. */
  readonly without?: readonly MeasurementField[];
  /** Which of several operators that stand side by side is read, as the headers name it. Default: each, one after another. */
  readonly group?: string;
  /** What to do when the rows are averages of several tests. Default: refuse. */
  readonly aggregates?: AggregateChoice;
  /** Name and source of reference values. */
  readonly referenceName?: string;
  /** Sheets to read, each as its own batch. Default: `sheet`. */
  readonly chosenSheets?: readonly string[];
  /** Name of the workbook's sheet to read; hidden ones too. Default: the first visible one that is recognised, and those like it. */
  readonly sheet?: string;
  /** Row of the header as a spreadsheet numbers it (from 1), `NO_HEADER` for none. Default: the one recognised. */
  readonly headerRow?: number;
  /** Read only the named columns and constants: nothing is guessed. */
  readonly onlyNamed?: boolean;
  /** Name of a profile to use; `none` for none. Default: the one that matches the file's headers. */
  readonly profile?: string;
  /** Origin of a monthly form's reports. Default: as its constants state, else by its content. */
  readonly origin?: ReportOrigin;
  /** When a monthly form was received, ISO 8601 in UTC. Default: as its constants state, else now. */
  readonly receivedAt?: string;
  /** The rows are simulated. */
  readonly simulated?: boolean;
  /** Load the file as citizens' tests although an operator sent it as its own. */
  readonly evenOperatorFile?: boolean;
  /** Quality rules that are switched off for the file. */
  readonly rulesOff?: ReadonlySet<RuleCode>;
  /** Read no more than the file's first rows, where its kind must otherwise be read whole: for a preview. */
  readonly firstRows?: number;
  /** Cancels the load; nothing is written. */
  readonly signal?: AbortSignal;
}

/** What a person may state in an address, a preview or on the command line; the rest follows from how a file came. */
export type StatedOptions = Pick<
  LoadOptions,
  | 'columns'
  | 'constants'
  | 'keep'
  | 'without'
  | 'onlyNamed'
  | 'sheet'
  | 'chosenSheets'
  | 'headerRow'
  | 'profile'
  | 'evenOperatorFile'
  | 'aggregates'
  | 'referenceName'
>;

/**
 * Parses constants and columns of a command line or a query string: `operator=Viettel`, `download=avg_d_kbps:kbps`,
 * `tested_at=Time:UTC`, `longitude=Y:107/3`. Only known units, zones and grids are read as such, so a column name may
 * contain a colon. Throws a Fault for an unknown field or an entry without `=`.
 */
export function parseNamedColumns(
  maps: readonly string[],
  constants: readonly string[],
): Pick<LoadOptions, 'columns' | 'constants'> {
  return {
    columns: Object.fromEntries(
      maps.map((entry) => {
        const [field, source] = split(entry, MEASUREMENT_FIELDS);
        return [field, sourceNamed(field as MeasurementField, source)];
      }),
    ) as Partial<Record<MeasurementField, ColumnSource>>,
    constants: Object.fromEntries(
      constants.map((entry) => split(entry, [...MEASUREMENT_FIELDS, ...TALLY_CONSTANTS])),
    ) as LoadOptions['constants'],
  };
}

/** Parses sheets and header row of a command line or a query string. Throws a Fault when the row is not a number. */
export function parseSheet(
  named: readonly string[],
  header: string | null | undefined,
): Pick<LoadOptions, 'sheet' | 'chosenSheets' | 'headerRow'> {
  const sheets = [...new Set(named.filter(Boolean))];
  const [sheet] = sheets;
  if (header && !/^\d{1,7}$/.test(header)) throw new Fault('header_row_invalid', { value: header });
  return {
    ...(sheets.length > 1 ? { chosenSheets: sheets } : sheet ? { sheet } : {}),
    ...(header ? { headerRow: Number(header) } : {}),
  };
}

/** Parses what to do with rows that are averages, and what they are called. Throws a Fault for anything unknown. */
export function parseAggregates(
  choice: string | null | undefined,
  name: string | null | undefined,
): Pick<LoadOptions, 'aggregates' | 'referenceName'> {
  const referenceName = plainWords(name ?? '');
  if (referenceName !== '' && choice !== 'reference') throw new Fault('reference_name_alone');
  if (referenceName.length > LONGEST_REFERENCE_NAME)
    throw new Fault('reference_name_long', { longest: LONGEST_REFERENCE_NAME });
  if (!choice) return {};
  const known = AGGREGATE_CHOICES.find((one) => one === choice);
  if (!known) throw new Fault('aggregates_unknown', { value: choice, known: [...AGGREGATE_CHOICES] });
  return { aggregates: known, ...(referenceName === '' ? {} : { referenceName }) };
}

/** Parses fields to be left out. Throws a Fault for an unknown one. */
export function parseWithout(fields: readonly string[]): Pick<LoadOptions, 'without'> {
  const known = fields.map((field) => {
    const found = MEASUREMENT_FIELDS.find((one) => one === field);
    if (!found) throw new Fault('load_field_unknown', { field, fields: [...MEASUREMENT_FIELDS] });
    return found;
  });
  return known.length > 0 ? { without: known } : {};
}

const ZONE = /^(.+):(UTC|[+-]\d\d:\d\d)$/;

/** A column, and behind its name what its field may state: the unit of speeds, the zone of times, the grid of positions. */
function sourceNamed(field: MeasurementField, source: string): ColumnSource {
  const [, timed, zone] = /^tested_/.test(field) ? (ZONE.exec(source) ?? []) : [];
  if (timed !== undefined && zone !== undefined) return { column: timed, zone };
  const colon = source.lastIndexOf(':');
  const [column, word] = [source.slice(0, colon), source.slice(colon + 1)];
  if (colon < 1) return { column: source };
  const grid = field === 'longitude' || field === 'latitude' ? readGrid(word) : null;
  if (grid !== null) return { column, grid: gridText(grid) };
  const unit = unitNamed(word);
  return unit === undefined ? { column: source } : { column, unit };
}

/** The unit of a name; bits in any case, bytes only with a capital B. */
const unitNamed = (name: string): SpeedUnit | undefined =>
  SPEED_UNITS.find((unit) => unit === name) ??
  SPEED_UNITS.find((unit) => !unit.includes('/') && unit.toLowerCase() === name.toLowerCase());

function split(entry: string, fields: readonly string[]): [string, string] {
  const equals = entry.indexOf('=');
  const field = entry.slice(0, Math.max(equals, 0)).trim();
  const value = entry.slice(equals + 1).trim();
  if (equals < 1 || !value) throw new Fault('load_option_malformed', { value: entry });
  if (!fields.includes(field)) throw new Fault('load_field_unknown', { field, fields: [...fields] });
  return [field, value];
}
