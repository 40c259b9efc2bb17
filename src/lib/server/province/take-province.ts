import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LEVELS } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { outlines } from '../areas/outlines.ts';
import { loadReference } from '../reference.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import { Warehouse } from '../warehouse/warehouse.ts';
import type { MadeProvince } from './make-province.ts';
import { writeTogether } from './reference-in-use.ts';

/** The memory that a database has by default on a small machine. */
const CHECK_MEMORY = '400MB';

/** Loads a province as the program would, in memory and apart from any data. Throws a Fault that says what is not as it should be. */
export async function checkProvince({ files, report }: MadeProvince, shipped: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-province-'));
  const warehouse = await Warehouse.open({
    ...{ dataDir: null, threads: 1, memoryLimit: CHECK_MEMORY, clock: () => new Date() },
  });
  try {
    writeProvince(files, join(folder, 'own'));
    writeTogether(shipped, join(folder, 'own'), join(folder, 'reference'));
    await loadReference(warehouse, join(folder, 'reference'));
    const { editions, areasOf, reportingUnits } = await readCatalog(warehouse);
    const [edition] = editions;
    const problem = (what: string) => new Fault('province_check_failed', { problem: what }, 422);
    if (!edition) throw problem('editions');
    for (const level of LEVELS) {
      const expected = report.levels.find((one) => one.level === level)?.units ?? 0;
      const areas = areasOf(edition.id, level);
      if (areas.length !== expected) throw problem(`${level}: ${areas.length}/${expected}`);
      const drawn = expected === 0 ? 0 : (await outlines(warehouse, edition.id, level)).features.length;
      if (drawn !== expected) throw problem(`${level}: ${drawn}/${expected}`);
    }
    if (reportingUnits.length !== report.reportingUnits) throw problem('reporting-units');
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a province's files below a folder. */
export function writeProvince(files: MadeProvince['files'], folder: string): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/**
 * Puts a province's files into a folder. What was there before is kept beside it, the table of reporting units that somebody
 * filled in among it; returns where, null when there was nothing.
 */
export function placeProvince(files: MadeProvince['files'], folder: string, now: Date): string | null {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  writeProvince(files, unfinished);
  const before = existsSync(folder) ? `${folder}-before-${now.toISOString().replaceAll(':', '')}` : null;
  if (before !== null) renameSync(folder, before);
  renameSync(unfinished, folder);
  return before;
}
