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

describe('a hashed file', () => {
  it('has the SHA-256 of its bytes', async () => {
    const expected = createHash('sha256').update(text).digest('hex');
    expect(await hashFile(path, text.length, going)).toBe(expected);
  });

  it('that cannot be read is refused', async () => {
    await expect(hashFile(`${path}.none`, text.length, going)).rejects.toThrow(/ENOENT/);
  });

  it('stops when it is no longer needed', async () => {
    const stop = new AbortController();
    const hash = hashFile(path, text.length, stop.signal);
    stop.abort();
    await expect(hash).rejects.toThrow();
  });
});
