import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { NewProvinceReport } from '#lib/domain/province/new-province.ts';
import { keepShippedLetters } from '../documents/letters/kept-letters.ts';
import { loadReference } from '../reference.ts';
import { takeSampleBack } from '../sample.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readLedger } from '../cases/ledger/ledger.ts';
import { makeProvince, type GivenFile } from './make-province.ts';
import { provinceRequest } from './province-request.ts';
import { assembleReference, provinceFolder, referenceInUse } from './reference-in-use.ts';
import { checkProvince, placeProvince } from './take-province.ts';

/** What a person filled in and chose. */
export interface ProvinceForm {
  readonly field: (name: string) => string;
  /** A chosen file; null when none was. */
  readonly file: (name: string) => File | null;
  /** Use it from now on; else only make and check it. */
  readonly use: boolean;
}

/** What was made, and when it is in use what the warehouse holds of before. */
export interface SetUpProvince {
  readonly report: NewProvinceReport;
  readonly folder: string | null;
  readonly before: string | null;
  readonly held: { readonly tests: number; readonly cases: number };
}

/**
 * Makes the reference data of a province from files that a browser sent, checks them, and lets the running program use them when
 * asked. Throws a Fault that says what to correct; nothing has changed then.
 */
export async function setUpProvince(
  warehouse: Warehouse,
  { root, dataDir }: { readonly root: string; readonly dataDir: string },
  { field, file, use }: ProvinceForm,
): Promise<SetUpProvince> {
  const shipped = join(root, 'data', 'reference');
  const folder = await mkdtemp(join(tmpdir(), 'i-speed-province-'));
  try {
    const kept = async (name: string): Promise<GivenFile | undefined> => {
      const chosen = file(name);
      if (chosen === null) return undefined;
      const path = join(folder, name);
      await writeFile(path, Buffer.from(await chosen.arrayBuffer()));
      return { path, name: chosen.name };
    };
    const outlines = await kept('outlines');
    if (!outlines) throw new Fault('province_outlines_missing', {}, 422);
    const given = { outlines, districts: await kept('districts'), populations: await kept('populations') };
    const request = provinceRequest(field, outlines.name, given.districts !== undefined);
    const made = await makeProvince(given, request, shipped);
    await checkProvince(made, shipped);
    if (!use) return { report: made.report, folder: null, before: null, held: await heldIn(warehouse) };
    const own = provinceFolder(dataDir);
    const before = placeProvince(made.files, own, warehouse.clock());
    assembleReference(shipped, dataDir);
    const reference = referenceInUse(shipped, dataDir);
    await loadReference(warehouse, reference);
    await keepShippedLetters(warehouse, reference);
    await takeSampleBack(warehouse);
    return { report: made.report, folder: own, before, held: await heldIn(warehouse) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What of the office's own there is: tests and cases without the sample's, which goes with its province. */
async function heldIn(warehouse: Warehouse): Promise<SetUpProvince['held']> {
  const { holdings } = await readCatalog(warehouse);
  const { cases } = await readLedger(warehouse);
  return {
    tests: holdings.measurements - holdings.simulatedMeasurements,
    cases: cases.filter(({ simulated }) => !simulated).length,
  };
}
