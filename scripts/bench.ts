import { spawnSync } from 'node:child_process';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';

/** Each in its own process, so that memory is its own. */
const BENCHES = [
  ['loading', '5000000'],
  ['loading-beside', '5000000'],
  ['workbook', '100000'],
  ['tagging', '5000000'],
  ['statistics', '1000000'],
  ['statistics', '10000000'],
  ['server'],
  ['crossfilter', '1000000'],
] as const;

const chosen = process.argv.slice(2);
if (!isBuildFresh('.')) build('.');
for (const [name, ...args] of BENCHES) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `scripts/bench/${name}.ts`, ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
