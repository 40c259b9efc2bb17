import type { MeasurementField, SpeedUnit } from '#lib/domain/column-mapping.ts';
import { fragment, identifier, joinFragments, literal, type Fragment } from '../db/statement.ts';
import { cellNumber, type CellUnit } from './cell-numbers.sql.ts';
import { DEGREE_UNITS, DELAY_UNITS, speedUnits } from './cell-units.ts';
import { instantInAnyForm, instantInForm } from './cell-times.sql.ts';
import type { MappedColumns } from './map-columns.ts';
import type { SourceTable } from './source-table.ts';
import type { ValueStyle } from './value-style.ts';

/**
 * How a speed is read and brought to kbit/s: as a decimal wide enough for the unit, so that rounding is
 * decimal and exact (half away from zero); a double would turn 0.0005 into 0.00049…. Most files are in Mbps,
 * which is rounded in its own unit first: that stays within 64 bits, where all else goes through 128.
 */
const SPEED: Readonly<Record<SpeedUnit, { readonly type: Fragment; kbps(value: Fragment): Fragment }>> = {
  bps: { type: fragment`decimal(18, 3)`, kbps: (value) => fragment`round(${value} * 0.001)::integer` },
  kbps: { type: fragment`decimal(18, 6)`, kbps: (value) => fragment`round(${value})::integer` },
  Mbps: {
    type: fragment`decimal(18, 9)`,
    kbps: (value) => fragment`(${value}::decimal(9, 3) * 1000)::integer`,
  },
  Gbps: {
    type: fragment`decimal(18, 12)`,
    kbps: (value) => fragment`round(${value}::decimal(38, 12) * 1000000)::integer`,
  },
};
/** What one kbit/s is in the unit. */
const KBPS_IN: Readonly<Record<SpeedUnit, number>> = { bps: 1000, kbps: 1, Mbps: 1e-3, Gbps: 1e-6 };

/** SQL expressions that read a file's values in its style. */
export class ValueReader {
  readonly #columns: MappedColumns;
  readonly #table: SourceTable;
  readonly #style: ValueStyle;

  constructor(table: SourceTable, columns: MappedColumns, style: ValueStyle) {
    this.#table = table;
    this.#columns = columns;
    this.#style = style;
  }

  /** A field's text, be it a column or a constant; NULL when the file has neither. */
  text(field: MeasurementField): Fragment {
    const index = this.#columns.indexes[field];
    if (index !== undefined) return identifier(`c${index}`);
    const constant = this.#columns.mapping.constants[field];
    return constant === undefined ? fragment`null::varchar` : literal(constant);
  }

  /** True for a row in which every column that is read is empty. */
  blank(): Fragment {
    const texts = Object.values(this.#columns.indexes).map((index) => identifier(`c${index}`));
    return fragment`coalesce(${joinFragments(texts, ', ')}) is null`;
  }

  /** Has the file a column of the field? */
  isColumn(field: MeasurementField): boolean {
    return this.#columns.indexes[field] !== undefined;
  }

  /** Does the file, or a constant, say anything of the field? */
  has(field: MeasurementField): boolean {
    return this.#columns.indexes[field] !== undefined || this.#columns.mapping.constants[field] !== undefined;
  }

  /** A speed as written, in its own unit; NULL when it is no number (or too long for one). */
  speed(field: 'download' | 'upload'): Fragment {
    const unit = this.#unit(field);
    return this.#number(field, SPEED[unit].type, speedUnits(unit));
  }

  /** The largest speed that is believed, in the unit of the column. */
  speedLimit(field: 'download' | 'upload', kbps: number): Fragment {
    return fragment`${literal(String(kbps * KBPS_IN[this.#unit(field)]))}::${SPEED[this.#unit(field)].type}`;
  }

  /** Whole kbit/s from a speed read by `speed`, which must be within the limit. */
  kbps(field: 'download' | 'upload', value: Fragment): Fragment {
    return SPEED[this.#unit(field)].kbps(value);
  }

  milliseconds(field: 'latency' | 'jitter'): Fragment {
    return this.#number(field, fragment`decimal(9, 3)`, DELAY_UNITS);
  }

  degrees(field: 'longitude' | 'latitude'): Fragment {
    return this.#number(field, fragment`double`, DEGREE_UNITS[field]);
  }

  /** The text of date and time; a separate time of day is put behind its date. */
  instantText(): Fragment {
    if (this.has('tested_at')) {
      const { zone } = this.#columns.mapping.columns.tested_at ?? {};
      return zone
        ? fragment`trim(${this.text('tested_at')}) || ${literal(` ${zone}`)}`
        : this.text('tested_at');
    }
    const date = this.text('tested_on');
    if (!this.has('tested_time')) return date;
    const time = fragment`trim(${this.text('tested_time')})`;
    return fragment`case when ${time} <> '' then split_part(trim(${date}), ' ', 1) || ' ' || ${time} else ${date} end`;
  }

  /** The UTC instant that a text names; a year of two digits is still one of the first century. */
  instant(text: Fragment): Fragment {
    const { dates, timeForm } = this.#style;
    const any = fragment`case when ${text} is not null then ${instantInAnyForm(text, dates)} end`;
    return timeForm === null ? any : fragment`coalesce(${instantInForm(text, timeForm)}, ${any})`;
  }

  #unit(field: 'download' | 'upload'): SpeedUnit {
    return this.#columns.mapping.columns[field]?.unit ?? 'kbps';
  }

  #number(field: MeasurementField, type: Fragment, units: readonly CellUnit[]): Fragment {
    const text = this.text(field);
    const index = this.#columns.indexes[field];
    if (index !== undefined && this.#table.numeric.has(index)) return fragment`try_cast(${text} as ${type})`;
    return cellNumber(text, { decimal: this.#style.decimal, type, units });
  }
}
