import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { group } from 'd3';
import type { Level } from '#lib/domain/area.ts';
import { catalogOf, type CatalogEditions } from '#lib/domain/workbench/catalog.ts';
import { openDataReadme } from '#lib/messages/open-data.ts';
import { sweepLeftovers, syncToDisk, temporaryName } from '../backup/durable.ts';
import { Database } from '../db/database.ts';
import { openDataPackage } from './data-package.ts';
import { earlierParts, MANIFEST, type ExportedPart, type ExportManifest } from './manifest.ts';
import * as sql from './open-data.sql.ts';

/** What is written where. */
export interface OpenDataRequest {
  /** File of a snapshot that stays while this runs. */
  readonly snapshot: string;
  readonly folder: string;
  /** The outlines of a level of an edition, as a GeoJSON text. */
  readonly outlinesOf: (edition: string, level: Level) => Promise<string>;
  readonly dataVersion: number;
  readonly program: string;
  readonly memoryLimit: string;
  readonly threads: number;
  /** Instant, ISO 8601 in UTC. */
  readonly now: string;
}

/** What became of an export. */
export interface OpenDataSummary {
  readonly measurements: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** What is to become of one file: `write` puts it at the path it is given. */
interface WantedPart {
  readonly path: string;
  readonly rows: number | null;
  readonly fingerprint: string;
  readonly write: (path: string) => Promise<void>;
}

const MONTHS_FOLDER = 'measurements';
/** What the name of a file that is being written begins with; one that a killed process left is removed. */
const UNFINISHED = '.writing';

/**
 * Writes everything that is in a snapshot as files that other programs read: measurements as Parquet by month, further
 * views as Parquet, outlines as GeoJSON, a description of every column, and a README. A file has its final name only
 * when it is whole, the manifest names the files written so far, and those that have not changed are left as they are:
 * an export that was stopped goes on where it stood.
 */
export async function writeOpenData(
  request: OpenDataRequest,
  onPart: (path: string) => void = () => undefined,
): Promise<OpenDataSummary> {
  const { snapshot, folder, threads, memoryLimit, program, dataVersion, now } = request;
  await mkdir(folder, { recursive: true });
  const known = await earlierParts(folder, program);
  const db = await Database.open({ path: snapshot, threads, memoryLimit, readOnly: true });
  try {
    const levels = await db.query(sql.areaLevels, {});
    const views = catalogOf(editionsOf(levels));
    const [{ simulated } = { simulated: false }] = await db.query(sql.isSimulated, {});
    const measured = views.find(({ name }) => name === 'measurements')!;
    const months = await db.query(sql.months(measured), {});
    const parts: ExportedPart[] = [];
    const save = (completedAt: string | null) =>
      writeWhole(folder, MANIFEST, async (path) => {
        const manifest: ExportManifest = { program, dataVersion, simulated, completedAt, parts };
        await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
      });
    let written = 0;
    const put = async (wanted: WantedPart) => {
      const before = known.get(wanted.path);
      if (
        before?.fingerprint === wanted.fingerprint &&
        (await sizeOf(folder, wanted.path)) === before.bytes
      ) {
        parts.push(before);
        return;
      }
      await writeWhole(folder, wanted.path, wanted.write);
      parts.push({
        path: wanted.path,
        rows: wanted.rows,
        fingerprint: wanted.fingerprint,
        bytes: (await sizeOf(folder, wanted.path))!,
        sha256: await sha256Of(join(folder, wanted.path)),
      });
      written += 1;
      onPart(wanted.path);
      await save(null);
    };
    for (const { month, tests, fingerprint } of months) {
      await put({
        path: `${MONTHS_FOLDER}/month=${month}/data.parquet`,
        rows: tests,
        fingerprint,
        write: (path) => copied(db, sql.copyMonth(measured, month, path)),
      });
    }
    for (const view of views.filter((one) => one !== measured)) {
      const [{ rows } = { rows: 0 }] = await db.query(sql.countRows(view), {});
      await put({
        path: `${view.name}.parquet`,
        rows,
        fingerprint: `data ${dataVersion}`,
        write: (path) => copied(db, sql.copyView(view, path)),
      });
    }
    const texts: [path: string, text: string][] = [];
    for (const { edition, level } of levels) {
      texts.push([`areas/${edition}-${level}.geojson`, await request.outlinesOf(edition, level)]);
    }
    texts.push(['README.md', openDataReadme({ months, dataVersion, simulated, program })]);
    texts.push(['datapackage.json', openDataPackage(views, parts, { dataVersion, simulated, program })]);
    for (const [path, text] of texts) {
      const fingerprint = createHash('sha256').update(text).digest('hex');
      await put({ path, rows: null, fingerprint, write: (target) => writeFile(target, text) });
    }
    const removed = await removeOthers(folder, known, parts);
    await save(now);
    const measurements = months.reduce((sum, { tests }) => sum + tests, 0);
    return { measurements, written, unchanged: parts.length - written, removed };
  } finally {
    await db.close();
  }
}

/** The editions and levels that a snapshot's areas are of, in its order. */
function editionsOf(levels: readonly sql.AreaLevelRow[]): CatalogEditions {
  const byEdition = group(levels, ({ edition }) => edition);
  return [...byEdition].map(([id, held]) => ({ id, levels: held.map(({ level }) => level) }));
}

async function copied(db: Database, statement: ReturnType<typeof sql.copyView>): Promise<void> {
  await db.query(statement, {});
}

/** Writes a file under a temporary name beside it, and names it when it is on disk. */
async function writeWhole(
  folder: string,
  path: string,
  write: (path: string) => Promise<void>,
): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await sweepLeftovers(dirname(target), UNFINISHED);
  const temporary = join(dirname(target), temporaryName(UNFINISHED));
  try {
    await write(temporary);
    await syncToDisk(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes what an earlier export wrote and this one did not, with the folders of months that are gone. */
async function removeOthers(
  folder: string,
  known: ReadonlyMap<string, ExportedPart>,
  parts: readonly ExportedPart[],
): Promise<number> {
  const kept = new Set(parts.map(({ path }) => path));
  const others = [...known.keys()].filter((path) => !kept.has(path) && !path.split('/').includes('..'));
  for (const path of others) {
    await rm(join(folder, path), { force: true });
    const holder = dirname(path);
    if (holder !== '.' && (await readdir(join(folder, holder)).catch(() => ['?'])).length === 0) {
      await rmdir(join(folder, holder));
    }
  }
  return others.length;
}

const sizeOf = async (folder: string, path: string): Promise<number | null> =>
  stat(join(folder, path)).then(
    ({ size }) => size,
    () => null,
  );

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
