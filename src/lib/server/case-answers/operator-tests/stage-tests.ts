import { rm } from 'node:fs/promises';
import type { CasePlace } from '#lib/domain/cases/case.ts';
import type { TestRows } from '#lib/domain/cases/operator-tests/comparison.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { CaseToday } from '../../cases/read-case.ts';
import { cellsOnLattice } from '../../cases/cell-scope.ts';
import type { Writer } from '../../db/database.ts';
import { makeFolder } from '../../ingest/load-folder.ts';
import { LoadWatch } from '../../ingest/load-watch.ts';
import { mapColumns, proposeColumns } from '../../ingest/mapping/map-columns.ts';
import { openByProfile } from '../../ingest/mapping/open-by-profile.ts';
import { readFileFacts, type FileFacts } from '../../ingest/read/file-facts.ts';
import type { FileSource } from '../../ingest/read/file-source.ts';
import type { LoadOptions } from '../../ingest/read/load-options.ts';
import { findDuplicates } from '../../ingest/stage/find-duplicates.ts';
import { placeRows } from '../../ingest/stage/place-rows.ts';
import { dropStagedRows, prepareRows, type MappedFile } from '../../ingest/stage/prepare-rows.ts';
import { insertMeasurements } from '../../ingest/write.sql.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { onlyFile } from './only-file.ts';
import * as sql from './staged-tests.sql.ts';

/** Most tests of an operator that one answer holds; this program's own choice. */
export const MOST_OPERATOR_TESTS = 100_000;

/** A test of the case's operator at one of its places. */
export type PlacedTest = sql.OperatorRow & { readonly place: number };

/** An operator's tests at the places of a case. */
export interface StagedTests {
  readonly rows: TestRows;
  readonly tests: readonly PlacedTest[];
  /** SHA-256 of the one file in an archive; null for a file that came by itself. */
  readonly unpackedSha256: string | null;
}

/**
 * Reads a file of an operator's own tests by the columns, rules and refusals of a load, into temporary tables and in a
 * transaction that is rolled back: nothing of it stays in the warehouse. Returns what it holds of the case's operator,
 * technology and places. Throws the Faults of a load, and one for more tests than an answer may hold.
 */
export async function stageTests(
  warehouse: Warehouse,
  opened: CaseToday,
  source: FileSource,
  options: LoadOptions,
): Promise<StagedTests> {
  const folder = await makeFolder(warehouse.dataDir);
  try {
    const file = await onlyFile(source, folder, options.signal);
    const facts = await readFileFacts(file.path, file.name, () => undefined);
    const mapped = await mapFile(warehouse, opened, file, facts, { folder, options });
    const staged = await warehouse.db.write((writer) => stageRows(warehouse, writer, opened, mapped));
    return { ...staged, unpackedSha256: file === source ? null : facts.sha256 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that does not name its operator is taken to be of the case's. */
async function mapFile(
  warehouse: Warehouse,
  { frozen }: CaseToday,
  source: FileSource,
  facts: FileFacts,
  { folder, options }: Pick<MappedFile, 'folder' | 'options'>,
): Promise<MappedFile> {
  const { opened, context } = await openByProfile(warehouse, source, facts, folder, options);
  if ('forms' in opened) throw new Fault('operator_tests_form', { file: source.name }, 422);
  const { headers, sample } = opened.table;
  const { indexes, mapping } = proposeColumns(headers, sample, options, context);
  const isNamed = indexes.operator !== undefined || mapping.constants.operator !== undefined;
  const constants = isNamed ? options.constants : { ...options.constants, operator: frozen.operatorName };
  const columns = mapColumns(headers, sample, { ...options, ...(constants ? { constants } : {}) }, context);
  const watch = new LoadWatch(() => undefined, options.signal, facts.bytes);
  return { name: source.name, opened, columns, folder, options, watch };
}

type FoundTests = Pick<StagedTests, 'rows' | 'tests'>;

/** Thrown to roll back: what was read is returned, and nothing is kept. */
class NothingKept extends Error {}

async function stageRows(
  warehouse: Warehouse,
  writer: Writer,
  opened: CaseToday,
  file: MappedFile,
): Promise<FoundTests> {
  let found: FoundTests | null = null;
  try {
    const { staged, findings } = await prepareRows(writer, warehouse, file);
    const duplicates = await findDuplicates(writer, staged);
    await writer.transaction(async () => {
      const { placing } = await placeRows(writer, file.columns.mapping);
      await writer.run(sql.createStagedTests, {});
      const write = insertMeasurements(placing, findings, duplicates > 0, sql.STAGED_TESTS);
      await writer.run(write, { batch: 0 });
      const { read, rejected } = staged;
      found = await readStaged(writer, opened, { read, rejected });
      throw new NothingKept();
    });
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
  } finally {
    await writer.run(sql.dropStagedTests, {});
    await dropStagedRows(writer);
  }
  return found!;
}

async function readStaged(
  writer: Writer,
  { frozen }: CaseToday,
  totals: Pick<TestRows, 'read' | 'rejected'>,
): Promise<FoundTests> {
  const { filter, places } = frozen;
  const technology = filter.technology === 'all' ? null : filter.technology;
  const { operator } = filter;
  const [counts] = await writer.query(sql.stagedCounts, { technology, operator });
  const { counted, ...rest } = counts!;
  if (counted > MOST_OPERATOR_TESTS) {
    throw new Fault('operator_tests_too_many', { rows: counted, most: MOST_OPERATOR_TESTS }, 413);
  }
  const testsAt = ({ key, gap, edition, level }: CasePlace) => {
    if (key.kind === 'area') {
      return writer.query(sql.testsInArea, { technology, operator, edition, level, code: key.code });
    }
    return writer.query(sql.testsInCells, { technology, operator, ...cellsOnLattice(gap!.cells) });
  };
  const tests: PlacedTest[] = [];
  for (const place of places) {
    for (const test of await testsAt(place)) tests.push({ ...test, place: place.number });
  }
  const kept = new Set(tests.map(({ row }) => row)).size;
  return { rows: { ...totals, ...rest, elsewhere: counted - kept, kept }, tests };
}
