import { STUDIES } from '../tests/proof/studies.ts';
import { writeRates } from '../tests/proof/write-rates.ts';

/** `npm run proof -- gaps-month`: only these; without names all of them. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !STUDIES.some((study) => study.name === name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}? ${STUDIES.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
const chosen = STUDIES.filter(({ name }) => names.length === 0 || names.includes(name));
await writeRates(chosen, new Date().toISOString().slice(0, 10), console.log);
