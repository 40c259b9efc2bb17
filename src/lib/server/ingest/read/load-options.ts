import type { ColumnMapping, MeasurementField, SpeedUnit } from '#lib/domain/column-mapping.ts';
import { MEASUREMENT_FIELDS, SPEED_UNITS } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { RuleCode } from '#lib/domain/quality-rule.ts';
import type { ReportOrigin } from '#lib/domain/tally.ts';

/**
 * What a person may say of a monthly form: its month, the code of its unit, how it came in (`form`, or `history` for
 * a past consolidated table), and the local date on which it was received.
 */
export const TALLY_CONSTANTS = ['month', 'unit', 'origin', 'received'] as const;
export type TallyConstant = (typeof TALLY_CONSTANTS)[number];

/** What a person may say about a file beside the file itself. */
export interface LoadOptions {
  /** Who loads: shown beside the batch. */
  readonly loadedBy: string;
  /** Values for every row of the file; they win over a column of the same meaning. */
  readonly constants?: ColumnMapping['constants'] & Readonly<Partial<Record<TallyConstant, string>>>;
  /** Columns named by hand; they win over recognition. */
  readonly columns?: ColumnMapping['columns'];
  /** Name of the workbook's sheet to read; hidden ones too. Default: the first visible one that is recognised. */
  readonly sheet?: string;
  /** Row of the header as a spreadsheet numbers it (from 1). Default: the one recognised. */
  readonly headerRow?: number;
  /** The columns and constants named are all there is to read: nothing is guessed beside them. */
  readonly onlyNamed?: boolean;
  /** Name of a saved mapping to read the file by; `none` looks for no saved mapping. Absent: the one that fits the file's headers. */
  readonly profile?: string;
  /** How the reports of a monthly form came in; as its constants say, or by what it is, when absent. */
  readonly origin?: ReportOrigin;
  /** When the reports of a monthly form were received, ISO 8601 in UTC; as its constants say, or now, when absent. */
  readonly receivedAt?: string;
  /** The rows were made by the generator. */
  readonly simulated?: boolean;
  /** Quality rules that a person switched off for the file. */
  readonly rulesOff?: ReadonlySet<RuleCode>;
  /** Stops the load; nothing of it stays. */
  readonly signal?: AbortSignal;
}

/**
 * Constants and columns as a command line or a query string writes them: `operator=Viettel`,
 * `download=avg_d_kbps:kbps`. A unit is read only when it is one of the known ones, so a column name may
 * hold a colon. Throws a Fault for an unknown field or an entry without `=`.
 */
export function parseNamedColumns(
  maps: readonly string[],
  constants: readonly string[],
): Pick<LoadOptions, 'columns' | 'constants'> {
  return {
    columns: Object.fromEntries(
      maps.map((entry) => {
        const [field, source] = split(entry, MEASUREMENT_FIELDS);
        const colon = source.lastIndexOf(':');
        const unit = SPEED_UNITS.find((name) => name.toLowerCase() === source.slice(colon + 1).toLowerCase());
        return [field, colon > 0 && unit ? { column: source.slice(0, colon), unit } : { column: source }];
      }),
    ) as Partial<Record<MeasurementField, { column: string; unit?: SpeedUnit }>>,
    constants: Object.fromEntries(
      constants.map((entry) => split(entry, [...MEASUREMENT_FIELDS, ...TALLY_CONSTANTS])),
    ) as LoadOptions['constants'],
  };
}

/** Sheet and header row as a command line or a query string writes them. Throws a Fault for a row that is no number. */
export function parseSheet(
  sheet: string | null | undefined,
  header: string | null | undefined,
): Pick<LoadOptions, 'sheet' | 'headerRow'> {
  if (header && !/^[1-9]\d{0,6}$/.test(header)) throw new Fault('load_option_malformed', { value: header });
  return { ...(sheet ? { sheet } : {}), ...(header ? { headerRow: Number(header) } : {}) };
}

function split(entry: string, fields: readonly string[]): [string, string] {
  const equals = entry.indexOf('=');
  const field = entry.slice(0, Math.max(equals, 0)).trim();
  const value = entry.slice(equals + 1).trim();
  if (equals < 1 || !value) throw new Fault('load_option_malformed', { value: entry });
  if (!fields.includes(field)) throw new Fault('load_field_unknown', { field, fields: [...fields] });
  return [field, value];
}
