import { describe, expect, it } from 'vitest';
import { planMeasurements, planWeeks, weeklyTests, weekOf, type PlanInput } from '#lib/domain/quota.ts';
import { planWords } from '#lib/messages/quotas.ts';

const SPREAD = { mean: 41_500, variance: 4e8, intraclassCorrelation: 0.5, testsPerDevice: 2 };
const ASKED: PlanInput = {
  observed: { tests: 300, clusters: 150, squaredSizes: 600 },
  spread: { of: SPREAD, from: 'unit' },
  verdict: 'undecided',
  limit: 40_000,
  minimumDevices: 2,
  minimumTests: 300,
  months: 1,
  level: 'district',
};
const plan = (changed: Partial<PlanInput>) => planMeasurements({ ...ASKED, ...changed });
const AT_LIMIT = { ...SPREAD, mean: 40_000 };

describe('further tests', () => {
  it.each(['met', 'not_met'] as const)('are none where the verdict is %s', (verdict) => {
    expect(plan({ verdict })).toMatchObject({
      outlook: 'decided',
      testsForDecision: 0,
      devicesForDecision: 0,
    });
  });

  it('of a decided area may still be needed for the minimum of every month', () => {
    expect(plan({ verdict: 'met', months: 2 })).toMatchObject({
      testsForMinimum: 300,
      devicesForMinimum: 150,
    });
    expect(plan({ verdict: 'met' })).toMatchObject({ testsForMinimum: 0, devicesForMinimum: 0 });
  });

  it('come from as many further devices as a verdict asks for', () => {
    const far = { of: { ...SPREAD, mean: 60_000 }, from: 'unit' } as const;
    const observed = { tests: 300, clusters: 10, squaredSizes: 9_000 };
    expect(plan({ spread: far, observed })).toMatchObject({ outlook: 'reachable', testsForDecision: 1 });
    const wanted = plan({ spread: far, observed, minimumDevices: 50 });
    expect(wanted).toMatchObject({ testsForDecision: 80, devicesForDecision: 40 });
    const near = { of: AT_LIMIT, from: 'unit' } as const;
    expect(plan({ spread: near, observed, minimumDevices: 50 }).outlook).toBe('minimum_first');
  });

  it('are too many only where the area’s own tests, enough of them, say that the mean is too near', () => {
    const few = { tests: 299, clusters: 150, squaredSizes: 598 };
    expect([
      plan({ spread: { of: AT_LIMIT, from: 'unit' } }).outlook,
      plan({ spread: { of: AT_LIMIT, from: 'district' } }).outlook,
      plan({ spread: { of: AT_LIMIT, from: 'unit' }, observed: few }).outlook,
      plan({ spread: null }).outlook,
    ]).toEqual(['too_near', 'minimum_first', 'minimum_first', 'minimum_first']);
    expect(plan({ spread: null })).toMatchObject({ testsForDecision: null, devicesForMinimum: null });
  });

  it('are the fewest that decide, at least the minimum and one', () => {
    const { outlook, testsForDecision } = plan({});
    expect(outlook).toBe('reachable');
    expect(testsForDecision).toBeGreaterThan(1);
    const none = { tests: 0, clusters: 0, squaredSizes: 0 };
    const sure = { of: { ...SPREAD, variance: 0 }, from: 'district' } as const;
    expect(plan({ observed: none, spread: sure }).testsForDecision).toBe(300);
    expect(plan({ spread: sure }).testsForDecision).toBe(1);
    const onTheLimit = { of: { ...AT_LIMIT, variance: 0 }, from: 'unit' } as const;
    expect(plan({ spread: onTheLimit }).testsForDecision).toBe(1);
  });

  it('reach as far as is feasible at the level, and no further', () => {
    expect(plan({ level: 'commune' }).outlook).toBe('too_near');
    expect(plan({ level: 'district' }).outlook).toBe('reachable');
    expect(plan({ level: 'commune', months: 3 }).outlook).toBe('reachable');
  });
});

describe('the weeks of a plan', () => {
  const period = { from: '2024-06-13', to: '2024-07-11' };

  it.each([
    ['2024-06-12', 4, false],
    ['2024-06-13', 4, true],
    ['2024-06-27', 2, true],
    ['2024-07-10', 1, true],
    ['2024-07-11', 4, false],
  ])('on %s are %d, running: %s', (today, weeks, running) => {
    expect(planWeeks(period, today)).toEqual({ weeks, running });
  });

  it('share out the further tests, and in another period all of them', () => {
    expect(weeklyTests(300, 100, { weeks: 4, running: true })).toBe(25);
    expect(weeklyTests(300, 100, { weeks: 4, running: false })).toBe(100);
    expect(weeklyTests(300, 101, { weeks: 4, running: false })).toBe(101);
    expect(weeklyTests(300, 0, { weeks: 4, running: false })).toBe(0);
  });
});

it('says whether weekly numbers are for the rest of the period, all of it, or another as long', () => {
  const week = weekOf('2026-11-30');
  const said = (from: string, to: string) => {
    const period = { from, to };
    return planWords(planWeeks(period, '2026-11-30'), period, week, 'vi');
  };
  expect(said('2026-11-13', '2026-12-13')).toBe(
    'Kỳ này còn 1,9 tuần: chỉ tiêu tuần chia đều cho thời gian còn lại.',
  );
  expect(said('2030-01-01', '2030-02-01')).toBe('Kỳ này chưa bắt đầu: chỉ tiêu tuần chia đều cho cả kỳ.');
  expect(said('2024-06-13', '2024-07-13')).toMatch(/^Kỳ này đã hết/);
});
