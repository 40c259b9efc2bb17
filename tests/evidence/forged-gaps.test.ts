import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '#lib/server/evidence/make-zip.ts';
import { makeContent, type PackContent, type PackScope } from '#lib/server/evidence/pack-content.ts';
import type { Evidence } from '#lib/server/evidence/evidence.ts';
import { itemsOf, type ItemSource } from '#lib/server/evidence/parts/items.ts';
import { manifestParts } from '#lib/server/evidence/parts/manifest.ts';
import { jsonPart, type PartName } from '#lib/server/evidence/parts/part.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { contentOf, openEvidenceWorld, SECRETS, testKey } from './evidence-world.ts';
import { withMadeGaps } from './made-gaps.ts';

const FORGER = testKey(9);
let warehouse: Warehouse;
let evidence: Evidence;
let content: PackContent;
let own: string;
beforeAll(async () => {
  warehouse = await openEvidenceWorld(500);
  evidence = withMadeGaps((await contentOf(warehouse, 'operator=VTT', ['A'])).evidence);
  content = await makeContent(evidence, SECRETS);
  own = content.gaps!.figures.find(({ status, retested }) => status === 'confirmed' && !retested)!.gap;
});
afterAll(() => warehouse.close());

const textOf = (name: PartName) => content.parts.find((part) => part.name === name)!.bytes.toString();
const readPart = <T>(name: PartName) => JSON.parse(textOf(name)) as T;

/** Findings about a pack whose maker changed these parts, all hashes of items and parts after them, and signed it. */
async function findingsOf(changed: Partial<Record<PartName, string | null>>): Promise<readonly string[]> {
  const said = <T>(name: PartName) => JSON.parse(changed[name] ?? textOf(name)) as T;
  const { figures } = said<Pick<ItemSource, 'figures'>>('figures.json');
  const { sensitivity } = said<Pick<ItemSource, 'sensitivity'>>('sensitivity.json');
  const items = itemsOf({
    ...{ figures, sensitivity, operatorTests: null },
    ...{ rules: said('rules.json'), standards: said('standards.json') },
    gaps: {
      ...said<NonNullable<ItemSource['gaps']>>('gaps.json'),
      ...said<{ selection: never }>('gap-selection.json'),
    },
  });
  const parts = content.parts.flatMap((part) => {
    const name = part.name as PartName;
    if (name.startsWith('manifest-') || changed[name] === null) return [];
    if (name === 'items.json') return [jsonPart(name, { simulated: false, items })];
    const text = changed[name];
    return [text === undefined ? part : { name, bytes: Buffer.from(text) }];
  });
  const signed = { ...content, parts: [...parts, ...manifestParts(parts, FORGER)] };
  const { findings } = await checkPack(await makeZip(signed, FORGER), null);
  return findings.map(({ damage, part, item }) => [damage, part, item].filter(Boolean).join(' '));
}

const json = (name: PartName, value: unknown) => ({ [name]: jsonPart(name, value).bytes.toString() });

describe('a pack with gap areas whose maker forged it throughout', () => {
  it('is intact where nothing was changed', async () => {
    expect(await findingsOf({})).toEqual([]);
  });

  it('with a bound that does not follow', async () => {
    const said = readPart<{ figures: { gap: string; atMostKbps: number | null }[] }>('gaps.json');
    const figures = said.figures.map((row) => (row.gap === own ? { ...row, atMostKbps: 12_000 } : row));
    expect(await findingsOf(json('gaps.json', { ...said, figures }))).toEqual([
      `figure gaps.json ${own} atMostKbps`,
    ]);
  });

  it('with another way of counting that does not follow', async () => {
    const said = readPart<{ ways: { gap: string; way: string; stands: boolean }[] }>('gaps.json');
    const ways = said.ways.map((row, i) => (i === 1 ? { ...row, stands: null } : row));
    const { gap, way } = said.ways[1]!;
    expect(await findingsOf(json('gaps.json', { ...said, ways }))).toEqual([
      `figure gaps.json ${gap} ${way} stands`,
    ]);
  });

  it('with votes of its window that are not those of its rows', async () => {
    const said = readPart<{ selection: { compared: { gap: string; votes: number }[] } }>(
      'gap-selection.json',
    );
    const compared = said.selection.compared.map((row) =>
      row.gap === own ? { ...row, votes: row.votes - 45 } : row,
    );
    const selection = { ...said.selection, compared };
    expect(await findingsOf(json('gap-selection.json', { ...said, selection }))).toEqual([
      `rule gap-selection.json ${own}`,
    ]);
  });

  it('with fewer windows compared, so that a smaller error seems enough', async () => {
    const said = readPart<{ selection: { compared: { gap: string }[] } }>('gap-selection.json');
    const selection = { ...said.selection, compared: said.selection.compared.slice(0, 10) };
    const found = await findingsOf(json('gap-selection.json', { ...said, selection }));
    expect(found).toContain(`figure gaps.json ${own} error`);
  });

  it('with another rule', async () => {
    const said = readPart<{ gaps: object }>('rules.json');
    const rules = { ...said, gaps: { ...said.gaps, judgedDevices: 5 } };
    expect(await findingsOf(json('rules.json', rules))).toEqual(['rule rules.json gaps']);
  });

  it('with a cell elsewhere, or another size', async () => {
    const said = readPart<PackScope>('scope.json');
    const [first, ...others] = said.gaps!;
    const cells = first!.cells.with(0, '8841000000fffff');
    for (const changed of [{ cells }, { areaKm2: first!.areaKm2 + 1 }]) {
      const gaps = [{ ...first!, ...changed }, ...others];
      expect(await findingsOf(json('scope.json', { ...said, gaps }))).toContain(
        `figure scope.json ${first!.id}`,
      );
    }
  });

  it('with a digit of its tables', async () => {
    for (const name of ['gaps.csv', 'gap-sensitivity.csv'] as const) {
      const [header, line, ...lines] = textOf(name).split('\r\n');
      const changed = [header, line!.replace(/\d(?=,\d+,)/, '0'), ...lines].join('\r\n');
      expect(changed).not.toBe(textOf(name));
      expect(await findingsOf({ [name]: changed })).toEqual([`figure ${name} 1 ${line!.split(',')[0]}`]);
    }
  });

  it('with a row of a place that it does not speak of', async () => {
    const rows = textOf('rows.csv');
    const changed = rows.replace(own, '88415c8c3bfffff-1');
    expect((await findingsOf({ 'rows.csv': changed })).join('\n')).toMatch(/row rows\.csv \d+/);
  });

  it('without a part of gap areas, or without speaking of them', async () => {
    expect(await findingsOf({ 'gap-sensitivity.csv': null })).toEqual(['part gap-sensitivity.csv']);
    const { gaps, ...said } = readPart<PackScope>('scope.json');
    expect(gaps).toHaveLength(3);
    expect(await findingsOf(json('scope.json', said))).toEqual(
      expect.arrayContaining(['part gaps.csv', 'part gaps.json', 'part recompute-gaps.sql']),
    );
  });
});

describe('no pack is made of gap areas', () => {
  it('whose figures on the page do not follow from the rows', async () => {
    const { gaps } = evidence;
    const figures = gaps!.figures.map((row) => ({ ...row, devices: row.devices + 1 }));
    const changed = { ...evidence, gaps: { ...gaps!, figures } };
    await expect(makeContent(changed, SECRETS)).rejects.toMatchObject({ code: 'pack_not_reproduced' });
  });

  it('whose windows are not those of the rows', async () => {
    const { gaps } = evidence;
    const compared = gaps!.selection.compared.map((row) => ({ ...row, devices: row.devices + 1 }));
    const selection = { ...gaps!.selection, compared };
    const changed = { ...evidence, gaps: { ...gaps!, selection } };
    await expect(makeContent(changed, SECRETS)).rejects.toMatchObject({ code: 'pack_not_reproduced' });
  });
});
