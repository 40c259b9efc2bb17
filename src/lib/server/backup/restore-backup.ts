import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { summaryOf } from '#lib/domain/backup/manifest.ts';
import type { RestoreReport } from '#lib/domain/backup/reports.ts';
import { Fault } from '#lib/domain/fault.ts';
import { AUDIT_CHAINS } from '#lib/domain/audit/audit-entry.ts';
import { readAuditKey, writeAuditKey } from '../audit/audit-key.ts';
import { leaveRestoreNote } from '../audit/restore-note.ts';
import { writeAccountsKey } from '../accounts/sealed-text.ts';
import { placeOwnRooms, referenceInUse } from '../province/reference-in-use.ts';
import { hashOfFolder } from '../reference.ts';
import { writeSecret } from '../warehouse/device-secret.ts';
import { writeSigningKey } from '../warehouse/signing-key.ts';
import { PRIVATE_FILE } from '../warehouse/private-files.ts';
import { warehouseFile } from '../warehouse/warehouse.ts';
import { ACCOUNTS_KEY_NAME, placeAccounts } from './accounts-copy.ts';
import { makePrivateFolder, sweepLeftovers, syncToDisk, temporaryName } from './durable.ts';
import { extractBackup } from './extract-backup.ts';
import { missingSettings } from './backup-settings.ts';
import { restoreMarker } from './restore-marker.ts';
import { AUDIT_KEY_NAME, openSecret, SIGNING_KEY_NAME, type SealedSecret } from './sealed-secret.ts';
import { packsFolder, rawFolderIn } from './snapshot.ts';

const PREFIX = 'restoring';

/** A backup to restore, and where to. */
export interface RestoreRequest {
  readonly file: string;
  /** A data folder without a warehouse. */
  readonly dataDir: string;
  /** Folder of the reference data that this program ships. */
  readonly reference: string;
  /** Decrypts the secret and the signing key; without one neither is restored. */
  readonly passphrase: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Restores a backup into a data folder without a warehouse. Everything is extracted and compared in a folder of its own
 * first; then each part is moved into place, the warehouse last. A restore that was interrupted is begun anew by the next
 * one. Throws a Fault when the folder holds data already, or the backup is not sound.
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreReport> {
  const { dataDir } = request;
  const marker = restoreMarker(dataDir);
  // With the marker, what is there comes from a restore that was interrupted.
  if (holdsData(dataDir) && !existsSync(marker)) {
    throw new Fault('restore_not_empty', { folder: dataDir }, 409);
  }
  makePrivateFolder(dataDir);
  await sweepLeftovers(dataDir, PREFIX);
  const folder = makePrivateFolder(join(dataDir, temporaryName(PREFIX)));
  try {
    const manifest = await extractBackup(request.file, folder);
    const secret = secretIn(folder, 'secret.json', request.passphrase);
    const signing = secretIn(folder, SIGNING_KEY_NAME, request.passphrase);
    const auditKey = secretIn(folder, AUDIT_KEY_NAME, request.passphrase);
    const accountsKey = secretIn(folder, ACCOUNTS_KEY_NAME, request.passphrase);
    for (const path of filesBelow(folder)) {
      await chmod(path, PRIVATE_FILE);
      await syncToDisk(path);
    }
    await writeFile(marker, '', { mode: PRIVATE_FILE, flush: true });
    if (secret !== null) writeSecret(dataDir, secret);
    if (signing !== null) writeSigningKey({ dataDir }, signing);
    if (accountsKey !== null) writeAccountsKey(dataDir, accountsKey);
    if (auditKey !== null) writeAuditKey(dataDir, auditKey);
    const restored = { at: new Date().toISOString(), madeAt: manifest.madeAt };
    for (const chain of AUDIT_CHAINS)
      leaveRestoreNote(dataDir, chain, { ...restored, head: manifest.audit?.[chain] ?? null });
    await placeRawCopies(folder, dataDir);
    await placePacks(folder, dataDir);
    placeOwnRooms(join(folder, 'reference'), dataDir);
    const here = referenceInUse(request.reference, dataDir);
    const differs = hashOfFolder(join(folder, 'reference')) !== hashOfFolder(here);
    const otherReference = join(dataDir, 'reference-of-backup');
    await rm(otherReference, { recursive: true, force: true });
    if (differs) await rename(join(folder, 'reference'), otherReference);
    await placeAccounts(folder, dataDir, new Date());
    await placeWarehouse(folder, dataDir);
    // While the marker is there, another restore clears away what is left of one that was killed.
    await rm(folder, { recursive: true, force: true });
    await rm(marker);
    await syncToDisk(dataDir);
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    return {
      ...summaryOf(manifest, bytes),
      secretRestored: secret !== null,
      accountsKeyRestored: accountsKey !== null,
      auditKeyMissing: manifest.audit !== undefined && readAuditKey(dataDir) === null,
      settings: missingSettings(manifest.settings, request.env),
      otherReference: differs ? otherReference : null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Does a data folder hold a warehouse or raw copies? Reference data, logs and backups are no data of that kind. */
function holdsData(dataDir: string): boolean {
  const raws = rawFolderIn(dataDir);
  return existsSync(warehouseFile(dataDir)) || (existsSync(raws) && readdirSync(raws).length > 0);
}

function secretIn(folder: string, name: string, passphrase: string | null): string | null {
  const path = join(folder, name);
  if (passphrase === null || !existsSync(path)) return null;
  return openSecret(JSON.parse(readFileSync(path, 'utf8')) as SealedSecret, passphrase);
}

async function placeRawCopies(folder: string, dataDir: string): Promise<void> {
  const raws = rawFolderIn(dataDir);
  await rm(raws, { recursive: true, force: true });
  makePrivateFolder(dirname(raws));
  await rename(makePrivateFolder(rawFolderIn(folder)), raws);
  await syncToDisk(dirname(raws));
}

async function placePacks(folder: string, dataDir: string): Promise<void> {
  await rm(packsFolder(dataDir), { recursive: true, force: true });
  if (existsSync(packsFolder(folder))) await rename(packsFolder(folder), packsFolder(dataDir));
}

/** The write-ahead log first: a warehouse without its log would lack its last changes. */
async function placeWarehouse(folder: string, dataDir: string): Promise<void> {
  const [from, to] = [warehouseFile(folder), warehouseFile(dataDir)];
  makePrivateFolder(dirname(to));
  for (const name of await readdir(dirname(to))) {
    if (name.endsWith('.wal')) await rm(join(dirname(to), name));
  }
  for (const ending of ['.wal', '']) {
    if (existsSync(from + ending)) await rename(from + ending, to + ending);
  }
  await syncToDisk(dirname(to));
}

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
