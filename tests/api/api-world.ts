import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadReport } from '#lib/domain/batch.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import type { LoadOptions } from '#lib/server/ingest/read/load-options.ts';
import { simulatedAreas } from '#lib/server/simulation/simulated-areas.ts';
import { renderTallyForm, simulateTallies } from '#lib/server/simulation/tally-form.ts';
import { writeSimulatedExport } from '#lib/server/simulation/write-export.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { copyOfReference, copyTemplate } from '../support/templates.ts';

/** "Now" in these tests: noon of 20 July 2024 in Việt Nam, when July's report is overdue. */
export const NOW = new Date('2024-07-20T05:00:00Z');
/** The months that units reported; the one after is awaited. */
export const REPORTED = ['2024-05', '2024-06'] as const;
export const AWAITED = '2024-07';

/** A warehouse on disk with the areas of the house and a small simulated sample of tests and reports. */
export interface ApiWorld {
  readonly warehouse: Warehouse & { readonly dataDir: string };
  /** Loads content under a name, as a person does. */
  load(name: string, content: string, options?: Partial<LoadOptions>): Promise<LoadReport>;
}

const SAMPLE = {
  ...{ seed: 15, tests: 6_000, from: '2024-05-13', to: '2024-07-13' },
  ...{ untidyShare: 0.01, namedOnlyShare: 0.05 },
} as const;

export async function openApiWorld(): Promise<ApiWorld> {
  const dataDir = temporaryFolder();
  await copyTemplate('api-world', dataDir, makeWorld);
  const warehouse = (await open(dataDir)) as ApiWorld['warehouse'];
  return { warehouse, load: (name, content, options) => loadContent(warehouse, name, content, options) };
}

const open = (dataDir: string) =>
  Warehouse.open({ ...{ dataDir, threads: 2, memoryLimit: '512MB' }, clock: () => NOW });

async function loadContent(
  warehouse: Warehouse,
  name: string,
  content: string,
  options: Partial<LoadOptions> = {},
) {
  const path = join(warehouse.dataDir!, name);
  writeFileSync(path, content);
  const report = await loadFile(warehouse, { path, name }, { loadedBy: 'test', ...options });
  await warehouse.settled();
  return report;
}

async function makeWorld(dataDir: string): Promise<void> {
  await copyOfReference(dataDir);
  const warehouse = await open(dataDir);
  const areas = await simulatedAreas(warehouse, SAMPLE.to);
  const path = join(dataDir, 'tests.csv');
  await writeSimulatedExport({ ...SAMPLE, areas }, path);
  await loadFile(warehouse, { path, name: 'tests.csv' }, { loadedBy: 'test', simulated: true });
  const { reportingUnits } = await readCatalog(warehouse);
  const months = REPORTED.length;
  const tallies = simulateTallies({ seed: 15, units: reportingUnits, firstMonth: REPORTED[0], months });
  for (const month of REPORTED)
    await loadContent(warehouse, `${month}.csv`, renderTallyForm(tallies, month), { simulated: true });
  await warehouse.close();
}

/** All that a request can change: every table's rows, and the number of the data's version. */
export async function contentOf({ db, dataVersion }: Warehouse): Promise<readonly unknown[]> {
  const tables = await db.query<{ name: string }, Record<never, never>>(
    {
      text: `select table_name as name from duckdb_tables() where not internal and not temporary order by all`,
    },
    {},
  );
  const contents = tables.map(({ name }) =>
    db.query(
      {
        text: `select '${name}' as name, count(*) as rows, bit_xor(hash(t))::varchar as hash from ${name} as t`,
      },
      {},
    ),
  );
  return [dataVersion, ...(await Promise.all(contents)).flat()];
}
