import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { limitedCommand, residentBytes } from '#lib/server/runtime/child-memory.ts';
import { programOf } from '#lib/server/runtime/programs.ts';
import { runChild, type ChildLimits } from '#lib/server/runtime/run-child.ts';

// From its source, through tsx, as commands start it.
vi.unmock('#lib/server/runtime/programs.ts');

const folder = mkdtempSync(join(tmpdir(), 'i-speed-child-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const path = join(folder, 'rows.json');
writeFileSync(path, JSON.stringify([{ download: 1 }]));
const many = join(folder, 'many.json');
writeFileSync(many, `[${Array<string>(400_000).fill('{"download":1,"operator":"Viettel"}').join()}]`);

const request = (source = path) => ({ path: source, kind: 'json', target: join(folder, 'plain.csv') });
const run = (limits: Partial<ChildLimits> = {}, source = path) =>
  runChild('objects-child', request(source), { file: 'a.json', tooLarge: 'objects_too_large', ...limits });

/** The ids of this process's children. */
const children = () =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)], { encoding: 'utf8' });

describe('a child', () => {
  it('replies, and is watched no longer', async () => {
    const begun = vi.spyOn(globalThis, 'setInterval');
    const ended = vi.spyOn(globalThis, 'clearInterval');
    expect(await run()).toEqual({ list: null, otherLists: [] });
    const watches = begun.mock.results.map(({ value }) => value as unknown);
    expect(watches).toHaveLength(1);
    expect(ended.mock.calls.flat()).toEqual(watches);
  });

  it('is ended when it takes more memory than it may, or more time', async () => {
    const tooLarge = { code: 'objects_too_large', details: { file: 'a.json' }, status: 413 };
    await expect(run({ memoryMb: 130 }, many)).rejects.toMatchObject(tooLarge);
    await expect(run({ timeMs: 200 }, many)).rejects.toMatchObject(tooLarge);
    await expect(run({ mostReplyBytes: 5 })).rejects.toMatchObject(tooLarge);
  });

  it('is ended by the watch of its memory where the system sets no limit', async () => {
    vi.resetModules();
    vi.stubEnv('PATH', '');
    const { runChild: unlimited } = await import('#lib/server/runtime/run-child.ts');
    const limits = { file: 'a.json', tooLarge: 'objects_too_large', memoryMb: 130 };
    await expect(unlimited('objects-child', request(many), limits)).rejects.toMatchObject({
      code: 'objects_too_large',
    });
  });

  it('ends with what it is for, and leaves no process', async () => {
    const before = children();
    const leave = new AbortController();
    const asked = run({ signal: leave.signal }, many);
    await sleep(150);
    expect(children()).not.toBe(before);
    leave.abort();
    await expect(asked).rejects.toMatchObject({ code: 'load_cancelled' });
    expect(children().split('\n').length).toBeLessThanOrEqual(before.split('\n').length + 1);
  });

  it('starts while its request is made, and ends when the making fails', async () => {
    const before = children().split('\n').length;
    let fail = (): void => undefined;
    const making = new Promise<object>((_, reject) => {
      fail = () => reject(new Error('no rows'));
    });
    const asked = runChild('objects-child', making, { file: 'a.json', tooLarge: 'objects_too_large' });
    await vi.waitFor(() => expect(children().split('\n').length).toBeGreaterThan(before));
    fail();
    await expect(asked).rejects.toThrow('no rows');
    await vi.waitFor(() => expect(children().split('\n').length).toBe(before));
  });

  it('throws its own end when the making fails that nobody waits for any more', async () => {
    const asked = runChild('objects-child', Promise.reject(new Error('no rows')), {
      ...{ file: 'a.json', tooLarge: 'objects_too_large', signal: AbortSignal.abort() },
    });
    await expect(asked).rejects.toMatchObject({ code: 'load_cancelled' });
  });

  it('ends when its parent ended', async () => {
    const { path: program, execArgv } = programOf('objects-child');
    const child = spawn(process.execPath, [...execArgv, program], { stdio: ['pipe', 'ignore', 'ignore'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.stdin.end(`${JSON.stringify(request('/dev/stdin-that-never-ends'))}\n`);
    expect(await ended).not.toBeNull();
  });

  it('knows nothing of this process’s environment', async () => {
    vi.stubEnv('I_SPEED_SECRET', 'x');
    const leave = new AbortController();
    const before = new Set(children().split('\n'));
    const asked = run({ signal: leave.signal }, many);
    await sleep(150);
    const started = children()
      .split('\n')
      .filter((id) => !before.has(id));
    const environment = started.map((id) => environmentOf(id.trim())).join();
    leave.abort();
    await expect(asked).rejects.toMatchObject({ code: 'load_cancelled' });
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('I_SPEED_SECRET');
  });
});

const environmentOf = (id: string) =>
  existsSync(`/proc/${id}/environ`) ? readFileSync(`/proc/${id}/environ`, 'utf8') : '';

describe('the limits of the operating system', () => {
  const allowance = { memoryMb: 300, timeMs: 2000 };

  it('are set where there is prlimit, and else not', async () => {
    const [program] = limitedCommand(['node'], allowance);
    expect(program.endsWith('prlimit') || program === 'node').toBe(true);
    vi.resetModules();
    vi.stubEnv('PATH', '');
    const { limitedCommand: withoutPrlimit } = await import('#lib/server/runtime/child-memory.ts');
    expect(withoutPrlimit(['node', 'x'], allowance)).toEqual(['node', 'x']);
  });

  it('refuse memory beyond them at once', () => {
    const [program, ...words] = limitedCommand([process.execPath, '-e', 'Buffer.alloc(2e9, 1)'], allowance);
    const isLimited = program.endsWith('prlimit');
    const outcome = isLimited
      ? failure(() => execFileSync(program, words, { stdio: 'ignore' }))
      : 'unlimited';
    expect(outcome).toBe(isLimited ? 'failed' : 'unlimited');
  });

  it('are watched by what a process holds', async () => {
    expect(await residentBytes(process.pid)).toBeGreaterThan(30_000_000);
    expect(await residentBytes(0)).toBe(0);
  });
});

function failure(work: () => unknown): string {
  try {
    work();
    return 'passed';
  } catch {
    return 'failed';
  }
}
