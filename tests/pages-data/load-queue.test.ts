import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LoadQueue, type QueuedLoad } from '../../src/routes/data/load-queue.svelte.ts';

/** A request of the queue, answered by the test: the part of XMLHttpRequest that the queue uses. */
class FakeRequest {
  static sent: FakeRequest[] = [];
  readonly upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {};
  status = 0;
  responseText = '';
  address = '';
  onprogress?: () => void;
  onabort?: () => void;
  onerror?: () => void;
  onload?: () => void;

  open(_method: string, address: string): void {
    this.address = address;
  }
  setRequestHeader(): void {}
  send(): void {
    FakeRequest.sent.push(this);
  }
  abort(): void {
    this.onabort?.();
  }
  /** Answers, and waits until the queue has taken it in. */
  async answer(status: number, ...lines: readonly unknown[]): Promise<void> {
    this.status = status;
    this.responseText = lines.map((line) => JSON.stringify(line)).join('\n');
    this.onload?.();
    await settled();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

const PLAIN = {
  ...{ kind: 'measurements', questions: [], headerAssumed: null, obstacle: null },
  ...{ likeSheets: [] as string[], groups: [] as string[] },
};
const DOUBTFUL = { ...PLAIN, questions: [{ code: 'unit_missing', details: {} }] };
const LOADED = { file: 'a.csv', report: { batch: 1 } };
const GONE = { code: 'preview_gone', message: 'gone', details: {} };
const REFUSED = { code: 'unit_missing', message: 'which unit?', details: {} };
const NO_OPTIONS = { constants: {}, columns: {} };

const csv = (name = 'a.csv') => new File(['x'], name);
const request = (nth: number) => FakeRequest.sent[nth]!;

let queue: LoadQueue;
let reloads: number;
let forgotten: string[];
beforeEach(() => {
  FakeRequest.sent = [];
  [reloads, forgotten] = [0, []];
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  vi.stubGlobal('fetch', (address: string) => {
    forgotten.push(address);
    return Promise.reject(new Error('offline'));
  });
  queue = new LoadQueue({
    onloaded: async () => void reloads++,
    unreachable: () => 'nobody answers',
  });
});
afterEach(() => vi.unstubAllGlobals());

async function added(...files: readonly File[]): Promise<readonly QueuedLoad[]> {
  queue.add(files, NO_OPTIONS);
  await settled();
  return queue.loads;
}

describe('a file', () => {
  it('that raises no question is sent, loaded, and the page updated once', async () => {
    const [load] = await added(csv());
    expect([load!.state, queue.busy]).toEqual(['sending', true]);
    request(0).upload.onprogress!({ loaded: 1 });
    expect(load!.sentBytes).toBe(1);
    request(0).upload.onload!();
    expect([load!.state, queue.busy]).toEqual(['looking', true]);
    await request(0).answer(200, { token: 't1', preview: PLAIN });
    expect([load!.state, load!.preview]).toEqual(['running', null]);
    expect(request(1).address).toBe('/api/v1/batches?preview=t1');
    await request(1).answer(200, LOADED, { done: true });
    expect(load).toMatchObject({ state: 'loaded', files: [LOADED], token: null, cancelRequest: null });
    expect([reloads, queue.busy]).toEqual([1, false]);
  });

  it.each([
    ['a question', { ...DOUBTFUL }],
    ['a header that was assumed', { ...PLAIN, headerAssumed: 1 }],
    ['sheets to choose from', { ...PLAIN, likeSheets: ['Tháng 5'] }],
    ['operators side by side', { ...PLAIN, groups: ['viettel', 'vinaphone'] }],
    ['an obstacle', { ...PLAIN, obstacle: { code: 'no_rows', details: {} } }],
  ])('with %s waits for a person, and holds up no other', async (_, preview) => {
    const [first, second] = await added(csv('a.csv'), csv('b.csv'));
    await request(0).answer(200, { token: 't1', preview });
    expect(first).toMatchObject({ state: 'asking', preview });
    expect([second!.state, queue.busy]).toEqual(['sending', true]);
    queue.retry(first!, { constants: { operator: 'viettel' }, columns: {} });
    await request(1).answer(200, { token: 't2', preview: PLAIN });
    expect(request(2).address).toBe('/api/v1/batches?const.operator=viettel&preview=t1');
  });

  it('is asked about where the person wanted to look, a form never', async () => {
    queue.add([csv('a.csv'), csv('form.xlsx')], NO_OPTIONS, true);
    await request(0).answer(200, { token: 't1', preview: PLAIN });
    await request(1).answer(200, { token: 't2', preview: { ...DOUBTFUL, kind: 'forms' } });
    expect(queue.loads.map(({ state }) => state)).toEqual(['asking', 'running']);
  });

  it('goes one after another, never two at once', async () => {
    const loads = await added(csv('a.csv'), csv('b.csv'));
    await added(csv('c.csv'));
    expect(FakeRequest.sent).toHaveLength(1);
    expect(loads.map(({ state }) => state)).toEqual(['sending', 'waiting', 'waiting']);
  });
});

describe('a refusal', () => {
  it('without a preview says why; with one it asks again, until the person answers', async () => {
    const [load] = await added(csv());
    await request(0).answer(422, REFUSED);
    expect(load).toMatchObject({ state: 'refused', fault: REFUSED });
    queue.retry(load!);
    await settled();
    expect(load).toMatchObject({ state: 'sending', fault: null });
    await request(1).answer(200, { token: 't1', preview: DOUBTFUL });
    queue.retry(load!);
    await settled();
    await request(2).answer(200, { fault: REFUSED });
    expect(load).toMatchObject({ state: 'asking', fault: REFUSED, token: 't1' });
  });

  it('that the server forgot the file sends it again', async () => {
    const [load] = await added(csv());
    await request(0).answer(200, { token: 't1', preview: PLAIN });
    await request(1).answer(200, { fault: GONE });
    expect(load).toMatchObject({ state: 'refused', token: null });
    queue.retry(load!);
    await settled();
    expect(request(2).address).toBe('/api/v1/previews');
    expect(load!.state).toBe('sending');
  });

  it('for another reason loads what the server still has', async () => {
    const [load] = await added(csv());
    await request(0).answer(200, { token: 't1', preview: PLAIN });
    await request(1).answer(200, { fault: REFUSED });
    expect(load!.token).toBe('t1');
    queue.retry(load!);
    await settled();
    expect(request(2).address).toContain('preview=t1');
  });

  it('of a server that does not answer is shown in its words', async () => {
    const [load] = await added(csv());
    request(0).onerror!();
    await settled();
    expect(load).toMatchObject({
      state: 'refused',
      fault: { code: 'unreachable', message: 'nobody answers' },
    });
  });

  it('of the only file in an answer is asked about as if it had come alone; of several it is listed', async () => {
    const [alone] = await added(csv());
    await request(0).answer(200, { token: 't1', preview: PLAIN });
    await request(1).answer(200, { file: 'a.csv', fault: REFUSED }, { done: true });
    expect(alone).toMatchObject({ state: 'refused', fault: REFUSED, files: [] });
    const [, several] = await added(csv('b.csv'));
    await request(2).answer(200, { token: 't2', preview: PLAIN });
    const files = [{ file: 'b.csv', fault: REFUSED }, LOADED];
    await request(3).answer(200, ...files, { done: true });
    expect(several).toMatchObject({ state: 'loaded', files });
  });
});

describe('an archive', () => {
  const parts = [
    { name: 'a.csv', bytes: 5, token: 't1', preview: PLAIN },
    { name: 'b.csv', fault: REFUSED },
    { name: 'c.csv', bytes: 7, token: 't3', preview: DOUBTFUL },
  ];

  it('gives its place to its files, each on its own way', async () => {
    const [, before] = await added(csv('x.zip'), csv('later.csv'));
    await request(0).answer(200, { files: parts });
    expect(queue.loads.map(({ name, bytes, state }) => [name, bytes, state])).toEqual([
      ['a.csv', 5, 'running'],
      ['b.csv', 0, 'refused'],
      ['c.csv', 7, 'asking'],
      ['later.csv', 1, 'waiting'],
    ]);
    expect(queue.loads[3]!.id).toBe(before!.id);
    expect(new Set(queue.loads.map(({ id }) => id)).size).toBe(4);
  });

  it('leaves files that nobody can send again: once the server forgot one, it stays refused', async () => {
    await added(csv('x.zip'));
    await request(0).answer(200, { files: parts });
    await request(1).answer(200, { fault: GONE });
    const [forgot, never, asked] = queue.loads as [QueuedLoad, QueuedLoad, QueuedLoad];
    expect([forgot.isGone, never.isGone, asked.isGone]).toEqual([true, true, false]);
    queue.retry(forgot);
    await settled();
    expect(forgot).toMatchObject({ state: 'refused', fault: GONE });
    expect([FakeRequest.sent.length, queue.loads.length]).toEqual([2, 3]);
  });
});

describe('calling off', () => {
  it('aborts what is on its way, sent or loading, and goes on with the next', async () => {
    const [first, second] = await added(csv('a.csv'), csv('b.csv'));
    queue.cancel(first!);
    await settled();
    expect([first!.state, second!.state]).toEqual(['cancelled', 'sending']);
    await request(1).answer(200, { token: 't2', preview: PLAIN });
    queue.cancel(second!);
    await settled();
    expect(second!.state).toBe('cancelled');
    expect([forgotten, queue.busy, reloads]).toEqual([['/api/v1/previews/t2'], false, 0]);
  });

  it('of a file that waits or is asked about asks the server to delete it', async () => {
    const [first, second] = await added(csv('a.csv'), csv('b.csv'));
    queue.cancel(second!);
    await request(0).answer(200, { token: 't1', preview: DOUBTFUL });
    queue.cancel(first!);
    expect([first, second]).toMatchObject([
      { state: 'cancelled', token: null, preview: null },
      { state: 'cancelled', token: null },
    ]);
    expect([forgotten, FakeRequest.sent.length]).toEqual([['/api/v1/previews/t1'], 1]);
  });
});
