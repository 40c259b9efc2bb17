import { ascending, randomLcg, randomLogNormal, range, sum } from 'd3';
import type { AnyNewEntry } from '#lib/domain/cases/case-entry.ts';
import type { PlaceKey } from '#lib/domain/cases/case.ts';
import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import { lookBy } from '#lib/domain/cases/verification/looks.ts';
import type { VerificationPlan, VerificationRow } from '#lib/domain/cases/verification/verification-plan.ts';
import { addDays, daysBetween, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { quarter } from '#lib/domain/period.ts';
import { addEntry } from '../add-entry.ts';
import { openCase } from '../open-case.ts';
import { caseFilter } from '../read-case-request.ts';
import type { CaseToday } from '../read-case.ts';
import { planOfCase, rowsBefore } from '../verify-case.ts';
import { verify } from '../verification/verify.ts';
import { CASE_STORIES, STORY_WORDS, type CaseStory } from './case-stories.ts';
import { areaStatistics } from '../../statistics/area-statistics.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

const SEED = 20_240_715;
const { by: BY, reason: REASON, note: NOTE, verified: VERIFIED } = STORY_WORDS;

/**
 * Cases in every state about the simulated tests, opened and entered as any other; dates count from today. The tests that
 * verify them are generated and never loaded, so that no figure of the sample changes.
 */
export async function simulateCases(warehouse: Warehouse): Promise<void> {
  const today = localDateAt(warehouse.clock());
  const random = randomLcg(SEED);
  const taken = new Set<string>();
  for (const [i, story] of CASE_STORIES.entries()) {
    const params = new URLSearchParams({ operator: story.operator });
    const filter = await caseFilter(warehouse, params);
    const slowest = (await areaStatistics(warehouse, filter))
      .filter(({ tests }) => tests >= LEAST_TESTS)
      .sort((a, b) => ascending(a.deciding ?? Infinity, b.deciding ?? Infinity));
    const places = slowest
      .slice(slowest.length >= placesOf(story.operator) + LEFT_TO_TRY ? LEFT_TO_TRY : 0)
      .filter(({ code }) => !taken.has(`${story.operator} ${code}`))
      .slice(0, story.places)
      .map(({ code }): PlaceKey & { readonly kind: 'area' } => ({ kind: 'area', code }));
    if (places.length === 0) continue;
    for (const { code } of places) taken.add(`${story.operator} ${code}`);
    const id = await openCase(warehouse, { filter, places, reason: REASON, by: BY });
    await tell(warehouse, id, story, { today, random, number: i + 1 });
  }
}

/** Fewest tests of an area that a simulated case is about. */
const LEAST_TESTS = 40;
/** An operator's slowest areas are in no simulated case, where it has enough others: they are for people to try. */
const LEFT_TO_TRY = 2;

/** How many areas do all stories of an operator need? */
const placesOf = (operator: string): number =>
  sum(
    CASE_STORIES.filter((story) => story.operator === operator),
    ({ places }) => places,
  );

interface Telling {
  readonly today: LocalDate;
  readonly random: () => number;
  readonly number: number;
}

/** Enters what happened, step by step. */
async function tell(warehouse: Warehouse, id: number, story: CaseStory, telling: Telling): Promise<void> {
  const { sent, received, reminded, answered, verified, ended } = story;
  const on = (days: number) => addDays(telling.today, days);
  const common = { note: NOTE, by: BY };
  const document = `${100 + telling.number}/MP-BCVT`;
  const enter = (make: (opened: CaseToday) => AnyNewEntry | Promise<AnyNewEntry>) =>
    addEntry(warehouse, id, null, make);
  if (sent) {
    const agreement = { mendedBy: on(sent.mendedBy), promised: null };
    await enter(async (opened) => ({
      ...{ ...common, kind: 'sent', on: on(sent.on), document },
      details: { deadline: on(sent.deadline), plan: await planOfCase(warehouse.db, opened, agreement) },
    }));
  }
  if (received !== undefined)
    await enter(() => ({ ...common, kind: 'received', on: on(received), document: null, details: {} }));
  if (reminded)
    await enter(() => ({
      ...{ ...common, kind: 'reminded', on: on(reminded.on), document: `${document}-N1` },
      details: { reminder: 1, deadline: on(reminded.deadline) },
    }));
  if (answered && sent)
    await enter((opened) => ({
      ...{ ...common, kind: 'answered', on: on(answered.on), document: `${telling.number}/MP-NM` },
      details: { answers: answersOf(opened, answered.status, on(sent.mendedBy)) },
    }));
  if (verified)
    await enter(async (opened) => ({
      ...{ kind: 'verified', on: on(verified.on), document: null, note: VERIFIED, by: BY },
      details: { verification: await simulateVerification(warehouse, opened, verified, telling) },
    }));
  if (ended) await enter(() => ({ ...common, kind: ended.kind, on: on(ended.on), document, details: {} }));
}

function answersOf(
  { frozen }: CaseToday,
  status: AnswerRow['status'],
  mendedBy: LocalDate,
): readonly AnswerRow[] {
  const { from, to } = quarter(mendedBy.slice(0, 7));
  return frozen.places.map(({ number }) => ({
    ...{ place: number, status, dependsOn: null, station: null, longitude: null, latitude: null },
    ...{ technology: '4G', promised: { from, to }, countsFrom: status === 'done' ? mendedBy : null },
    ...{ cause: null, turn: null, evidence: NOTE },
  }));
}

/** What the look that is due finds in generated tests. */
async function simulateVerification(
  warehouse: Warehouse,
  opened: CaseToday,
  { level, share, grade }: NonNullable<CaseStory['verified']>,
  { today, random }: Telling,
) {
  const plan = opened.standing.plan!;
  const look = lookBy(plan.looks, today)!;
  const days = daysBetween(plan.countsFrom, plan.looks[look]!.on);
  const after = plan.places.flatMap(({ place, devicesNeeded, beforeDevices, bandGroups }) =>
    range(Math.max(FEWEST_DEVICES, Math.ceil((devicesNeeded ?? beforeDevices) * share))).flatMap((device) =>
      testsOf({ plan, place, device, grade, level, bandGroups, days }, random),
    ),
  );
  return verify(await rowsBefore(warehouse.db, opened), after, plan, look);
}

const FEWEST_DEVICES = 5;
const DEVICE_SPREAD = 0.45;
const TEST_SPREAD = 0.3;
const TESTS_OF_DEVICE = 3;

interface Voter {
  readonly plan: VerificationPlan;
  readonly place: string;
  readonly device: number;
  readonly grade: VerificationRow['grade'];
  readonly level: number;
  readonly bandGroups: readonly (readonly number[])[];
  readonly days: number;
}

function testsOf(of: Voter, random: () => number): VerificationRow[] {
  const { plan, place, device, grade, level, bandGroups, days } = of;
  const spread = (sigma: number) => randomLogNormal.source(random)(-(sigma ** 2) / 2, sigma)();
  const speed = plan.limit * level * spread(DEVICE_SPREAD);
  return range(TESTS_OF_DEVICE).map((nth) => ({
    kbps: Math.round(speed * spread(TEST_SPREAD)),
    device: `simulated-${device}`,
    place,
    band: bandGroups[(device + nth) % bandGroups.length]![0]!,
    day: addDays(plan.countsFrom, Math.floor(random() * days)),
    operator: plan.operator,
    grade,
  }));
}
