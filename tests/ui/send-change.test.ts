import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepSession } from '#lib/ui/keep-session.ts';
import { callApi, sendChange } from '#lib/ui/send-change.ts';

const { invalidateAll } = vi.hoisted(() => ({ invalidateAll: vi.fn(async () => {}) }));
vi.mock('$app/navigation', () => ({ invalidateAll }));

/** The server answers so; `calls` are the requests it got. */
function answering(body: BodyInit | null, status = 200) {
  const calls = vi.fn(async () => new Response(body, { status }));
  vi.stubGlobal('fetch', calls);
  return calls;
}

afterEach(() => {
  vi.unstubAllGlobals();
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

describe('a session', () => {
  it('goes on while somebody types, told once a minute, and is not told of an empty chair', () => {
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (name: string, told: () => void) => listeners.set(name, told));
    vi.stubGlobal('removeEventListener', (name: string) => listeners.delete(name));
    let now = 0;
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
