import { spawnSync } from 'node:child_process';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { unknownWords } from './unknown-words.ts';

/** Each in its own process, so that memory is its own. */
const BENCHES = [
  ['loading', '5000000'],
  ['loading-beside', '5000000'],
  ['workbook', '100000'],
  ['audit', '100000'],
  ['tagging', '5000000'],
  ['statistics', '1000000'],
  ['statistics', '10000000'],
  ['evidence', '100000'],
  ['server'],
  ['vitals'],
  ['cases', '10000'],
  ['workbench', '2000000'],
  ['workbench', '10000000'],
  ['open-data', '10000000'],
  ['crossfilter', '1000000'],
  ['postgis', '1000000'],
] as const;

/** `npm run bench -- postgis 1000000 10000000`: only these, with these sizes in place of their own. */
const words = process.argv.slice(2);
const sizes = words.filter((word) => /^\d+$/.test(word));
const names = words.filter((word) => !sizes.includes(word));

const named = BENCHES.filter(([name]) => names.length === 0 || names.includes(name));
const runs =
  sizes.length === 0
    ? named
    : [...new Set(named.map(([name]) => name))].flatMap((name) => sizes.map((size) => [name, size] as const));

const unknown = unknownWords(
  names,
  BENCHES.map(([name]) => name),
);
if (unknown !== null) {
  console.error(unknown);
  process.exit(1);
}
if (!isBuildFresh('.')) build('.');
for (const [name, ...args] of runs) {
  const program = ['--import', 'tsx', `scripts/bench/${name}.ts`, ...args];
  const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
