import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepSession } from '#lib/ui/keep-session.ts';
import { createOnce, DOUBLE_CLICK_MS } from '#lib/ui/sending/once.ts';
import { postOnce } from '#lib/ui/sending/post-once.ts';
import { callApi, sendChange } from '#lib/ui/sending/send-change.ts';

const { invalidateAll } = vi.hoisted(() => ({ invalidateAll: vi.fn(async () => {}) }));
vi.mock('$app/navigation', () => ({ invalidateAll }));

/** The server answers so; `calls` are the requests it got. */
function answering(body: BodyInit | null, status = 200) {
  const calls = vi.fn(async () => new Response(body, { status }));
  vi.stubGlobal('fetch', calls);
  return calls;
}

/** Each test starts after every double click of the one before. */
let now = 0;
beforeEach(() => {
  now += 2 * DOUBLE_CLICK_MS;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  invalidateAll.mockClear();
});

describe('a change sent to the API', () => {
  it('goes as JSON, gives back what the server says, and loads the page’s data again', async () => {
    const calls = answering('{"id":7}', 201);
    expect(await sendChange('POST', '/api/v1/annotations', 'en', { text: 'Mốc' })).toEqual({
      problem: '',
      body: { id: 7 },
    });
    expect(calls.mock.calls).toEqual([
      [
        '/api/v1/annotations',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"Mốc"}' },
      ],
    ]);
    expect(invalidateAll).toHaveBeenCalledOnce();
  });

  it('may have no content, and an answer without a body', async () => {
    const calls = answering(null, 204);
    expect(await sendChange('DELETE', '/api/v1/profiles/1', 'vi')).toEqual({ problem: '', body: null });
    expect(calls.mock.calls).toEqual([['/api/v1/profiles/1', { method: 'DELETE' }]]);
    expect(invalidateAll).toHaveBeenCalledOnce();
  });

  it('that is refused shows the server’s sentence, and leaves the page as it is', async () => {
    answering('{"code":"profile_unknown","message":"Không có mẫu này.","details":{}}', 404);
    expect(await sendChange('DELETE', '/api/v1/profiles/1', 'vi')).toEqual({
      problem: 'Không có mẫu này.',
      body: null,
    });
    expect(invalidateAll).not.toHaveBeenCalled();
  });

  it('after the session ended tells to sign in elsewhere, so that what was written stays', async () => {
    answering('{"code":"sign_in_needed","message":"Nobody is signed in.","details":{}}', 401);
    const { problem } = await sendChange('POST', '/api/v1/annotations', 'en', { text: 'Mốc' });
    expect(problem).toMatch(/another tab .+ what you wrote is still here/);
    expect(invalidateAll).not.toHaveBeenCalled();
  });

  it.each([
    ['does not answer', () => vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('failed')))],
    ['answers with a page', () => answering('<html></html>', 502)],
    ['answers with no sentence', () => answering('{}', 500)],
    ['answers with nothing', () => answering(null, 500)],
  ])('is a problem when the server %s', async (_case, answer) => {
    answer();
    const result = await callApi('/api/v1/batches/1/rows/1', 'en');
    expect(result).toEqual({ problem: expect.stringMatching(/^The server does not respond/), body: null });
  });
});

describe('a double click', () => {
  it('on a button that changes something asks once, and both clicks are told what became of it', async () => {
    const calls = answering('{"id":7}', 201);
    const click = () => sendChange('POST', '/api/v1/annotations', 'vi', { text: 'Mốc' });
    const [first, second] = await Promise.all([click(), click()]);
    expect([calls.mock.calls.length, second]).toEqual([1, first]);
    now += DOUBLE_CLICK_MS - 1;
    await click();
    expect(calls).toHaveBeenCalledOnce();
    now += 1;
    await click();
    expect(calls).toHaveBeenCalledTimes(2);
  });

  it('asks for other content, another address or only to look as often as it is asked', async () => {
    const calls = vi.fn(async () => new Response('{}'));
    vi.stubGlobal('fetch', calls);
    await sendChange('POST', '/api/v1/annotations', 'vi', { text: 'một' });
    await sendChange('POST', '/api/v1/annotations', 'vi', { text: 'hai' });
    await sendChange('DELETE', '/api/v1/annotations/1', 'vi');
    await sendChange('DELETE', '/api/v1/annotations/2', 'vi');
    await callApi('/api/v1/places/unresolved', 'vi');
    await callApi('/api/v1/places/unresolved', 'vi');
    expect(calls).toHaveBeenCalledTimes(6);
  });

  it('on what is refused, or breaks, asks once too; the next click asks again', async () => {
    const once = createOnce<boolean>();
    const ask = vi.fn<() => Promise<boolean>>();
    ask.mockResolvedValueOnce(false).mockRejectedValueOnce(new Error('away')).mockResolvedValue(true);
    expect([await once('a', ask), await once('a', ask)]).toEqual([false, false]);
    now += DOUBLE_CLICK_MS;
    await expect(once('a', ask)).rejects.toThrow('away');
    await expect(once('a', ask)).rejects.toThrow('away');
    now += DOUBLE_CLICK_MS;
    expect(await once('a', ask)).toBe(true);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('on a form of a page posts it once, and a further time where something else is written', async () => {
    const submission = (text: string) => {
      const formData = new FormData();
      formData.set('name', text);
      const cancel = vi.fn();
      return { action: new URL('http://a.vn/admin?/make'), formData, submitter: null, cancel };
    };
    const started = vi.fn();
    const post = postOnce(started, async () => {});
    const send = (given: ReturnType<typeof submission>) => post(given as never) as (answer: unknown) => void;
    const [first, second, other] = [submission('An'), submission('An'), submission('Bình')];
    const answered = send(first);
    void send(second);
    expect([first, second].map(({ cancel }) => cancel.mock.calls.length)).toEqual([0, 1]);
    await answered({ result: { type: 'failure' } });
    await Promise.resolve();
    const again = submission('An');
    void send(again);
    void send(other);
    expect([again, other].map(({ cancel }) => cancel.mock.calls.length)).toEqual([1, 0]);
    now += DOUBLE_CLICK_MS;
    void send(submission('An'));
    expect(started).toHaveBeenCalledTimes(3);
  });

  it('of a file of the API is not looked for among the pages', () => {
    const sources = import.meta.glob<string>('/src/**/*.svelte', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const forms = Object.values(sources).flatMap(
      (text) => text.match(/<form\b[^>]*action="\/api\/[^>]*>/g) ?? [],
    );
    expect(forms.length).toBeGreaterThan(0);
    expect(forms.filter((form) => !form.includes('data-sveltekit-reload'))).toEqual([]);
  });

  it('meets one road: whatever posts goes by the shared form or the shared call', () => {
    const sources = import.meta.glob<string>(
      ['/src/**/*.svelte', '/src/routes/**/*.ts', '/src/lib/ui/**/*.ts'],
      {
        query: '?raw',
        import: 'default',
        eager: true,
      },
    );
    const own = /use:enhance=\{(?!postOnce\()|\bfetch\([^)]*(method: '(POST|DELETE)'|postedJson)/;
    const posts =
      /<form\b[^>]*method="post"(?![\s\S]*?use:enhance=\{postOnce)(?![^>]*action="\/sign-in\?\/leave")/i;
    const strays = Object.entries(sources).filter(([, text]) => own.test(text) || posts.test(text));
    // The queue of files lets go of what the server keeps for a file that nobody loads: a second time changes nothing.
    expect(strays.map(([path]) => path)).toEqual(['/src/routes/data/load-queue.svelte.ts']);
  });
});

describe('a session', () => {
  it('goes on while somebody types, told once a minute, and is not told of an empty chair', () => {
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (name: string, told: () => void) => listeners.set(name, told));
    vi.stubGlobal('removeEventListener', (name: string) => listeners.delete(name));
    now = 0;
    const tell = vi.fn(() => Promise.reject(new Error('away')));
    const stop = keepSession(tell, () => now);
    for (now = 1000; now <= 300_000; now += 1000) listeners.get('keydown')!();
    expect(tell).toHaveBeenCalledTimes(5);
    now += 900_000;
    expect(tell).toHaveBeenCalledTimes(5);
    stop();
    expect(listeners.size).toBe(0);
  });
});
