import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownDates, reportMonth } from '#lib/domain/period.ts';
import { loadReferenceAreas } from '#lib/server/areas/reference-areas.ts';
import { resolvePlaceName, undoPlaceResolution } from '#lib/server/areas/place-names/settle-place-names.ts';
import { applyRetention, retentionReport } from '#lib/server/ingest/retention.ts';
import { restoreBatch } from '#lib/server/ingest/reload.ts';
import { switchRule } from '#lib/server/ingest/rules/switch-rule.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { loadReference } from '#lib/server/reference.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { estimates } from '#lib/server/statistics/estimates.ts';
import { confirmClock } from '#lib/server/warehouse/clock-trust.ts';
import { memoize } from '#lib/server/cache/result-cache.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { trend } from '#lib/server/statistics/trend.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { load, NOW } from './support.ts';
import { importBytes } from '../areas/boundary-files.ts';

const PERIODS = [reportMonth('2024-06'), ownDates('2024-05-20', '2024-07-12')];

const CHOICES = [
  [null, 'included'],
  ['viettel', 'included'],
  [null, 'excluded'],
] as const;

/** The overview's answers and more, for every period: all operators, then one, whose rows are taken from those. */
async function everyAnswer(warehouse: Warehouse) {
  const answers = [];
  for (const period of PERIODS) {
    for (const [operator, flagged] of CHOICES) {
      const choice = { period, operator, flagged, edition: '2024', level: 'district' } as const;
      const filter = await resolveFilter(warehouse, choice);
      answers.push(
        await areaStatistics(warehouse, filter, { by: 'area_operator' }),
        await trend(warehouse, filter, { code: null, months: 3, ...(operator ? {} : { by: 'operator' }) }),
        await estimates(warehouse, filter, ['month', 'technology']),
      );
      if (operator) answers.push(await areaChanges(warehouse, filter, { by: 'area_operator' }));
    }
  }
  return answers;
}

const AREAS = join(import.meta.dirname, '../../data/reference/areas');

async function openWithAreas(): Promise<Warehouse> {
  const warehouse = await openOnDisk({}, { now: NOW });
  await warehouse.change({ commit: (writer) => loadReferenceAreas(writer, AREAS) });
  return warehouse;
}

/** Invalidates every result: what is asked next is computed from the measurements. */
const invalidate = (warehouse: Warehouse) => warehouse.change({ commit: async () => undefined });

const COMMUNES = ['Vôi;Lạng Giang', 'Phúc Sơn;', 'Tam Dị;Lục Nam', 'Chũ;Lục Ngạn'];

/** A file of 40 tests in two weeks of one month, some of them in other files too. */
function fileOf(seed: number): string {
  const random = seededRandom(seed);
  const month = 5 + (seed % 3);
  const rows = Array.from({ length: 40 }, (_, i) => {
    const at = `${10 + (i % 14)}/0${month}/2024 08:${10 + (i % 40)}:01`;
    const operator = ['Viettel', 'VNPT', 'MobiFone'][i % 3];
    const speed = i % 2 === 0 ? 20 + i : random.integer(90);
    return `${at};${operator};${i % 5 ? '4G' : '5G'};${speed};${i % 7 ? 20 : 0};${COMMUNES[i % 4]};d${i % 11}`;
  });
  return ['Thời gian đo;Nhà mạng;Công nghệ;Download Mbps;Ping (ms);Xã;Huyện;Mã thiết bị', ...rows, ''].join(
    '\n',
  );
}

it('cached results are what computing anew gives, whatever is loaded, undone, put back, switched or settled', async () => {
  const warehouse = await openWithAreas();
  const batches: number[] = [];
  const settled: number[] = [];
  const name = { district: null, commune: 'Phúc Sơn', address: null };
  const unit = { edition: '2024', level: 'commune', code: 'Xã Phúc Sơn, Huyện Sơn Động' } as const;
  const changes: (() => Promise<unknown>)[] = [
    ...[1, 2, 4].map((seed) => async () => {
      const { batch } = await load(warehouse, `${seed}.csv`, fileOf(seed));
      await warehouse.settled();
      batches.push(batch.id);
    }),
    () => undoBatch(warehouse, batches[0]!),
    async () => settled.push((await resolvePlaceName(warehouse, { written: name, unit, by: 'test' })).id),
    () => restoreBatch(warehouse, batches[0]!, { by: 'test' }),
    () => switchRule(warehouse, batches[1]!, 'latency_zero', 'off', 'test'),
    () => undoPlaceResolution(warehouse, settled[0]!, 'test'),
  ];
  await everyAnswer(warehouse);
  for (const change of changes) {
    await change();
    const answers = await everyAnswer(warehouse);
    await invalidate(warehouse);
    expect(answers).toEqual(await everyAnswer(warehouse));
  }
}, 60_000);

it('undoing a load restores every figure, cached ones too', async () => {
  const warehouse = await openWithAreas();
  await load(warehouse, '1.csv', fileOf(1));
  await load(warehouse, '2.csv', fileOf(2));
  await warehouse.settled();
  const before = await everyAnswer(warehouse);
  const { batch } = await load(warehouse, '4.csv', fileOf(4));
  await warehouse.settled();
  expect(await everyAnswer(warehouse)).not.toEqual(before);
  await undoBatch(warehouse, batch.id);
  expect(await everyAnswer(warehouse)).toEqual(before);
  await invalidate(warehouse);
  expect(await everyAnswer(warehouse)).toEqual(before);
}, 60_000);

/** Two areas side by side, parted at a longitude. */
const twoAreas = (border: number) => {
  const box = (code: string, from: number, to: number) => ({
    type: 'Feature' as const,
    properties: { ma: code, ten: `Khu ${code}` },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [[from, to, to, from, from].map((x, i) => [x, i < 2 || i === 4 ? 21 : 22])],
    },
  });
  const features = [box('T', 106, border), box('D', border, 107)];
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
};

/** Tests at four spots, half of them by nobody's device: what an interval takes for one witness is a spot on a day. */
const positioned = [
  'Thời gian đo;Nhà mạng;Công nghệ;Download Mbps;Kinh độ;Vĩ độ;Mã thiết bị',
  ...Array.from({ length: 60 }, (_, i) => {
    const longitude = [106.2011, 106.2049, 106.5011, 106.7011][i % 4];
    return `13/06/2024 08:${10 + (i % 45)}:0${i % 9};Viettel;4G;${20 + ((i * 7) % 41)};${longitude};21,5;${i % 4 < 2 ? '' : `d${i % 11}`}`;
  }),
  '',
].join('\n');

it('cached results are never stale after an import of areas, other reference data, or the end of a retention', async () => {
  const clock = { now: NOW };
  const warehouse = await openOnDisk({}, clock);
  await load(warehouse, 'spots.csv', positioned);
  const areas = (border: number) =>
    importBytes(warehouse, twoAreas(border), {
      ...{ fileName: 'khu.geojson', edition: 'khu', level: 'district', codeField: 'ma', nameField: 'ten' },
    });
  await areas(106.4);
  const choice = { period: reportMonth('2024-07'), edition: 'khu', level: 'district' } as const;
  const answers = async () => {
    const filter = await resolveFilter(warehouse, choice);
    const by = 'area_operator';
    return [
      await areaStatistics(warehouse, filter, { by }),
      await areaChanges(warehouse, filter, { by }),
      await trend(warehouse, filter, { code: null, months: 3 }),
    ];
  };
  const reference = mkdtempSync(join(tmpdir(), 'i-speed-test-'));
  cpSync(join(AREAS, '..'), reference, { recursive: true });
  const standards = join(reference, 'standards', 'standards.json');
  const lower = readFileSync(standards, 'utf8').replace('"limit": 40000', '"limit": 30000');
  writeFileSync(standards, lower);
  const changes: Record<string, () => Promise<unknown>> = {
    'an import of the same areas with another border': () => areas(106.6),
    'reference data with another limit': () => loadReference(warehouse, reference),
    'exact positions let go of': async () => {
      clock.now = new Date('2028-01-01T00:00:00Z');
      await confirmClock(warehouse, '2028-01-01', 'An');
      // A day's worth at a time: the raw copy first, which changes no data.
      const removed = async () => (await retentionReport(warehouse)).removals.length;
      for (let before = -1; before !== (await removed()); await applyRetention(warehouse)) {
        before = await removed();
      }
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    const before = await answers();
    await change();
    const after = await answers();
    expect(after, name).not.toEqual(before);
    await invalidate(warehouse);
    expect(after, name).toEqual(await answers());
  }
  rmSync(reference, { recursive: true });
}, 60_000);

it('a load invalidates the results of its own dates only', async () => {
  const warehouse = await openWithAreas();
  let computed = 0;
  const statisticsOf = (from: string, to: string) =>
    memoize(warehouse, { statistic: 'x', dates: { from, to } }, async () => ++computed);
  const [june, july] = [
    () => statisticsOf('2024-06-01', '2024-07-01'),
    () => statisticsOf('2024-07-01', '2024-08-01'),
  ];
  expect([await june(), await july()]).toEqual([1, 2]);
  await load(warehouse, 'july.csv', fileOf(2));
  expect([await june(), await july()]).toEqual([1, 3]);
});
