import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fragment, statement } from '#lib/server/db/statement.ts';
import { caseEvidence } from '#lib/server/cases/case-evidence.ts';
import { candidates, furtherCandidates } from '#lib/server/cases/case-view.ts';
import { operatorChoices } from '#lib/server/cases/operator-choices.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import { makePack } from '#lib/server/evidence/packs.ts';
import { liveEvidence } from '#lib/server/evidence/live-evidence.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { areaKey, openLedger, openSlow, step } from './case-steps.ts';

let warehouse: Warehouse;
beforeAll(async () => ({ warehouse } = await openLedger()));
afterAll(() => warehouse.close());

const rowsOf = async (id: number) => {
  const [counted] = await warehouse.db.query(
    statement<{ rows: number; kbps: bigint }, { case: number }>()`
      select count(*) as rows, sum(download_kbps)::bigint as kbps from case_measurement where case_id = $case`,
    { case: id },
  );
  return counted!;
};

describe('a case', () => {
  let id: number;
  beforeAll(async () => {
    id = await openSlow(warehouse, ['A', 'B']);
  });

  it('has the figures of the page it was opened from, and every test behind them', async () => {
    const { frozen } = await readCase(warehouse, id);
    const rows = await areaStatistics(warehouse, frozen.filter);
    for (const place of frozen.places) {
      const shown = rows.find(({ code }) => place.key.kind === 'area' && code === place.key.code)!;
      expect(place.figures).toEqual(shown);
      expect(place.rows).toBe(shown.tests + shown.failedTests);
    }
    expect(frozen.exclusions).toEqual({ failed: 1, otherTechnology: 0, flagged: 0, otherOperators: 40 });
  });

  it('has the evidence of a pack made at the same time, and keeps it when the data change', async () => {
    const ledger = await openLedger();
    const made = await openSlow(ledger.warehouse, ['A', 'B']);
    const { frozen } = await readCase(ledger.warehouse, made);
    const live = await liveEvidence(ledger.warehouse, { filter: frozen.filter, areas: ['A', 'B'], gaps: [] });
    expect(await caseEvidence(ledger.warehouse, { id: made })).toEqual(live);
    await ledger.warehouse.change({
      commit: (writer) => writer.run(statement()`update measurement set download_kbps = 1`, {}),
    });
    expect(await caseEvidence(ledger.warehouse, { id: made })).toEqual(live);
    await ledger.warehouse.close();
  });

  it('stays as it was when the data change, and keeps its tests when a batch is undone', async () => {
    const before = [await rowsOf(id), (await readCase(warehouse, id)).frozen];
    await warehouse.change({
      commit: (writer) => writer.run(statement()`update measurement set download_kbps = 90000`, {}),
    });
    await warehouse.change({ commit: (writer) => writer.run(statement()`delete from measurement`, {}) });
    expect([await rowsOf(id), (await readCase(warehouse, id)).frozen]).toEqual(before);
  });
});

describe('places of a case', () => {
  it('are in at most one open case of an operator and standard', async () => {
    const other = await openLedger();
    const first = await openSlow(other.warehouse, ['A']);
    await expect(openSlow(other.warehouse, ['A', 'B'])).rejects.toMatchObject({
      code: 'case_place_taken',
      details: { number: 'HS-0001' },
    });
    const { frozen } = await readCase(other.warehouse, first);
    const offered = async (code: string) => {
      const chosen = await candidates(other.warehouse, frozen.filter, [{ kind: 'area', code }]);
      const further = await furtherCandidates(other.warehouse, frozen.filter, chosen);
      return further.map(({ title }) => title);
    };
    // An is in the case already.
    expect(await offered('C')).toEqual(['Bình']);
    await expect(openSlow(other.warehouse, ['A'], 'VNPT')).resolves.toBe(2);
    await step(other.warehouse, first, { kind: 'withdrawn', on: '2024-08-01', note: 'wrong period' });
    await expect(openSlow(other.warehouse, ['A', 'B'])).resolves.toBeGreaterThan(2);
    const undo = { kind: 'undone', on: '2024-08-01', note: 'after all', entry: 1 };
    await expect(step(other.warehouse, first, undo)).rejects.toMatchObject({ code: 'case_place_taken' });
    await other.warehouse.close();
  });

  it('need a test of the operator, and to exist', async () => {
    const other = await openLedger();
    await expect(openSlow(other.warehouse, ['C'])).rejects.toMatchObject({ code: 'case_without_rows' });
    await expect(openSlow(other.warehouse, [])).rejects.toMatchObject({ code: 'case_places_count' });
    await expect(openSlow(other.warehouse, ['nowhere'])).rejects.toMatchObject({ code: 'unit_unknown' });
    const left = statement<{ rows: number }>()`
      select (select count(*) from evidence_case) + (select count(*) from case_measurement)
        + (select count(*) from case_place) as rows`;
    expect(await other.warehouse.db.query(left, {})).toEqual([{ rows: 0 }]);
    await other.warehouse.close();
  });
});

describe('an answer that does not come', () => {
  it('is overdue after the next working day where its term ends on a day off', async () => {
    const ledger = await openLedger();
    const id = await openSlow(ledger.warehouse, ['A']);
    await step(ledger.warehouse, id, { kind: 'sent', on: '2024-08-01', deadline: '2024-08-17' });
    const stateOn = async (date: string) => {
      ledger.clock.now = `${date}T02:00:00Z`;
      const { state, since, dueOn } = (await readCase(ledger.warehouse, id)).standing;
      return [state, since, dueOn];
    };
    expect(await stateOn('2024-08-18')).toEqual(['sent', '2024-08-01', '2024-08-19']);
    expect(await stateOn('2024-08-19')).toEqual(['sent', '2024-08-01', '2024-08-19']);
    expect(await stateOn('2024-08-20')).toEqual(['overdue', '2024-08-19', '2024-08-19']);
    await ledger.warehouse.close();
  });
});

describe('a case without one of its tests', () => {
  it('gives no pack: its figures do not follow from its rows', async () => {
    const ledger = await openLedger();
    const id = await openSlow(ledger.warehouse, ['A', 'B']);
    const pack = () =>
      makePack(ledger.warehouse, () => caseEvidence(ledger.warehouse, { id }), { format: 'zip', by: 'Lan' });
    await expect(pack()).resolves.toBeDefined();
    await ledger.warehouse.db.write((writer) =>
      writer.run(statement()`delete from case_measurement where row_number = 2`, {}),
    );
    await expect(pack()).rejects.toMatchObject({ code: 'pack_not_reproduced' });
    await ledger.warehouse.close();
  });
});

describe('what happens to a case', () => {
  let ledger: Awaited<ReturnType<typeof openLedger>>;
  let id: number;
  beforeAll(async () => {
    ledger = await openLedger();
    id = await openSlow(ledger.warehouse, ['A', 'B']);
  });
  afterAll(() => ledger.warehouse.close());

  const stateNow = async () => (await readCase(ledger.warehouse, id)).standing.state;
  const enterStep = (fields: Readonly<Record<string, unknown>>) => step(ledger.warehouse, id, fields);

  it('goes from draft to a finding, a plan being registered with the letter', async () => {
    expect(await stateNow()).toBe('draft');
    await expect(enterStep({ kind: 'answered', on: '2024-08-01', answers: [] })).rejects.toMatchObject({
      code: 'case_field',
    });
    await enterStep({
      kind: 'sent',
      on: '2024-08-01',
      deadline: '2024-08-16',
      mendedBy: '2024-10-01',
      promisedKbps: 60_000,
    });
    expect(await stateNow()).toBe('sent');
    ledger.clock.now = '2024-08-20T02:00:00Z';
    expect(await stateNow()).toBe('overdue');
    await enterStep({ kind: 'reminded', on: '2024-08-19', deadline: '2024-08-26' });
    expect(await stateNow()).toBe('sent');
    const answers = [
      { place: 1, status: 'planned', promised: { from: '2024-09-01', to: '2024-10-01' }, station: 'BGG0411' },
      { place: 2, status: 'depends', dependsOn: 'power' },
    ];
    await enterStep({ kind: 'answered', on: '2024-08-20', answers });
    expect(await stateNow()).toBe('answered');
    ledger.clock.now = '2024-11-02T02:00:00Z';
    expect(await stateNow()).toBe('awaiting_verification');
    const { standing } = await readCase(ledger.warehouse, id);
    expect(standing).toMatchObject({ reminders: 1, document: '12/STTTT-BCVT', dueOn: '2024-11-01' });
    expect(standing.plan!.places.map(({ place }) => place)).toEqual(['1', '2']);
    await enterStep({ kind: 'verified', on: '2024-11-02' });
    expect(await stateNow()).toBe('too_few');
    await expect(enterStep({ kind: 'verified', on: '2024-11-02' })).rejects.toMatchObject({
      code: 'case_no_look',
    });
  });

  it('is undone from the last entry on, and every entry stays', async () => {
    const { entries } = await readCase(ledger.warehouse, id);
    const undo = (entry: number) =>
      enterStep({ kind: 'undone', on: '2024-11-02', note: 'entered by mistake', entry });
    await expect(undo(entries.length - 1)).rejects.toMatchObject({ code: 'case_undo_order' });
    await undo(entries.length);
    expect(await stateNow()).toBe('awaiting_verification');
    expect((await readCase(ledger.warehouse, id)).entries).toHaveLength(entries.length + 1);
  });

  it('is refused where it cannot be', async () => {
    await expect(enterStep({ kind: 'sent', on: '2024-11-02', deadline: '2024-12-01' })).rejects.toMatchObject(
      {
        code: 'case_step_refused',
      },
    );
    await expect(enterStep({ kind: 'withdrawn', on: '2024-11-02' })).rejects.toMatchObject({
      details: { field: 'note' },
    });
    await expect(enterStep({ kind: 'passed_on', on: '2024-11-03', note: 'no answer' })).rejects.toMatchObject(
      { code: 'case_date_future' },
    );
    await expect(enterStep({ kind: 'passed_on', on: '2024-07-31', note: 'no answer' })).rejects.toMatchObject(
      { code: 'case_date_before' },
    );
    await expect(
      enterStep({ kind: 'passed_on', on: '2024-11-02', note: 'no answer', seen: 1 }),
    ).rejects.toMatchObject({ code: 'case_moved_on' });
  });

  it.each([
    [{ place: 3, status: 'planned', promised: { from: '2024-09-01', to: '2024-10-01' } }, 'answer_place'],
    [{ place: 1, status: 'done' }, 'answer_needs'],
    [{ place: 1, status: 'not_accepted' }, 'answer_needs'],
    [{ place: 1, status: 'depends' }, 'answer_needs'],
    [{ place: 1, status: 'mended' }, 'answer_field'],
  ])('refuses the answer %j', async (answer, code) => {
    const answered = enterStep({ kind: 'answered', on: '2024-11-02', answers: [answer] });
    await expect(answered).rejects.toMatchObject({ code });
  });
});

describe('operators to choose from', () => {
  it('are those measured in the places: who misses the standard first, then who has most tests', async () => {
    const fastAndSlow = fragment`
      select date '2024-06-13' + (i % 28)::integer as tested_on, ['a1', 'b1'][i % 2 + 1] as place,
        if(i % 3 = 0, 'VNPT', 'VTT') as operator, '4G' as technology,
        if(i % 3 = 0, 18000, 80000) + (i * 7919) % 9000 as download_kbps, i as device
      from range(1800) as test(i)`;
    const other = await openLedger(fastAndSlow);
    const filter = await resolveFilter(
      other.warehouse,
      parseFilterChoice(new URLSearchParams({ period: 'report:2024-07', edition: 'old' })),
    );
    const choices = (...codes: string[]) => operatorChoices(other.warehouse, filter, codes.map(areaKey));
    const { titles, operators } = await choices('A', 'B', 'nowhere');
    expect(titles).toEqual(['An', 'Bình']);
    expect(
      operators.map(({ code, tests, figures }) => [code, tests, figures.map(({ verdict }) => verdict)]),
    ).toEqual([
      ['VNPT', 600, ['not_met', 'not_met']],
      ['VTT', 1200, ['met', 'met']],
    ]);
    const [vnpt, vtt] = (await choices('A')).operators;
    expect([vnpt!.tests, vtt!.tests]).toEqual([300, 600]);
    expect(await choices('C')).toMatchObject({ titles: ['Chi'], operators: [] });
    expect((await operatorChoices(other.warehouse, filter, [{ kind: 'gap', gap: 'x' }])).operators).toEqual(
      [],
    );
    await other.warehouse.close();
  });
});
