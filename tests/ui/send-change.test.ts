import { afterEach, describe, expect, it, vi } from 'vitest';
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
