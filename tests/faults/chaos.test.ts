import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { unknownWords } from '../../scripts/unknown-words.ts';
import { commandWords } from '../support/command.ts';
import { damageRawCopies, twoServers } from '../../scripts/chaos/damage.ts';
import { changes, OPERATIONS } from '#lib/server/api/operations.ts';
import { killWrites, WRITES } from '../../scripts/chaos/kill-writes.ts';
import type { Outcome } from '../../scripts/chaos/fault.ts';

/** A part of `npm run chaos` that takes seconds: each with real servers of the built application. */
describe('a fault', () => {
  it.each<[string, () => AsyncGenerator<Outcome>]>([
    ['a kill within and just after a load', () => killWrites(() => 0.3, 1, ['load'])],
    ['two servers on one folder', twoServers],
    ['raw copies that are damaged', damageRawCopies],
  ])(
    'of %s loses nothing that was answered as done',
    async (_, part) => {
      const outcomes: Outcome[] = [];
      for await (const outcome of part()) outcomes.push(outcome);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(outcomes.filter(({ held }) => !held)).toEqual([]);
    },
    180_000,
  );
});

/** Operations that change something and are no kind of write that is tried, and why. */
const NOT_TRIED: Readonly<Record<string, string>> = {
  previewFile: 'writes nothing to the warehouse',
  discardPreview: 'writes nothing to the warehouse',
  previewAnswerForm: 'writes nothing to the warehouse',
  previewOperatorTests: 'writes nothing to the warehouse',
  checkPack: 'writes nothing to the warehouse',
  planQuery: 'writes nothing to the warehouse',
  keepQueryResult: 'writes nothing to the warehouse',
  runQuery: 'changes no data: it reads a snapshot',
  makeCasePack: 'made of every case after each kill',
  confirmRetention: 'waits for a clock that jumped; retention is killed by a part of its own',
};

it('a part or a kind that there is not is refused with the list, so that nothing is tried in silence', () => {
  expect(unknownWords(['kills', 'killz'], ['kills', 'disk'])).toBe('Unknown: killz. There are: kills, disk.');
  expect(unknownWords([], ['kills'])).toBeNull();
  for (const words of [['killz'], ['kills', '--kind', 'loads']]) {
    const { status, stderr } = spawnSync(process.execPath, [...commandWords('scripts/chaos.ts'), ...words]);
    expect([status, String(stderr)]).toEqual([1, expect.stringContaining('Unknown: ')]);
  }
});

describe('the kinds of write that are tried', () => {
  it('are all that the API has', () => {
    const changing = Object.values(OPERATIONS)
      .flat()
      .filter((operation) => changes(operation))
      .map(({ id }) => id);
    const tried = WRITES.flatMap(({ operation }) => operation ?? []);
    expect([...new Set([...tried, ...Object.keys(NOT_TRIED)])].sort()).toEqual(changing.sort());
  });
});
