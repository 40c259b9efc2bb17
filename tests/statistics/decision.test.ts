import { afterEach, describe, expect, it } from 'vitest';
import { decide, decideShare, type Decidable } from '#lib/domain/decisions/decision.ts';
import { ownDates } from '#lib/domain/period.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { fragment, statement, wholeNumber, type Fragment } from '#lib/server/db/statement.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

const RULE = { limit: 40_000, decidingMean: 'device', minimumTests: 300, minimumDevices: 50 } as const;

/** 600 measurements of 200 devices, wholly below the limit in both means. */
const SLOW: Decidable = {
  tests: 600,
  failedTests: 0,
  testsWithoutDevice: 0,
  devices: 200,
  downloadKbpsMean: 36_000,
  downloadKbpsMeanLower: 34_000,
  downloadKbpsMeanUpper: 38_000,
  downloadKbpsDeviceMean: 36_500,
  downloadKbpsDeviceMeanLower: 34_500,
  downloadKbpsDeviceMeanUpper: 38_500,
  shareAtLimit: 0.3,
  shareAtLimitLower: 0.25,
  shareAtLimitUpper: 0.35,
  testsPerPerson: null,
  metBy: [],
  notMetBy: ['equal_devices', 'all_tests'],
  hingeDevices: 0,
};

const of = (change: Partial<Decidable>, rule: Partial<Parameters<typeof decide>[1]> = {}) => {
  const { decidedBy, verdict, reason } = decide({ ...SLOW, ...change }, { ...RULE, ...rule });
  return [decidedBy, verdict, reason];
};

describe('a decision', () => {
  it('is by one vote per device, or by every measurement where the standard says so', () => {
    expect(of({})).toEqual(['device', 'not_met', null]);
    expect(of({}, { decidingMean: 'measurement' })).toEqual(['measurement', 'not_met', null]);
    const apart = { downloadKbpsDeviceMeanUpper: 41_000 };
    expect(of(apart)).toEqual(['device', 'undecided', null]);
    expect(of(apart, { decidingMean: 'measurement' })).toEqual(['measurement', 'not_met', null]);
  });

  it('needs enough measurements and enough devices, and says which are missing', () => {
    expect(of({ tests: 299 })).toEqual(['device', 'too_few', 'few_tests']);
    expect(of({ devices: 49 })).toEqual(['device', 'too_few', 'few_devices']);
    expect(of({ devices: 50, tests: 300 })).toEqual(['device', 'not_met', null]);
    expect(of({ tests: 0, failedTests: 3 })).toEqual([null, 'too_few', null]);
    expect(of({ tests: 0 })).toEqual([null, 'untested', null]);
  });

  it('is taken back by a way of counting that decides the opposite, and by no other', () => {
    const taken = decide({ ...SLOW, metBy: ['unflagged', 'all_tests'] }, RULE);
    expect([taken.verdict, taken.reason]).toEqual(['undecided', 'depends_on_counting']);
    expect(taken.opposedBy).toEqual(['unflagged', 'all_tests']);
    expect(of({ notMetBy: [] })).toEqual(['device', 'not_met', null]);
    const fast = { downloadKbpsDeviceMeanLower: 41_000, downloadKbpsDeviceMeanUpper: 45_000, notMetBy: [] };
    expect(of({ ...fast, metBy: ['equal_devices'] })).toEqual(['device', 'met', null]);
    expect(of({ ...fast, notMetBy: ['failed_as_zero'] })).toEqual([
      'device',
      'undecided',
      'depends_on_counting',
    ]);
  });

  it('without device ids stands by what the office stated, or not at all', () => {
    const unknown = { testsWithoutDevice: 600, devices: 0, notMetBy: [] };
    expect(of(unknown)).toEqual([null, 'undecided', 'no_device_ids']);
    expect(of({ ...unknown, testsPerPerson: 5 })).toEqual(['widened', 'undecided', null]);
    const clear = { downloadKbpsMean: 30_000, downloadKbpsMeanLower: 28_000, downloadKbpsMeanUpper: 32_000 };
    expect(of({ ...unknown, ...clear, testsPerPerson: 5 })).toEqual(['widened', 'not_met', null]);
    expect(of({ ...unknown, ...clear, tests: 300, testsWithoutDevice: 300, testsPerPerson: 5 })[1]).toBe(
      'not_met',
    );
    expect(of({ ...unknown, ...clear, testsWithoutDevice: 225, tests: 300, testsPerPerson: 5 })).toEqual([
      'widened',
      'too_few',
      'few_devices',
    ]);
    const wide = decide({ ...SLOW, ...unknown, testsPerPerson: 5 }, RULE);
    expect((wide.decidingUpper! - wide.decidingLower!) / 4_000).toBeCloseTo(3, 1);
  });

  it('leaves out measurements of unknown devices where most are known, but not in a mean of all of them', () => {
    const some = { testsWithoutDevice: 300 };
    expect(of(some)).toEqual(['device', 'not_met', null]);
    expect(of(some, { decidingMean: 'measurement' })).toEqual([null, 'undecided', 'no_device_ids']);
    expect(of({ testsWithoutDevice: 301 })).toEqual([null, 'undecided', 'no_device_ids']);
  });

  it('on a share is by every measurement', () => {
    const share = (change: Partial<Decidable>) => {
      const { decidedBy, verdict, reason } = decideShare({ ...SLOW, ...change }, { ...RULE, share: 0.95 });
      return [decidedBy, verdict, reason];
    };
    expect(share({})).toEqual(['measurement', 'not_met', null]);
    expect(share({ devices: 20 })).toEqual(['measurement', 'too_few', 'few_devices']);
    expect(share({ testsWithoutDevice: 60 })).toEqual(['measurement', 'not_met', null]);
    expect(share({ testsWithoutDevice: 61 })).toEqual([null, 'undecided', 'no_device_ids']);
  });
});

/**
 * A district of 700 devices, 2,100 tests around 37 Mbps: in some places devices test three times each, and are fast or
 * slow by themselves. `extra`: tests of further phones.
 */
const district = (extra: Fragment) => statement()`insert into world_test by name
  select date '2024-06-14' + (i % 28)::integer as tested_on, ['a1', 'a2'][1 + i % 2] as place, 'VTT' as operator,
    (36600 * exp(0.55 * sqrt(-2 * ln((1 + hash(i // 3) % 99999) / 1e5)) * cos(2 * pi() * (hash(i // 3, 1) % 9999) / 1e4)
      - 0.55 ** 2 / 2) * (0.7 + (hash(i, 2) % 600) / 1e3))::integer as download_kbps,
    hash(i // 3, 3) as device
  from range(2100) as t(i)
  ${extra}`;
const phone = (tests: number, kbps: number, device = 1) => fragment`union all by name
  select date '2024-06-20' as tested_on, 'a1' as place, 'VTT' as operator,
    ${wholeNumber(kbps)} as download_kbps, ${wholeNumber(device)} as device from range(${wholeNumber(tests)})`;
const byDevice = statement()`update standard set deciding_mean = 'device'`;

describe('one phone', () => {
  const worlds: Warehouse[] = [];
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.close();
  });

  async function judged(
    extra: Fragment,
    decidingMean: 'device' | 'measurement' = 'device',
  ): Promise<AreaStatistic> {
    const world = await openCaseWorld({ rows: district(extra) });
    worlds.push(world);
    if (decidingMean === 'device') await world.change({ commit: (writer) => writer.run(byDevice, {}) });
    const filter = { ...(await resolveFilter(world, {})), period: ownDates('2024-06-13', '2024-07-13') };
    return (await areaStatistics(world, filter)).find(({ code }) => code === 'A')!;
  }

  it.each([
    [5, 300_000],
    [20, 150_000],
    [2500, 300_000],
    [20, 80_000],
  ])('with %d tests at %d kbit/s does not turn a district of 700 devices', async (tests, kbps) => {
    const [before, after] = [await judged(fragment``), await judged(phone(tests, kbps))];
    expect([before.devices, before.verdict, after.verdict]).toEqual([700, 'not_met', 'not_met']);
    expect(after.hingeDevices).toBe(0);
  });

  it('with 2,500 tests at 300 Mbps turns it when every test has a vote', async () => {
    expect((await judged(fragment``, 'measurement')).verdict).toBe('not_met');
    expect((await judged(phone(2500, 300_000), 'measurement')).verdict).toBe('undecided');
  });

  it('that would turn a verdict is said to: it hangs on the two phones at 2 Gbps', async () => {
    const two = fragment`${phone(1, 2_000_000)} ${phone(1, 2_000_000, 2)}`;
    const { verdict, hingeDevices } = await judged(two);
    expect([verdict, hingeDevices]).toEqual(['undecided', 2]);
  });
});
