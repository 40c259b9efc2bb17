import type { MeasurementField, SpeedUnit } from '#lib/domain/column-mapping.ts';
import { readGrid, type PlaneGrid } from '#lib/domain/positions/plane-grid.ts';
import {
  fragment,
  identifier,
  joinFragments,
  literal,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';
import { cellNumber, numberParts, defaultNumber, type CellUnit } from './cell-numbers.sql.ts';
import { DEGREE_UNITS, DELAY_UNITS, METRES, speedUnits } from '../mapping/cell-units.ts';
import { instantInAnyForm, readInForm } from './cell-times.sql.ts';
import { indexOfNamed } from '../mapping/named-columns.ts';
import { PAIR } from '../mapping/position-pairs.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import { LOCAL_ZONE } from '../read/recognise-header.ts';
import { cellOf } from '../read/scans.sql.ts';
import type { SourceTable } from '../read/source-table.ts';
import { NUMBER_FIELDS, type ValueStyle } from './value-style.ts';

/**
 * How is a speed parsed and converted to kbit/s? As a decimal wide enough for the unit, so that rounding is exact (half
 * away from zero); a double would turn 0.0005 into 0.00049…. The most common unit, Mbps, is rounded to whole kbit/s by
 * the cast, within 32 bits.
 */
const SPEED: Readonly<Record<SpeedUnit, { readonly type: Fragment; kbps(value: Fragment): Fragment }>> = {
  bps: { type: fragment`decimal(18, 3)`, kbps: (value) => fragment`round(${value} * 0.001)::integer` },
  kbps: { type: fragment`decimal(18, 6)`, kbps: (value) => fragment`round(${value})::integer` },
  Mbps: {
    type: fragment`decimal(9, 3)`,
    kbps: (value) => fragment`(${value} * 1000)::integer`,
  },
  Gbps: {
    type: fragment`decimal(18, 12)`,
    kbps: (value) => fragment`round(${value}::decimal(38, 12) * 1000000)::integer`,
  },
  'B/s': { type: fragment`decimal(18, 3)`, kbps: (value) => fragment`round(${value} * 0.008)::integer` },
  'kB/s': { type: fragment`decimal(18, 6)`, kbps: (value) => fragment`round(${value} * 8)::integer` },
  'MB/s': { type: fragment`decimal(18, 6)`, kbps: (value) => fragment`round(${value} * 8000)::integer` },
};
const MILLISECONDS = fragment`decimal(9, 3)`;
/** One kbit/s in each unit. */
const KBPS_IN: Readonly<Record<SpeedUnit, number>> = {
  ...{ bps: 1000, kbps: 1, Mbps: 1e-3, Gbps: 1e-6 },
  ...{ 'B/s': 125, 'kB/s': 0.125, 'MB/s': 0.000125 },
};

/** A time of day that says no zone itself. */
const ZONELESS = String.raw`(?:^|[\sT_])\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s*[A-Za-z]{2})?\s*$`;

/** A day, and after it the digits of a time of day that does not exist, such as 25:61. */
const IMPOSSIBLE_TIME = String.raw`^(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})[ T]+\d{1,2}[:.h]\d{1,2}(?:[:.]\d{1,2})?$`;

/** A date without the time of day that a spreadsheet writes after it; `firstWord` for dates without spaces. */
const dayOf = (text: Fragment): Fragment =>
  fragment`regexp_replace(trim(${text}), '[ T]+[0-9]{1,2}:[0-9]{2}(:[0-9.]*)?( [AaPp][Mm])?$', '')`;
const firstWord = (text: Fragment): Fragment => fragment`split_part(trim(${text}), ' ', 1)`;

/** A text of date and time in the zone of its column, unless it has a zone itself or is a date or a number. */
const inZone = (text: Fragment, zone: string | undefined): Fragment =>
  zone === undefined || zone === LOCAL_ZONE
    ? text
    : fragment`case when regexp_matches(${text}, ${literal(ZONELESS)}) then trim(${text}) || ${literal(` ${zone}`)} else ${text} end`;

/** The expression of a field's text. */
type TextOf = (field: MeasurementField) => Fragment;

/**
 * SQL expressions that parse a file's values in its style. The `default…` ones (fast path) parse a raw cell in the most
 * common format of its column; for any other cell they return NULL or an implausible value.
 */
export class ValueReader {
  readonly #columns: MappedColumns;
  readonly #table: SourceTable;
  readonly #style: ValueStyle;

  constructor(table: SourceTable, columns: MappedColumns, style: ValueStyle) {
    this.#table = table;
    this.#columns = columns;
    this.#style = style;
  }

  /** A field's text, from a column or a constant; NULL when there is neither, or for a null word. */
  text(field: MeasurementField): Fragment {
    return this.#text(field, (index) => cellOf(this.#table, index));
  }

  /** The cell that counts the tests of a row of reference values; null for other files, and without such a column. */
  get counts(): Fragment | null {
    const column = this.#columns.mapping.reference?.counts;
    const index = column ? indexOfNamed(this.#table.headers, column, false) : null;
    return index === null ? null : cellOf(this.#table, index);
  }

  /** Is every mapped column of a row empty? Of an operator among others side by side: every figure. */
  blank(): Fragment {
    const { indexes, mapping } = this.#columns;
    const { download, upload, latency, jitter } = indexes;
    const seen = mapping.group === undefined ? Object.values(indexes) : [download, upload, latency, jitter];
    const texts = seen.flatMap((index) => (index === undefined ? [] : [cellOf(this.#table, index)]));
    return fragment`coalesce(${joinFragments(texts, ', ')}) is null`;
  }

  /** Is the field mapped to a column? */
  isColumn(field: MeasurementField): boolean {
    return this.#columns.indexes[field] !== undefined;
  }

  /** Is the field mapped to a column or a constant? */
  has(field: MeasurementField): boolean {
    return this.#columns.indexes[field] !== undefined || this.#columns.mapping.constants[field] !== undefined;
  }

  /** The parts of all number texts: the column `numbers`, from which speed, milliseconds and degrees are parsed. */
  numbers(text: TextOf): Fragment {
    if (this.#textFields.length === 0) return fragment`null`;
    return numberParts(this.#textFields.map(text), this.#style.decimal);
  }

  /** Numeric fields whose column is text. */
  get #textFields(): readonly MeasurementField[] {
    return NUMBER_FIELDS.filter((field) => this.has(field) && !this.#isNumeric(field));
  }

  /** Parses a speed in the column's unit; NULL when it is not a number, or too long. */
  speed(field: 'download' | 'upload', text: Fragment): Fragment {
    const unit = this.#unit(field);
    return this.#number(field, text, SPEED[unit].type, speedUnits(unit));
  }

  defaultSpeed(field: 'download' | 'upload'): Fragment {
    return this.#defaultNumber(field, SPEED[this.#unit(field)].type);
  }

  /** The largest plausible speed, in the unit of the column. */
  speedLimit(field: 'download' | 'upload', kbps: number): Fragment {
    return fragment`${literal(String(kbps * KBPS_IN[this.#unit(field)]))}::${SPEED[this.#unit(field)].type}`;
  }

  /** Converts a speed within the limit, as parsed by `speed`, to whole kbit/s. */
  kbps(field: 'download' | 'upload', value: Fragment): Fragment {
    return SPEED[this.#unit(field)].kbps(value);
  }

  milliseconds(field: 'latency' | 'jitter', text: Fragment): Fragment {
    return this.#number(field, text, MILLISECONDS, DELAY_UNITS);
  }

  defaultMilliseconds(field: 'latency' | 'jitter'): Fragment {
    return this.#defaultNumber(field, MILLISECONDS);
  }

  degrees(field: 'longitude' | 'latitude', text: Fragment): Fragment {
    return this.#number(field, text, fragment`double`, this.grid === null ? DEGREE_UNITS[field] : METRES);
  }

  /** The zone of the plane coordinates that longitude and latitude are read from; null when they are degrees. */
  get grid(): PlaneGrid | null {
    return readGrid(this.#columns.mapping.columns.longitude?.grid ?? '');
  }

  defaultDegrees(field: 'longitude' | 'latitude'): Fragment {
    if (this.grid !== null) return fragment`null::double`;
    return this.#defaultNumber(field, fragment`double`);
  }

  /** The text of date and time; a separate time of day is appended to its date. */
  instantText(): Fragment {
    return this.#instantText((field) => this.text(field), dayOf);
  }

  /**
   * Parses a text to a UTC instant, and after it the day of a row whose time of day cannot be read; two-digit years are still
   * of the first century. As one list: to plan the many forms twice takes longer than to load a small file.
   */
  instants(text: Fragment): Fragment {
    const day = this.#dayText();
    const texts = day === null ? [text] : [text, day];
    const read = fragment`case when written is not null then ${instantInAnyForm(fragment`written`, this.#style.dates, this.#style.odd)} end`;
    return fragment`list_transform([${joinFragments(texts, ', ')}], lambda written: ${read})`;
  }

  /** The field with the time of day; null when the file has none. */
  get timeField(): 'tested_at' | 'tested_time' | null {
    if (this.isColumn('tested_at')) return 'tested_at';
    return this.has('tested_on') && this.isColumn('tested_time') ? 'tested_time' : null;
  }

  /** The text of the day alone; null when the file has no times of day. */
  #dayText(): Fragment | null {
    if (this.timeField === null) return null;
    return this.timeField === 'tested_at'
      ? fragment`nullif(regexp_extract(trim(${this.text('tested_at')}), ${literal(IMPOSSIBLE_TIME)}, 1), '')`
      : dayOf(this.text('tested_on'));
  }

  /** The UTC instant of a row in the most common form of date and time. */
  defaultInstant(): Fragment {
    return this.#defaultTime()?.instant ?? fragment`null::timestamp`;
  }

  /** That instant's date in Việt Nam. */
  defaultDate(): Fragment {
    return this.#defaultTime()?.date ?? fragment`null::date`;
  }

  /** Does that form include a time of day? */
  get defaultHasTime(): boolean {
    return this.#style.timeForm !== null && /%[HI]/.test(this.#style.timeForm.form);
  }

  #defaultTime() {
    const { timeForm } = this.#style;
    return timeForm === null
      ? null
      : readInForm(
          this.#instantText((field) => this.#rawCell(field), firstWord),
          timeForm,
        );
  }

  #instantText(text: TextOf, day: (text: Fragment) => Fragment): Fragment {
    const { tested_at, tested_on, tested_time } = this.#columns.mapping.columns;
    if (this.has('tested_at')) return inZone(text('tested_at'), tested_at?.zone);
    const date = text('tested_on');
    const zone = tested_time?.zone ?? tested_on?.zone;
    if (!this.has('tested_time')) return inZone(date, zone);
    const time = fragment`trim(${text('tested_time')})`;
    return inZone(
      fragment`case when ${time} <> '' then ${day(date)} || ' ' || ${time} else ${date} end`,
      zone,
    );
  }

  #unit(field: 'download' | 'upload'): SpeedUnit {
    return this.#columns.mapping.columns[field]?.unit ?? 'kbps';
  }

  /** A cell of the file, not normalised. */
  #rawCell(field: MeasurementField): Fragment {
    return this.#text(field, (index) => identifier(`c${index}`));
  }

  #text(field: MeasurementField, cell: (index: number) => Fragment): Fragment {
    const index = this.#columns.indexes[field];
    if (index !== undefined) return this.#part(field, cell(index));
    const constant = this.#columns.mapping.constants[field];
    return constant === undefined ? fragment`null::varchar` : literal(constant);
  }

  /** A field's share of a cell that holds a whole position, with the decimal mark of the file. */
  #part(field: MeasurementField, cell: Fragment): Fragment {
    const { part } = this.#columns.mapping.columns[field] ?? {};
    if (part === undefined) return cell;
    const number = fragment`regexp_extract(${cell}, ${literal(PAIR)}, ${wholeNumber(part === 'first' ? 1 : 2)})`;
    const [from, to] = this.#style.decimal === 'comma' ? ['.', ','] : [',', '.'];
    return fragment`nullif(replace(${number}, ${literal(from)}, ${literal(to)}), '')`;
  }

  #number(field: MeasurementField, text: Fragment, type: Fragment, units: readonly CellUnit[]): Fragment {
    if (!this.has(field)) return fragment`null::${type}`;
    if (this.#isNumeric(field)) return fragment`try_cast(${text} as ${type})`;
    const part = fragment`numbers[${wholeNumber(this.#textFields.indexOf(field) + 1)}]`;
    return cellNumber(text, part, { decimal: this.#style.decimal, type, units });
  }

  #defaultNumber(field: MeasurementField, type: Fragment): Fragment {
    const decimal = this.#isNumeric(field) ? 'point' : this.#style.decimal;
    return defaultNumber(this.#rawCell(field), decimal, type);
  }

  /** Is the column's type numeric? */
  #isNumeric(field: MeasurementField): boolean {
    const index = this.#columns.indexes[field];
    return index !== undefined && this.#table.numeric.has(index);
  }
}
