import { describe, expect, it } from 'vitest';
import { Turns } from '#lib/server/runtime/turns.ts';

/** Work that goes on until it is told to end. */
function work() {
  let end = () => {};
  const done = new Promise<void>((resolve) => (end = resolve));
  let begun = false;
  return {
    end,
    get begun() {
      return begun;
    },
    run: () => {
      begun = true;
      return done;
    },
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('turns', () => {
  it('let so many go on at once, and the others in the order they came', async () => {
    const turns = new Turns({ atOnce: 2, weight: 10, waiting: 9 });
    const works = Array.from({ length: 4 }, work);
    const all = works.map(({ run }) => turns.take(1, undefined, run));
    await settled();
    expect(works.map(({ begun }) => begun)).toEqual([true, true, false, false]);
    works[1]!.end();
    await settled();
    expect(works.map(({ begun }) => begun)).toEqual([true, true, true, false]);
    for (const { end } of works) end();
    await Promise.all(all);
    expect(works.map(({ begun }) => begun)).toEqual([true, true, true, true]);
  });

  it('are given by weight: what is heavy goes alone, heavier than all too', async () => {
    const turns = new Turns({ atOnce: 2, weight: 10, waiting: 9 });
    const [light, heavy, heaviest] = [work(), work(), work()];
    const all = [
      turns.take(6, undefined, light.run),
      turns.take(5, undefined, heavy.run),
      turns.take(99, undefined, heaviest.run),
    ];
    await settled();
    expect([light.begun, heavy.begun, heaviest.begun]).toEqual([true, false, false]);
    light.end();
    await settled();
    expect([heavy.begun, heaviest.begun]).toEqual([true, false]);
    heavy.end();
    await settled();
    expect(heaviest.begun).toBe(true);
    heaviest.end();
    await Promise.all(all);
  });

  it('are given up by who goes before they came, and refused to who finds too many waiting', async () => {
    const turns = new Turns({ atOnce: 1, weight: 1, waiting: 1 });
    const [first, second] = [work(), work()];
    const leave = new AbortController();
    const running = turns.take(1, undefined, first.run);
    const waiting = turns.take(1, leave.signal, second.run);
    await expect(turns.take(1, undefined, second.run)).rejects.toMatchObject({
      code: 'server_busy',
      status: 503,
    });
    leave.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'load_cancelled' });
    await expect(turns.take(1, leave.signal, second.run)).rejects.toMatchObject({ code: 'load_cancelled' });
    first.end();
    await running;
    expect(second.begun).toBe(false);
    await expect(turns.take(1, undefined, async () => 'next')).resolves.toBe('next');
  });

  it('are taken by others after work that failed', async () => {
    const turns = new Turns({ atOnce: 1, weight: 1, waiting: 1 });
    await expect(turns.take(1, undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns.take(1, undefined, async () => 1)).resolves.toBe(1);
  });
});
