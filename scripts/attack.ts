import { parseArgs } from 'node:util';
import { runAttacks } from './attack/run-attacks.ts';
import { ATTACKS } from './attack/attacks.ts';
import { resultLine, resultTable } from './attack/report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' } },
});
const chosen = ATTACKS.filter(
  ({ name, quick }) =>
    (quick || !values.quick) && (positionals.length === 0 || positionals.some((part) => name.includes(part))),
);
const results = await runAttacks(chosen, (result) => console.log(resultLine(result)));
console.log(`\n${resultTable(results)}`);
process.exit(results.every(({ held, left }) => held && left.length === 0) ? 0 : 1);
