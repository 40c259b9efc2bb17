import { DataType, type Field, type Schema } from 'apache-arrow';
import { isLevel, type Level } from '#lib/domain/area.ts';
import type { ColumnRole } from '#lib/domain/workbench/catalog-view.ts';
import { DEVICES_KEY } from '#lib/domain/workbench/query.ts';

/** How a column's values are stored; `interval` is a struct of `IntervalValue`. */
export type ColumnKind = 'number' | 'text' | 'date' | 'instant' | 'flag' | 'interval';

/** A column of a result: what it holds and what it is good for. */
export interface ResultColumn {
  /** Position among the columns that are shown. */
  readonly index: number;
  /** Position among the fields of the Arrow table. */
  readonly field: number;
  /** As the query calls it. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly role: ColumnRole;
  /** Whole numbers: no digits after the comma. */
  readonly whole: boolean;
  readonly unit: string | null;
  /** The limit of the standard does not apply: uploads, differences. */
  readonly isWithoutLimit: boolean;
  /** Counts that can be added up; of different devices, one may be in several. */
  readonly isAdditive: boolean;
  /** It tells devices apart: it is for the screen, and nothing that is passed on holds it. */
  readonly tellsDevices: boolean;
  /** The areas whose codes it holds, where the query says so. */
  readonly area: { readonly edition: string; readonly level: Level } | null;
}

const ROLES: Record<ColumnRole, true> = {
  date: true,
  month: true,
  hour: true,
  weekday: true,
  area: true,
  operator: true,
  technology: true,
  flag: true,
  measure: true,
  count: true,
  text: true,
};

const isRole = (text: string | undefined): text is ColumnRole => text !== undefined && text in ROLES;

/**
 * The columns of a result, with the roles that its fields name or else those that names and types suggest. The names that a
 * query puts beside codes of areas, in a column called as their level, are left out: codes are shown with names anyway.
 */
export function resultColumns(schema: Schema): readonly ResultColumn[] {
  const devices = JSON.parse(schema.metadata.get(DEVICES_KEY) ?? '[]') as readonly string[];
  const columns = schema.fields.map((field, position) => ({
    ...resultColumn(field, position),
    tellsDevices: devices.includes(field.name),
  }));
  const levels = columns.map(({ area }) => area?.level as string | undefined);
  return columns
    .filter(({ name, kind, role }) => kind !== 'text' || role !== 'text' || !levels.includes(name))
    .map((column, index) => ({ ...column, index }));
}

function resultColumn(field: Field, position: number): Omit<ResultColumn, 'tellsDevices'> {
  const { metadata, name, type } = field;
  const kind = kindOf(type);
  const [role, edition, level] = ['role', 'edition', 'level'].map((key) => metadata.get(key));
  return {
    index: position,
    field: position,
    name,
    kind,
    role: isRole(role) ? role : suggestedRole(field, kind),
    whole: DataType.isInt(type) || (DataType.isDecimal(type) && type.scale === 0),
    unit: metadata.get('unit') || null,
    isAdditive: metadata.get('sum') !== 'none',
    isWithoutLimit: metadata.get('limit') === 'none',
    area: edition && level && isLevel(level) ? { edition, level } : null,
  };
}

function kindOf(type: DataType): ColumnKind {
  if (DataType.isStruct(type)) {
    const names = type.children.map((child: Field) => child.name);
    return ['value', 'lower', 'upper'].every((name) => names.includes(name)) ? 'interval' : 'text';
  }
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
  if (DataType.isDate(type)) return 'date';
  if (DataType.isTimestamp(type)) return 'instant';
  return DataType.isBool(type) ? 'flag' : 'text';
}

/** By name for what no type tells: an hour, a weekday, a month, an operator. */
function suggestedRole({ name, type }: Field, kind: ColumnKind): ColumnRole {
  switch (kind) {
    case 'interval':
      return 'measure';
    case 'date':
    case 'instant':
      return 'date';
    case 'flag':
      return 'flag';
    case 'number':
      if (name === 'hour' || name === 'weekday') return name;
      return DataType.isInt(type) || (DataType.isDecimal(type) && type.scale === 0) ? 'count' : 'measure';
    case 'text':
      if (name === 'operator' || name === 'technology') return name;
      return name === 'month' || name === 'report_month' ? 'month' : 'text';
  }
}

/** Columns to group by: everything but figures. */
export const isDimension = ({ kind, role }: ResultColumn) =>
  kind !== 'interval' && role !== 'measure' && role !== 'count';

/** Columns with a figure to draw: an interval, a measure or a count. */
export const isFigure = (column: ResultColumn) => !isDimension(column);

/** Columns whose sum says something. */
export const isSummed = ({ role, kind, isAdditive }: ResultColumn) =>
  role === 'count' && kind === 'number' && isAdditive;
