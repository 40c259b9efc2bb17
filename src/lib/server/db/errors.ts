import { Fault } from '#lib/domain/fault.ts';

/** On Linux and macOS, and on Windows, whose own words beside these are in the language of the system. */
const LOCKED = /could not set lock|file is already open in|being used by another process/i;

/** A failed statement, with its SQL and DuckDB's message. For logs; users get a Fault. */
export class DatabaseError extends Error {
  readonly sql: string;
  /** Another process holds the file. */
  readonly locked: boolean;
  /** The statement was stopped by `interrupt`. */
  readonly interrupted: boolean;
  /** The disk is full. */
  readonly diskFull: boolean;
  readonly outOfMemory: boolean;
  /** The database's own file, or its log, is not as it was written. */
  readonly damaged: boolean;
  /** A file or value does not have the expected format. */
  readonly badInput: boolean;

  constructor(sql: string, cause: unknown) {
    const message = cause instanceof Error ? cause.message : String(cause);
    super(`${message}\nin: ${sql.trim().slice(0, 2000)}`, { cause });
    this.name = 'DatabaseError';
    this.sql = sql;
    this.locked = LOCKED.test(message);
    this.interrupted = /^INTERRUPT/i.test(message);
    this.diskFull = /no space left on device|not enough space on the disk/i.test(message);
    this.outOfMemory = /^Out of Memory/i.test(message);
    this.damaged =
      /not a valid DuckDB|Corrupt (database|WAL) file|replaying WAL|Could not read (enough bytes )?from file|^(INTERNAL|FATAL|Serialization) Error/i.test(
        message,
      );
    this.badInput = /^Invalid Input Error/i.test(message);
  }
}

/**
 * Which Fault does an error become? A full disk, of the database or of a file, or memory becomes one that says so; any
 * other error is returned as it is.
 */
export function faultOf(error: unknown): unknown {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  if (full || (error instanceof DatabaseError && error.diskFull)) {
    return new Fault('disk_full', {}, 507, { cause: error });
  }
  if (error instanceof DatabaseError && error.outOfMemory) {
    return new Fault('memory_full', {}, 507, { cause: error });
  }
  return error;
}

/** Which Fault does an error of answering a question become? As `faultOf`; a damaged file, too, becomes one that says so. */
export function readingFault(error: unknown): unknown {
  if (!(error instanceof DatabaseError && error.damaged)) return faultOf(error);
  const problem = error.message.split('\n')[0]!;
  return new Fault('warehouse_unreadable', { problem }, 503, { cause: error });
}
