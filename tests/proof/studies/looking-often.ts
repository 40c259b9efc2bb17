import { randomLcg, randomLogNormal, range } from 'd3';
import type { Rate } from '#lib/domain/measured-rate.ts';
import { judge, type Verdict } from '#lib/domain/verdict.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { meanIngredients, TRUE_MEAN } from '../../statistics/clustered-measurements.ts';
import { share, type Study } from '../study.ts';

const RUNS = 4_000;
/** Months after which somebody looks at everything measured so far. */
const LOOKS = [1, 3, 6, 12];
const DEVICES_A_MONTH = 100;
/** Of those from the second month on, the share that measured before. */
const RETURNING = 0.4;
/** Four on average, so that every month has the minimum of tests. */
const MOST_TESTS = 7;
const MINIMUM_TESTS = 300;
const DEVICE_SPREAD = 0.5;
const TEST_SPREAD = 0.4;

/** How often is an area whose true mean is exactly the limit ever judged, by one vote per device, when looked at monthly? */
export const lookingOftenStudy: Study = {
  name: 'looking-often',
  seed: 20_240_112,
  counts: { runs: RUNS },
  run(fraction) {
    const runs = Math.round(RUNS * fraction);
    const random = randomLcg(this.seed);
    const ever = new Map<string, number>();
    for (let run = 0; run < runs; run++) {
      const seen = new Set<Verdict>();
      verdictsByMonth(random).forEach((verdict, month) => {
        seen.add(verdict);
        if (!LOOKS.includes(month + 1)) return;
        for (const found of seen) {
          const name = rateName(found, month + 1);
          ever.set(name, (ever.get(name) ?? 0) + 1);
        }
      });
    }
    const rates: Record<string, Rate> = {};
    for (const verdict of ['not_met', 'met'] as const)
      for (const looks of LOOKS)
        rates[rateName(verdict, looks)] = share(ever.get(rateName(verdict, looks)) ?? 0, runs);
    return rates;
  },
};

const rateName = (verdict: Verdict, looks: number) => `ever ${verdict} in ${looks} looks`;

/** A device's tests so far: how many, and their sum of kbit/s. */
interface Device {
  readonly speed: number;
  tests: number;
  kbps: number;
}

/** The verdict at the end of each month, on all devices so far. */
function verdictsByMonth(random: () => number): readonly Verdict[] {
  const ofDevice = randomLogNormal.source(random)(
    Math.log(TRUE_MEAN) - DEVICE_SPREAD ** 2 / 2,
    DEVICE_SPREAD,
  );
  const ofTest = randomLogNormal.source(random)(-(TEST_SPREAD ** 2) / 2, TEST_SPREAD);
  const devices: Device[] = [];
  return range(Math.max(...LOOKS)).map((month) => {
    const returning = month === 0 ? 0 : Math.round(RETURNING * DEVICES_A_MONTH);
    const measuring = range(returning).map(() => devices[Math.floor(random() * devices.length)]!);
    for (let i = returning; i < DEVICES_A_MONTH; i++) {
      const device = { speed: ofDevice(), tests: 0, kbps: 0 };
      devices.push(device);
      measuring.push(device);
    }
    for (const device of measuring) {
      for (let left = 1 + Math.floor(random() * MOST_TESTS); left > 0; left--) {
        device.tests += 1;
        device.kbps += Math.round(device.speed * ofTest());
      }
    }
    const { lower, upper } = meanInterval(
      meanIngredients(devices.map(({ tests, kbps }) => [Math.round(kbps / tests)])),
    );
    const tests = devices.reduce((total, device) => total + device.tests, 0);
    return judge({ tests, lower, upper }, TRUE_MEAN, MINIMUM_TESTS);
  });
}
