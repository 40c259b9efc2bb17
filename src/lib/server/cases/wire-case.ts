import { caseNumber, type CasePlace } from '#lib/domain/cases/case.ts';
import type { Verification } from '#lib/domain/cases/verification/outcome.ts';
import type { VerificationPlan } from '#lib/domain/cases/verification/verification-plan.ts';
import { filterSearch } from '#lib/domain/filter.ts';
import { filesOf, letterOf, type CaseEntry } from '#lib/domain/cases/case-entry.ts';
import type { CaseToday } from './read-case.ts';

/** A case in JSON. Speeds in kbit/s; the filter is the query string that asks the same again. */
export function wireCase({ id, frozen, standing, entries, reason, by, at, openedOn }: CaseToday) {
  const { filter, standard, operatorName, dataVersion, simulated, exclusions } = frozen;
  return {
    id,
    number: caseNumber(id),
    ...{ reason, by, at, openedOn },
    frozen: {
      ...{ operatorName, dataVersion, simulated, exclusions },
      filter: filterSearch(filter).toString(),
      standard: { id: standard.id, kind: standard.kind, limit: standard.limit, source: standard.source },
      places: frozen.places.map(wirePlace),
    },
    entries: entries.map(wireEntry),
    standing: {
      ...standing,
      plan: standing.plan && wirePlan(standing.plan),
      verification: standing.verification && wireVerification(standing.verification),
      undone: [...standing.undone],
      allowed: [...standing.allowed],
    },
  };
}

function wireEntry(entry: CaseEntry) {
  const { number, kind, on, document, note, by, at } = entry;
  return { number, kind, on, document, note, by, at, files: filesOf(entry), letter: letterOf(entry) };
}

function wirePlace({ number, key, title, edition, level, people, rows, figures, gap }: CasePlace) {
  return {
    ...{ number, title, edition, level, people, rows },
    code: key.kind === 'area' ? key.code : null,
    gap: key.kind === 'gap' ? key.gap : null,
    atMostKbps: gap?.atMostKbps ?? null,
    tests: figures?.tests ?? gap?.tests ?? 0,
    devices: figures?.devices ?? gap?.devices ?? 0,
    downloadKbpsDeviceMean: figures?.downloadKbpsDeviceMean ?? null,
    downloadKbpsDeviceMeanLower: figures?.downloadKbpsDeviceMeanLower ?? null,
    downloadKbpsDeviceMeanUpper: figures?.downloadKbpsDeviceMeanUpper ?? null,
    downloadKbpsMean: figures?.downloadKbpsMean ?? null,
    downloadKbpsMedian: figures?.downloadKbpsMedian ?? null,
    verdict: figures?.verdict ?? null,
  };
}

function wirePlan({ promised, isAssumed, countsFrom, looks, places }: VerificationPlan) {
  return {
    promisedKbps: promised,
    isAssumed,
    countsFrom,
    looks: looks.map(({ on }) => on),
    places: places.map(({ place, testsNeeded, devicesNeeded }) => ({
      place: Number(place),
      testsNeeded,
      devicesNeeded,
    })),
  };
}

function wireVerification({ look, outcome, likely, all }: Verification) {
  return {
    look,
    outcome,
    likely,
    places: all.map(({ place, tests, votes, days, difference, after, outcome: found }) => ({
      ...{ place: Number(place), tests, votes, days },
      difference: difference.difference,
      differenceLower: difference.lower,
      differenceUpper: difference.upper,
      after: after.mean,
      afterLower: after.lower,
      afterUpper: after.upper,
      outcome: found,
    })),
  };
}
