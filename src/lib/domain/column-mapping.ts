/** What a column of a measurement file can mean. */
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
export type MeasurementField = (typeof MEASUREMENT_FIELDS)[number];

/** Units a speed column can be written in. */
export const SPEED_UNITS = ['bps', 'kbps', 'Mbps', 'Gbps'] as const;
export type SpeedUnit = (typeof SPEED_UNITS)[number];

/** One field taken from a column of the file. */
export interface ColumnSource {
  readonly column: string;
  /** Only for speeds. */
  readonly unit?: SpeedUnit;
}

/**
 * Which column gives which field, and which fields are the same for every row of the file. A field is in
 * `columns` or in `constants`, never in both.
 */
export interface ColumnMapping {
  readonly columns: Partial<Readonly<Record<MeasurementField, ColumnSource>>>;
  readonly constants: Partial<Readonly<Record<MeasurementField, string>>>;
}
