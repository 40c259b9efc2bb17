import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFile } from '#lib/server/ingest/read/hash-file.ts';
import { temporaryFolder } from '../support/run-server.ts';

const text = 'Tốc độ tải xuống (Mbps)\n38.2\n'.repeat(50_000);
const path = join(temporaryFolder(), 'export.csv');
writeFileSync(path, text);
const going = new AbortController().signal;

/** Bytes that make the file count as a small one, and as one whose hash gets a thread of its own. */
const SIZES = { 'at once': 1000, 'in a thread': 1e9 };

describe.each(Object.entries(SIZES))('a file hashed %s', (_, bytes) => {
  it('has the SHA-256 of its bytes', async () => {
    const expected = createHash('sha256').update(text).digest('hex');
    expect(await hashFile(path, bytes, going)).toBe(expected);
  });

  it('that cannot be read is refused', async () => {
    await expect(hashFile(`${path}.none`, bytes, going)).rejects.toThrow(/ENOENT/);
  });

  it('stops when it is no longer needed', async () => {
    const stop = new AbortController();
    const hash = hashFile(path, bytes, stop.signal);
    stop.abort();
    await expect(hash).rejects.toThrow();
  });
});
