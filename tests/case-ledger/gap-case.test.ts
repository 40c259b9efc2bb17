import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { addDays } from '#lib/domain/local-date.ts';
import { ownDates } from '#lib/domain/period.ts';
import { stateGrade } from '#lib/server/cases/batch-grade.ts';
import { caseEvidence } from '#lib/server/cases/case-evidence.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { gapMarks } from '#lib/server/cases/ledger/case-marks.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import { previewTests } from '#lib/server/case-answers/operator-tests/operator-tests.ts';
import { gaps } from '#lib/server/statistics/gaps/gaps.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { exported, load, openWarehouse } from '../ingest/support.ts';
import { step } from './case-steps.ts';

const WEAK = latLngToCell(21.3, 106.45, 8);
const [FROM, TO] = ['2024-06-13', '2024-07-13'];

const comma = (value: number) => value.toFixed(5).replace('.', ',');

/** Tests of Viettel in the middle of cells, a day after another, by so many devices, around a mean in Mbps. */
const testsAt = (
  cells: readonly string[],
  {
    mean,
    tests,
    devices,
    from,
    name,
  }: { mean: number; tests: number; devices: number; from: string; name: string },
) =>
  Array.from({ length: tests }, (_, i) => {
    const [latitude, longitude] = cellToLatLng(cells[i % cells.length]!);
    const [year, month, day] = addDays(from, i % 25).split('-');
    const mbps = mean * (1 + (i % 2 === 0 ? 1 : -1) * (0.2 + 0.1 * (Math.floor(i / 2) % 5)));
    const second = String(i % 60).padStart(2, '0');
    return `${day}/${month}/${year} 08:${String(Math.floor(i / 60)).padStart(2, '0')}:${second};Viettel;4G;${mbps.toFixed(2)};11;20;${comma(longitude)};${comma(latitude)};${name}${i % devices}`;
  });

/** Fast places over the whole province, so that the spread of one place is known. */
const random = seededRandom(5);
const far = Array.from({ length: 300 }, () =>
  latLngToCell(21.2 + 0.3 * random.next(), 106.1 + 0.6 * random.next(), 8),
).filter((cell) => !gridDisk(WEAK, 5).includes(cell));
let now = new Date('2024-08-01T05:00:00Z');
let warehouse: Warehouse;
let id: number;
let cells: readonly string[];

beforeAll(async () => {
  warehouse = await openWarehouse('areas', () => now);
  await load(
    warehouse,
    'before.csv',
    exported(
      ...testsAt(far, { mean: 70, tests: 400, devices: 400, from: FROM, name: 'e' }),
      ...testsAt(gridDisk(WEAK, 1), { mean: 14, tests: 60, devices: 60, from: FROM, name: 'w' }),
    ),
  );
  const choice = parseFilterChoice(new URLSearchParams('edition=2024&level=district&operator=viettel'));
  const filter = await resolveFilter(warehouse, { ...choice, period: ownDates(FROM, TO) });
  const [gap] = (await gaps(warehouse, filter, 7)).areas.filter(({ status }) => status === 'confirmed');
  const places = [{ kind: 'gap' as const, gap: gap!.id }];
  id = await openCase(warehouse, {
    filter: { ...filter, operator: 'viettel' },
    ...{ places, reason: 'yếu', by: 'An' },
  });
  ({ cells } = gap!);
});

describe('a case about a gap', () => {
  it('is frozen with the bound of the gap and the tests in its cells, never with their mean', async () => {
    const [place] = (await readCase(warehouse, id)).frozen.places;
    expect(place).toMatchObject({ figures: null, rows: 60, gap: { status: 'confirmed', devices: 60 } });
    expect(place!.gap!.atMostKbps).toBeLessThan(40_000);
    await expect(caseEvidence(warehouse, { id })).rejects.toMatchObject({ code: 'case_without_areas' });
  });

  it('compares an operator’s own tests in those cells alone', async () => {
    const around = { mean: 55, tests: 60, devices: 3, from: FROM };
    const csv = exported(
      ...testsAt(cells, { ...around, name: 'o' }),
      ...testsAt(far, { ...around, name: 'p' }),
    );
    const opened = await readCase(warehouse, id);
    const { signal } = new AbortController();
    const reading = { name: 'o.csv', options: new URLSearchParams(), signal };
    const { found } = await previewTests(warehouse, opened, new Response(csv), reading);
    expect(found.rows).toMatchObject({ read: 120, kept: 60, elsewhere: 60 });
    expect(found.places).toMatchObject([{ conclusion: 'operator_faster', citizens: { tests: 60 } }]);
  });

  it('is verified by later tests in the same cells, and by no other test', async () => {
    await step(warehouse, id, {
      ...{ kind: 'sent', on: '2024-08-01', deadline: '2024-08-16' },
      ...{ mendedBy: '2024-09-01', promisedKbps: 60_000 },
    });
    const after = { tests: 240, devices: 120, from: '2024-09-02' };
    now = new Date('2024-10-02T05:00:00Z');
    const { batch } = await load(
      warehouse,
      'after.csv',
      exported(
        ...testsAt(cells, { ...after, mean: 60, name: 'a' }),
        ...testsAt(far, { ...after, mean: 5, name: 'b' }),
      ),
    );
    const { frozen } = await readCase(warehouse, id);
    const { key } = frozen.places[0]!;
    const claim = { place: 1, status: 'done', countsFrom: '2024-09-01' };
    await step(warehouse, id, { kind: 'answered', on: '2024-09-05', answers: [claim] });
    expect(await gapMarks(warehouse, 'viettel', 'vi')).toEqual({
      [key.kind === 'gap' ? key.gap : '']: [
        { case: id, on: '2024-08-01', text: 'HS-0001: gửi công văn cho Viettel' },
        { case: id, on: '2024-09-01', text: 'HS-0001: Viettel báo đã khắc phục' },
      ],
    });
    expect(await gapMarks(warehouse, 'mobifone', 'vi')).toEqual({});
    await stateGrade(warehouse, { batch } as Parameters<typeof stateGrade>[1], 'protocol', 'An');
    await step(warehouse, id, { kind: 'verified', on: '2024-10-02' });
    const { standing } = await readCase(warehouse, id);
    expect(standing.plan!.places).toMatchObject([{ place: '1', beforeTests: 60, beforeDevices: 60 }]);
    expect(standing.verification).toMatchObject({
      outcome: 'met',
      closing: [{ place: '1', tests: 240, votes: 120, outcome: 'met' }],
    });
    expect(standing.verification!.all[0]!.after.mean).toBeCloseTo(60_000, -3);
    expect([standing.state, standing.allowed.has('closed')]).toEqual(['met', true]);
  });
});
