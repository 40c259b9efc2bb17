import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveEvidence } from '#lib/server/evidence/live-evidence.ts';
import { keyInUse, listKeys, rotateKey } from '#lib/server/evidence/keys.ts';
import { listPacks, makePack, packFile } from '#lib/server/evidence/packs.ts';
import { publicPem } from '#lib/server/evidence/pack-content.ts';
import { readZip } from '#lib/server/evidence/container/zip.ts';
import { COMMENT_BYTES } from '#lib/server/evidence/container/signature.ts';
import { readAttachments } from '#lib/server/evidence/container/seal-pdf.ts';
import { GAP_PARTS, OPERATOR_PARTS, PART_NAMES } from '#lib/server/evidence/parts/part.ts';
import { checkFile } from '#lib/server/evidence/verify/check-file.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import { signingKey, signingKeyFile } from '#lib/server/warehouse/signing-key.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { filterOf, openEvidenceWorld, testKey } from './evidence-world.ts';

let warehouse: Warehouse;
let folder: string;
beforeAll(async () => {
  warehouse = await openEvidenceWorld(1500);
});
afterAll(() => warehouse.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'i-speed-packs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The parts of a pack without gap areas. */
const PARTS = PART_NAMES.filter((name) => !GAP_PARTS.includes(name) && !OPERATOR_PARTS.includes(name));
const LIMITS = { mostParts: 40, mostBytes: 100_000_000 };

const make = async (
  format: 'zip' | 'pdf',
  query = 'operator=VTT&standard=4g-device-40',
  areas = ['A', 'B'],
) => {
  const filter = await filterOf(warehouse, query);
  return makePack(warehouse, () => liveEvidence(warehouse, { filter, areas, gaps: [] }), {
    format,
    by: 'An',
  });
};
const inShell = (command: string) => execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });

describe('a pack', () => {
  it('as PDF has the same parts and code as the ZIP, and the same bytes each time', async () => {
    const [zip, pdf, again] = [await make('zip'), await make('pdf'), await make('pdf')];
    expect(pdf.bytes.equals(again.bytes)).toBe(true);
    expect(pdf.record.code).toBe(zip.record.code);
    const [packed, attached] = [
      readZip(zip.bytes, COMMENT_BYTES, LIMITS),
      readAttachments(pdf.bytes, LIMITS),
    ];
    expect(packed.map(({ name }) => name)).toEqual(PARTS);
    expect(attached).toEqual(packed);
    for (const { bytes } of [zip, pdf]) {
      expect(await checkPack(bytes, null)).toMatchObject({
        isIntact: true,
        code: zip.record.code,
        findings: [],
      });
    }
  });

  it('does not tell a device, its hash or an exact position', async () => {
    const { bytes } = await make('zip');
    const hashes = await warehouse.db.query<{ hash: string; longitude: string }, Record<never, never>>(
      {
        text: `select distinct device_hash::varchar as hash, longitude::varchar as longitude from measurement
          where device_hash is not null and longitude is not null`,
      },
      {},
    );
    expect(hashes.length).toBeGreaterThan(100);
    const text = readZip(bytes, COMMENT_BYTES, LIMITS)
      .map((part) => part.bytes!.toString('latin1'))
      .join('\n');
    expect(hashes.filter(({ hash }) => hash.length > 6 && text.includes(hash))).toEqual([]);
    expect(hashes.filter(({ longitude }) => longitude.length > 6 && text.includes(longitude))).toEqual([]);
  });

  it('names the same device otherwise in a pack of another scope', async () => {
    const devicesIn = async (query: string) => {
      const { bytes } = await make('zip', query);
      const csv = readZip(bytes, COMMENT_BYTES, LIMITS).find(({ name }) => name === 'rows.csv')!.bytes!;
      return new Set(
        csv
          .toString()
          .split('\r\n')
          .slice(1)
          .flatMap((line) => line.split(',')[11] || []),
      );
    };
    const [one, other] = [await devicesIn('operator=VTT'), await devicesIn('operator=VTT&failed=as_zero')];
    expect(one.size).toBeGreaterThan(20);
    expect([...one].filter((name) => other.has(name))).toEqual([]);
  });

  it.each(['zip', 'pdf'] as const)('can be checked with openssl and sha256sum alone: %s', async (format) => {
    const { bytes } = await make(format);
    writeFileSync(join(folder, `pack.${format}`), bytes);
    const parts = format === 'zip' ? readZip(bytes, COMMENT_BYTES, LIMITS) : readAttachments(bytes, LIMITS);
    for (const part of parts) writeFileSync(join(folder, part.name), part.bytes!);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const commands = [...readme.matchAll(/^ {4}(\S.*)$/gm)].map(([, command]) => command!);
    const ofFormat = commands.filter(
      (command) => !/pack\.(zip|pdf)/.test(command) || command.includes(`pack.${format}`),
    );
    expect(ofFormat.map((command) => command.split(' ')[0])).toEqual([
      'sha256sum',
      'openssl',
      expect.any(String),
      'openssl',
    ]);
    const said = ofFormat.map(inShell);
    expect(said[0]!.match(/: OK$/gm)).toHaveLength(PARTS.length - 2);
    expect([said[1], said[3]].join()).toBe(
      ['Signature Verified Successfully\n', 'Signature Verified Successfully\n'].join(),
    );
    const changed = Buffer.from(bytes);
    changed[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(folder, `pack.${format}`), changed);
    inShell(ofFormat[2]!);
    expect(() => inShell(`${ofFormat[3]!} 2> /dev/null`)).toThrow();
  });

  it('from a page: a changed byte of a PDF is refused', async () => {
    const { bytes } = await make('pdf');
    const changed = Buffer.from(bytes);
    const at = changed.indexOf('/Type /Pages');
    changed[at + 7]! ^= 1;
    const { isIntact, findings } = await checkPack(changed, null);
    expect([isIntact, findings.map(({ damage }) => damage)]).toEqual([false, ['container']]);
  });

  it('signed with another key than the one given is refused', async () => {
    const { bytes } = await make('zip');
    const path = join(folder, 'pack.zip');
    writeFileSync(path, bytes);
    const own = publicPem(await keyInUse(warehouse, 'An'));
    expect(await checkFile(path, 'pack.zip', own)).toMatchObject({ isIntact: true, signer: 'given' });
    expect(await checkFile(path, 'pack.zip', publicPem(testKey(5)))).toMatchObject({
      isIntact: false,
      signer: 'other',
      findings: [{ damage: 'other_key', part: null, item: null }],
    });
  });

  it('is told intact by the command with status 0, and anything else with status 1', async () => {
    const { bytes } = await make('zip');
    vi.doMock('#lib/server/evidence/verify/check-file.ts', async (original) => ({
      ...(await original<object>()),
      // Without a process of its own.
      checkFile: (path: string, _: string, key: string | null) => checkPack(readFileSync(path), key),
    }));
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const [argv, status] = [process.argv, process.exitCode];
    let runs = 0;
    const statusOf = async (file: Buffer, key: string) => {
      writeFileSync(join(folder, 'pack.zip'), file);
      writeFileSync(join(folder, 'key.pem'), key);
      process.argv = [
        'node',
        'evidence',
        'verify',
        join(folder, 'pack.zip'),
        '--key',
        join(folder, 'key.pem'),
      ];
      process.exitCode = 0;
      // Each name is a run of its own.
      await import(/* @vite-ignore */ `../../scripts/evidence.ts?${(runs += 1)}`);
      return process.exitCode;
    };
    const [own, changed] = [publicPem(await keyInUse(warehouse, 'An')), Buffer.from(bytes)];
    changed[changed.length >> 1]! ^= 1;
    const found = [
      await statusOf(bytes, own),
      await statusOf(bytes, publicPem(testKey(5))),
      await statusOf(changed, own),
    ];
    [process.argv, process.exitCode] = [argv, status];
    expect(found).toEqual([0, 1, 1]);
    expect(log.mock.calls.flat().join('\n')).toMatch(
      /NGUYÊN VẸN[^]*Ký bằng đúng khóa đã cho[^]*KHÁC khóa đã cho/,
    );
    log.mockRestore();
    vi.doUnmock('#lib/server/evidence/verify/check-file.ts');
  });

  it('leaves nothing in the temporary folder when its check ends early, with its rows written there', async () => {
    const { bytes } = await make('zip');
    const path = join(folder, 'pack.zip');
    writeFileSync(path, bytes);
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    const stop = new AbortController();
    const ended = checkFile(path, 'pack.zip', null, stop.signal).then(
      () => 'checked',
      () => 'ended early',
    );
    const written = () => readdirSync(temporary, { recursive: true }).map((name) => basename(String(name)));
    await expect.poll(written, { interval: 1, timeout: 20_000 }).toContain('rows.csv');
    stop.abort();
    expect(await ended).toBe('ended early');
    // In tests, programs are compiled into that folder as well.
    expect(readdirSync(temporary).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
    vi.unstubAllEnvs();
  });

  it('is on record with its file, without a new data version, and is replaced by a later one', async () => {
    const before = warehouse.dataVersion;
    const first = await make('zip', 'operator=MBF', ['A']);
    expect(warehouse.dataVersion).toBe(before);
    expect((await packFile(warehouse, first.record.code, 'zip')).equals(first.bytes)).toBe(true);
    await expect(packFile(warehouse, first.record.code, 'pdf')).rejects.toMatchObject({
      code: 'pack_file_gone',
    });
    await warehouse.change({ commit: () => Promise.resolve() });
    const later = await make('zip', 'operator=MBF', ['A']);
    const records = await listPacks(warehouse);
    const replacedBy = (code: string) => records.find((record) => record.code === code)!.replacedBy;
    expect([replacedBy(first.record.code), replacedBy(later.record.code)]).toEqual([later.record.code, null]);
  });
});

describe('the signing key', () => {
  it('is made once, for its owner only', () => {
    const home = { dataDir: folder };
    const key = signingKey(home);
    expect(signingKey(home).equals(key)).toBe(true);
    expect(statSync(signingKeyFile(folder)).mode & 0o777).toBe(0o600);
  });

  it('stays listed when another takes its place', async () => {
    const old = await keyInUse(warehouse, 'An');
    const pack = await make('zip');
    // A pack is begun while the key changes.
    const query = warehouse.db.query.bind(warehouse.db);
    const asked = vi.spyOn(warehouse.db, 'query').mockImplementationOnce(async (...question) => {
      await rotateKey(warehouse, 'Bình');
      return query(...question);
    });
    await keyInUse(warehouse, 'Chi');
    asked.mockRestore();
    const keys = await listKeys(warehouse);
    expect(keys.map(({ madeBy, usedUntil }) => [madeBy, usedUntil === null])).toEqual([
      ['Bình', true],
      ['An', false],
    ]);
    expect(keys[1]!.publicKey).toBe(publicPem(old));
    expect((await make('zip')).record.fingerprint).toBe(keys[0]!.fingerprint);
    expect(await checkPack(pack.bytes, keys[1]!.publicKey)).toMatchObject({
      isIntact: true,
      signer: 'given',
    });
  });
});
