import { gridDisk, latLngToCell, cellArea } from 'h3-js';
import { group, sum } from 'd3';
import { addDays } from '#lib/domain/local-date.ts';
import { gapId } from '#lib/domain/gaps/gap-address.ts';
import type { Evidence } from '#lib/server/evidence/evidence.ts';
import type { EvidenceRow } from '#lib/server/evidence/evidence-rows.sql.ts';
import type { EvidenceGap, StatedGap } from '#lib/server/evidence/gaps/gap-evidence.ts';
import { clusterNameWith, renameRows } from '#lib/server/evidence/pack-rows.ts';
import { recomputeGaps } from '#lib/server/evidence/recompute/gap-figures.ts';
import { seededRandom, type Random } from '#lib/server/simulation/random.ts';

/** A made gap area: its middle, how fast it is, by how many devices; how many of them chose it in the period before. */
interface MadeGap {
  readonly at: readonly [latitude: number, longitude: number];
  readonly kbps: number;
  readonly devices: number;
  readonly chose: number;
}

/** Surely weak; weak enough for a re-test by twelve devices; one that is suspected. */
const MADE: readonly MadeGap[] = [
  { at: [21.3, 106.45], kbps: 14_000, devices: 45, chose: 0 },
  { at: [21.4, 106.3], kbps: 21_000, devices: 16, chose: 4 },
  { at: [21.25, 106.6], kbps: 18_000, devices: 14, chose: 0 },
];

/** Ratios to the mean of a place, evenly likely, ascending, with mean 1. */
function spreadOf() {
  const raw = Array.from({ length: 30 }, (_, i) => Math.exp((i - 14.5) / 14));
  const mean = sum(raw) / raw.length;
  return { ratios: raw.map((ratio) => ratio / mean), weights: raw.map(() => 1 / raw.length) };
}

/**
 * Evidence with gap areas made for tests, without a warehouse, beside the areas that it has: rows of one filter, a spread,
 * and windows among which they were chosen. What the page would state is computed from them.
 */
export function withMadeGaps(evidence: Evidence, seed = 4): Evidence {
  const random = seededRandom(seed);
  const areas = MADE.map((made, i) => gapOf(made, i)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const inOrder = areas.map(({ id }) => MADE[MADE.findIndex((made) => idOf(made) === id)]!);
  const rows = areas.flatMap(({ id }, i) => rowsOf(id, inOrder[i]!, i, random, evidence));
  const others = Array.from({ length: 40 }, (_, i) => ({
    gap: gapId({ centre: latLngToCell(21.35 + i / 100, 106.8, 8), radius: 1 }),
    devices: 20 + i,
    votes: Math.round((20 + i) * (38_000 - 60 * i)),
  }));
  const selection = {
    spread: spreadOf(),
    judged: 90,
    compared: [...areas.map(({ id }) => ({ gap: id, ...votesOf(rows, id, []) })), ...others],
    tried: [
      ...areas.flatMap(({ id, chose }) =>
        chose.length === 0 ? [] : [{ gap: id, ...votesOf(rows, id, chose), outlastsDays: true }],
      ),
      { gap: others[0]!.gap, devices: 12, votes: 12 * 39_000, outlastsDays: false },
    ],
  };
  const key = Buffer.from('names of made gaps');
  const again = recomputeGaps(renameRows(rows, key), {
    filter: evidence.scope.filter,
    limit: evidence.rule.limit,
    gaps: areas.map((area) => ({ ...area, chose: area.chose.map((device) => clusterNameWith(key, device)) })),
    selection,
  });
  const figures = again.figures.map((row): StatedGap => ({
    ...{ gap: row.gap, status: row.status, retested: row.retested, tests: row.tests },
    ...{ failedTests: row.failedTests, devices: row.devices, places: row.places },
    ...{ timesOfDay: row.timesOfDay, judgedDevices: row.judgedDevices, p: row.p },
    ...{ atMostKbps: row.atMostKbps, devicesMissing: row.devicesMissing },
  }));
  const exclusions = figures.map(({ gap, tests }) => ({ code: gap, reason: 'counted', tests }));
  return {
    ...evidence,
    scope: { ...evidence.scope, gaps: areas.map(({ id }) => id) },
    order: [...evidence.order, ...areas.map(({ id }) => id)],
    rows: [...evidence.rows, ...rows],
    exclusions: [...evidence.exclusions, ...exclusions],
    gaps: {
      ...{ edition: evidence.edition, level: 'commune', areas, selection, figures, map: [] },
      asked: { gapCells: '[]' } as NonNullable<Evidence['gaps']>['asked'],
    },
  };
}

const centreOf = ({ at: [latitude, longitude] }: MadeGap) => latLngToCell(latitude, longitude, 8);
const idOf = (made: MadeGap) => gapId({ centre: centreOf(made), radius: 2 });

function gapOf(made: MadeGap, i: number): EvidenceGap {
  const cells = gridDisk(centreOf(made), 2).sort();
  return {
    ...{ id: idOf(made), title: `Nơi ${i + 1} – Bên`, people: 1000 * (i + 1), cells },
    areaKm2: sum(cells, (cell) => cellArea(cell, 'km2')),
    chose: Array.from({ length: made.chose }, (_, device) => deviceOf(idOf(made), device)).sort(),
  };
}

const deviceOf = (id: string, device: number) =>
  `${parseInt(id.slice(3, 9), 16)}${String(device).padStart(3, '0')}`;

function rowsOf(
  code: string,
  { kbps, devices, at: [latitude, longitude] }: MadeGap,
  gap: number,
  random: Random,
  { scope }: Evidence,
): readonly EvidenceRow[] {
  return Array.from({ length: 3 * devices }, (_, i) => {
    const device = deviceOf(code, i % devices);
    const testedOn = addDays(scope.filter.period.from, random.integer(20));
    return {
      ...{ batch: 900 + gap, row: i + 1, code, testedOn, hour: random.integer(24), weekday: 1 },
      downloadKbps: i % 40 === 39 ? 0 : Math.round(kbps * (0.5 + random.next())),
      ...{ uploadKbps: 9000, latencyMs: 30, technology: '4G' as const, operator: scope.filter.operator },
      ...{ device, cluster: device, flags: i % 9 === 0 ? 1 : 0, namedPlace: null, testsPerPerson: null },
      longitude: Number((longitude + 0.01 * (i % 3)).toFixed(2)),
      ...{ latitude: Number(latitude.toFixed(2)), simulated: false },
    };
  });
}

/** Devices that count in a gap area and the sum of their votes, some devices left out. */
function votesOf(rows: readonly EvidenceRow[], id: string, without: readonly string[]) {
  const counted = rows.filter(
    ({ code, downloadKbps, device }) => code === id && downloadKbps > 0 && !without.includes(device!),
  );
  const votes = [...group(counted, ({ device }) => device).values()].map((own) =>
    Math.floor((sum(own, (row) => row.downloadKbps) + Math.floor(own.length / 2)) / own.length),
  );
  return { devices: votes.length, votes: sum(votes) };
}
