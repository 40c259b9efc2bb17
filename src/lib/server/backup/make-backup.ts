import { existsSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupManifest } from '#lib/domain/backup/manifest.ts';
import { readAccountsKey } from '../accounts/sealed-text.ts';
import { readAuditKey } from '../audit/audit-key.ts';
import { readSecret } from '../warehouse/device-secret.ts';
import { readSigningKey } from '../warehouse/signing-key.ts';
import { VERSION } from '../version.ts';
import { ACCOUNTS_KEY_NAME, accountsContents } from './accounts-copy.ts';
import { headsOfCopy } from './audit-heads.ts';
import { writeArchive } from './archive.ts';
import type { WarehouseContents } from './contents.ts';
import { makePrivateFolder, sweepLeftovers, temporaryName } from './durable.ts';
import { AUDIT_KEY_NAME, SIGNING_KEY_NAME, sealSecret } from './sealed-secret.ts';
import { packsFolder, SNAPSHOT_PREFIX } from './snapshot.ts';

/** Is it no pack that is being written? */
const isFinished = (path: string) => !path.endsWith('.unfinished');

/** What a backup is made of, and where to. */
export interface BackupRequest {
  readonly dataDir: string;
  /** Folder of the reference data. */
  readonly reference: string;
  /** The archive to write; no file of this name may exist. */
  readonly out: string;
  /** Encrypts the secret for device ids and the key that packs are signed with; without one both are left out. */
  readonly passphrase: string | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly now: Date;
  /** Fills a folder of DATA_DIR, by its name, with the warehouse and its raw copies as they are at one moment. */
  readonly snapshot: (folder: string) => Promise<WarehouseContents>;
}

/**
 * Makes a backup: one tar archive of the warehouse, the accounts, the raw copies, the packs, the reference data, the sealed secrets and a
 * manifest with hashes, counts and sums.
 */
export async function makeBackup(request: BackupRequest): Promise<BackupManifest> {
  const { dataDir, passphrase } = request;
  await sweepLeftovers(dataDir, SNAPSHOT_PREFIX);
  const name = temporaryName(SNAPSHOT_PREFIX);
  const folder = makePrivateFolder(join(dataDir, name));
  try {
    const contents = await request.snapshot(name);
    await cp(request.reference, join(folder, 'reference'), { recursive: true });
    if (existsSync(packsFolder(dataDir))) {
      await cp(packsFolder(dataDir), packsFolder(folder), { recursive: true, filter: isFinished });
    }
    const secret = readSecret(dataDir);
    if (secret !== null && passphrase !== null) {
      await writeFile(join(folder, 'secret.json'), JSON.stringify(sealSecret(secret, passphrase)));
    }
    const signing = readSigningKey({ dataDir });
    if (signing !== null && passphrase !== null) {
      await writeFile(join(folder, SIGNING_KEY_NAME), JSON.stringify(sealSecret(signing, passphrase)));
    }
    const accountsKey = readAccountsKey(dataDir);
    if (accountsKey !== null && passphrase !== null) {
      await writeFile(join(folder, ACCOUNTS_KEY_NAME), JSON.stringify(sealSecret(accountsKey, passphrase)));
    }
    const auditKey = readAuditKey(dataDir);
    if (auditKey !== null && passphrase !== null) {
      await writeFile(join(folder, AUDIT_KEY_NAME), JSON.stringify(sealSecret(auditKey, passphrase)));
    }
    const manifest: Omit<BackupManifest, 'files'> = {
      ...{ format: 'i-speed-backup/1', program: VERSION, ...contents },
      ...{ madeAt: request.now.toISOString(), settings: request.settings },
      accounts: await accountsContents(folder),
      audit: await headsOfCopy(folder),
      secret: secret === null ? 'absent' : passphrase === null ? 'left_out' : 'sealed',
    };
    let complete: BackupManifest | null = null;
    const describe = (files: BackupManifest['files']) => (complete = { ...manifest, files });
    await writeArchive(folder, describe, request.out);
    return complete!;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
