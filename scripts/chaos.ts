import { parseArgs } from 'node:util';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { killBackups } from './chaos/backups.ts';
import { clockJumps } from './chaos/clock-jumps.ts';
import { damageBeneath } from './chaos/damage-beneath.ts';
import { damageFiles, damageRawCopies, twoServers } from './chaos/damage.ts';
import type { Outcome } from './chaos/fault.ts';
import { fullDisk } from './chaos/full-disk.ts';
import { killRetention } from './chaos/kill-retention.ts';
import { killWrites, WRITES } from './chaos/kill-writes.ts';
import { readersBesideLoad } from './chaos/readers.ts';
import { damageSecret } from './chaos/secret.ts';
import { signedInBesideLoad } from './chaos/signed-in.ts';
import { unknownWords } from './unknown-words.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '17' },
    moments: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '10' },
    kind: { type: 'string', multiple: true, default: [] },
  },
});

const random = seededRandom(Number(values.seed));

/** The parts of the fault list, by the names that the command takes. */
const PARTS: Readonly<Record<string, () => AsyncGenerator<Outcome>>> = {
  kills: () => killWrites(() => random.next(), Number(values.rounds), values.kind),
  retention: () => killRetention(() => random.next(), Number(values.moments)),
  secret: damageSecret,
  files: damageFiles,
  beneath: damageBeneath,
  raw: damageRawCopies,
  servers: twoServers,
  disk: () => fullDisk(values.kind),
  clock: clockJumps,
  backups: () => killBackups(Number(values.moments)),
  readers: () => readersBesideLoad(Number(values.minutes)),
  'signed-in': () => signedInBesideLoad(Number(values.minutes)),
};

// A word that is none would try nothing, and say that all held.
const unknown =
  unknownWords(positionals, Object.keys(PARTS)) ??
  unknownWords(values.kind, [...new Set(WRITES.map(({ kind }) => kind))]);
if (unknown !== null) {
  console.error(unknown);
  process.exit(1);
}

const chosen = Object.entries(PARTS).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
console.log(`seed ${values.seed}`);
const outcomes: Outcome[] = [];
for (const [, part] of chosen) {
  for await (const outcome of part()) {
    outcomes.push(outcome);
    console.log(`${outcome.held ? 'held' : 'DID NOT HOLD'}  ${outcome.fault}  (${outcome.note})`);
  }
}

const faults = [...new Set(outcomes.map(({ fault }) => fault))];
console.log('\nfault | tried | held | rows lost');
for (const fault of faults) {
  const tried = outcomes.filter((outcome) => outcome.fault === fault);
  const held = tried.filter((outcome) => outcome.held).length;
  console.log(
    `${fault} | ${tried.length} | ${held} | ${tried.reduce((sum, { rowsLost }) => sum + rowsLost, 0)}`,
  );
}
process.exit(outcomes.every(({ held }) => held) ? 0 : 1);
