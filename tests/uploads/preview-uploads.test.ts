import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import type { FileOutcome } from '#lib/server/ingest/load-parts.ts';
import {
  clearExpired,
  deleteUpload,
  storeUpload,
  receiveOnce,
  uploadOf,
} from '#lib/server/uploads/preview-uploads.ts';

const NOW = new Date('2024-08-01T05:00:00Z');
const MINUTE_MS = 60_000;

let dataDir: string;
let folder: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'i-speed-test-'));
  folder = join(dataDir, 'inbox/previews');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const sent = () => new Response('x');
const keep = () => storeUpload(dataDir, sent());
const pathOf = (token: string) => uploadOf(dataDir, token, NOW);

/** What a load reports of its files: loaded, or refused. */
async function* outcomes(...kinds: readonly ('report' | 'fault')[]): AsyncGenerator<FileOutcome> {
  for (const kind of kinds)
    yield (
      kind === 'fault' ? { name: 'a', fault: new Fault('x') } : { name: 'a', report: {} }
    ) as FileOutcome;
}

async function loaded(token: string | null, ...kinds: readonly ('report' | 'fault')[]): Promise<string> {
  const upload = await receiveOnce(dataDir, sent(), token, NOW);
  for await (const outcome of upload.track(outcomes(...kinds))) expect(outcome.name).toBe('a');
  await upload.discard();
  return upload.path;
}

describe('an upload that waits', () => {
  it('is known by its token, and by nothing else', async () => {
    const token = await keep();
    expect(existsSync(await pathOf(token))).toBe(true);
    writeFileSync(join(folder, 'preview-x'), 'x');
    writeFileSync(join(folder, 'secret'), 'x');
    for (const stranger of ['x', `${token}/../secret`, '../secret', '', token.replace(/^./, 'z')]) {
      await expect(pathOf(stranger)).rejects.toMatchObject({ code: 'preview_gone' });
    }
  });

  it('is gone once it was forgotten; what has no token’s form is left alone', async () => {
    const token = await keep();
    writeFileSync(join(folder, 'preview-x'), 'x');
    await deleteUpload(dataDir, 'x');
    expect(existsSync(join(folder, 'preview-x'))).toBe(true);
    await deleteUpload(dataDir, token);
    await deleteUpload(dataDir, token);
    await expect(pathOf(token)).rejects.toMatchObject({ code: 'preview_gone' });
  });

  it('lies where nobody else can look', async () => {
    const token = await keep();
    const modes = [folder, join(folder, token)].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
  });

  it('goes half an hour after it was looked at last, by the clock, and no other file does', async () => {
    const [old, future, looked, recent] = [await keep(), await keep(), await keep(), await keep()];
    const at = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS);
    const others = ['preview-x', 'upload-1', `another-${old}`];
    for (const name of others) writeFileSync(join(folder, name), 'x');
    for (const name of [...others, old, looked]) utimesSync(join(folder, name), at(31), at(31));
    utimesSync(join(folder, future), at(-31), at(-31));
    utimesSync(join(folder, recent), at(29), at(29));
    await pathOf(looked);
    await clearExpired(dataDir, NOW);
    expect(readdirSync(folder).sort()).toEqual([...others, looked, recent].sort());
  });
});

describe('an upload that is loaded', () => {
  it('goes once all its files were taken in, and stays for another try when one was refused', async () => {
    const [taken, refused] = [await keep(), await keep()];
    expect(existsSync(await loaded(refused, 'report', 'fault'))).toBe(true);
    expect(existsSync(await loaded(refused, 'fault', 'report'))).toBe(true);
    expect(existsSync(await loaded(taken, 'report', 'report'))).toBe(false);
  });

  it('stays when the load broke off before it reported all', async () => {
    const token = await keep();
    const upload = await receiveOnce(dataDir, sent(), token, NOW);
    await upload.discard();
    expect(existsSync(upload.path)).toBe(true);
  });

  it('that was not sent before goes in any case', async () => {
    expect(existsSync(await loaded(null, 'fault'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
