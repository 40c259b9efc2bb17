import { gridDisk } from 'h3-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GapArea } from '#lib/domain/gaps/gap.ts';
import type { CasePlace } from '#lib/domain/cases/case.ts';
import { parseRowQuestion } from '#lib/domain/rows/row-question.ts';
import { stateGrade } from '#lib/server/cases/batch-grade.ts';
import { figuresToday } from '#lib/server/cases/case-view.ts';
import { caseEvidence, packsOfCase } from '#lib/server/cases/case-evidence.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { enterStep } from '#lib/server/case-answers/enter-step.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { gapMarks } from '#lib/server/cases/ledger/case-marks.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import { previewTests } from '#lib/server/case-answers/operator-tests/operator-tests.ts';
import { COMMENT_BYTES } from '#lib/server/evidence/container/signature.ts';
import { readZip } from '#lib/server/evidence/container/zip.ts';
import type { GapFigure } from '#lib/server/evidence/gaps/gap-evidence.ts';
import { caseLetterContent } from '#lib/server/documents/letters/case-letter.ts';
import { gapReportData } from '#lib/server/evidence/pdf/gap-report.ts';
import { gapMessages } from '#lib/messages/gaps.ts';
import { makeZip } from '#lib/server/evidence/make-zip.ts';
import { liveEvidence } from '#lib/server/evidence/live-evidence.ts';
import { makeContent } from '#lib/server/evidence/pack-content.ts';
import { makePack } from '#lib/server/evidence/packs.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import { statement } from '#lib/server/db/statement.ts';
import { rowCounts } from '#lib/server/rows/row-counts.ts';
import { rowScope } from '#lib/server/rows/row-scope.ts';
import { screenedGaps } from '#lib/server/statistics/gaps/gap-selection.ts';
import { gaps } from '#lib/server/statistics/gaps/gaps.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { exported, load, openWarehouse } from '../ingest/support.ts';
import { SECRETS } from '../evidence/evidence-world.ts';
import {
  BORDER,
  FAR,
  gapAround,
  gapPageFilter,
  loadWeakPlaces,
  PERIOD,
  RETESTED,
  testsAt,
  WEAK,
} from '../evidence/gap-world.ts';
import { step } from './case-steps.ts';

const LIMITS = { mostParts: 40, mostBytes: 100_000_000 };

let now = new Date('2024-08-01T05:00:00Z');
let warehouse: Warehouse;
let id: number;
let borderId: number;
let gap: GapArea;
let border: GapArea;

beforeAll(async () => {
  warehouse = await openWarehouse('areas', () => now);
  await loadWeakPlaces(warehouse);
  [gap, border] = [await gapAround(warehouse, WEAK), await gapAround(warehouse, BORDER)];
  id = await openCase(warehouse, {
    filter: await gapPageFilter(warehouse),
    places: [{ kind: 'gap', gap: `noi-yeu-${gap.id}` }],
    ...{ reason: 'yếu', by: 'An' },
  });
});

const ZIP = { format: 'zip', by: 'An' } as const;

/** The operator answers with its own tests, which are fast in the gap. */
async function contest(of: number, { cells }: GapArea): Promise<void> {
  const own = { mean: 55, tests: 60, devices: 3, from: PERIOD.from, name: 'o' };
  const reading = { name: 'o.csv', options: new URLSearchParams(), signal: new AbortController().signal };
  const csv = new Response(exported(...testsAt(cells, own)));
  const { token } = await previewTests(warehouse, await readCase(warehouse, of), csv, reading);
  const answer = {
    ...{ kind: 'answered', on: '2024-09-05', by: 'An', document: '9/VTT' },
    answers: [{ place: 1, status: 'not_accepted', evidence: 'o.csv' }],
    tests: { token, name: 'o.csv', options: '' },
  };
  await enterStep(warehouse, of, readEntry(JSON.stringify(answer), 'application/json'));
}

const packOfCase = (format: 'zip' | 'pdf' = 'zip') =>
  makePack(warehouse, () => caseEvidence(warehouse, { id }), { format, by: 'An' });
const partOf = (bytes: Buffer, name: string): Buffer =>
  readZip(bytes, COMMENT_BYTES, LIMITS).find((part) => part.name === name)!.bytes!;

describe('a case about a gap', () => {
  it('is frozen with the bound of the gap and the tests in its cells, never with their mean', async () => {
    const [place] = (await readCase(warehouse, id)).frozen.places;
    expect(place).toMatchObject({ figures: null, rows: 60, gap: { status: 'confirmed', devices: 60 } });
    expect(place!.gap!.atMostKbps).toBeLessThan(40_000);
    expect(place!.key).toEqual({ kind: 'gap', gap: gap.id });
  });

  it('compares an operator’s own tests in those cells alone', async () => {
    const around = { mean: 55, tests: 60, devices: 3, from: PERIOD.from };
    const csv = exported(
      ...testsAt(gap.cells, { ...around, name: 'o' }),
      ...testsAt(FAR, { ...around, name: 'p' }),
    );
    const opened = await readCase(warehouse, id);
    const { signal } = new AbortController();
    const reading = { name: 'o.csv', options: new URLSearchParams(), signal };
    const { found } = await previewTests(warehouse, opened, new Response(csv), reading);
    expect(found.rows).toMatchObject({ read: 120, kept: 60, elsewhere: 60 });
    expect(found.places).toMatchObject([{ conclusion: 'operator_faster', citizens: { tests: 60 } }]);
  });

  it('counts the tests that the page of gaps counts, where the border of the province cuts the gap too', async () => {
    const filter = await gapPageFilter(warehouse);
    const scope = { filter, areas: [], gaps: [border.id] };
    const { rows, gaps: found } = await liveEvidence(warehouse, scope);
    expect(border.tests).toBeLessThan(60);
    borderId = await openCase(warehouse, {
      ...{ filter, places: [{ kind: 'gap', gap: border.id }], reason: 'yếu', by: 'An' },
    });
    const [place] = (await readCase(warehouse, borderId)).frozen.places as [CasePlace];
    expect([place.rows, rows.length]).toEqual([border.tests, border.tests]);
    expect(found!.figures[0]).toMatchObject({ judgedDevices: border.devices, atMostKbps: border.atMostKbps });
    const frozen = await caseEvidence(warehouse, { id: borderId });
    expect(frozen).toEqual(await liveEvidence(warehouse, scope));
  });
});

describe('the pack of a case about a gap', () => {
  it('has the figures of the page of gaps to the digit, computed from its own rows', async () => {
    const { bytes, record } = await packOfCase();
    const { figures } = JSON.parse(partOf(bytes, 'gaps.json').toString()) as { figures: GapFigure[] };
    const { found, selection } = (await screenedGaps(warehouse, await gapPageFilter(warehouse)))!;
    expect(figures).toMatchObject([
      {
        ...{ gap: gap.id, status: 'confirmed', retested: false, atMostKbps: gap.atMostKbps },
        ...{ tests: gap.tests, failedTests: gap.failedTests, devices: gap.devices, places: gap.places },
        ...{ timesOfDay: gap.timesOfDay, judgedDevices: 60, days: 25, devicesMissing: null },
        p: found.get(gap.id)!.p,
      },
    ]);
    const { judged, compared } = selection;
    expect(compared.find((window) => window.gap === gap.id)).toEqual({
      ...{ gap: gap.id, devices: 60, votes: figures[0]!.votes },
    });
    const page = await gaps(warehouse, await gapPageFilter(warehouse), 7);
    expect([judged, compared.length > 10]).toEqual([page.windowsJudged, true]);
    expect(await checkPack(bytes, null)).toMatchObject({ isIntact: true, rows: 60, figures: 0, gaps: 1 });
    expect(record).toMatchObject({ areas: [], gaps: [{ gap: gap.id, title: gap.name }] });
    const opened = await readCase(warehouse, id);
    expect((await packsOfCase(warehouse, opened)).map(({ code }) => code)).toEqual([record.code]);
  });

  it('counts of a re-test what the page of gaps does: the devices that did not choose the place', async () => {
    const retested = await gapAround(warehouse, RETESTED);
    expect(retested).toMatchObject({ status: 'confirmed', retested: true });
    const scope = { filter: await gapPageFilter(warehouse), areas: [], gaps: [retested.id, gap.id] };
    const content = await makeContent(await liveEvidence(warehouse, scope), SECRETS);
    const found = content.gaps!.figures.find((figure) => figure.gap === retested.id)!;
    expect(found).toMatchObject({ retested: true, atMostKbps: retested.atMostKbps, judgedDevices: 12 });
    expect(found.devices).toBe(retested.devices);
    const pack = await makeZip(content, SECRETS.signingKey);
    expect(await checkPack(pack, null)).toMatchObject({ isIntact: true, gaps: 2, findings: [] });
  });

  it('and the letter about it list the gap with the same digits, and say how it was found', async () => {
    const content = await makeContent(await caseEvidence(warehouse, { id }), SECRETS);
    const [row] = gapReportData(content)!.figures;
    const opened = await readCase(warehouse, id);
    const choice = { kind: 'request_to_invest', deadline: null, on: null } as const;
    const { annexes } = await caseLetterContent(warehouse, 'data/reference', opened, choice, null);
    const [places, method] = annexes.map(({ blocks }) => blocks);
    const table = places!.find((block) => block.block === 'table')!;
    const [number, title, , tests, devices, atMost] = table.rows[0]!;
    expect([`${number}. ${title}`, tests, devices, atMost]).toEqual([
      `1. Vùng lõm ${row![0]!.replace('1. ', '')}`,
      ...[row![1], row![2], row![6]],
    ]);
    expect(JSON.stringify(method)).toContain(gapMessages.vi.windowRule);
  });

  it('as PDF has the same parts and code, and later tests change nothing in it', async () => {
    const [zip, opened] = [await packOfCase(), await readCase(warehouse, id)];
    const { status, atMostKbps, tests, devices } = opened.frozen.places[0]!.gap!;
    const frozen = { status, atMostKbps, tests, devices };
    expect((await figuresToday(warehouse, opened)).gaps).toEqual({ [gap.id]: frozen });
    await load(warehouse, 'late.csv', exported(...testsAt(gap.cells, LATE)));
    const [later, pdf] = [await packOfCase(), await packOfCase('pdf')];
    expect(later.bytes.equals(zip.bytes)).toBe(true);
    expect(pdf.record.code).toBe(zip.record.code);
    expect((await figuresToday(warehouse, opened)).gaps[gap.id]).not.toEqual(frozen);
    expect(await checkPack(pdf.bytes, null)).toMatchObject({ isIntact: true, gaps: 1 });
  });

  it('of an earlier version, which kept nothing of the windows, says so instead', async () => {
    const [kept] = await warehouse.db.query(KEPT, {});
    const setEvidence = (evidence: string) =>
      warehouse.db.write((writer) => writer.run(SET_EVIDENCE, { evidence }));
    await setEvidence(JSON.stringify({ ...JSON.parse(kept!.evidence), gaps: undefined }));
    const refused = { code: 'case_without_gap_evidence', details: { number: 'HS-0001' } };
    await expect(caseEvidence(warehouse, { id })).rejects.toMatchObject(refused);
    await setEvidence(kept!.evidence);
  });
});

const LATE = { mean: 90, tests: 60, devices: 60, from: PERIOD.from, name: 'late' };
const KEPT = statement<{ readonly evidence: string }>()`
  select evidence::varchar as evidence from case_evidence where case_id = 1
`;
const SET_EVIDENCE = statement<never, { evidence: string }>()`
  update case_evidence set evidence = $evidence::json where case_id = 1
`;

describe('the verification of a case about a gap', () => {
  const AUGUST = { from: '2024-08-02', to: '2024-09-01' };
  const SEPTEMBER = { from: '2024-09-01', to: '2024-10-01' };

  beforeAll(async () => {
    for (const of of [id, borderId]) {
      await step(warehouse, of, {
        ...{ kind: 'sent', on: '2024-08-01', deadline: '2024-08-16' },
        ...{ mendedBy: SEPTEMBER.from, promisedKbps: 60_000 },
      });
    }
    const after = { tests: 240, devices: 120, from: '2024-09-02' };
    const still = { mean: 14, tests: 60, devices: 60, from: '2024-08-03' };
    now = new Date('2024-10-02T05:00:00Z');
    await load(
      warehouse,
      'august.csv',
      exported(
        ...testsAt(FAR, { ...still, mean: 70, tests: 400, devices: 400, name: 'f' }),
        ...testsAt(gridDisk(WEAK, 1), { ...still, name: 'g' }),
      ),
    );
    const { batch } = await load(
      warehouse,
      'after.csv',
      exported(
        ...testsAt(gap.cells, { ...after, mean: 60, name: 'a' }),
        ...testsAt(FAR, { ...after, mean: 5, name: 'b' }),
        ...testsAt(gridDisk(BORDER, 1), { ...after, mean: 60, name: 'c' }),
      ),
    );
    await stateGrade(warehouse, { batch } as Parameters<typeof stateGrade>[1], 'protocol', 'An');
    const claim = { place: 1, status: 'done', countsFrom: SEPTEMBER.from };
    await step(warehouse, id, { kind: 'answered', on: '2024-09-05', answers: [claim] });
    await contest(borderId, border);
    for (const of of [id, borderId]) await step(warehouse, of, { kind: 'verified', on: '2024-10-02' });
  });

  it('is judged by later tests in the same cells, and by no other test', async () => {
    const { standing } = await readCase(warehouse, id);
    expect(standing.plan!.places).toMatchObject([{ place: '1', beforeTests: 60, beforeDevices: 60 }]);
    expect(standing.verification).toMatchObject({
      outcome: 'met',
      closing: [{ place: '1', tests: 240, votes: 120, outcome: 'met' }],
    });
    expect(standing.verification!.all[0]!.after.mean).toBeCloseTo(60_000, -3);
    expect([standing.state, standing.allowed.has('closed')]).toEqual(['met', true]);
  });

  it('of an operator that contests it: the pack has its own tests in the gap, compared again', async () => {
    const { bytes } = await makePack(warehouse, () => caseEvidence(warehouse, { id: borderId }), ZIP);
    const said = JSON.parse(partOf(bytes, 'operator-tests.json').toString()) as { comparisons: object[] };
    expect(said.comparisons).toMatchObject([{ code: border.id, conclusion: 'operator_faster' }]);
    expect(await checkPack(bytes, null)).toMatchObject({ isIntact: true, findings: [] });
  });

  it('is marked on the page of gaps with its letter and the operator’s claim', async () => {
    const sent = { on: '2024-08-01', text: 'HS-0001: gửi công văn cho Viettel' };
    expect((await gapMarks(warehouse, 'viettel', 'vi'))[gap.id]).toEqual([
      { case: id, ...sent },
      { case: id, on: SEPTEMBER.from, text: 'HS-0001: Viettel báo đã khắc phục' },
    ]);
    expect(await gapMarks(warehouse, 'mobifone', 'vi')).toEqual({});
  });

  it('finds the mean that the page of gaps states of other devices in the period after', async () => {
    const { areas } = await gaps(warehouse, await gapPageFilter(warehouse, AUGUST), 7);
    const page = areas.find((area) => area.id === gap.id)!;
    const [found] = (await readCase(warehouse, id)).standing.verification!.all;
    expect(page.later!.devices).toBe(found!.votes);
    expect(found!.after.mean).toBeCloseTo(page.later!.downloadKbpsMean, 6);
  });

  it('counts the rows that the page of rows lists for the gap, at the border too', async () => {
    const filter = await gapPageFilter(warehouse, SEPTEMBER);
    for (const [of, area] of [[id, gap] as const, [borderId, border] as const]) {
      const question = parseRowQuestion(new URLSearchParams({ gap: area.id }));
      const scope = await rowScope(warehouse, filter, question);
      const { counted } = await rowCounts(warehouse, filter, question, scope);
      const [found] = (await readCase(warehouse, of)).standing.verification!.all;
      expect([found!.tests, found!.votes]).toEqual([counted.tests, counted.devices]);
    }
  });
});
