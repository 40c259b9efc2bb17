import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asCsv, readTable } from './province-tables.ts';

/** The rooms of reference data that an office with a province of its own puts in the place of the shipped ones. */
export const OWN_ROOMS = ['areas', 'reporting-units'] as const;
/** Names the rooms of a reference folder that are an office's own. */
const OWN_MARK = 'own-rooms.json';

/** Where an office keeps the reference data of its own province: in the data folder, which no update touches. */
export const provinceFolder = (dataDir: string): string => join(dataDir, 'province');

/** Does this data folder hold reference data of its own province? */
export const hasOwnProvince = (dataDir: string): boolean =>
  existsSync(join(provinceFolder(dataDir), 'areas', 'editions.json'));

/** The folder of shipped reference data, or the one that is put together of it and of the office's own province. */
export const referenceOf = ({ root, dataDir }: { readonly root: string; readonly dataDir: string }): string =>
  referenceInUse(join(root, 'data', 'reference'), dataDir);

/**
 * The folder of reference data to use: the shipped one; with a province of the office's own, one in the data folder that is
 * put together when it is missing (`assembleReference`).
 */
export function referenceInUse(shipped: string, dataDir: string): string {
  if (!hasOwnProvince(dataDir)) return shipped;
  const assembled = join(dataDir, 'reference-in-use');
  if (!existsSync(assembled)) assembleReference(shipped, dataDir);
  return assembled;
}

/**
 * Puts the reference data of an own province together anew: what the program ships, without what holds only in the shipped
 * province, and in the place of its areas and reporting units the office's own. Called at each start, so that an update's
 * standards, operators and holidays arrive. Does nothing without an own province.
 */
export function assembleReference(shipped: string, dataDir: string): void {
  if (!hasOwnProvince(dataDir)) return;
  writeTogether(shipped, provinceFolder(dataDir), join(dataDir, 'reference-in-use'));
}

/** Writes reference data put together of the shipped ones and of a province's own rooms to a folder, replacing it. */
export function writeTogether(shipped: string, own: string, to: string): void {
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const rooms = readdirSync(shipped, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of rooms) {
    const room = OWN_ROOMS.find((one) => one === name);
    cpSync(join(room ? own : shipped, name), join(unfinished, name), { recursive: true });
    if (name === 'reporting-units') writeReportingUnits(join(own, name), join(unfinished, name));
  }
  leaveOutLocal(shipped, unfinished);
  writeFileSync(join(unfinished, OWN_MARK), JSON.stringify(OWN_ROOMS));
  rmSync(to, { recursive: true, force: true });
  renameSync(unfinished, to);
}

/** Copies the own rooms of a reference folder that was put together, of a backup say, to a data folder without any. */
export function placeOwnRooms(reference: string, dataDir: string): void {
  if (!existsSync(join(reference, OWN_MARK)) || hasOwnProvince(dataDir)) return;
  for (const room of OWN_ROOMS)
    cpSync(join(reference, room), join(provinceFolder(dataDir), room), { recursive: true });
}

/** The office's table of reporting units, as a spreadsheet saved it, in the form of the shipped list. */
function writeReportingUnits(own: string, to: string): void {
  const table = 'reporting-units.csv';
  const rows = readTable(readFileSync(join(own, table)), table).filter((row) => row.code && row.name);
  const issuingBodies: unknown = JSON.parse(readFileSync(join(own, 'issuing-bodies.json'), 'utf8'));
  writeFileSync(
    join(to, 'reporting-units.json'),
    JSON.stringify({ issuingBodies, units: [], later: table }, null, 2),
  );
  writeFileSync(join(to, table), asCsv(rows, Object.keys(rows[0] ?? {})));
}

/** What of a file holds only in the shipped province: entries by their ids that are left out, or have other fields elsewhere. */
interface Local {
  readonly leaveOut?: readonly string[];
  readonly instead?: Readonly<Record<string, object>>;
}

/** Changes what holds only in the shipped province, as `elsewhere.json` says. */
function leaveOutLocal(shipped: string, to: string): void {
  const local = JSON.parse(readFileSync(join(shipped, 'elsewhere.json'), 'utf8')) as Record<string, Local>;
  for (const [file, { leaveOut = [], instead = {} }] of Object.entries(local)) {
    const content = JSON.parse(readFileSync(join(to, file), 'utf8')) as Record<string, unknown>;
    const entries = Object.entries(content).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, value];
      const kept = (value as { id: string }[]).filter(({ id }) => !leaveOut.includes(id));
      return [name, kept.map((entry) => ({ ...entry, ...instead[entry.id] }))];
    });
    writeFileSync(join(to, file), JSON.stringify(Object.fromEntries(entries), null, 2));
  }
}
