import { readFileSync } from 'node:fs';
import { randomLcg, randomLogNormal, range } from 'd3';
import type { GradesFile } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { VerificationOutcome } from '#lib/domain/cases/verification/outcome.ts';
import type { VerificationPlan, VerificationRow } from '#lib/domain/cases/verification/verification-plan.ts';
import type { Rate } from '#lib/domain/measured-rate.ts';
import { planVerification } from '#lib/server/cases/verification/plan-verification.ts';
import { verify } from '#lib/server/cases/verification/verify.ts';
import { drawStratum } from '../../statistics/composed-tests.ts';
import { share, type Study } from '../study.ts';

const RUNS = 1_000;
const LIMIT = 40_000;
const OPERATOR = 'vinaphone';
/** The promises of an operator, of which it keeps half. */
const PROMISED = [45_000, 55_000, 80_000];
/** Means before the letter, weak ones; kbit/s. */
const BEFORE = [18_000, 34_000];
const DEVICES_BEFORE = 80;
const DEVICE_SPREAD = 0.5;
const TEST_SPREAD = 0.4;
const MOST_TESTS = 5;
/** Of the devices after, the share that tested before too. */
const RETURNING = 0.3;
/** Tests of a month after the due date, as a part of those that the plan asks for by then. */
const MONTHLY = 1 / 3;

/** Variance of the tests asked for over that of a Poisson number with the same mean, roughly. */
const OVERDISPERSED = 100;

/** Factors of the bands of the day, and how many test in which: evenings are the slowest. */
const BY_BAND = [1.15, 1.1, 1, 1, 0.8, 0.85];
const EVENINGS = [0.02, 0.06, 0.16, 0.16, 0.32, 0.28];
const DAYTIME = [0.06, 0.2, 0.34, 0.28, 0.08, 0.04];

const GRADES = JSON.parse(
  readFileSync('data/reference/standards/evidence-grades.json', 'utf8'),
) as GradesFile;
const DUE = '2025-04-01';

/** What happens to a place after the letter. */
interface World {
  readonly before: number;
  readonly promised: number;
  /** Its mean afterwards, at the hours of before. */
  readonly after: number;
  /** Shares of the hours of the tests afterwards. */
  readonly hours: readonly number[];
  /** Every look by the ordinary 95% interval, as if it were the only one. */
  readonly unshared?: boolean;
}

function worlds(): Readonly<Record<string, World>> {
  const found: Record<string, World> = {};
  for (const promised of PROMISED) {
    for (const before of BEFORE) {
      const of = `promised ${promised / 1000}, ${before / 1000} before`;
      found[`${of}, mended`] = { before, promised, after: promised, hours: EVENINGS };
      found[`${of}, left`] = { before, promised, after: before, hours: EVENINGS };
    }
  }
  found['raised to exactly the limit'] = { before: 30_000, promised: 55_000, after: LIMIT, hours: EVENINGS };
  found['raised to exactly the limit, looks not sharing their error'] = {
    ...found['raised to exactly the limit']!,
    unshared: true,
  };
  found['left at 38, tested by day'] = { before: 38_000, promised: 45_000, after: 38_000, hours: DAYTIME };
  found['mended to 55, tested by day'] = { before: 26_000, promised: 55_000, after: 55_000, hours: DAYTIME };
  return found;
}

/** How often is a promise called kept that was not, and found kept that was, over the looks of a year? */
export const caseVerificationStudy: Study = {
  name: 'case-verification',
  seed: 20_241_129,
  counts: { runs: RUNS },
  run(fraction) {
    const runs = Math.round(RUNS * fraction);
    const rates: Record<string, Rate> = {};
    for (const [name, world] of Object.entries(worlds())) {
      const random = randomLcg(this.seed);
      const hits = { 'met at the due date': 0, 'ever met': 0, 'ever worse': 0 };
      let asked = 0;
      for (let run = 0; run < runs; run++) {
        const { plan, outcomes } = follow(world, random);
        asked += plan.places[0]!.testsNeeded ?? 0;
        if (outcomes[0] === 'met') hits['met at the due date'] += 1;
        if (outcomes.includes('met')) hits['ever met'] += 1;
        if (outcomes.includes('worse')) hits['ever worse'] += 1;
      }
      for (const [word, count] of Object.entries(hits)) rates[`${name}: ${word}`] = share(count, runs);
      rates[`${name}: tests asked for`] = { hits: asked, of: runs, draws: Math.ceil(runs / OVERDISPERSED) };
    }
    return { ...rates, ...ofAllPromises(rates) };
  },
};

/** Half of the promises kept and half not: how often are those found, and these called kept? */
function ofAllPromises(rates: Readonly<Record<string, Rate>>): Record<string, Rate> {
  const pooled = (kept: 'mended' | 'left', word: string) => {
    const of = Object.keys(rates).filter((name) => name.endsWith(`before, ${kept}: ${word}`));
    return share(
      of.reduce((sum, name) => sum + rates[name]!.hits, 0),
      of.reduce((sum, name) => sum + rates[name]!.of, 0),
    );
  };
  return {
    'not kept, ever met': pooled('left', 'ever met'),
    'not kept, ever worse': pooled('left', 'ever worse'),
    'kept, met at the due date': pooled('mended', 'met at the due date'),
    'kept, ever met': pooled('mended', 'ever met'),
    'kept, ever worse': pooled('mended', 'ever worse'),
  };
}

/** A place from its frozen tests to the last look: the plan, and what each look found. */
function follow(
  world: World,
  random: () => number,
): { readonly plan: VerificationPlan; readonly outcomes: readonly VerificationOutcome[] } {
  const draw = source(random);
  const devices = draw.devices(DEVICES_BEFORE);
  const before = devices.flatMap((device) =>
    draw.tests(device, { mean: world.before, hours: EVENINGS, month: '2024-12' }),
  );
  const registered = planVerification(
    before,
    {
      ...{ operator: OPERATOR, standard: '4g-mean-40', limit: LIMIT, promised: world.promised },
      ...{ places: ['place'], countsFrom: '2025-01-01', due: DUE },
    },
    GRADES,
  );
  const [first] = registered.looks;
  const plan = world.unshared
    ? { ...registered, looks: registered.looks.map(({ on }) => ({ on, error: first!.error })) }
    : registered;
  const wanted = plan.places[0]!.testsNeeded ?? GRADES.minimums.tests;
  const after: VerificationRow[] = [];
  const outcomes = plan.looks.map((_, look) => {
    const upTo = Math.ceil(wanted * (1 + look * MONTHLY));
    const month = look === 0 ? '2025-02' : plan.looks[look - 1]!.on.slice(0, 7);
    while (after.length < upTo) {
      const device =
        random() < RETURNING ? devices[Math.floor(random() * devices.length)]! : draw.devices(1)[0]!;
      after.push(...draw.tests(device, { mean: world.after, hours: world.hours, month }));
    }
    return verify(before, after, plan, look).outcome;
  });
  return { plan, outcomes };
}

interface Device {
  readonly name: string;
  readonly speed: number;
}

/** A seeded source of devices and their tests. */
function source(random: () => number) {
  const ofDevice = randomLogNormal.source(random)(-(DEVICE_SPREAD ** 2) / 2, DEVICE_SPREAD);
  const ofTest = randomLogNormal.source(random)(-(TEST_SPREAD ** 2) / 2, TEST_SPREAD);
  const meanFactor = BY_BAND.reduce((sum, factor, band) => sum + factor * EVENINGS[band]!, 0);
  let made = 0;
  return {
    devices: (count: number): Device[] =>
      range(count).map(() => ({ name: `device-${(made += 1)}`, speed: ofDevice() / meanFactor })),
    tests: (
      device: Device,
      {
        mean,
        hours,
        month,
      }: { readonly mean: number; readonly hours: readonly number[]; readonly month: string },
    ): VerificationRow[] =>
      range(1 + Math.floor(random() * MOST_TESTS)).map(() => {
        const band = drawStratum(hours, random());
        return {
          kbps: Math.round(mean * device.speed * BY_BAND[band]! * ofTest()),
          device: device.name,
          place: 'place',
          band,
          day: `${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
          operator: OPERATOR,
          grade: 'protocol',
        };
      }),
  };
}
