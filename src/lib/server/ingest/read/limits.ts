/** The fastest plausible line: 10 Gbit/s is the maximum of consumer fibre (XGS-PON). */
export const SPEED_LIMIT_KBPS = 10_000_000;
/** A minute. Speed tests time out well before. */
export const DELAY_LIMIT_MS = 60_000;
/** i-Speed began in 2019; measurements of other programs are hardly older than 4G (licensed here in 2016). */
export const EARLIEST_DATE = '2010-01-01';
/** Addresses have at most about two hundred letters, of up to three bytes each. */
export const MAX_NAME_BYTES = 1000;
/** Most new operators of a file; a column with more does not contain operators. */
export const NEW_OPERATORS_LIMIT = 40;

/** Larger than ten years of a country's measurements as CSV; more is a mistake or an attack on the disk. */
export const UPLOAD_LIMIT_BYTES = 20_000_000_000;

/** Exports have a few dozen columns, drive tests two hundred; a file with more is refused before its columns are guessed. */
export const MAX_COLUMNS = 1000;
/** Longest cell, in characters. A longer one is an unclosed quote, or no cell of a measurement. */
export const MAX_CELL_LENGTH = 65_536;
/** Longest line of a delimited file, in characters: also what DuckDB holds of a line at most. */
export const MAX_LINE_LENGTH = 1_000_000;
/** Deepest nesting of a JSON file outside a row; inside a row deeper objects are kept as text. */
export const MAX_JSON_DEPTH = 64;
/** Smaller files are parsed within this process, bounded by their size; to start another would take longer. */
export const SMALL_FILE_BYTES = 1024 * 1024;
