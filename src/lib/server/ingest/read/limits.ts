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
