import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMENT_BYTES, placeholder, signFile } from '#lib/server/evidence/container/signature.ts';
import { readZip } from '#lib/server/evidence/container/zip.ts';
import { makeContent } from '#lib/server/evidence/pack-content.ts';
import { makeZip } from '#lib/server/evidence/make-zip.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { deflateRepeated, plainPart, zipOf, type ZipPart } from '../../scripts/attack/bombs.ts';
import { contentOf, openEvidenceWorld, SECRETS, testKey } from './evidence-world.ts';
import { withMadeGaps } from './made-gaps.ts';

const LIMITS = { mostParts: 40, mostBytes: 100_000_000 };
const FORGER = testKey(7);

let warehouse: Warehouse;
let whole: Record<string, Buffer>;
beforeAll(async () => {
  warehouse = await openEvidenceWorld(500);
  const { evidence } = await contentOf(warehouse, 'operator=VTT', ['A']);
  const pack = await makeZip(await makeContent(withMadeGaps(evidence), SECRETS), SECRETS.signingKey);
  whole = Object.fromEntries(readZip(pack, COMMENT_BYTES, LIMITS).map(({ name, bytes }) => [name, bytes!]));
});
afterAll(() => warehouse.close());

/** An archive of these parts, signed by somebody who knows how. */
function forged(parts: readonly ZipPart[]): Buffer {
  const archive = zipOf(parts);
  const comment = Buffer.from(placeholder(FORGER));
  archive.writeUInt16LE(comment.length, archive.length - 2);
  return signFile(Buffer.concat([archive, comment]), FORGER);
}
const withPart = (part: ZipPart): Buffer =>
  forged([
    ...Object.entries(whole)
      .filter(([name]) => name !== part.name)
      .map(([name, bytes]) => plainPart(name, bytes)),
    part,
  ]);
const outcomeOf = async (file: Buffer) => {
  const { isIntact, findings } = await checkPack(file, null);
  return [isIntact, findings.length > 0];
};

describe('a hostile pack, signed by its maker, is refused', () => {
  it('with a part that unpacks to more than it says, or says too much', async () => {
    const before = process.memoryUsage().rss;
    const { packed, bytes } = deflateRepeated('', '0,', 600_000_000);
    expect(await outcomeOf(withPart({ name: 'rows.csv', packed, bytes: 1000 }))).toEqual([false, true]);
    expect(await outcomeOf(withPart({ name: 'rows.csv', packed, bytes }))).toEqual([false, true]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  it('with thousands of parts', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => plainPart(`part-${i}`, 'x'));
    expect(await outcomeOf(forged(many))).toEqual([false, true]);
  });

  it.each([
    ['scope.json', '{"filter":null,"areas":null}'],
    ['scope.json', '{"areas":[{"code":{}}],"filter":{"period":{},"level":"__proto__"},"changedAt":7}'],
    ['scope.json', '['.repeat(100_000)],
    ['figures.json', '{"figures":{"length":1e9}}'],
    ['sensitivity.json', '{"sensitivity":"x"}'],
    ['rules.json', '{"quality":7}'],
    ['standards.json', '{"standard":null,"gates":[null]}'],
    ['items.json', 'null'],
    ['scope.json', '{"areas":[],"gaps":[{}],"filter":{}}'],
    ['scope.json', '{"areas":[],"gaps":[{"id":7,"cells":"x","chose":null}],"filter":{}}'],
    ['gaps.json', '{"figures":7,"ways":{"length":1e9}}'],
    ['gap-selection.json', '{"selection":null}'],
    ['gap-selection.json', '{"selection":{"spread":null,"compared":[null],"tried":7}}'],
    ['gap-selection.json', '{"selection":{"spread":{"ratios":[],"weights":[]},"compared":[],"tried":[]}}'],
    ['rows.csv', 'row,id\r\n1,2\r\n'],
    ['rows.parquet', 'PAR1\u0000PAR1'],
    ['manifest-sha256.txt', '../../etc/passwd'],
  ])('with a %s of another form: %s', async (name, text) => {
    expect(await outcomeOf(withPart(plainPart(name, text)))).toEqual([false, true]);
  });

  it('that is no pack at all', async () => {
    for (const text of ['', 'x', '%PDF-1.7\nstartxref\n0000000009\n%%EOF\n', 'PK\u0003\u0004'.repeat(100)]) {
      expect(await outcomeOf(Buffer.from(text))).toEqual([false, true]);
    }
  });
});
