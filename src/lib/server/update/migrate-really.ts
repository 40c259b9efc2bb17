import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareFigures, type Figures } from '#lib/domain/update/compare-figures.ts';
import { Fault } from '#lib/domain/fault.ts';
import { AUDIT_CHAINS } from '#lib/domain/audit/audit-entry.ts';
import { leaveRestoreNote } from '../audit/restore-note.ts';
import { readFigures } from './read-figures.ts';
import { withProgram, type ProgramRun } from './run-program.ts';

/** Folders of a data folder that a program may change at its start, and that are put back. */
const CHANGED = ['warehouse', 'accounts', 'records', 'secret'];

/**
 * Lets a program migrate the data folder itself and compares its figures with those of the rehearsal. When it does not start,
 * or gives others, every file is put back as it was, and a Fault says why. `kept` is a folder of the same disk for the
 * files of before; it may not exist.
 */
export async function migrateReally(run: ProgramRun, rehearsed: Figures, kept: string): Promise<void> {
  const { dataDir } = run;
  const began = new Date().toISOString();
  const folders = CHANGED.filter((name) => existsSync(join(dataDir, name)));
  for (const name of folders) await cp(join(dataDir, name), join(kept, name), { recursive: true });
  try {
    const figures = await withProgram(run, readFigures);
    const [difference] = compareFigures(rehearsed, figures);
    if (difference) throw new Fault('update_other_figures', { address: difference.table }, 503);
  } catch (cause) {
    for (const name of CHANGED) await rm(join(dataDir, name), { recursive: true, force: true });
    for (const name of folders) await rename(join(kept, name), join(dataDir, name));
    // The log may tell of entries of the audit that went with what was put back.
    for (const chain of AUDIT_CHAINS)
      leaveRestoreNote(dataDir, chain, { at: new Date().toISOString(), madeAt: began, head: null });
    const { code, details } = cause instanceof Fault ? cause : { code: 'unexpected', details: {} };
    throw new Fault('update_rolled_back', { code, ...details }, 503, { cause });
  }
}
