import { isHttpError } from '@sveltejs/kit';
import { describe, expect, it, vi } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { DatabaseError } from '#lib/server/db/errors.ts';
import { forApi, forPage } from '#lib/server/http.ts';

const answerTo = (thrown: Error) => forApi('en', () => Promise.reject(thrown));
const pageOf = (thrown: Error) =>
  forPage('en', () => Promise.reject(thrown)).catch((error: unknown) => (isHttpError(error) ? error : null));

/** What the database says of blocks whose bytes were changed, and of every question after one that broke it. */
const DAMAGED = [
  'IO Error: Corrupt database file: computed checksum 1792 does not match stored checksum 506 in block at location 8663040',
  'IO Error: Could not read enough bytes from file "i-speed.duckdb": attempted to read 262144 bytes',
  'FATAL Error: Failed: database has been invalidated because of a previous fatal error',
] as const;

describe('a refusal', () => {
  it.each([
    [new Fault('uploads_busy', {}, 503), '60'],
    [new Fault('server_busy', {}, 503), '60'],
    [new Fault('health_unreadable', { reason: 'no answer' }, 503), '10'],
    [new Fault('health_unreadable', { reason: 'damaged' }, 503), null],
    [new Fault('warehouse_unreadable', { problem: 'x' }, 503), null],
    [new Fault('editions_missing', {}, 503), null],
    [new Fault('disk_full', {}, 507), null],
  ])('%s says when to ask again only where waiting helps', async (fault, seconds) => {
    const answer = await answerTo(fault);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([fault.status, seconds]);
  });

  it('that says a minute in its header says so in its sentence too', () => {
    for (const code of ['uploads_busy', 'server_busy'])
      expect(LOCALES.map((locale) => faultSentence({ code, details: {} }, locale))).toEqual([
        expect.stringContaining('một phút'),
        expect.stringContaining('a minute'),
      ]);
  });
});

describe('a question that meets a damaged file', () => {
  it.each(DAMAGED)('is answered with what to do: %s', async (message) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const error = new DatabaseError('select 1', new Error(message));
    const answer = await answerTo(error);
    const body = (await answer.json()) as { code: string; message: string };
    expect([answer.status, body.code]).toEqual([503, 'warehouse_unreadable']);
    expect(body.message).toContain('npm run restore');
    expect(body.message).not.toContain('select 1');
    expect(await pageOf(error)).toMatchObject({ status: 503, body: { code: 'warehouse_unreadable' } });
    expect(logged).toHaveBeenCalledWith(error);
    logged.mockRestore();
  });

  it('is told from one that the program asked wrongly', async () => {
    const error = new DatabaseError('selec 1', new Error('Parser Error: syntax error at or near "selec"'));
    await expect(answerTo(error)).rejects.toBe(error);
    expect(await pageOf(error)).toBeNull();
  });
});
