import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { syncToDisk } from '#lib/server/backup/durable.ts';
import { copyFault } from '#lib/server/backup/snapshot.ts';
import { VARIABLES } from '#lib/server/config.ts';
import { DatabaseError, faultOf } from '#lib/server/db/errors.ts';
import { putInPlace } from '#lib/server/ingest/raw/safe-file.ts';
import { temporaryFolder } from '../support/run-server.ts';

const platform = process.platform;
const pretend = (value: string) => Object.defineProperty(process, 'platform', { value });

describe('what differs on Windows', () => {
  beforeEach(() => void pretend('win32'));
  afterEach(() => void pretend(platform));

  it('flushes files by a handle that may write, and no folders', async () => {
    const folder = join(temporaryFolder(), 'a');
    mkdirSync(folder);
    writeFileSync(join(folder, 'unfinished'), 'x');
    // Opened for writing, as Windows asks for, a folder would be refused by this system too.
    await expect(syncToDisk(folder)).resolves.toBeUndefined();
    await expect(syncToDisk(join(folder, 'unfinished'))).resolves.toBeUndefined();
    await putInPlace(join(folder, 'unfinished'), join(folder, 'finished'));
    expect(readFileSync(join(folder, 'finished'), 'utf8')).toBe('x');
  });

  it('looks for no shell to hold a query by', async () => {
    vi.resetModules();
    const { strictestHold } = await import('#lib/server/workbench/child/os-limits.ts');
    expect(await strictestHold()).toBe('watched');
  });

  it('knows a locked file and a full disk by the words of the database there', () => {
    const locked = `IO Error: Cannot open file "D:\\i-speed.duckdb": 另一个程序正在使用此文件，进程无法访问。 File is already open in C:\\node.exe (PID 3528)`;
    const inEnglish =
      'IO Error: Cannot open file "D:\\x": The process cannot access the file because it is being used by another process.';
    expect([locked, inEnglish].map((message) => new DatabaseError('', new Error(message)).locked)).toEqual([
      true,
      true,
    ]);
    const full = new DatabaseError('', new Error('IO Error: There is not enough space on the disk.'));
    expect(faultOf(full)).toMatchObject({ code: 'disk_full' });
    const refused = Object.assign(new Error(), {
      stderr: "Error: EBUSY: resource busy or locked, copyfile 'D:\\x'",
    });
    expect(copyFault(refused)).toMatchObject({ code: 'copy_refused' });
    expect(new DatabaseError('', new Error('IO Error: Cannot open file "x"')).locked).toBe(false);
  });

  it('has a service file that starts the program with variables it knows, and time to end', () => {
    const { service } = new XMLParser({ ignoreAttributes: false }).parse(
      readFileSync('docs/i-speed-service.xml', 'utf8'),
    ) as { service: { env: { '@_name': string }[]; arguments: string; stoptimeout: string } };
    expect(service.env.map((entry) => entry['@_name']).filter((name) => !(name in VARIABLES))).toEqual([]);
    expect(service.arguments).toBe('--import tsx scripts\\start.ts');
    expect(service.stoptimeout).toBe('20 sec');
  });
});
