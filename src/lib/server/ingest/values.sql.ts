import type { MeasurementField, SpeedUnit } from '#lib/domain/column-mapping.ts';
import { fragment, identifier, joinFragments, literal, literalList, type Fragment } from '../db/statement.ts';
import type { MappedColumns } from './map-columns.ts';
import type { SourceTable } from './source-table.ts';
import type { ValueStyle } from './value-style.ts';

/**
 * How a speed is read and brought to kbit/s: as a decimal wide enough for the unit, so that rounding is
 * decimal and exact (half away from zero); a double would turn 0.0005 into 0.00049….
 */
const SPEED: Readonly<Record<SpeedUnit, { readonly type: Fragment; readonly kbps: Fragment }>> = {
  bps: { type: fragment`decimal(18, 3)`, kbps: fragment`* 0.001` },
  kbps: { type: fragment`decimal(18, 6)`, kbps: fragment`` },
  Mbps: { type: fragment`decimal(18, 9)`, kbps: fragment`* 1000` },
  Gbps: { type: fragment`decimal(18, 12)`, kbps: fragment`::decimal(38, 12) * 1000000` },
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

  /** Does the file, or a constant, say anything of the field? */
  has(field: MeasurementField): boolean {
    return this.#columns.indexes[field] !== undefined || this.#columns.mapping.constants[field] !== undefined;
  }

  /** A speed as written, in its own unit; NULL when it is no number (or too long for one). */
  speed(field: 'download' | 'upload'): Fragment {
    return this.#number(field, SPEED[this.#unit(field)].type);
  }

  /** The largest speed that is believed, in the unit of the column. */
  speedLimit(field: 'download' | 'upload', kbps: number): Fragment {
    return fragment`${literal(String(kbps * KBPS_IN[this.#unit(field)]))}::${SPEED[this.#unit(field)].type}`;
  }

  /** Whole kbit/s from a speed read by `speed`, which must be within the limit. */
  kbps(field: 'download' | 'upload', value: Fragment): Fragment {
    return fragment`round(${value}${SPEED[this.#unit(field)].kbps})::integer`;
  }

  milliseconds(field: 'latency' | 'jitter'): Fragment {
    return this.#number(field, fragment`decimal(9, 3)`);
  }

  degrees(field: 'longitude' | 'latitude'): Fragment {
    return this.#number(field, fragment`double`);
  }

  /** The text of date and time, trimmed; a separate time of day is put behind its date. */
  instantText(): Fragment {
    if (this.has('tested_at')) return fragment`trim(${this.text('tested_at')})`;
    const date = fragment`trim(${this.text('tested_on')})`;
    if (!this.has('tested_time')) return date;
    const time = this.text('tested_time');
    return fragment`case when trim(${time}) <> '' then split_part(${date}, ' ', 1) || ' ' || trim(${time}) else ${date} end`;
  }

  /**
   * The UTC instant that a text names: with its zone when it states one, else in Việt Nam's time; NULL when
   * it is no date of the known forms.
   */
  instant(text: Fragment): Fragment {
    const zoned = fragment`ends_with(${text}, 'Z') or strpos(substr(${text}, 14), '+') > 0
      or strpos(substr(${text}, 14), '-') > 0`;
    const local = fragment`try_cast(${text} as timestamp)`;
    // A first digit keeps out DuckDB's own words: 'infinity', 'epoch'.
    return fragment`case when not ascii(${text}) between 48 and 57 then null
      when substr(${text}, 5, 1) = '-' then case
        when ${zoned} then timezone('UTC', try_cast(${text} as timestamptz))
        else ${local} - interval 7 hours end
      else coalesce(try_strptime(${text}, ${this.#dateForms()}), ${local}) - interval 7 hours end`;
  }

  #unit(field: 'download' | 'upload'): SpeedUnit {
    return this.#columns.mapping.columns[field]?.unit ?? 'kbps';
  }

  #number(field: MeasurementField, type: Fragment): Fragment {
    const text = this.text(field);
    const index = this.#columns.indexes[field];
    if (index !== undefined && this.#table.numeric.has(index)) return fragment`try_cast(${text} as ${type})`;
    const [decimal, grouping] = this.#style.decimal === 'comma' ? [',', '.'] : ['.', ','];
    const [mark, other] = [literal(decimal), literal(grouping)];
    const grouped = literal(`\\s*[+-]?\\d{1,3}(\\${grouping}\\d{3})+(\\${decimal}\\d+)?\\s*`);
    const plain =
      decimal === '.'
        ? fragment`try_cast(${text} as ${type})`
        : fragment`try_cast(replace(${text}, ${mark}, '.') as ${type})`;
    // A value that can only be read the other way ("38,2" among points) is read so.
    return fragment`case when strpos(${text}, ${other}) = 0 then ${plain}
      when regexp_full_match(${text}, ${grouped})
        then try_cast(replace(replace(${text}, ${other}, ''), ${mark}, '.') as ${type})
      when strpos(${text}, ${mark}) = 0 then try_cast(replace(${text}, ${other}, '.') as ${type}) end`;
  }

  #dateForms(): Fragment {
    const [first, second] = this.#style.dates === 'day-month' ? ['%d', '%m'] : ['%m', '%d'];
    const dates = ['/', '-', '.'].map((mark) => `${first}${mark}${second}${mark}%Y`);
    const forms = dates.flatMap((date) => [
      ...[`${date} %H:%M:%S`, `${date} %H:%M`, date, `${date} %I:%M:%S %p`, `${date} %I:%M %p`],
      ...[`${date}, %H:%M:%S`, `%H:%M:%S ${date}`, `%H:%M ${date}`, `${date} %H:%M:%S.%g`],
    ]);
    return literalList([...forms, '%Y.%m.%d_%H.%M.%S', '%Y.%m.%d']);
  }
}
