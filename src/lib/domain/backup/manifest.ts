import type { AuditChainName, ChainHead } from '../audit/audit-entry.ts';

/** What a warehouse's table contains, for comparing two copies of it. */
export interface TableContents {
  readonly table: string;
  readonly rows: number;
  /** By numeric column, the sum of its values as a whole number in text; of decimal places the first six count. */
  readonly sums: Readonly<Record<string, string>>;
}

/** A file of a backup, by its path within it. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Is the secret for device ids in the backup? `left_out`: no passphrase was given; `absent`: there was none. */
export type SecretState = 'sealed' | 'left_out' | 'absent';

/** The description that ends every backup; a backup without it is incomplete. */
export interface BackupManifest {
  readonly format: 'i-speed-backup/1';
  /** The program's version, and that of its warehouse's schema. */
  readonly program: string;
  readonly schema: number;
  readonly dataVersion: number;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly secret: SecretState;
  /** Environment variables that were set, by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Hash of the reference data that the warehouse was filled from; null when there were none. */
  readonly referenceSha256: string | null;
  readonly tables: readonly TableContents[];
  /** The same of the accounts; null where there is no file of them, absent in backups of earlier versions. */
  readonly accounts?: readonly TableContents[] | null;
  /** Where both chains of the audit end, so that one that is cut later shows; absent in backups of earlier versions. */
  readonly audit?: Readonly<Record<AuditChainName, ChainHead | null>>;
  readonly files: readonly ArchivedFile[];
}

/** The name of a manifest's file, the last entry of the archive. */
export const MANIFEST_NAME = 'manifest.json';

/** What a backup holds, as it is reported. */
export interface BackupSummary {
  readonly madeAt: string;
  readonly bytes: number;
  readonly measurements: number;
  readonly reports: number;
  readonly batches: number;
  readonly rawFiles: number;
  readonly accounts: number;
  readonly secret: SecretState;
}

const RAW_FOLDER = 'inbox/raw/';

/** The main counts of a backup whose archive has that many bytes. */
export function summaryOf(manifest: BackupManifest, bytes: number): BackupSummary {
  const rowsOf = (table: string) => manifest.tables.find((entry) => entry.table === table)?.rows ?? 0;
  return {
    madeAt: manifest.madeAt,
    bytes,
    measurements: rowsOf('measurement'),
    reports: rowsOf('tally'),
    batches: rowsOf('batch'),
    rawFiles: manifest.files.filter(({ path }) => path.startsWith(RAW_FOLDER)).length,
    accounts: manifest.accounts?.find(({ table }) => table === 'account')?.rows ?? 0,
    secret: manifest.secret,
  };
}

/**
 * The tables in which two copies of a warehouse differ, by name: other tables, counts or sums. Empty when they are
 * alike.
 */
export function differingTables(a: readonly TableContents[], b: readonly TableContents[]): string[] {
  const textOf = ({ rows, sums }: TableContents) =>
    JSON.stringify([rows, Object.entries(sums).sort(([x], [y]) => (x < y ? -1 : 1))]);
  const [left, right] = [a, b].map((tables) => new Map(tables.map((entry) => [entry.table, textOf(entry)])));
  const names = new Set([...left!.keys(), ...right!.keys()]);
  return [...names].filter((name) => left!.get(name) !== right!.get(name)).sort();
}
