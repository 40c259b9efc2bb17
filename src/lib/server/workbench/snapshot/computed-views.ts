import type { LedgerCase, LedgerPlace } from '#lib/domain/cases/ledger/ledger-case.ts';
import { LEVELS } from '#lib/domain/area.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { decisionRule } from '../../statistics/area-minimums.ts';
import type { Catalog } from '../../warehouse/catalog.ts';
import type { ComputedViews } from './fill-snapshot.ts';
import type { FindingViews } from './finding-views.ts';

/** The rows of the views that follow from rules, entries and findings, not from one table. */
export const computedViews = (
  catalog: Catalog,
  cases: readonly LedgerCase[],
  findings: FindingViews,
): ComputedViews => ({
  ...findings,
  standards: catalog.standards.map((standard) => standardRow(catalog, standard)),
  cases: cases.map(caseRow),
  case_places: cases.flatMap((opened) => opened.places.map((place, i) => placeRow(opened, place, i + 1))),
});

const KBPS_PER_MBPS = 1000;

function standardRow(catalog: Catalog, standard: Standard) {
  const devices = LEVELS.map((level) => [
    `minimum_devices_${level}`,
    decisionRule(catalog, { level }, standard).minimumDevices,
  ]);
  return {
    standard: standard.id,
    name: standard.name.vi,
    kind: standard.kind,
    enabled: standard.enabled,
    metric: standard.metric,
    technology: standard.technology,
    operator: standard.operator,
    statistic: standard.statistic,
    limit_mbps: standard.limit / KBPS_PER_MBPS,
    share: standard.share,
    deciding_mean: standard.statistic === 'mean' ? (standard.decidingMean ?? 'device') : null,
    minimum_tests: standard.minimumTests,
    ...Object.fromEntries(devices),
    valid_from: standard.validFrom,
    valid_to: standard.validTo,
    source: standard.source,
  };
}

const caseRow = (opened: LedgerCase) => ({
  case_number: opened.number,
  operator: opened.operator,
  standard: opened.standard,
  edition: opened.edition,
  level: opened.level,
  state: opened.state,
  since: opened.since,
  opened_on: opened.openedOn,
  sent_on: opened.sentOn,
  document: opened.document,
  deadline: opened.deadline,
  reminders: opened.reminders,
  answered_on: opened.answeredOn,
  verified_on: opened.verifiedOn,
  places: opened.places.length,
  people: opened.people,
  simulated: opened.simulated,
});

/** What a place's key begins with where it is an area, before its code. */
const AREA_KEY = 'area:';

const placeRow = (opened: LedgerCase, place: LedgerPlace, number: number) => ({
  case_number: opened.number,
  place: number,
  edition: opened.edition,
  level: opened.level,
  code: place.key.startsWith(AREA_KEY) ? place.key.slice(AREA_KEY.length) : null,
  title: place.title,
  people: place.people,
  promised_from: place.promised?.from ?? null,
  promised_to: place.promised?.to ?? null,
  claimed_on: place.claimedOn,
  outcome: place.outcome,
});
