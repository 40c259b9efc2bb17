import { ZONE_OFFSET_HOURS } from '#lib/domain/local-date.ts';

/** No mobile or fixed line a person tests here is faster: 10 Gbit/s is the top of consumer fibre (XGS-PON). */
export const SPEED_LIMIT_KBPS = 10_000_000;
/** A minute. Speed tests give up on an answer well before. */
export const DELAY_LIMIT_MS = 60_000;
/** i-Speed began in 2019, other tests kept in files are hardly older than 4G (licensed here in 2016). */
export const EARLIEST_DATE = '2010-01-01';
/** Written addresses have at most some two hundred letters, of up to three bytes each. */
export const LONGEST_NAME_BYTES = 1000;
/** Names of operators that one file may bring along; more, and the column is not one of operators. */
export const NEW_OPERATORS_LIMIT = 40;
export const OFFSET_HOURS = ZONE_OFFSET_HOURS;

/** A country's tests of ten years as CSV stay below this; more is a mistake, or meant to fill the disk. */
export const UPLOAD_LIMIT_BYTES = 20_000_000_000;
