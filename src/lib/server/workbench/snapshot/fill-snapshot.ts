import { randomBytes } from 'node:crypto';
import { catalogOf, type CatalogEditions } from '#lib/domain/workbench/catalog.ts';
import { Database } from '../../db/database.ts';
import * as sql from './snapshot.sql.ts';

/** What the server computes of the warehouse for a snapshot, as rows of these views. */
export type ComputedViews = Readonly<
  Record<
    'standards' | 'gaps' | 'quotas' | 'cases' | 'case_places',
    readonly Readonly<Record<string, unknown>>[]
  >
>;

/** What a snapshot is made of and with. */
export interface SnapshotRequest {
  /** A copy of the warehouse's file that nobody writes to. */
  readonly source: string;
  /** The new file: it must not exist. */
  readonly target: string;
  /** Folder for what does not fit in memory. */
  readonly spill: string;
  readonly memoryLimit: string;
  readonly threads: number;
  readonly editions: CatalogEditions;
  readonly computed: ComputedViews;
}

/** What a snapshot holds. */
export interface SnapshotSize {
  readonly measurements: number;
  readonly simulated: boolean;
}

/** Bytes of the nonce that the order of devices is drawn with. */
const NONCE_BYTES = 16;

/**
 * Fills a new file with the views of the catalog. Nothing else of the warehouse is ever written to it: the tables that
 * number devices are temporary and belong to a database in memory.
 */
export async function fillSnapshot(request: SnapshotRequest): Promise<SnapshotSize> {
  const { source, target, spill, memoryLimit, threads, editions, computed } = request;
  const db = await Database.open({ path: ':memory:', threads, memoryLimit, tempDirectory: spill });
  try {
    return await db.write(async (writer) => {
      const nonce = randomBytes(NONCE_BYTES).toString('hex');
      await writer.run(sql.unordered, {});
      await writer.run(sql.attachSource(source), {});
      await writer.run(sql.attachSnapshot(target), {});
      for (const type of sql.createTypes(editions)) await writer.run(type, {});
      await writer.run(sql.numberDevices, { nonce });
      await writer.run(sql.numberUnknown, { nonce });
      for (const table of [
        sql.describeDates,
        ...sql.createMonthTypes,
        sql.gradeBatches,
        sql.stateBatches,
        sql.codePlaces(editions),
        sql.createMeasurements(editions),
        sql.createAreas,
        sql.createOperators,
        sql.createTallies,
        sql.createBatches,
        sql.createReferenceValues,
        sql.createShapes,
        sql.createLayers,
      ])
        await writer.run(table, {});
      for (const view of catalogOf(editions)) {
        const rows = computed[view.name as keyof ComputedViews];
        if (rows) await writer.run(sql.createFromJson(view), { rows: JSON.stringify(rows) });
      }
      const [size] = await writer.query(sql.snapshotSize, {});
      await writer.run(sql.detachSnapshot, {});
      return size!;
    });
  } finally {
    await db.close();
  }
}
