import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { admitUpload } from '#lib/server/uploads/upload-quota.ts';

const MOST_AT_ONCE = 16;
const MOST_FILES = 3000;
const MOST_BYTES = 40_000_000_000;

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folderOf(files: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-quota-'));
  folders.push(folder);
  for (let i = 0; i < files; i++) writeFileSync(join(folder, String(i)), '');
  return folder;
}

const admits = (folder: string) =>
  admitUpload(folder).then(
    (end) => (end(), 'admitted'),
    (error: { code: string; status: number }) => `${error.code} ${error.status}`,
  );

describe('uploads', () => {
  it('are refused while as many files wait as may', async () => {
    expect(await admits(folderOf(MOST_FILES - 1))).toBe('admitted');
    expect(await admits(folderOf(MOST_FILES))).toBe('uploads_busy 503');
  });

  it('are refused while files of as many bytes wait as may', async () => {
    const folder = folderOf(2);
    truncateSync(join(folder, '0'), MOST_BYTES - 1);
    expect(await admits(folder)).toBe('admitted');
    truncateSync(join(folder, '1'), 1);
    expect(await admits(folder)).toBe('uploads_busy 503');
  });

  it('free their turn once, however often their end is said', async () => {
    const folder = folderOf(0);
    const ends = await Promise.all(Array.from({ length: MOST_AT_ONCE }, () => admitUpload(folder)));
    expect(await admits(folder)).toBe('uploads_busy 503');
    for (let i = 0; i < 3; i++) ends[0]!();
    const another = await admitUpload(folder);
    expect(await admits(folder)).toBe('uploads_busy 503');
    for (const end of [another, ...ends]) end();
    expect(await admits(folder)).toBe('admitted');
  });
});
