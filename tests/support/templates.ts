import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Writer } from '#lib/server/db/database.ts';
import { loadReference } from '#lib/server/reference.ts';
import { loadVocabulary } from '#lib/server/warehouse/vocabulary.ts';
import { Warehouse, warehouseFile } from '#lib/server/warehouse/warehouse.ts';

/** Names the folder of templates; a run of tests sets it for all of its processes and removes the folder (`one-run.ts`). */
const TEMPLATES_VARIABLE = 'TEST_TEMPLATES';
/** Longer than any template takes on a busy machine. */
const MADE_WITHIN_MS = 120_000;
const LOOK_AGAIN_MS = 50;

const open = (dataDir: string): Promise<Warehouse> =>
  Warehouse.open({
    ...{ dataDir, threads: 2, memoryLimit: '512MB' },
    clock: () => new Date('2024-07-20T05:00:00Z'),
  });

/** A data folder's warehouse with operators and reporting units, without areas: made once in a run and then copied, as it takes seconds to make. */
export const copyOfVocabulary = (dataDir: string): Promise<void> =>
  copyTemplate('vocabulary', dataDir, makeVocabulary);

async function makeVocabulary(folder: string): Promise<void> {
  const warehouse = await open(folder);
  await warehouse.change({ commit: (writer) => loadVocabulary(writer, 'data/reference') });
  await warehouse.close();
}

/** A warehouse with the reference data, as a first start of the program leaves it. */
export const copyOfReference = (dataDir: string): Promise<void> =>
  copyTemplate('reference', dataDir, makeReference);

async function makeReference(folder: string): Promise<void> {
  const warehouse = await open(folder);
  await loadReference(warehouse, 'data/reference');
  await warehouse.close();
}

/** The tables that `loadReferenceAreas` fills. */
const AREA_TABLES = [
  ...['area', 'area_unit', 'edition', 'gazetteer', 'gazetteer_unit', 'grid_block', 'grid_cell'],
  ...['layer'],
  ...['place', 'place_unit', 'province_name', 'unit'],
];
/** The tables that `loadVocabulary` fills. */
const VOCABULARY_TABLES = [
  ...['evidence_rules', 'gate', 'issuing_body', 'operator', 'operator_alias', 'operator_network', 'profile'],
  ...['reporting_unit', 'reporting_unit_alias', 'source_document', 'standard', 'working_calendar'],
];

/** Fills the areas of a warehouse without any, as `loadReferenceAreas` does, from the template. */
export const copyAreas = async (warehouse: Warehouse): Promise<void> =>
  copyTables(warehouse, await templateOf('reference', makeReference), AREA_TABLES);

/** Fills the vocabulary of a warehouse without any, as `loadVocabulary` does, from the template. */
export const copyVocabulary = async (warehouse: Warehouse): Promise<void> =>
  copyTables(warehouse, await templateOf('vocabulary', makeVocabulary), VOCABULARY_TABLES);

/** Fills empty tables from those of a template; numbers that come from a sequence are drawn anew. */
async function copyTables(warehouse: Warehouse, template: string, tables: readonly string[]): Promise<void> {
  const run = (writer: Writer, text: string) => writer.run({ text }, {});
  await warehouse.db.write((writer) =>
    run(writer, `attach '${warehouseFile(template)}' as template (read_only)`),
  );
  await warehouse.change({
    async commit(writer) {
      for (const table of tables) {
        const columns =
          table === 'profile' ? `* replace (nextval('profile_id_sequence') as profile_id)` : '*';
        await run(
          writer,
          `insert into ${table} by name select ${columns} from template.${table} order by rowid`,
        );
      }
    },
  });
  await warehouse.db.write((writer) => run(writer, 'detach template'));
}

/** Fills an empty folder from a template, which `make` makes when nobody has in this run. */
export async function copyTemplate(
  name: string,
  dataDir: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  cpSync(await templateOf(name, make), dataDir, { recursive: true });
}

/** The folder of a template. */
async function templateOf(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const root = (process.env[TEMPLATES_VARIABLE] ??= ownRoot());
  const made = join(root, name);
  const tooLate = Date.now() + MADE_WITHIN_MS;
  while (!existsSync(made)) {
    if (begins(`${made}.lock`)) await makeTemplate(made, make);
    else if (Date.now() > tooLate) throw new Error(`the template ${name} was not made`);
    else await wait(LOOK_AGAIN_MS);
  }
  return made;
}

async function makeTemplate(made: string, make: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = `${made}.unfinished`;
  try {
    mkdirSync(unfinished, { recursive: true });
    await make(unfinished);
    renameSync(unfinished, made);
  } finally {
    rmSync(`${made}.lock`, { recursive: true, force: true });
  }
}

/** Is this process the one that makes a template? */
function begins(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function ownRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'i-speed-templates-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  return root;
}
