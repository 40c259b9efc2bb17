import { describe, expect, it } from 'vitest';
import { MEASURED_STUDIES, measuredRate } from '#lib/domain/measured-rate.ts';
import { formatShare } from '#lib/domain/format.ts';
import { SHIFTS } from '#lib/messages/measured-changes.ts';
import { caseMethod } from '#lib/messages/case-method.ts';
import { methodChapters } from '#lib/messages/method-chapters.ts';
import { DAMAGES, GAP_DAMAGES } from '../evidence/damage-pack.ts';
import { STUDIES } from './studies.ts';
import { agrees, share } from './study.ts';

const FRACTION = 0.1;

describe.each(STUDIES)('the simulation $name', (study) => {
  it('was run by the seed and counts that stand in the file, and gives its rates again', async () => {
    const { seed, counts, rates } = MEASURED_STUDIES[study.name]!;
    expect({ seed, counts }).toEqual({ seed: study.seed, counts: study.counts });
    const again = await study.run(FRACTION);
    expect(Object.keys(again).sort()).toEqual(Object.keys(rates).sort());
    const parted = Object.entries(again).filter(([name, rate]) =>
      study.isExact
        ? rate.hits * rates[name]!.of !== rates[name]!.hits * rate.of
        : !agrees(rates[name]!, rate),
    );
    expect(parted.map(([name, rate]) => ({ name, stated: rates[name], again: rate }))).toEqual([]);
  }, 300_000);
});

describe('measured rates', () => {
  it('come from a study that can be run again', () => {
    expect(Object.keys(MEASURED_STUDIES).sort()).toEqual(STUDIES.map(({ name }) => name).sort());
  });

  it('agree with a tenth of the draws within chance, and no further', () => {
    expect(agrees(share(200, 4_000), share(25, 400))).toBe(true);
    expect(agrees(share(200, 4_000), share(45, 400))).toBe(false);
    expect(agrees(share(0, 4_000), share(1, 400))).toBe(true);
    expect(agrees(share(0, 4_000), share(8, 400))).toBe(false);
    expect(agrees({ hits: 3_000, of: 200, draws: 200 }, { hits: 320, of: 20, draws: 20 })).toBe(true);
    expect(agrees({ hits: 3_000, of: 200, draws: 200 }, { hits: 420, of: 20, draws: 20 })).toBe(false);
  });

  it('are what the method page states', () => {
    const paragraphs = methodChapters.vi({ certaintyNeeded: 0.9 }).intervals.paragraphs.join(' ');
    const rate = measuredRate('mean-interval', 'CV 1.1, 4 devices: holds the mean');
    expect(paragraphs).toContain(`4 thiết bị trúng ${formatShare(rate, 'vi')}`);
  });

  it('of quotas stand on the method page with the true mean', () => {
    const paragraphs = methodChapters.vi({ certaintyNeeded: 0.9 }).quotas.paragraphs.join(' ');
    for (const mbps of [36, 37, 38, 46]) {
      for (const level of ['commune', 'district']) {
        const rate = measuredRate('quota-success', `true ${mbps}, ${level}: decided`);
        expect(paragraphs).toContain(`${formatShare(rate, 'vi')} (${mbps} Mbps)`);
      }
    }
  });

  it('of the same networks with other testers are no changes that stand, and the method page states them', () => {
    const stands = (world: string) => measuredRate('composition', `${world}: better, and it holds`);
    expect(SHIFTS.map(stands).filter((rate) => rate > 0.05)).toEqual([]);
    expect(measuredRate('composition', 'Viettel 46 to 66%: better')).toBeGreaterThan(0.4);
    expect(measuredRate('composition', '10% faster: better, and it holds')).toBeGreaterThan(0.8);
    const intervals = Object.keys(MEASURED_STUDIES.composition!.rates).filter((name) =>
      name.endsWith('the truth'),
    );
    const coverages = intervals.map((name) => measuredRate('composition', name));
    expect(coverages.filter((coverage) => coverage < 0.93 || coverage > 0.98)).toEqual([]);
    const paragraphs = methodChapters.vi({ certaintyNeeded: 0.9 }).changes.paragraphs.join(' ');
    for (const world of SHIFTS) expect(paragraphs).toContain(`trong ${formatShare(stands(world), 'vi')}`);
    const [lowest, highest] = [Math.min(...coverages), Math.max(...coverages)];
    expect(paragraphs).toContain(`${formatShare(lowest, 'vi')} đến ${formatShare(highest, 'vi')}`);
  });

  it('of looking often are what the method page states', () => {
    const paragraphs = methodChapters.vi({ certaintyNeeded: 0.9 }).verdicts.paragraphs.join(' ');
    for (const verdict of ['met', 'not_met']) {
      const rates = [1, 3, 6, 12].map((looks) =>
        measuredRate('looking-often', `ever ${verdict} in ${looks} looks`),
      );
      expect(paragraphs).toContain(rates.map((rate) => formatShare(rate, 'vi')).join(', '));
    }
  });

  it('of promises that were not kept are at most 5% called met over a year of looks, and most kept ones found', () => {
    const rate = (name: string) => measuredRate('case-verification', name);
    expect(rate('not kept, ever met')).toBeLessThanOrEqual(0.05);
    expect(rate('raised to exactly the limit: ever met')).toBeLessThanOrEqual(0.05);
    expect(rate('raised to exactly the limit, looks not sharing their error: ever met')).toBeGreaterThan(
      2 * rate('raised to exactly the limit: ever met'),
    );
    expect(rate('left at 38, tested by day: ever met')).toBeLessThanOrEqual(0.05);
    expect(rate('kept, met at the due date')).toBeGreaterThan(0.75);
    expect(rate('kept, ever met')).toBeGreaterThan(0.9);
  });

  it('of promises stand on the method page, in both languages', () => {
    const texts = (['vi', 'en'] as const).map((locale) =>
      methodChapters[locale]({ certaintyNeeded: 0.9 }).cases.paragraphs.join(' '),
    );
    const parts = [
      'kept, met at the due date',
      'kept, ever met',
      'not kept, ever worse',
      'raised to exactly the limit: ever met',
      'left at 38, tested by day: ever met',
    ].map((name) => (100 * measuredRate('case-verification', name)).toFixed(1));
    for (const part of parts) {
      expect(texts[0]).toContain(`${part.replace('.', ',')}%`);
      expect(texts[1]).toContain(`${part}%`);
    }
    const { hits, of } = MEASURED_STUDIES['case-verification']!.rates['not kept, ever met']!;
    expect(texts[0]).toContain(`${hits} trên ${of.toLocaleString('vi')} lần`);
    expect(texts[0]).toContain('1.000 gói');
  });

  it('of a thousand damaged packs are refusals of all, the part named', () => {
    const { counts, rates } = MEASURED_STUDIES['damaged-packs']!;
    expect(counts.packs).toBe(1000);
    const missed = Object.entries(rates).filter(([, { hits, of }]) => hits !== of);
    expect([...DAMAGES, ...GAP_DAMAGES]).toHaveLength(19);
    expect(JSON.stringify(caseMethod.vi)).toContain('mười chín cách');
    expect(missed).toEqual([]);
  });

  it('that nobody measured cannot be stated', () => {
    expect(() => measuredRate('mean-interval', 'of nothing')).toThrow('mean-interval');
  });
});
