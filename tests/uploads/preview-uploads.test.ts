import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import type { FileOutcome } from '#lib/server/ingest/load-files.ts';
import { deleteUpload, storeUpload, receiveOnce, uploadOf } from '#lib/server/uploads/preview-uploads.ts';

const NOW = new Date('2024-08-01T05:00:00Z');
const HOUR_MS = 3_600_000;

let dataDir: string;
let inbox: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'i-speed-test-'));
  inbox = join(dataDir, 'inbox');
  mkdirSync(inbox);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const body = () => new Blob(['x']).stream();
const keep = (now = NOW) => storeUpload(dataDir, body(), now);

/** What a load reports of its files: loaded, or refused. */
async function* outcomes(...kinds: readonly ('report' | 'fault')[]): AsyncGenerator<FileOutcome> {
  for (const kind of kinds)
    yield (
      kind === 'fault' ? { name: 'a', fault: new Fault('x') } : { name: 'a', report: {} }
    ) as FileOutcome;
}

async function loaded(token: string | null, ...kinds: readonly ('report' | 'fault')[]): Promise<string> {
  const upload = await receiveOnce(dataDir, body(), token);
  for await (const outcome of upload.track(outcomes(...kinds))) expect(outcome.name).toBe('a');
  await upload.discard();
  return upload.path;
}

describe('an upload that waits', () => {
  it('is known by its token, and by nothing else', async () => {
    const token = await keep();
    expect(existsSync(await uploadOf(dataDir, token))).toBe(true);
    writeFileSync(join(inbox, 'preview-x'), 'x');
    writeFileSync(join(inbox, 'secret'), 'x');
    for (const stranger of ['x', `${token}/../secret`, '../secret', '', token.replace(/^./, 'z')]) {
      await expect(uploadOf(dataDir, stranger)).rejects.toMatchObject({ code: 'preview_gone' });
    }
  });

  it('is gone once it was forgotten; what has no token’s form is left alone', async () => {
    const token = await keep();
    writeFileSync(join(inbox, 'preview-x'), 'x');
    await deleteUpload(dataDir, 'x');
    expect(existsSync(join(inbox, 'preview-x'))).toBe(true);
    await deleteUpload(dataDir, token);
    await deleteUpload(dataDir, token);
    await expect(uploadOf(dataDir, token)).rejects.toMatchObject({ code: 'preview_gone' });
  });

  it('is cleared away two hours after it came, and no other file is', async () => {
    const [old, recent] = [await keep(), await keep()];
    const at = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
    const others = ['preview-x', 'upload-1', `another-${old}`];
    for (const name of others) writeFileSync(join(inbox, name), 'x');
    for (const name of [...others, `preview-${old}`]) utimesSync(join(inbox, name), at(2.1), at(2.1));
    utimesSync(join(inbox, `preview-${recent}`), at(1.9), at(1.9));
    const last = await keep();
    const left = [...others, `preview-${recent}`, `preview-${last}`];
    expect(readdirSync(inbox).sort()).toEqual(left.sort());
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
    const upload = await receiveOnce(dataDir, null, token);
    await upload.discard();
    expect(existsSync(upload.path)).toBe(true);
  });

  it('that was not sent before goes in any case', async () => {
    expect(existsSync(await loaded(null, 'fault'))).toBe(false);
    expect(readdirSync(inbox)).toEqual([]);
  });
});
