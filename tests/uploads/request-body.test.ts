import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { bodyPieces, readBody, readForm } from '#lib/server/request-body.ts';
import { receiveUpload } from '#lib/server/uploads/receive-upload.ts';

const KB = 1024;
const tooLarge = () => new Fault('too_large', {}, 413);

/** A body that comes in pieces, each after a while; without an end when there is `endless`. */
function sent(pieces: readonly number[], { everyMs = 0, endless = false, declared = '' } = {}) {
  let cancelled = false;
  const queue = pieces.values();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { value, done } = queue.next();
      if (everyMs > 0) await sleep(everyMs);
      if (!done) controller.enqueue(new Uint8Array(value));
      else if (endless) await sleep(1000);
      else controller.close();
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const headers = new Headers(declared ? { 'content-length': declared } : {});
  return { request: { body, headers }, wasCancelled: () => cancelled };
}

async function bytesOf(request: Pick<Request, 'body' | 'headers'>, mostBytes: number, idleMs?: number) {
  let bytes = 0;
  const limits = { mostBytes, tooLarge, ...(idleMs ? { idleMs } : {}) };
  for await (const piece of bodyPieces(request, limits)) bytes += piece.length;
  return bytes;
}

describe('a body', () => {
  it('is counted as it comes, whatever it declares', async () => {
    expect(await bytesOf(sent([5, 5]).request, 10)).toBe(10);
    await expect(bytesOf(sent([5, 6]).request, 10)).rejects.toMatchObject({ code: 'too_large' });
    const declared = sent([5], { declared: '11' });
    await expect(bytesOf(declared.request, 10)).rejects.toMatchObject({ code: 'too_large' });
    expect(await bytesOf({ body: null, headers: new Headers() }, 10)).toBe(0);
  });

  it('that stalls is given up, and one that drips', async () => {
    await expect(bytesOf(sent([5], { endless: true }).request, 10, 50)).rejects.toMatchObject({
      code: 'upload_stalled',
      status: 408,
    });
    const drips = sent(Array<number>(50).fill(10), { everyMs: 10 });
    await expect(bytesOf(drips.request, 1e6, 100)).rejects.toMatchObject({ code: 'upload_stalled' });
  });

  it('that is slow but comes is taken', async () => {
    const slow = sent(Array<number>(12).fill(40 * KB), { everyMs: 20 });
    expect(await bytesOf(slow.request, 1e6, 150)).toBe(12 * 40 * KB);
  });

  it('that broke off is a fault with a sentence', async () => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.error(new Error('reset')),
    });
    await expect(bytesOf({ body, headers: new Headers() }, 10)).rejects.toMatchObject({
      code: 'upload_cut_off',
    });
  });

  it('that was refused may be sent a little longer, so that the refusal is read, and is closed then', async () => {
    const refused = sent(Array<number>(3).fill(20), { everyMs: 5 });
    await expect(bytesOf(refused.request, 10)).rejects.toMatchObject({ code: 'too_large' });
    expect(refused.wasCancelled()).toBe(false);
    const stalled = sent([5], { endless: true });
    await expect(bytesOf(stalled.request, 10, 20)).rejects.toMatchObject({ code: 'upload_stalled' });
    await expect.poll(stalled.wasCancelled, { timeout: 5000 }).toBe(true);
  });

  it('of fields has at most a megabyte', async () => {
    const post = (body: BodyInit) => new Request('http://localhost', { method: 'POST', body });
    expect(String(await readBody(post('{"a":1}')))).toBe('{"a":1}');
    await expect(readBody(post('x'.repeat(1_000_001)))).rejects.toMatchObject({ code: 'body_too_large' });
    const form = await readForm(post(new URLSearchParams({ a: 'ă' })));
    expect(form.get('a')).toBe('ă');
    await expect(readForm(post('{'))).rejects.toMatchObject({ code: 'body_unreadable' });
  });
});

describe('routes', () => {
  it('read no body but by what counts it', () => {
    const routes = readdirSync('src/routes', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const uncounted = routes.filter((name) =>
      /request\.(?:text|json|formData|arrayBuffer|blob|bytes|body)\b/.test(
        readFileSync(join('src/routes', name), 'utf8'),
      ),
    );
    expect(uncounted).toEqual([]);
  });
});

describe('uploads', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'i-speed-quota-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('are sixteen at once and no more, and leave nothing when they stall', async () => {
    const open = Array.from({ length: 16 }, () =>
      receiveUpload(dataDir, sent([5], { endless: true }).request, { idleMs: 300 }).catch(
        (error: Fault) => error.code,
      ),
    );
    await sleep(50);
    await expect(receiveUpload(dataDir, sent([5]).request)).rejects.toMatchObject({
      code: 'uploads_busy',
      status: 503,
    });
    expect(new Set(await Promise.all(open))).toEqual(new Set(['upload_stalled']));
    expect(readdirSync(join(dataDir, 'inbox/previews'))).toEqual([]);
    const { discard } = await receiveUpload(dataDir, sent([5]).request);
    await discard();
  });
});
