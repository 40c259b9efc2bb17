import { range } from 'd3';
import { screenWindows, sampleOf, type Sample } from '#lib/server/statistics/gap-windows/screen-windows.ts';
import { speedSpread } from '#lib/server/statistics/gap-windows/speed-spread.ts';
import { activityOf, drawPeriod } from '../gaps/draw-period.ts';
import { readProvince } from '../gaps/province.ts';
import { drawsOf } from '../gaps/random.ts';
import { foundPlanted } from '../gaps/tally.ts';
import { BAD_DAYS, evenly, planted, SPREADS } from '../gaps/worlds.ts';
import { share, type Study } from '../study.ts';

const PROVINCES = 100;
const LIMIT = 40_000;
const MONTH = { tests: 12_000, devices: 4_000, days: 30 };

/** The same measurements as if each had its own day: leaving out one leaves out a single device, so nothing hangs on it. */
const withoutGate = (sample: Sample): Sample => ({
  ...sample,
  rows: { ...sample.rows, day: range(sample.rows.length) },
});

/** What does it cost, and what does it prevent, that no confirmed gap hangs on one day? */
export const gapDayGateStudy: Study = {
  name: 'gaps-day-gate',
  seed: 18_000_000,
  counts: { provinces: PROVINCES, ...MONTH },
  run(fraction) {
    const province = readProvince();
    const provinces = Math.round(PROVINCES * fraction);
    const counts = { wrong: [0, 0], found: [0, 0], planted: 0 };
    for (let i = 0; i < provinces; i++) {
      const worlds = [
        { speeds: BAD_DAYS, truth: () => evenly(province, LIMIT) },
        { speeds: SPREADS['CV 0.96']!, truth: planted },
      ];
      worlds.forEach(({ speeds, truth: truthOf }, world) => {
        const draws = drawsOf(this.seed + i * worlds.length + world);
        const truth = truthOf(province, draws);
        const activity = activityOf(province, draws);
        const { rows } = drawPeriod(province, MONTH, { means: truth.means, speeds, activity }, [], draws);
        const sample = sampleOf(province.layout, rows, speedSpread(rows, province.commune)!, LIMIT);
        [sample, withoutGate(sample)].forEach((own, gate) => {
          const { confirmed } = screenWindows(own);
          if (world === 0) counts.wrong[gate]! += confirmed.length;
          else counts.found[gate]! += foundPlanted(province, truth, confirmed).filter(Boolean).length;
        });
        counts.planted += truth.planted.length;
      });
    }
    const wrong = (hits: number) => ({ hits, of: provinces, draws: provinces });
    return {
      'bad days: wrongly confirmed areas in a province, with the gate': wrong(counts.wrong[0]!),
      'bad days: wrongly confirmed areas in a province, without it': wrong(counts.wrong[1]!),
      'CV 0.96: planted areas found, with the gate': share(counts.found[0]!, counts.planted),
      'CV 0.96: planted areas found, without it': share(counts.found[1]!, counts.planted),
    };
  },
};
