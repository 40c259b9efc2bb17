/** The fields that a column of a measurement file can hold. */
export const MEASUREMENT_FIELDS = [
  'tested_at',
  'tested_on',
  'tested_time',
  'operator',
  'network_code',
  'technology',
  'download',
  'upload',
  'latency',
  'jitter',
  'longitude',
  'latitude',
  'district',
  'commune',
  'address',
  'device',
] as const;
/** One of `MEASUREMENT_FIELDS`. */
export type MeasurementField = (typeof MEASUREMENT_FIELDS)[number];

/** Units a speed column can be written in: bits a second, or bytes, whose B is always a capital. */
export const SPEED_UNITS = ['bps', 'kbps', 'Mbps', 'Gbps', 'B/s', 'kB/s', 'MB/s'] as const;
/** One of `SPEED_UNITS`. */
export type SpeedUnit = (typeof SPEED_UNITS)[number];

/** One field taken from a column of the file. */
export interface ColumnSource {
  /** The column's header; `#3` is the third column, for headers that are empty or stand twice. */
  readonly column: string;
  /** Only for speeds. */
  readonly unit?: SpeedUnit;
  /** Only for positions: which of the two numbers in the cell it is. */
  readonly part?: 'first' | 'second';
  /** Only for plane coordinates of VN-2000: central meridian and width of their zone, such as `107/3`. */
  readonly grid?: string;
  /** Only for instants without a time zone: `UTC`, or its distance such as `+09:00`; Vietnamese time when absent. */
  readonly zone?: string;
}

/** `UTC`, or a distance from it. */
export const TIME_ZONE = /^(?:UTC|[+-]\d\d:\d\d)$/;

/** A column as a command or an address states it: its name, and behind a colon its unit, zone or grid. */
export const namedSource = ({ column, unit, zone, grid }: ColumnSource): string =>
  [column, unit ?? zone ?? grid].filter(Boolean).join(':');

/** Kinds of personal data; such columns are never stored. */
export const PERSONAL_KINDS = [
  ...(['phone', 'email', 'name', 'id_number', 'device_number', 'licence_plate', 'network_address'] as const),
] as const;
/** One of `PERSONAL_KINDS`. */
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** A column left out because it holds personal data. */
export interface PersonalColumn {
  readonly column: string;
  readonly kind: PersonalKind;
}

/**
 * Which column holds which field, and which fields are constant for the file? A field is in `columns` or in
 * `constants`, never in both.
 */
export interface ColumnMapping {
  readonly columns: Partial<Readonly<Record<MeasurementField, ColumnSource>>>;
  readonly constants: Partial<Readonly<Record<MeasurementField, string>>>;
  /** Columns without a field that a person chose to keep in the raw copy. */
  readonly kept?: readonly string[];
  /** Columns left out because they hold personal data. */
  readonly personal?: readonly PersonalColumn[];
  /** The operator whose columns these are, of several that stand side by side; rows without its figures are no tests. */
  readonly group?: string;
  /** The column by which each row is an average of several tests, which a person had loaded as one test. */
  readonly aggregated?: string;
  /** The rows are reference values, shown beside the figures and never among the tests. */
  readonly reference?: ReferenceFacts;
  /** Name of the saved mapping that was used. */
  readonly profile?: string;
}

/** What is known of reference values as a whole. */
export interface ReferenceFacts {
  /** Name and source as a person wrote them; null: the file's name stands for them. */
  readonly name: string | null;
  /** The column that counts the tests of each row; null without one. */
  readonly counts: string | null;
}

/** Longest name and source of reference values. */
export const LONGEST_REFERENCE_NAME = 200;

/**
 * What to do with a file whose rows are averages of several tests: refuse it, take each row as one test, or take the rows as
 * reference values.
 */
export const AGGREGATE_CHOICES = ['refuse', 'as_tests', 'reference'] as const;
/** One of `AGGREGATE_CHOICES`. */
export type AggregateChoice = (typeof AGGREGATE_CHOICES)[number];

/** Fields that may be constant for a whole file; figures and positions are per row. */
export const CONSTANT_FIELDS = [
  'tested_on',
  'operator',
  'network_code',
  'technology',
  'district',
  'commune',
  'address',
] as const satisfies readonly MeasurementField[];

/** Is this the field of a speed, so that its column needs a unit? */
export function isSpeed(field: MeasurementField): field is 'download' | 'upload' {
  return field === 'download' || field === 'upload';
}
