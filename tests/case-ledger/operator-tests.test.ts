import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { enterStep } from '#lib/server/case-answers/enter-step.ts';
import { caseEvidence } from '#lib/server/cases/case-evidence.ts';
import { batchHistory } from '#lib/server/ingest/batches.ts';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import { restoreBatch } from '#lib/server/ingest/reload.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { makeContent, type PackContent } from '#lib/server/evidence/pack-content.ts';
import { makeZip } from '#lib/server/evidence/make-zip.ts';
import { manifestParts } from '#lib/server/evidence/parts/manifest.ts';
import { OPERATOR_PARTS } from '#lib/server/evidence/parts/part.ts';
import { checkLines } from '#lib/messages/packs/check-words.ts';
import { reportData } from '#lib/server/evidence/pdf/report-data.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import { previewTests } from '#lib/server/case-answers/operator-tests/operator-tests.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { caseFilter } from '#lib/server/cases/read-case-request.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { conclusionOf } from '#lib/domain/cases/operator-tests/comparison.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { contentOf, openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { SECRETS } from '../evidence/evidence-world.ts';
import { linesOfTable } from './case-steps.ts';

const FILTER = { period: 'rolling:2024-06', edition: '2024', level: 'district', operator: 'vinaphone' };
let world: ApiWorld;
let id: number;
/** Spots of the case's first place. */
let spots: readonly { readonly longitude: number; readonly latitude: number }[];

const spotsOf = statement<{ longitude: number; latitude: number }, { case: number }>()`
  select m.longitude, m.latitude from case_measurement as c join measurement as m using (batch_id, row_number)
  where case_id = $case and place_number = 1 and m.longitude is not null order by batch_id, row_number`;

const enter = (fields: object) => {
  const entry = readEntry(JSON.stringify({ by: 'An', on: '2024-07-20', ...fields }), 'application/json');
  return enterStep(world.warehouse, id, entry);
};

beforeAll(async () => {
  world = await openApiWorld();
  const filter = await caseFilter(world.warehouse, new URLSearchParams(FILTER));
  const places = ['218', '216'].map((code) => ({ kind: 'area' as const, code }));
  id = await openCase(world.warehouse, { filter, places, reason: 'yếu', by: 'An' });
  spots = await world.warehouse.db.query(spotsOf, { case: id });
  await enter({ kind: 'sent', document: '12/STTTT-BCVT', deadline: '2024-08-05' });
});
afterAll(() => world.warehouse.close());

/** Tests of three instruments over twelve days at the spots of the first place, by their speed in Mbps. */
const csvOf = (speed: (i: number) => number, change: (line: string[], i: number) => string[] = (l) => l) =>
  [
    'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị;Huyện',
    ...spots.slice(0, 60).map(({ longitude, latitude }, i) => {
      const day = String(1 + (i % 12)).padStart(2, '0');
      const time = `${day}/06/2024 ${String(6 + (i % 16)).padStart(2, '0')}:10:00`;
      const line = [
        time,
        'VNPT',
        '4G',
        speed(i).toFixed(2),
        String(longitude),
        String(latitude),
        `may${i % 3}`,
        '',
      ];
      return change(line, i).join(';');
    }),
  ].join('\n');

const signal = new AbortController().signal;
const preview = async (
  csv: string | Uint8Array<ArrayBuffer>,
  name = 'vnpt.csv',
  options = new URLSearchParams(),
) => {
  const opened = await readCase(world.warehouse, id);
  return previewTests(world.warehouse, opened, new Response(csv), { name, options, signal });
};
let made: Promise<PackContent> | null = null;
/** The pack of the case, made when it is first asked for. */
const packOf = () =>
  (made ??= caseEvidence(world.warehouse, { id }).then((evidence) => makeContent(evidence, SECRETS)));
/** A pack with parts changed, or taken out, and signed anew. */
function forged(content: PackContent, change: (name: string, text: string) => string | null) {
  const parts = content.parts.flatMap(({ name, bytes }) => {
    if (name.startsWith('manifest-')) return [];
    const changed = OPERATOR_PARTS.some((part) => part === name) ? change(name, bytes.toString()) : '';
    return changed === null ? [] : [{ name, bytes: changed === '' ? bytes : Buffer.from(changed) }];
  });
  const { signingKey } = SECRETS;
  return makeZip({ ...content, parts: [...parts, ...manifestParts(parts, signingKey)] }, signingKey);
}
const FAST = (i: number) => 62 + ((i * 7) % 11) / 3;
const answers = [{ place: 1, status: 'not_accepted', evidence: 'vnpt.csv' }];

describe('an operator’s own tests', () => {
  it('are compared with what the case froze, by the mean that it shows', async () => {
    const { found, file } = await preview(csvOf(FAST));
    const [first, second] = found.places;
    expect(found.rows).toMatchObject({ read: 60, rejected: 0, otherOperators: 0, elsewhere: 0, kept: 60 });
    expect(file).toMatchObject({ role: 'tests', name: 'vnpt.csv' });
    const { figures } = (await readCase(world.warehouse, id)).frozen.places[0]!;
    expect(first!.citizens.mean).toBeCloseTo(figures!.downloadKbpsDeviceMean!, 6);
    expect(first!.citizens.devices).toBe(figures!.devices);
    expect(first).toMatchObject({ place: 1, conclusion: 'operator_faster', level: 'above' });
    expect(first!.operator).toMatchObject({ tests: 60, devices: 3, votes: 12, failed: 0 });
    expect(first!.difference.difference).toBeCloseTo(first!.operator.mean! - first!.citizens.mean!, 6);
    expect(second).toMatchObject({ conclusion: 'none', level: null, notes: [] });
  });

  it('are counted by the same refusals and marks as citizens’, and only the operator’s at the places', async () => {
    const csv = csvOf(FAST, (line, i) => {
      if (i === 0) return line.with(1, 'Viettel');
      if (i === 1) return line.with(3, 'nhanh');
      if (i === 2) return line.with(3, '3000');
      if (i === 3) return line.with(4, '100');
      if (i === 4) return line.with(2, '3G');
      return i === 6 ? csvOf(FAST).split('\n')[6]!.split(';') : line;
    });
    const { found } = await preview(csv);
    expect(found.rows).toEqual({
      ...{ read: 60, rejected: 1, repeated: 1, loadedBefore: 0, otherOperators: 1, otherTechnology: 1 },
      ...{ elsewhere: 1, kept: 55 },
    });
    expect(found.places[0]!.operator).toMatchObject({ tests: 55, marked: 1 });
  });

  it('without operator or devices are taken for the case’s, each site and day a vote', async () => {
    const csv = csvOf(FAST, (line) => line.with(6, '')).replace('Nhà mạng', 'Ghi chú');
    const [place] = (await preview(csv.replaceAll('VNPT', 'x'))).found.places;
    expect(place!.operator).toMatchObject({ tests: 60, devices: null });
    expect(place!.operator.votes).toBeGreaterThan(12);
    expect(place!.notes).toContain('no_devices');
  });

  it('move no figure of citizens by one digit, previewed or entered, and stand in a table of their own', async () => {
    const { frozen } = await readCase(world.warehouse, id);
    const figures = async () => [
      await areaStatistics(world.warehouse, frozen.filter),
      (await readCase(world.warehouse, id)).frozen,
    ];
    const [before, content] = [await figures(), await contentOf(world.warehouse)];
    const named = csvOf(FAST, (line, i) =>
      i === 9 ? line.with(4, '').with(5, '').with(7, 'Huyện Không Có') : line,
    );
    await preview(named);
    const { token, found, file } = await preview(gzipSync(csvOf(FAST)), 'vnpt.csv.gz');
    const unpackedSha256 = createHash('sha256').update(csvOf(FAST)).digest('hex');
    expect(file).toMatchObject({ name: 'vnpt.csv.gz', unpackedSha256 });
    expect(await contentOf(world.warehouse)).toEqual(content);
    await expect(enter({ kind: 'answered', answers })).rejects.toMatchObject({ code: 'answer_needs_tests' });
    const tests = { token, name: 'vnpt.csv.gz', options: '' };
    const elsewhere = [{ ...answers[0], place: 2 }];
    await expect(enter({ kind: 'answered', answers: elsewhere, tests })).rejects.toMatchObject({
      code: 'answer_tests_elsewhere',
    });
    expect(await contentOf(world.warehouse)).toEqual(content);
    await enter({ kind: 'answered', answers, tests });
    const changed = (await contentOf(world.warehouse)).filter((table, i) => {
      return JSON.stringify(table) !== JSON.stringify(content[i]);
    });
    expect(changed.map((table) => (table as { name: string }).name)).toEqual([
      'audit_entry',
      'case_entry',
      'case_operator_test',
    ]);
    expect(await figures()).toEqual(before);
    const { standing, entries } = await readCase(world.warehouse, id);
    expect(standing.operatorTests).toEqual(found);
    expect(entries.at(-1)).toMatchObject({ details: { files: [file] } });
    const kept = statement<{ rows: number; mean: number }>()`
      select count(*) as rows, avg(download_kbps) as mean from case_operator_test where case_id = 1`;
    const [stored] = await world.warehouse.db.query(kept, {});
    expect(stored!.rows).toBe(60);
    expect(stored!.mean).toBeGreaterThan(60_000);
  });

  it('stand in the pack of the case with both sides’ rows, and a check compares them again', async () => {
    const content = await packOf();
    const { standing, entries } = await readCase(world.warehouse, id);
    const part = (name: string) => content.parts.find((found) => found.name === name)!.bytes.toString();
    const said = JSON.parse(part('operator-tests.json')) as { comparisons: object[]; file: object };
    const [first, second] = standing.operatorTests!.places;
    const shown = [
      { code: '216', ...second, place: undefined },
      { code: '218', ...first, place: undefined },
    ];
    expect(said.comparisons).toEqual(JSON.parse(JSON.stringify(shown)));
    expect(entries.at(-1)).toMatchObject({ details: { files: [said.file] } });
    // The report numbers places as the letter does, its tables of data are in the order of codes.
    expect(reportData(content).figures.map(([name]) => name)).toEqual([
      '1. Huyện Lục Nam',
      '2. Huyện Tân Yên',
    ]);
    expect(part('operator-rows.csv').trim().split('\r\n')).toHaveLength(1 + 60);
    expect(part('README.md')).toContain('operator-rows.csv');
    const sides = await linesOfTable(world.warehouse, id, 'comparison');
    expect(sides.map((line) => line.split(',')[3])).toEqual([
      'side',
      'citizens',
      'operator',
      'citizens',
      'operator',
    ]);
    const check = await checkPack(await makeZip(content, SECRETS.signingKey), null);
    expect(check).toMatchObject({ isIntact: true, findings: [], compared: 2, operatorRows: 60 });
    expect(checkLines(check, 'vi').join('\n')).toContain('(60 dòng) cũng được tính lại ở 2 nơi');
    const { operatorTests, ...evidence } = content.evidence;
    const other = { ...operatorTests!, comparisons: operatorTests!.comparisons.toReversed() };
    await expect(makeContent({ ...evidence, operatorTests: other }, SECRETS)).rejects.toMatchObject({
      code: 'pack_not_reproduced',
    });
  });

  it.each([
    ['operator-tests.json', /"mean": \d/, '"mean": 1', '216 citizens'],
    [
      'operator-tests.json',
      /"conclusion": "operator_faster"/,
      '"conclusion": "within_error"',
      '218 conclusion',
    ],
    ['operator-tests.json', /"votes": (\d+)/, '"votes": 1$1', 'minimums'],
    ['operator-rows.csv', /^(1,(?:[^,]*,){5})(\d+)/m, '$19$2', '218 operator'],
    ['operator-rows.csv', /,216,|,218,/, ',217,', '1'],
    ['operator-rows.csv', /^1,.*\r\n/m, '', '1'],
    ['operator-tests.json', /^[^]*$/, null, null],
    ['operator-rows.csv', /^[^]*$/, null, null],
  ])('in a pack: %s changed where it says %s is refused and named', async (name, from, to, item) => {
    const content = await packOf();
    const file = await forged(content, (part, text) =>
      part !== name ? text : to === null ? null : text.replace(from, to),
    );
    const { isIntact, findings } = await checkPack(file, null);
    expect(isIntact).toBe(false);
    const [, csv] = OPERATOR_PARTS;
    const named = findings.filter(
      (found) => found.part === name || (name === csv && found.part === OPERATOR_PARTS[0]),
    );
    expect(named.map((found) => found.item?.slice(0, item?.length) ?? null)).toContain(item);
  });

  it('are refused among citizens’ tests, packed or not, unless somebody says so; then it is on record', async () => {
    const { warehouse } = world;
    const refusal = { code: 'file_is_operator_tests', details: { number: 'HS-0001', on: '2024-07-20' } };
    const content = await contentOf(warehouse);
    await expect(world.load('dan.csv', csvOf(FAST))).rejects.toMatchObject(refusal);
    const path = join(warehouse.dataDir, 'dan.csv.gz');
    writeFileSync(path, gzipSync(csvOf(FAST)));
    const source = { path, name: 'dan.csv.gz' };
    await expect(loadFiles(warehouse, source, { loadedBy: 'An' }).next()).rejects.toMatchObject(refusal);
    const changed = (await contentOf(warehouse)).filter(
      (table, i) => JSON.stringify(table) !== JSON.stringify(content[i]),
    );
    expect(changed.map((table) => (table as { name: string }).name)).toEqual(['failed_load']);
    const options = { loadedBy: 'An', evenOperatorFile: true };
    const { value: outcome } = await loadFiles(warehouse, source, options).next();
    const { id: batch, accepted } = (outcome as { report: { batch: { id: number; accepted: number } } })
      .report.batch;
    expect(accepted).toBe(60);
    expect(await batchHistory(warehouse, batch)).toMatchObject([{ event: 'operator_file', by: 'An' }]);
    await undoBatch(warehouse, batch, 'An');
    await expect(restoreBatch(warehouse, batch, { by: 'An' })).rejects.toMatchObject(refusal);
  });

  it('that were loaded as citizens’ tests before are not counted again, and the batch is named', async () => {
    const csv = csvOf((i) => 21 + (i % 7) / 3);
    const { batch } = await world.load('citizens.csv', csv);
    const { found } = await preview(csv);
    expect(found.sameAsBatch).toBe(batch.id);
    expect((await preview(gzipSync(csv), 'dan.gz')).found.sameAsBatch).toBe(batch.id);
    expect((await preview(csvOf(FAST))).found.sameAsBatch).toBeNull();
    expect(found.rows).toMatchObject({ read: 60, loadedBefore: 60, repeated: 0, kept: 0 });
    expect(found.places[0]!.conclusion).toBe('none');
  });

  it('allow no more than their interval says', () => {
    const enough = { tests: 60, isEnough: true };
    const from = (lower: number | null, upper: number | null) => ({ difference: 1, lower, upper });
    expect(conclusionOf(from(-1, 2), enough)).toBe('within_error');
    expect(conclusionOf(from(1, 2), enough)).toBe('operator_faster');
    expect(conclusionOf(from(-2, -1), enough)).toBe('operator_slower');
    expect(conclusionOf(from(1, 2), { tests: 60, isEnough: false })).toBe('too_few');
    expect(conclusionOf(from(null, null), enough)).toBe('too_few');
    expect(conclusionOf(from(1, 2), { tests: 0, isEnough: false })).toBe('none');
  });
});
