import { beforeAll, describe, expect, it } from 'vitest';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import type { AttackResult } from '../../scripts/attack/attack.ts';
import { ATTACKS } from '../../scripts/attack/attacks.ts';
import { runAttacks } from '../../scripts/attack/run-attacks.ts';

const QUICK = ATTACKS.filter(({ quick }) => quick);
const results = new Map<string, AttackResult>();

beforeAll(async () => {
  if (!isBuildFresh('.')) build('.');
  await runAttacks(QUICK, (result) => results.set(result.name, result));
}, 600_000);

describe('an attack', () => {
  it.each(QUICK.map(({ name }) => [name]))(
    '%s: is held, health answers in time, memory is bounded, nothing is left',
    (name) => {
      expect(results.get(name)).toMatchObject({ held: true, left: [] });
    },
  );
});
