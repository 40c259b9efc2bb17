import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differingTables } from '#lib/domain/backup/manifest.ts';
import type { Operation } from '#lib/server/api/operation.ts';
import { readContents } from '#lib/server/backup/contents.ts';
import { verifyAudit } from '#lib/server/audit/verify-audit.ts';
import { headsOfBackups } from '#lib/server/backup/audit-heads.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { accountsFile } from '#lib/server/accounts/accounts-file.ts';
import { unsealText } from '#lib/server/accounts/sealed-text.ts';
import { findSession } from '#lib/server/accounts/sessions.ts';
import { makeBackup } from '#lib/server/backup/make-backup.ts';
import { restoreBackup } from '#lib/server/backup/restore-backup.ts';
import { runBackup } from '#lib/server/backup/run-backup.ts';
import { answerSnapshot } from '#lib/server/backup/request-snapshot.ts';
import { makePrivateFolder, temporaryName } from '#lib/server/backup/durable.ts';
import { takeSnapshot } from '#lib/server/backup/snapshot.ts';
import { verifyBackup } from '#lib/server/backup/verify-backup.ts';
import { readSecret } from '#lib/server/warehouse/device-secret.ts';
import { readSigningKey, signingKey } from '#lib/server/warehouse/signing-key.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { NOW, openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { ALL_OPERATIONS, callRoute, type Call } from '../api/call-route.ts';
import { CALLS } from '../api/calls.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { addMember, type Member } from '../support/test-accounts.ts';

const PASSPHRASE = 'núi rừng tây yên tử';
const root = process.cwd();
const resources = { threads: 2, memoryLimit: '512MB' };

/**
 * Previews are uploads that wait for a person, results beside a link are what a query gave before: no part of a backup. A
 * query that is run again says when. Health is that of the process and its folder.
 */
const OF_THE_MOMENT = /\/previews|\/query\/results\/|\/questions\/\{id\}\.|^\/api\/health/;
const isFigure = ({ method, path }: Operation) => method === 'GET' && !OF_THE_MOMENT.test(path);

const BESIDE = `Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ
13/06/2024;Viettel;4G;40;106.4;21.3
`;

let world: ApiWorld;
let accounts: Accounts;
/** An admin of the accounts that are backed up, signed in. */
let admin: Member;
let archive: string;
let calls: (readonly [Operation, Call])[];
beforeAll(async () => {
  world = await openApiWorld();
  calls = [];
  for (const operation of ALL_OPERATIONS.filter(isFigure)) {
    for (const call of await CALLS[operation.id].answered(world)) calls.push([operation, call]);
  }
  await world.warehouse.settled();
  const folder = temporaryFolder();
  signingKey(world.warehouse);
  archive = join(folder, 'i-speed.tar');
  const name = temporaryName('snapshot');
  const snapshot = makePrivateFolder(join(world.warehouse.dataDir, name));
  // A server has the warehouse open here: its answer to the command is taken beforehand.
  accounts = await Accounts.open({ dataDir: world.warehouse.dataDir, clock: () => NOW });
  admin = await addMember(accounts, { role: 'admin' }, { name: 'minh' });
  const contents = await answerSnapshot(world.warehouse, accounts, name);
  await makeBackup({
    ...{ dataDir: world.warehouse.dataDir, out: archive, passphrase: PASSPHRASE, now: NOW, settings: {} },
    reference: join(root, 'data', 'reference'),
    async snapshot(made) {
      cpSync(snapshot, join(world.warehouse.dataDir, made), { recursive: true });
      return contents;
    },
  });
});
afterAll(() => Promise.all([world.warehouse.close(), accounts.close()]));

/** An answer's bytes, without what says when it was written; of a workbook or document its parts. */
function contentOf(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith('PK')) return text.replace(/^DTSTAMP:.*$/gm, '');
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name !== 'docProps/core.xml');
  return parts.map(([name, part]) => [name, Buffer.from(part).toString('latin1')]);
}

const request = (dataDir: string, file = archive) => ({
  ...{ file, dataDir, reference: join(root, 'data', 'reference'), env: {} },
  passphrase: PASSPHRASE,
});
const open = (dataDir: string) => Warehouse.open({ ...resources, dataDir, clock: () => NOW });

describe('a backup', () => {
  it('restored into another folder gives every answer of the API to the byte', async () => {
    const dataDir = join(temporaryFolder(), 'elsewhere');
    const report = await restoreBackup(request(dataDir));
    expect(report.secretRestored).toBe(true);
    expect(report.otherReference).toBeNull();
    expect(readSecret(dataDir)).toBe(readSecret(world.warehouse.dataDir));
    expect(readSigningKey({ dataDir })).toBe(readSigningKey(world.warehouse));
    const restored = await open(dataDir);
    try {
      expect(restored.dataVersion).toBe(world.warehouse.dataVersion);
      for (const [operation, call] of calls) {
        const answers = await Promise.all(
          [world.warehouse, restored].map(async (warehouse) => {
            const answer = await callRoute(warehouse, operation, call);
            return [answer.status, contentOf(new Uint8Array(await answer.arrayBuffer()))];
          }),
        );
        expect(answers[1], `${operation.id} ${JSON.stringify(call)}`).toEqual(answers[0]);
      }
    } finally {
      await restored.close();
    }
    expect(calls.length).toBeGreaterThan(60);
  });

  it('holds the accounts, restored without a session, their second factors sealed by the passphrase', async () => {
    const accountsIn = async (dataDir: string) => {
      const restored = await Accounts.open({ dataDir, clock: () => NOW });
      const { secondFactor, state } = restored.byId(admin.id)!;
      const factor = unsealText(secondFactor!, restored.key, admin.id);
      const session = findSession(restored, admin.session);
      await restored.close();
      return { state, factor, session };
    };
    expect(findSession(accounts, admin.session)).not.toBeNull();
    const dataDir = join(temporaryFolder(), 'c');
    const kept = { accounts: 1, accountsKeyRestored: true, auditKeyMissing: false };
    expect(await restoreBackup(request(dataDir))).toMatchObject(kept);
    expect(await accountsIn(dataDir)).toEqual({ state: 'active', factor: admin.factor, session: null });
    expect(statSync(accountsFile(dataDir)).mode & 0o777).toBe(0o600);
    const without = join(temporaryFolder(), 'd');
    const report = await restoreBackup({ ...request(without), passphrase: null });
    expect(report).toMatchObject({ accounts: 1, accountsKeyRestored: false, auditKeyMissing: true });
    expect((await accountsIn(without)).factor).toBeNull();
    expect(readFileSync(archive).includes(admin.factor)).toBe(false);
  });

  it('holds both chains of the audit, which stay sound and say that they were restored', async () => {
    const dataDir = join(temporaryFolder(), 'e');
    await restoreBackup(request(dataDir));
    const restored = await open(dataDir);
    const people = await Accounts.open({ dataDir, clock: () => NOW });
    const heads = await headsOfBackups([archive]);
    const verify = () => verifyAudit(dataDir, { warehouse: restored.db, accounts: people.db }, heads);
    try {
      const sound = { heads: 1, problem: null, restores: [{ lost: 0 }] };
      expect(await verify()).toMatchObject([sound, sound]);
      expect(heads.accounts[0]!.number).toBeGreaterThan(0);
      await people.db.write((writer) => writer.run({ text: 'delete from audit_entry' }, {}));
      expect(await verify()).toMatchObject([sound, { problem: { kind: 'cut', head: heads.accounts[0] } }]);
    } finally {
      await restored.close();
      await people.close();
    }
  });

  it('leaves the secret out without a passphrase, and does not restore it with another one', async () => {
    const dataDir = join(temporaryFolder(), 'a');
    const report = await restoreBackup({ ...request(dataDir), passphrase: null });
    expect(report).toMatchObject({ secret: 'sealed', secretRestored: false });
    expect(readSigningKey({ dataDir })).toBeNull();
    const wrong = restoreBackup({ ...request(join(temporaryFolder(), 'b')), passphrase: 'another phrase' });
    await expect(wrong).rejects.toMatchObject({ code: 'backup_passphrase_wrong' });
    expect(readFileSync(archive).includes(readSecret(world.warehouse.dataDir)!)).toBe(false);
    const [, secretLine] = readSigningKey(world.warehouse)!.split('\n');
    expect(readFileSync(archive).includes(secretLine!)).toBe(false);
  });

  it('is a tar that any tool lists, its manifest last, readable by its owner only', () => {
    const listed = execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toContain('warehouse/i-speed.duckdb');
    expect(listed).toContain('reference/standards/standards.json');
    expect(listed.some((path) => path.startsWith('inbox/raw/'))).toBe(true);
    expect(listed.at(-1)).toBe('manifest.json');
  });
});

describe('a backup that is not sound', () => {
  const refused = async (bytes: Buffer, code: string) => {
    const file = join(temporaryFolder(), 'i-speed.tar');
    writeFileSync(file, bytes);
    await expect(verifyBackup(file)).rejects.toMatchObject({ code });
    const dataDir = join(temporaryFolder(), 'data');
    await expect(restoreBackup(request(dataDir, file))).rejects.toMatchObject({ code });
    expect(readdirSync(dataDir)).toEqual([]);
    expect(readdirSync(join(file, '..'))).toEqual(['i-speed.tar']);
  };
  const bytes = () => readFileSync(archive);

  it('is refused when it was cut, anywhere', async () => {
    const { length } = bytes();
    for (const part of [0, 0.1, 0.5, 0.9, 0.99]) {
      await refused(bytes().subarray(0, Math.floor((length * part) / 512) * 512), 'backup_damaged');
      await refused(bytes().subarray(0, Math.floor(length * part) + 7), 'backup_damaged');
    }
  });

  it('is refused when a bit was turned, anywhere in a file', async () => {
    for (const part of [0.3, 0.6, 0.8]) {
      const turned = bytes();
      turned[Math.floor(turned.length * part)]! ^= 4;
      await refused(turned, 'backup_damaged');
    }
  });

  it.each(['extra.txt', 'inbox/raw/x.gz', 'inbox/raw'])(
    'is refused when it holds %s beside its own',
    async (path) => {
      const folder = temporaryFolder();
      execFileSync('tar', ['-xf', archive, '-C', folder]);
      if (path !== 'inbox/raw') writeFileSync(join(folder, path), 'x');
      const file = join(temporaryFolder(), 'x.tar');
      const listed = execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).trim().split('\n');
      execFileSync('tar', ['-cf', file, '--no-recursion', '-C', folder, path, ...listed]);
      await refused(readFileSync(file), 'backup_damaged');
    },
  );

  it('is refused where its counts are those of another warehouse', async () => {
    const folder = temporaryFolder();
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { tables: { table: string; rows: number }[] };
    manifest.tables.find(({ table }) => table === 'measurement')!.rows += 1;
    writeFileSync(path, JSON.stringify(manifest));
    const file = join(temporaryFolder(), 'x.tar');
    const listed = execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).trim().split('\n');
    execFileSync('tar', ['-cf', file, '-C', folder, ...listed]);
    await refused(readFileSync(file), 'backup_differs');
  });
});

describe('restoring', () => {
  it('refuses a folder that holds a warehouse or raw copies, and changes nothing there', async () => {
    const dataDir = world.warehouse.dataDir;
    const before = readdirSync(dataDir, { recursive: true }).sort();
    await expect(restoreBackup(request(dataDir))).rejects.toMatchObject({ code: 'restore_not_empty' });
    expect(readdirSync(dataDir, { recursive: true }).sort()).toEqual(before);
    const raws = temporaryFolder();
    mkdirSync(join(raws, 'inbox/raw'), { recursive: true });
    writeFileSync(join(raws, 'inbox/raw/x.gz'), '');
    await expect(restoreBackup(request(raws))).rejects.toMatchObject({ code: 'restore_not_empty' });
  });

  it('says when the reference data are not those of the backup', async () => {
    const reference = join(temporaryFolder(), 'reference');
    cpSync('data/reference', reference, { recursive: true });
    writeFileSync(join(reference, 'operators', 'README.md'), 'other');
    const dataDir = join(temporaryFolder(), 'data');
    const report = await restoreBackup({ ...request(dataDir), reference });
    expect(report.otherReference).toBe(join(dataDir, 'reference-of-backup'));
    expect(readdirSync(report.otherReference!)).toContain('standards');
  });
});

describe('a snapshot', () => {
  it('is one moment while writing goes on, and the warehouse stays locked for other processes', async () => {
    const folder = makePrivateFolder(join(world.warehouse.dataDir, temporaryName('snapshot')));
    const [contents] = await Promise.all([
      takeSnapshot({ db: world.warehouse.db, dataDir: world.warehouse.dataDir }, folder),
      world.load('beside.csv', BESIDE),
    ]);
    const copy = await open(folder);
    const copied = await readContents(copy.db);
    await copy.close();
    expect(differingTables(copied.tables, contents.tables)).toEqual([]);
    expect(differingTables((await readContents(world.warehouse.db)).tables, contents.tables)).toContain(
      'batch',
    );
    const config = { dataDir: world.warehouse.dataDir, root, threads: 1, memoryLimit: null };
    const target = { folder: temporaryFolder(), name: 'x.tar', passphrase: null, verify: false };
    // No server is registered here, so the command tries to open the warehouse itself.
    await expect(runBackupInChild(config, target)).resolves.toContain('warehouse_in_use');
  });

  it('is filled only into a folder that a command has made, once', async () => {
    for (const name of ['', 'warehouse', '../x', 'snapshot-1-00000000', 'inbox']) {
      await expect(answerSnapshot(world.warehouse, accounts, name)).rejects.toMatchObject({ status: 404 });
    }
    const name = temporaryName('snapshot');
    makePrivateFolder(join(world.warehouse.dataDir, name));
    await answerSnapshot(world.warehouse, accounts, name);
    const again = answerSnapshot(world.warehouse, accounts, name);
    await expect(again).rejects.toMatchObject({ code: 'snapshot_folder_absent' });
  });
});

/** What the command says in another process, which a lock keeps out. */
async function runBackupInChild(config: object, target: object): Promise<string> {
  const program = `
    import { runBackup } from '#lib/server/backup/run-backup.ts';
    const [config, target] = process.argv.slice(1).map((text) => JSON.parse(text));
    await runBackup(config, target, {}).then(() => console.log('made'), (error) => console.log(error.code));`;
  return execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      program,
      JSON.stringify(config),
      JSON.stringify(target),
    ],
    { encoding: 'utf8' },
  );
}

describe('the command without a server', () => {
  it('backs up the closed warehouse, verified, for its owner only, and never over another file', async () => {
    const dataDir = join(temporaryFolder(), 'closed');
    await restoreBackup(request(dataDir));
    const config = { dataDir, root, threads: 2, memoryLimit: null };
    const target = { folder: temporaryFolder(), name: 'again.tar', passphrase: null, verify: true };
    const made = await runBackup(config, target, { RAW_RETENTION_DAYS: '30', PATH: 'x' });
    expect(made.secret).toBe('left_out');
    const file = join(target.folder, target.name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(runBackup(config, target, {})).rejects.toMatchObject({ code: 'backup_exists' });
    expect(readdirSync(target.folder)).toEqual([target.name]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('snapshot'))).toEqual([]);
    const elsewhere = join(temporaryFolder(), 'data');
    const report = await restoreBackup({ ...request(elsewhere, file), passphrase: null });
    expect(report.settings).toEqual(['RAW_RETENTION_DAYS=30']);
  });

  it('says when there is nothing to back up', async () => {
    const config = { dataDir: temporaryFolder(), root, threads: 1, memoryLimit: null };
    const target = { folder: temporaryFolder(), name: 'x.tar', passphrase: null, verify: false };
    await expect(runBackup(config, target, {})).rejects.toMatchObject({ code: 'backup_nothing' });
    expect(readdirSync(target.folder)).toEqual([]);
  });
});
