import { describe, expect, it } from 'vitest';
import { neededInAll, obstacleOf } from '#lib/domain/cases/verification/verification-plan.ts';
import { meanDifference } from '#lib/server/aggregates/mean-difference.ts';
import { planVerification } from '#lib/server/cases/verification/plan-verification.ts';
import { pairedVoteSums, strataVoteSums } from '#lib/server/cases/verification/vote-sums.ts';
import { collectVotes, voteOf } from '#lib/server/cases/verification/votes.ts';
import { verify } from '#lib/server/cases/verification/verify.ts';
import { composedSums } from '../statistics/composed-tests.ts';
import { AGREED, GRADES, testsAround } from './rows.ts';

const BEFORE = testsAround(25_000, 80, { seed: 7, month: '2024-12' });
const PLAN = planVerification(BEFORE, AGREED, GRADES);
const enough = (mean: number, changed = {}) =>
  testsAround(mean, PLAN.places[0]!.devicesNeeded! + 10, { seed: 9, ...changed });

describe('the plan', () => {
  it('asks for more tests the nearer the promise is to the limit, and for none that cannot be shown', () => {
    const needed = [45_000, 55_000, 80_000].map(
      (promised) => planVerification(BEFORE, { ...AGREED, promised }, GRADES).places[0]!.testsNeeded!,
    );
    expect(needed).toEqual([...needed].sort((a, b) => b - a));
    expect(needed[0]).toBeGreaterThan(4 * needed[1]!);
    const weak = planVerification(BEFORE, { ...AGREED, promised: 30_000 }, GRADES);
    expect(obstacleOf(weak.places[0]!, weak)).toBe('promise_not_above_limit');
    const near = planVerification(BEFORE, { ...AGREED, promised: 40_100 }, GRADES);
    expect(obstacleOf(near.places[0]!, near)).toBe('too_near');
    expect(neededInAll(near)).toBeNull();
  });

  it('is clustered by device: as many devices whether each tests once or twice', () => {
    const [first] = PLAN.places;
    expect(first).toMatchObject({
      beforeTests: 160,
      beforeDevices: 80,
      designEffect: 2,
      spreadFrom: 'place',
    });
    expect(first!.testsNeeded).toBe(2 * first!.devicesNeeded!);
    const once = BEFORE.filter((row, i) => i === BEFORE.findIndex(({ device }) => device === row.device));
    const [twice, single] = [BEFORE, once].map(
      (rows) => planVerification(rows, { ...AGREED, promised: 50_000 }, GRADES).places[0]!,
    );
    expect(single!.designEffect).toBe(1);
    expect(single!.devicesNeeded! / twice!.devicesNeeded!).toBeCloseTo(1, 1);
  });

  it('asks for more where few devices tested before, since that mean is uncertain too', () => {
    const near = testsAround(38_000, 40, { seed: 5, month: '2024-12' });
    const copies = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        near.map((row) => ({ ...row, device: `${i}-${row.device}` })),
      ).flat();
    const needed = [1, 4, 16].map(
      (count) =>
        planVerification(copies(count), { ...AGREED, limit: 20_000, promised: 50_000 }, GRADES).places[0]!
          .testsNeeded!,
    );
    expect(needed[0]).toBeGreaterThan(1.5 * needed[2]!);
  });

  it('takes the spread of all places where a place has few devices, and none where all have', () => {
    const few = testsAround(25_000, 6, { seed: 3, place: 'b', month: '2024-12' });
    const { places } = planVerification([...BEFORE, ...few], { ...AGREED, places: ['a', 'b'] }, GRADES);
    expect(places.map(({ spreadFrom }) => spreadFrom)).toEqual(['place', 'case']);
    const alone = planVerification(few, { ...AGREED, places: ['b'] }, GRADES);
    expect(obstacleOf(alone.places[0]!, alone)).toBe('few_devices_before');
  });

  it('assumes a promise where no speed was promised, and says so', () => {
    const { promised, isAssumed } = planVerification(BEFORE, { ...AGREED, promised: null }, GRADES);
    expect({ promised, isAssumed }).toEqual({ promised: 50_000, isAssumed: true });
  });

  it('joins bands until each group has a fifth of the votes', () => {
    const { bandGroups, shares } = PLAN.places[0]!;
    expect(bandGroups.flat()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(bandGroups.length).toBeGreaterThan(1);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.2);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const unknown = BEFORE.map((row) => ({ ...row, band: null }));
    expect(planVerification(unknown, AGREED, GRADES).places[0]).toMatchObject({
      bandGroups: [[0, 1, 2, 3, 4, 5, 6]],
      shares: [1],
    });
  });
});

describe('a verification', () => {
  const outcome = (after: ReturnType<typeof testsAround>, look = 0) =>
    verify(BEFORE, after, PLAN, look).outcome;

  it('finds a mended network met, an unmended one not met, a slower one worse', () => {
    expect(outcome(enough(80_000))).toBe('met');
    expect(outcome(enough(25_000))).toBe('not_met');
    expect(outcome(enough(9_000))).toBe('worse');
    expect(outcome(enough(40_000))).toBe('not_met');
  });

  it('finds too few below each minimum, and says which', () => {
    const shortage = (after: ReturnType<typeof testsAround>) =>
      verify(BEFORE, after, PLAN, 0).all[0]!.shortage;
    expect(shortage([])).toBe('tests');
    expect(shortage(testsAround(80_000, 9).flatMap((row) => [row, row, row]))).toBe('votes');
    expect(shortage(enough(80_000).map((row) => ({ ...row, day: '2025-02-01' })))).toBe('days');
    expect(shortage(enough(80_000).map((row) => ({ ...row, band: 2 })))).toBe('hours');
    expect(verify([], enough(80_000), PLAN, 0).all[0]!.shortage).toBe('before');
  });

  it('is likely, not met, by citizens’ tests alone', () => {
    const citizens = enough(80_000, { grade: 'citizens' });
    expect(verify(BEFORE, citizens, PLAN, 0)).toMatchObject({ outcome: 'too_few', likely: true });
    expect(verify(BEFORE, enough(80_000), PLAN, 0)).toMatchObject({ outcome: 'met', likely: false });
    expect(outcome(enough(25_000, { grade: 'citizens' }))).toBe('not_met');
  });

  it('counts only the operator, places and days of the plan', () => {
    const after = enough(80_000);
    expect(outcome(after.map((row) => ({ ...row, operator: 'viettel' })))).toBe('too_few');
    expect(outcome(after.map((row) => ({ ...row, place: 'b' })))).toBe('too_few');
    expect(outcome(after.map((row) => ({ ...row, day: '2024-12-31' })))).toBe('too_few');
    const atDue = after.map((row, i) => ({ ...row, day: `2025-04-0${1 + (i % 5)}` }));
    expect([outcome(atDue, 0), outcome(atDue, 1)]).toEqual(['too_few', 'met']);
  });

  it('gives a device one vote, however often it tests', () => {
    const slow = enough(30_000);
    const loud = { ...slow[0]!, kbps: 300_000 };
    const after = [...slow, ...Array.from({ length: 3_000 }, () => loud)];
    expect(verify(BEFORE, after, PLAN, 0).all[0]!.votes).toBe(slow.length / 2);
    expect(outcome(after)).not.toBe('met');
    const unknown = slow.map((row) => ({ ...row, device: null }));
    expect(verify(BEFORE, unknown, PLAN, 0).all[0]).toMatchObject({ votes: 0, withoutDevice: slow.length });
  });

  it('gives an instrument one vote for each day at a place', () => {
    const measured = enough(80_000, { grade: 'measured' }).map((row) => ({ ...row, device: 'instrument' }));
    const days = new Set(measured.map(({ day }) => day)).size;
    expect(verify(BEFORE, measured, PLAN, 0).closing[0]).toMatchObject({ votes: days, outcome: 'met' });
    const protocol = measured.map((row) => ({ ...row, grade: 'protocol' as const }));
    expect(verify(BEFORE, protocol, PLAN, 0).closing[0]).toMatchObject({ votes: 1, shortage: 'votes' });
  });

  it('holds the hours at the shares of before', () => {
    const slowEvening = (mean: number, seed: number, month: string, eveningShare: number) =>
      testsAround(mean, 400, { seed, month }).map((row, i) => {
        const evening = (i * 37) % 100 < 100 * eveningShare;
        return { ...row, band: evening ? 5 : 2, kbps: Math.round(row.kbps * (evening ? 0.5 : 1.5)) };
      });
    const before = slowEvening(36_000, 11, '2024-12', 0.6);
    const byDay = slowEvening(36_000, 12, '2025-02', 0.1);
    const plan = planVerification(before, AGREED, GRADES);
    const { difference, after } = verify(before, byDay, plan, 0).all[0]!;
    const votes = [before, byDay].map((rows) => collectVotes(rows, plan.voters, () => 0));
    const plain = meanDifference(pairedVoteSums(votes[0]!, votes[1]!));
    expect(plain.lower).toBeGreaterThan(5_000);
    expect(difference.lower).toBeLessThan(0);
    expect(difference.upper).toBeGreaterThan(0);
    expect(after.upper).toBeLessThan(40_000);
  });

  it('is judged by wider intervals at later looks', () => {
    const width = (look: number) => {
      const { lower, upper } = verify(BEFORE, enough(60_000), PLAN, look).all[0]!.after;
      return upper! - lower!;
    };
    expect(width(1) / width(0)).toBeGreaterThan(1.4);
    expect(width(11)).toBeCloseTo(width(1), 6);
  });

  it('is of all places: one that was left keeps the case from being met', () => {
    const places = ['a', 'b', 'c'];
    const before = places.flatMap((place, i) =>
      testsAround(25_000, 80, { seed: i + 1, place, month: '2024-12' }),
    );
    const plan = planVerification(before, { ...AGREED, places }, GRADES);
    const after = (means: readonly number[]) =>
      places.flatMap((place, i) => testsAround(means[i]!, 60, { seed: i + 20, place }));
    expect(verify(before, after([80_000, 80_000, 80_000]), plan, 0).outcome).toBe('met');
    const { outcome, all } = verify(before, after([80_000, 80_000, 25_000]), plan, 0);
    expect(outcome).toBe('not_met');
    expect(all.map((found) => found.outcome)).toEqual(['met', 'met', 'not_met']);
  });
});

describe('sums of votes', () => {
  it('are those of one test for each voter', () => {
    const now = testsAround(40_000, 60, { seed: 7 });
    const band = (of: number | null) => of ?? 6;
    const [base, after] = [BEFORE, now].map((rows) => collectVotes(rows, PLAN.voters, band)) as [
      ReturnType<typeof collectVotes>,
      ReturnType<typeof collectVotes>,
    ];
    const voters = [...new Set([...base.votes.keys(), ...after.votes.keys()])];
    const wanted = composedSums(
      voters.map((voter) =>
        (['base', 'now'] as const).flatMap((period) => {
          const vote = (period === 'base' ? base : after).votes.get(voter);
          return vote ? [{ period, operators: 0, hours: 0, kbps: voteOf(vote) }] : [];
        }),
      ),
      { operators: 1, hours: 1 },
    );
    expect(meanDifference(pairedVoteSums(base, after))).toEqual(meanDifference(wanted.paired));
    const byBand = composedSums(
      voters.map((voter) =>
        (['base', 'now'] as const).flatMap((period) => {
          const vote = (period === 'base' ? base : after).votes.get(voter);
          const parts = vote ? [...vote.byStratum] : [];
          return parts.map(([hours, part]) => ({ period, operators: 0, hours, kbps: voteOf(part) }));
        }),
      ),
      { operators: 1, hours: 7 },
    );
    const { totals, products } = strataVoteSums(base, after, 7);
    expect(totals).toEqual(byBand.hours.totals);
    expect([...products].sort()).toEqual([...byBand.hours.products].sort());
  });
});
