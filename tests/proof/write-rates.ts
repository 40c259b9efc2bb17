import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { MeasuredStudy } from '#lib/domain/measured-rate.ts';
import type { Study } from './study.ts';

const FILE = 'src/lib/domain/measured-rates.json';

/** Runs studies whole and writes their rates into the file that sentences take them from, after each of them. */
export async function writeRates(
  studies: readonly Study[],
  ranOn: string,
  print: (line: string) => void,
): Promise<void> {
  for (const study of studies) {
    const started = performance.now();
    const rates = await study.run(1);
    const { name, seed, counts } = study;
    const file = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, MeasuredStudy>;
    const entries = Object.entries({ ...file, [name]: { seed, ranOn, counts, rates } });
    const ordered = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    const text = await format(JSON.stringify(ordered), { ...(await resolveConfig(FILE)), filepath: FILE });
    writeFileSync(FILE, text);
    print(
      `${name}: ${Object.keys(rates).length} rates in ${Math.round((performance.now() - started) / 1000)} s`,
    );
  }
}
