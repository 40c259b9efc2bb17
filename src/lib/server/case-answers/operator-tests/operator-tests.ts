import type { CaseFile } from '#lib/domain/cases/case-file.ts';
import type { OperatorTests } from '#lib/domain/cases/operator-tests/comparison.ts';
import { Fault } from '#lib/domain/fault.ts';
import { formatBytes } from '#lib/domain/format.ts';
import { compareTests } from '../../cases/operator-tests/compare-tests.ts';
import { frozenCompared } from '../../cases/operator-tests/compared-row.sql.ts';
import type { CaseToday } from '../../cases/read-case.ts';
import { rulesOfEvidence } from '../../cases/verify-case.ts';
import type { Writer } from '../../db/database.ts';
import { loadedBatchOfFile } from '../../ingest/batches.sql.ts';
import { sizeOf } from '../../ingest/read/file-facts.ts';
import type { FileSource } from '../../ingest/read/file-source.ts';
import { hashFile } from '../../ingest/read/hash-file.ts';
import { adoptFile } from '../../uploads/preview-uploads.ts';
import { optionsInSearch } from '../../uploads/load-search.ts';
import { receiveUpload, type Sent } from '../../uploads/receive-upload.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { stageTests, type PlacedTest } from './stage-tests.ts';

/** Larger than any file of the most tests. */
const MOST_TESTS_BYTES = 60_000_000;

/** A file of an operator's tests, read and compared with what its case froze. */
export interface TestsRead {
  readonly file: CaseFile;
  readonly found: OperatorTests;
  readonly tests: readonly PlacedTest[];
}

/** How a file of tests is to be read: options as in the address of a load. */
export interface TestsReading {
  readonly options: URLSearchParams;
  readonly signal?: AbortSignal | undefined;
}

/** Reads a file of an operator's own tests and compares them. Keeps nothing. Throws the Faults of `stageTests`. */
export async function readTests(
  warehouse: Warehouse,
  opened: CaseToday,
  source: FileSource,
  { options, signal = new AbortController().signal }: TestsReading,
): Promise<TestsRead> {
  const { path, name } = source;
  const { rows, tests, unpackedSha256 } = await stageTests(warehouse, opened, source, {
    ...optionsInSearch(options),
    loadedBy: '',
    signal,
  });
  const [frozen, { minimums }] = await Promise.all([
    warehouse.db.query(frozenCompared, { case: opened.id }),
    rulesOfEvidence(warehouse.db),
  ]);
  const { filter, standard, places } = opened.frozen;
  const numbers = places.map(({ number }) => number);
  const rules = { filter, limit: standard.limit, dates: filter.period, minimums };
  const bytes = await sizeOf(path);
  const sha256 = await hashFile(path, bytes, signal);
  const [loaded] = await warehouse.db.query(loadedBatchOfFile, { sha256: unpackedSha256 ?? sha256 });
  return {
    file: { role: 'tests', name, sha256, bytes, ...(unpackedSha256 === null ? {} : { unpackedSha256 }) },
    found: {
      sameAsBatch: loaded?.id ?? null,
      rows,
      places: compareTests(frozen, tests, numbers, rules),
    },
    tests,
  };
}

/** A file of tests that was sent and read; it waits under its token to be entered. */
export type PreviewedTests = Omit<TestsRead, 'tests'> & { readonly token: string };

/** Receives a file of tests and reads it; enters nothing. Throws the Faults of `receiveUpload` and `readTests`. */
export async function previewTests(
  warehouse: Warehouse,
  opened: CaseToday,
  sent: Sent,
  { name, ...reading }: TestsReading & { readonly name: string },
): Promise<PreviewedTests> {
  const { dataDir } = warehouse;
  const limit = formatBytes(MOST_TESTS_BYTES, 'vi');
  const tooLarge = () => new Fault('upload_too_large', { limit }, 413);
  const upload = await receiveUpload(dataDir, sent, { mostBytes: MOST_TESTS_BYTES, tooLarge });
  try {
    const { file, found } = await readTests(warehouse, opened, { path: upload.path, name }, reading);
    return { token: await adoptFile(dataDir, upload.path), file, found };
  } finally {
    await upload.discard();
  }
}

/** Keeps the tests with their entry, in its transaction. */
export const keepTests = (
  writer: Writer,
  { id, entry }: { readonly id: number; readonly entry: number },
  tests: readonly PlacedTest[],
): Promise<void> =>
  writer.append(
    'case_operator_test',
    tests.map((test) => storedRow(id, entry, test)),
  );

/** As text where the column is neither a whole number nor a double: the database casts it. */
function storedRow(id: number, entry: number, test: PlacedTest) {
  const {
    place,
    row,
    day,
    hour,
    technology,
    kbps,
    upload,
    latency,
    longitude,
    latitude,
    device,
    site,
    flags,
  } = test;
  const text = (value: number | string | null) => (value === null ? null : String(value));
  return [
    ...[id, entry, place, row, day, text(hour), technology, kbps, upload, text(latency)],
    ...[text(longitude), text(latitude), device, site, text(flags)],
  ];
}
