import { Fault } from '#lib/domain/fault.ts';

/** A statement DuckDB refused, with the statement and DuckDB's own words. For logs; people get a Fault. */
export class DatabaseError extends Error {
  readonly sql: string;
  /** Another process holds the file. */
  readonly locked: boolean;
  /** The statement was stopped by `interrupt`. */
  readonly interrupted: boolean;
  /** The disk has no room left. */
  readonly diskFull: boolean;
  readonly outOfMemory: boolean;
  /** A file or value is not in the form that the statement says. */
  readonly badInput: boolean;

  constructor(sql: string, cause: unknown) {
    const message = cause instanceof Error ? cause.message : String(cause);
    super(`${message}\nin: ${sql.trim().slice(0, 2000)}`, { cause });
    this.name = 'DatabaseError';
    this.sql = sql;
    this.locked = /could not set lock/i.test(message);
    this.interrupted = /^INTERRUPT/i.test(message);
    this.diskFull = /no space left on device/i.test(message);
    this.outOfMemory = /^Out of Memory/i.test(message);
    this.badInput = /^Invalid Input Error/i.test(message);
  }
}

/** The same error as a Fault when a person can do something about it (room on the disk, memory); else as it is. */
export function faultOf(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  if (error.diskFull) return new Fault('disk_full', {}, 507, { cause: error });
  if (error.outOfMemory) return new Fault('memory_full', {}, 507, { cause: error });
  return error;
}
