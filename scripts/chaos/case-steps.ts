import { ENTRY_KINDS, type EntryKind } from '#lib/domain/cases/case-entry.ts';
import type { RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, read, sendFile } from './fault.ts';
import { openCase, post, ROWS, type Write } from './writes.ts';

/** The district around the one spot of `fileOf`. */
const PLACE = '213';
const ASKED = { document: '1/SKHCN', note: 'chaos', by: 'chaos' };
const LETTER = { ...ASKED, kind: 'sent', on: '2025-01-02', deadline: '2025-01-20' };
const PROMISE = { mendedBy: '2025-06-12', promisedKbps: 60_000 };

/** What each kind of step says beside what all say. The promise is looked at by the tests of `laterTests`. */
const STEPS: Readonly<Record<EntryKind, Readonly<Record<string, unknown>>>> = {
  sent: { ...LETTER, ...PROMISE },
  received: {},
  reminded: { deadline: '2999-01-01' },
  answered: {
    answers: [{ place: 1, status: 'planned', promised: { from: '2025-06-01', to: '2025-07-01' } }],
  },
  plan_changed: PROMISE,
  verified: {},
  closed: {},
  passed_on: {},
  withdrawn: {},
  undone: { entry: 1 },
};

/** The steps that a case has taken before each kind; the letter of the first promises nothing where an answer is overdue. */
const BEFORE: Readonly<Record<EntryKind, readonly EntryKind[]>> = {
  sent: [],
  received: ['sent'],
  reminded: ['sent'],
  answered: ['sent'],
  plan_changed: ['sent'],
  verified: ['sent'],
  closed: ['sent', 'verified'],
  passed_on: ['sent'],
  withdrawn: ['sent'],
  undone: ['sent'],
};

const enter = (server: RunningServer, kind: EntryKind, promises: boolean) =>
  post(server, '/api/v1/cases/1/entries', {
    ...{ ...ASKED, on: '2025-08-01', kind, ...(kind === 'sent' && !promises ? LETTER : STEPS[kind]) },
  });

/** As many tests as the case rests on, a year later: after the promise. */
const laterTests = (round: number) => fileOf(round, ROWS).replaceAll('2024-0', '2025-0');

async function bringTo(server: RunningServer, kind: EntryKind): Promise<void> {
  await sendFile(server, 'later.csv', laterTests(0));
  for (const answer of [
    await openCase(server, [PLACE]),
    ...(await inTurn(BEFORE[kind], (step) => enter(server, step, kind !== 'reminded'))),
  ]) {
    if (answer.startsWith('refused')) throw new Error(answer);
  }
}

async function inTurn<In, Out>(items: readonly In[], of: (item: In) => Promise<Out>): Promise<Out[]> {
  const found: Out[] = [];
  for (const item of items) found.push(await of(item));
  return found;
}

/** Each kind of step that a case takes after it was opened. */
export const CASE_STEPS: readonly Write[] = ENTRY_KINDS.map((kind) => ({
  kind: `step of a case: ${kind}`,
  operation: 'enterCaseStep',
  prepare: (server) => bringTo(server, kind),
  send: (server) => enter(server, kind, true),
  missing: async (server) => {
    const { entries } = await read<{ entries: readonly { kind: EntryKind }[] }>(server, '/api/v1/cases/1');
    return entries.length !== BEFORE[kind].length + 1 || entries.every((entry) => entry.kind !== kind);
  },
}));
