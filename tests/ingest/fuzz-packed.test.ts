import { gzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import {
  BYTE_DAMAGES,
  CELL_DAMAGES,
  Dice,
  goodCells,
  testsIn,
  writeText,
  type Cells,
} from './fuzz/damage.ts';
import { depthOf, outcomeOf } from './fuzz/outcome.ts';
import { openWarehouse } from './support.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse();
});

/** Cases of each kind and damage. */
const CASES = Number(process.env.FUZZ_CASES ?? 100);
const SEED = Number(process.env.FUZZ_SEED ?? 2_000_000);
const DAMAGES = Object.entries(BYTE_DAMAGES).flatMap(([name, damage]) => (name === 'utf16' ? [] : [damage]));

const objects = ([header, ...rows]: Cells) =>
  rows.map((row) => Object.fromEntries(row.map((cell, i) => [header![i]!, cell])));
const text = (cells: Cells) => Buffer.from(writeText(cells, ';', '\n'));
const lines = (cells: Cells) => objects(cells).map((row) => JSON.stringify(row));
const escaped = (cell: string) =>
  cell.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/[\ud800-\udfff]/g, '?');
const placemarks = (cells: Cells) =>
  objects(cells).map(
    (row) =>
      `<Placemark><ExtendedData>${Object.entries(row)
        .map(([name, value]) => `<Data name="${escaped(name)}"><value>${escaped(value)}</value></Data>`)
        .join('')}</ExtendedData></Placemark>`,
  );

type Write = (cells: Cells) => Promise<Uint8Array> | Uint8Array;

/** How each kind is written. */
const KINDS: Readonly<Record<string, Write>> = {
  gz: (cells) => gzipSync(text(cells)),
  zip: (cells) => zipSync({ 'a.csv': text(cells) }),
  ndjson: (cells) => Buffer.from(lines(cells).join('\n') + '\n'),
  json: (cells) => Buffer.from(JSON.stringify({ tests: objects(cells) })),
  kml: (cells) =>
    Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks(cells).join('')}</Document></kml>`,
    ),
  xlsx: (cells) => writeXlsx({ sheets: [{ name: 'Sheet1', rows: cells }] }),
};

/** Those that write cells in a way of their own: `fuzz-cells` has the text that the others pack. */
const OWN_CELLS = Object.entries(KINDS).filter(([kind]) => kind !== 'gz' && kind !== 'zip');

/** No two cases hold the same rows: the later one would change nothing. */
const seedOf = (kind: string, i: number) => SEED + Object.keys(KINDS).indexOf(kind) * 10_000 + i;

const tally = (outcomes: Record<string, number>, name: string) => {
  outcomes[name] = (outcomes[name] ?? 0) + 1;
};

describe('a packed file', () => {
  it.each(Object.entries(KINDS))(
    '%s with damaged bytes ends with rows that add up, or with a sentence',
    async (kind, write) => {
      const outcomes: Record<string, number> = {};
      for (let i = 0; i < CASES; i++) {
        const dice = new Dice(seedOf(kind, i));
        const bytes = Buffer.from(await write(goodCells(dice)));
        const damaged = dice.pick(DAMAGES)(bytes, dice);
        const outcome = await outcomeOf(warehouse, `bytes-${i}.${kind}`, damaged, depthOf(i));
        tally(outcomes, 'fault' in outcome ? outcome.fault : 'loaded');
      }
      console.info(`${kind}, bytes: ${CASES} cases`, outcomes);
      expect(Object.values(outcomes).reduce((a, b) => a + b)).toBe(CASES);
    },
    600_000,
  );

  it.each(OWN_CELLS)(
    '%s with wrong values has as many rows after as before',
    async (kind, write) => {
      const outcomes: Record<string, number> = {};
      for (let i = 0; i < CASES; i++) {
        const seed = seedOf(kind, CASES + i);
        const dice = new Dice(seed);
        const cells = dice.pick(Object.values(CELL_DAMAGES))(goodCells(dice), dice);
        const bytes = Buffer.from(await write(cells));
        const outcome = await outcomeOf(warehouse, `cells-${i}.${kind}`, bytes, depthOf(i));
        tally(outcomes, 'fault' in outcome ? outcome.fault : 'loaded');
        if ('fault' in outcome) continue;
        expect(outcome.read, `${kind}, seed ${seed}`).toBe(testsIn(cells));
      }
      console.info(`${kind}, cells: ${CASES} cases`, outcomes);
      expect(outcomes.loaded ?? 0).toBeGreaterThan(CASES / 3);
    },
    600_000,
  );
});
