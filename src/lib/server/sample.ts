import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dueAt } from '#lib/domain/due-state.ts';
import { addMonths, type LocalMonth } from '#lib/domain/local-date.ts';
import { listBatches } from './ingest/batches.ts';
import { loadFile } from './ingest/ingest.ts';
import { undoBatch } from './ingest/undo.ts';
import { renderTallyForm, simulateTallies } from './simulation/tally-form.ts';
import { simulatedAreas } from './simulation/simulated-areas.ts';
import { writeSimulatedExport } from './simulation/write-export.ts';
import { readCatalog } from './warehouse/catalog.ts';
import { simulateCases } from './cases/sample/simulate-cases.ts';
import { hasEverHeldBatch } from './warehouse/state.sql.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

const LOADED_BY = 'i-speed';

/** The sample: twelve report months up to the month of the letter. */
const SAMPLE = {
  seed: 20240612,
  tests: 90_000,
  from: '2023-07-13',
  to: '2024-07-13',
  untidyShare: 0.002,
  namedOnlyShare: 0.06,
} as const;
const SAMPLE_TALLIES = { seed: 2024, firstMonth: '2024-04', months: 4 } as const;

/** The last hour in which a report of the month is on time. */
const lastHourOf = (month: LocalMonth) => new Date(dueAt(month).getTime() - 3_600_000).toISOString();

/** Takes the sample back where it is loaded: it is of the shipped province, and an office with its own has no use for it. */
export async function takeSampleBack(warehouse: Warehouse): Promise<void> {
  for (const { id, simulated, state, loadedBy } of await listBatches(warehouse)) {
    if (simulated && state === 'loaded' && loadedBy === LOADED_BY) await undoBatch(warehouse, id, LOADED_BY);
  }
}

/**
 * Loads simulated tests and tallies, as files like any other and marked as simulated, into a
 * warehouse that never held a batch.
 */
export async function loadSampleOnce(warehouse: Warehouse, say: () => void): Promise<void> {
  const [state] = await warehouse.db.query(hasEverHeldBatch, {});
  if (state!.held) return;
  const areas = await simulatedAreas(warehouse, SAMPLE.to);
  if (areas.length === 0) return;
  say();
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-sample-'));
  try {
    const load = (name: string, receivedAt?: string) =>
      loadFile(
        warehouse,
        { path: join(folder, name), name },
        { loadedBy: LOADED_BY, simulated: true, ...(receivedAt ? { receivedAt } : {}) },
      );
    const name = 'mo-phong-do-kiem.csv';
    await writeSimulatedExport({ ...SAMPLE, areas }, join(folder, name));
    await load(name);
    await simulateCases(warehouse);
    const { reportingUnits } = await readCatalog(warehouse);
    const tallies = simulateTallies({ ...SAMPLE_TALLIES, units: reportingUnits });
    for (let i = 0; i < SAMPLE_TALLIES.months; i++) {
      const month = addMonths(SAMPLE_TALLIES.firstMonth, i);
      const form = `mo-phong-bieu-tong-hop-${month}.csv`;
      writeFileSync(join(folder, form), renderTallyForm(tallies, month));
      await load(form, lastHourOf(month));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
