import { gzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { BYTE_DAMAGES, Dice, goodCells, writeText, type Cells } from './fuzz/damage.ts';
import { outcomeOf } from './fuzz/outcome.ts';
import { openWarehouse } from './support.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse();
});

const SEED = Number(process.env.FUZZ_SEED ?? 2_000_000);
const DAMAGES = Object.entries(BYTE_DAMAGES).flatMap(([name, damage]) => (name === 'utf16' ? [] : [damage]));

const objects = ([header, ...rows]: Cells) =>
  rows.map((row) => Object.fromEntries(row.map((cell, i) => [header![i]!, cell])));
const text = (cells: Cells) => Buffer.from(writeText(cells, ';', '\n'));
const lines = (cells: Cells) => objects(cells).map((row) => JSON.stringify(row));

type Write = (cells: Cells) => Promise<Uint8Array> | Uint8Array;

/** Each kind with how many cases: workbooks and lists of objects are read in a process of their own, which takes time. */
const KINDS: readonly (readonly [kind: string, cases: number, write: Write])[] = [
  ['gz', 120, (cells) => gzipSync(text(cells))],
  ['zip', 120, (cells) => zipSync({ 'a.csv': text(cells), 'b.csv': text(cells.slice(0, 3)) })],
  ['ndjson', 20, (cells) => Buffer.from(lines(cells).join('\n'))],
  ['json', 20, (cells) => Buffer.from(JSON.stringify(objects(cells)))],
  ['xlsx', 20, (cells) => writeXlsx({ sheets: [{ name: 'Sheet1', rows: cells }] })],
];

describe('a damaged packed file', () => {
  it.each(KINDS)(
    '%s: %i cases end with rows that add up, or with a sentence',
    async (kind, cases, write) => {
      const outcomes: Record<string, number> = {};
      for (let i = 0; i < cases; i++) {
        const dice = new Dice(SEED + i);
        const bytes = Buffer.from(await write(goodCells(dice)));
        const outcome = await outcomeOf(warehouse, `packed-${i}.${kind}`, dice.pick(DAMAGES)(bytes, dice));
        const name = 'fault' in outcome ? outcome.fault : 'loaded';
        outcomes[name] = (outcomes[name] ?? 0) + 1;
      }
      console.info(`${kind}: ${cases} cases`, outcomes);
      expect(Object.values(outcomes).reduce((a, b) => a + b)).toBe(cases);
    },
    600_000,
  );
});
