import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { DatabaseError } from '../db/errors.ts';
import { isRunning } from './is-running.ts';

/** A new warehouse is made under such a name, and gets its own when it is whole. */
const UNFINISHED = 'i-speed.new-';

/** How a write-ahead log of DuckDB begins: the entry that names its version. */
const LOG_BEGINNING = Buffer.from('640062', 'hex');

/**
 * Creates the folder of a warehouse and says what is wrong with it before anything is opened: it cannot be written to,
 * the disk is full, its file is empty, its log is none. Throws a Fault.
 */
export function checkFolder(file: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `${UNFINISHED}${process.pid}.probe`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch (cause) {
    throw folderFault(cause, folder);
  }
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? null;
  if (size === 0) throw new Fault('warehouse_empty', { file }, 503);
  if (size !== null) checkLog(`${file}.wal`);
}

/** Throws a Fault where a warehouse's file is gone while copies of loaded files are there: a new one would hide that. */
export function refuseVanished(file: string, dataDir: string): void {
  const copies = join(dataDir, 'inbox', 'raw');
  if (!existsSync(file) && namesIn(copies).length > 0)
    throw new Fault('warehouse_vanished', { file, copies }, 503);
}

/** A name for a warehouse that is being made, after what killed programs left of theirs was removed. */
export function unfinishedFile(file: string): string {
  const folder = dirname(file);
  for (const name of namesIn(folder)) {
    const maker = /^i-speed\.new-(\d+)/.exec(name)?.[1];
    if (maker && !isRunning(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true });
  }
  return join(folder, `${UNFINISHED}${process.pid}`);
}

/** Gives a whole warehouse its name, unless another program gave that to its own meanwhile. */
export function finishFile(unfinished: string, file: string): void {
  const open = openSync(unfinished, 'r+');
  fsyncSync(open);
  closeSync(open);
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  rmSync(unfinished);
}

/** Which Fault does an error of opening a warehouse become? */
export function openingFault(error: unknown, file: string): unknown {
  const folder = dirname(file);
  if (!(error instanceof DatabaseError)) return folderFault(error, folder);
  const problem = error.message.split('\n')[0]!;
  const options = { cause: error };
  if (error.locked) return new Fault('warehouse_in_use', { folder }, 503, options);
  if (error.diskFull) return new Fault('disk_full_at_start', { folder }, 507, options);
  if (error.damaged && /WAL file/i.test(problem))
    return new Fault('warehouse_log_damaged', { file: `${file}.wal`, problem }, 503, options);
  if (error.damaged) return new Fault('warehouse_damaged', { file, problem }, 503, options);
  return error;
}

function folderFault(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const options = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Fault('disk_full_at_start', { folder }, 507, options);
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'ENOTDIR' || code === 'EEXIST')
    return new Fault('data_folder_unwritable', { folder, problem: code }, 503, options);
  return error;
}

/** The database leaves out a log that does not begin as one, with every change in it, and says nothing. */
function checkLog(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_BEGINNING.length) return;
  const beginning = Buffer.alloc(LOG_BEGINNING.length);
  const open = openSync(log, 'r');
  readSync(open, beginning, 0, beginning.length, 0);
  closeSync(open);
  if (!beginning.equals(LOG_BEGINNING))
    throw new Fault('warehouse_log_damaged', { file: log, problem: 'header' }, 503);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
