import { beforeAll, describe, expect, it } from 'vitest';
import { changeUnit, type UnitChange } from '#lib/domain/reporting-units/unit-change.ts';
import { namedIn, reportsMonth, standsOn, unitNameOn } from '#lib/domain/tally.ts';
import { listEntries } from '#lib/server/audit/list-entries.ts';
import { readAuditQuestion } from '#lib/domain/audit/audit-question.ts';
import {
  makeUnitChange,
  previewUnitChange,
  undoUnitChange,
  unitList,
} from '#lib/server/reporting-units/change-units.ts';
import { fillReportingUnits } from '#lib/server/reporting-units/fill-units.ts';
import { shippedUnits } from '#lib/server/reporting-units/shipped-units.ts';
import { awaitedReports } from '#lib/server/tallies/awaited-reports.ts';
import { consolidatedTables } from '#lib/server/documents/consolidated-table.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { readMaker, readUnitChange } from '#lib/server/reporting-units/read-unit-change.ts';
import { faultOf, load, openWarehouse, reasons } from '../ingest/support.ts';

const REFERENCE = 'data/reference';
const FORM = 'Đơn vị,Tháng,Cài đặt,Truy cập,Lũy kế cài đặt,Lũy kế truy cập';
const { units } = shippedUnits(REFERENCE);
const unitOf = (code: string) => units.find((unit) => unit.code === code)!;

describe('the list that ships', () => {
  it('has the units of tỉnh Bắc Ninh from their dates: 116 on 1 December 2026, 99 of them UBND of communes', () => {
    const standing = units.filter((unit) => standsOn(unit, '2026-12-01'));
    const count = (kind: string) => standing.filter((unit) => unit.kind === kind).length;
    expect([
      standing.length,
      count('commune'),
      count('department'),
      count('press'),
      count('district'),
    ]).toEqual([...[116, 99, 16, 1, 0]]);
  });

  it('has those of the letter before 1 July 2025', () => {
    const kinds = units.filter((unit) => standsOn(unit, '2025-06-30')).map(({ kind }) => kind);
    expect([kinds.length, kinds.filter((kind) => kind === 'district').length]).toEqual([31, 10]);
  });

  it('names a unit as it was called in the month', () => {
    const unit = unitOf('ubnd-07444');
    const names = ['2026-09-19', '2026-09-20'].map((on) => unitNameOn(unit, on));
    expect(names).toEqual(['UBND xã Lục Nam', 'UBND phường Lục Nam']);
    expect(unit.verified).toBe('partly');
  });

  it('asks the office that puts the reports together for none, and still knows its name', async () => {
    const { reportingUnits } = await readCatalog(await openWarehouse());
    const office = reportingUnits.find(({ code }) => code === 'khoa-hoc')!;
    const asked = ['2025-02', '2025-03', '2026-06'].map((month) => reportsMonth(office, month));
    expect([asked, standsOn(office, '2026-06-12')]).toEqual([[true, false, false], true]);
  });
});

describe('a change', () => {
  const add: UnitChange = {
    ...{ kind: 'add', name: 'Trung tâm Chuyển đổi số', unitKind: 'department', area: null },
    ...{ spellings: ['TT CĐS'], from: '2026-03-01' },
  };

  it.each<[string, UnitChange, string]>([
    ['a name that stands', { ...add, name: 'Sở Y tế' }, 'name_taken'],
    [
      'a commune that has an office',
      { ...add, unitKind: 'commune', area: { level: 'commune', code: '07444' } },
      'area_taken',
    ],
    ['the name it has', { kind: 'rename', code: 'y-te', name: 'Sở Y tế', from: '2026-01-01' }, 'same_name'],
    ['another’s name', { kind: 'rename', code: 'y-te', name: 'Sở Nội vụ', from: '2026-01-01' }, 'name_taken'],
    [
      'an earlier renaming',
      { kind: 'rename', code: 'vp-ubnd', name: 'Văn phòng', from: '2026-09-20' },
      'before_rename',
    ],
    [
      'a date before it began',
      { kind: 'end', code: 'ngoai-vu', from: '2025-07-01', successor: null },
      'before_begin',
    ],
    [
      'a date after it ended',
      { kind: 'end', code: 'ubnd-217', from: '2026-01-01', successor: null },
      'after_end',
    ],
    [
      'a successor that ended',
      { kind: 'end', code: 'y-te', from: '2026-01-01', successor: 'lao-dong' },
      'successor_absent',
    ],
    [
      'itself as successor',
      { kind: 'end', code: 'y-te', from: '2026-01-01', successor: 'y-te' },
      'successor_absent',
    ],
  ])('is refused for %s', (_, change, problem) => {
    expect(() => changeUnit(units, change)).toThrow(
      expect.objectContaining({ code: `unit_change_${problem}`, status: 422 }),
    );
  });

  it('of a unit that is not there is refused', () => {
    expect(() => changeUnit(units, { kind: 'confirm', code: 'x', source: 's' })).toThrow(
      expect.objectContaining({ code: 'reporting_unit_unknown' }),
    );
  });

  it('gives a code that no other unit has', () => {
    expect(changeUnit(units, { ...add, name: 'Y tế' }).after.code).toBe('y-te-2');
  });
});

describe('the office', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse('no areas', () => new Date('2026-07-01T05:00:00Z'));
    await load(warehouse, 'may.csv', [FORM, 'Sở Y tế,2026-05,1,2,3,4'].join('\n'));
    await load(warehouse, 'june.csv', [FORM, 'UBND xã Lục Nam,2026-06,5,6,7,8'].join('\n'));
  });
  const make = async (change: UnitChange) => {
    const preview = await previewUnitChange(warehouse, REFERENCE, change);
    const maker = { by: 'An', note: null, seen: preview.seen };
    return { preview, id: await makeUnitChange(warehouse, REFERENCE, change, maker) };
  };
  const undo = (id: number) => undoUnitChange(warehouse, REFERENCE, id, 'Bình');
  const awaited = async (month: string) =>
    (await awaitedReports(warehouse, month)).awaited.map(({ unit }) => unit.code);

  it('adds a unit, which is then awaited and known by its spellings, and takes it back', async () => {
    const added: UnitChange = {
      ...{ kind: 'add', name: 'Trung tâm Chuyển đổi số', unitKind: 'department', area: null },
      ...{ spellings: ['TT CĐS'], from: '2026-06-01' },
    };
    const { preview, id } = await make(added);
    expect(preview.touched).toEqual({ asked: ['2026-06', '2026-07'], released: [], renamed: [], kept: [] });
    const code = preview.after.code;
    expect([await awaited('2026-05'), await awaited('2026-06')].map((codes) => codes.includes(code))).toEqual(
      [...[false, true]],
    );
    await load(warehouse, 'new.csv', [FORM, 'TT CĐS,2026-06,1,2,3,4'].join('\n'));
    expect(await awaited('2026-06')).not.toContain(code);
    await expect(undo(id)).rejects.toMatchObject({ code: 'unit_change_has_reports', status: 409 });
  });

  it('renames a unit: months before keep the name, months after have the new one', async () => {
    const change: UnitChange = {
      kind: 'rename',
      code: 'y-te',
      name: 'Sở Y tế và Dân số',
      from: '2026-06-01',
    };
    const { preview, id } = await make(change);
    expect(preview.touched).toEqual({ asked: [], released: [], renamed: ['2026-06', '2026-07'], kept: [] });
    const tables = await consolidatedTables(warehouse, { from: '2026-05', to: '2026-07' });
    const names = tables.map(({ lines }) => lines.find(({ unitCode }) => unitCode === 'y-te')!.unitName);
    expect(names).toEqual(['Sở Y tế', 'Sở Y tế và Dân số']);
    const report = await load(
      warehouse,
      'renamed.csv',
      [FORM, 'Sở Y tế và Dân số,2026-06,1,2,3,4'].join('\n'),
    );
    expect(reasons(report)).toEqual({});
    await undo(id);
    const { reportingUnits } = await readCatalog(warehouse);
    expect(
      namedIn(
        reportingUnits.find(({ code }) => code === 'y-te')!,
        '2026-07',
      ).name,
    ).toBe('Sở Y tế');
  });

  it('ends a unit: what it sent stays, its name then means its successor', async () => {
    const change: UnitChange = {
      ...{ kind: 'end', code: 'ubnd-07444', from: '2026-06-01', successor: 'ubnd-07210' },
    };
    const { preview, id } = await make(change);
    expect(preview.touched).toEqual({
      ...{ asked: [], released: ['2026-06', '2026-07'], renamed: [], kept: ['2026-06'] },
    });
    expect(await awaited('2026-07')).not.toContain('ubnd-07444');
    await undo(id);
    expect(await awaited('2026-07')).toContain('ubnd-07444');
  });

  it('keeps a unit that another one’s reports go to', async () => {
    const added = await make({
      ...{ kind: 'add', name: 'Sở Gộp', unitKind: 'department', area: null },
      ...{ spellings: [], from: '2026-05-01' },
    });
    const { code } = added.preview.after;
    const end = await make({ kind: 'end', code: 'ngoai-vu', from: '2026-06-01', successor: code });
    await expect(undo(added.id)).rejects.toMatchObject({ code: 'unit_change_succeeds', status: 409 });
    await undo(end.id);
    await undo(added.id);
    const { reportingUnits } = await readCatalog(warehouse);
    expect(reportingUnits.map((unit) => unit.code)).not.toContain(code);
  });

  it('is told which field of its form is missing or cannot be read', async () => {
    const form = { kind: 'add', unitKind: 'commune', name: 'UBND xã Mới', from: '2026-06-01', area: '07444' };
    const fieldOf = async (change: Record<string, string>) => {
      const fields: Record<string, string> = { ...form, ...change };
      const fault = await faultOf(readUnitChange(warehouse, (name) => fields[name] ?? ''));
      return fault.details.field;
    };
    const wrong: Record<string, string>[] = [
      { kind: 'x' },
      { name: ' ' },
      { from: '32/1' },
      { area: '99999' },
      { unitKind: 'x' },
    ];
    expect(await Promise.all(wrong.map((change) => fieldOf(change)))).toEqual([
      'kind',
      'name',
      'from',
      'area',
      'unitKind',
    ]);
    const spellings = Array.from({ length: 21 }, (_, i) => `cách ${i}`).join('\n');
    expect(await fieldOf({ spellings })).toBe('spellings');
    expect(() => readMaker((name) => (name === 'seen' ? '0' : ''))).toThrow(
      expect.objectContaining({ code: 'unit_change_field', details: { field: 'by' } }),
    );
  });

  it('takes back only the last change of a unit, once', async () => {
    const first = await make({ kind: 'confirm', code: 'xay-dung', source: 'Công văn 12' });
    const second = await make({ kind: 'rename', code: 'xay-dung', name: 'Sở Xây', from: '2026-06-01' });
    await expect(undo(first.id)).rejects.toMatchObject({ code: 'unit_change_not_last', status: 409 });
    await undo(second.id);
    await expect(undo(second.id)).rejects.toMatchObject({ code: 'unit_change_absent', status: 404 });
    await expect(undo(99)).rejects.toMatchObject({ code: 'unit_change_absent', status: 404 });
    const listed = await unitList(warehouse, REFERENCE);
    expect(listed.units.find(({ code }) => code === 'xay-dung')).toMatchObject({
      ...{ name: 'Sở Xây dựng', verified: 'yes', source: 'Công văn 12' },
    });
    expect(listed.history.find(({ id }) => id === second.id)).toMatchObject({ undoneBy: 'Bình', by: 'An' });
  });

  it('is told when somebody else changed the list meanwhile', async () => {
    const change: UnitChange = { kind: 'confirm', code: 'giao-duc', source: 'Trang của Sở' };
    const { seen } = await previewUnitChange(warehouse, REFERENCE, change);
    await make({ kind: 'confirm', code: 'tu-phap', source: 'Trang của Sở' });
    const maker = { by: 'An', note: null, seen };
    await expect(makeUnitChange(warehouse, REFERENCE, change, maker)).rejects.toMatchObject({
      ...{ code: 'unit_change_moved_on', status: 409 },
    });
  });

  it('keeps its changes when the reference data are loaded again, each in the audit with its author', async () => {
    const { id } = await make({ kind: 'rename', code: 'noi-vu', name: 'Sở Nội vụ mới', from: '2026-06-01' });
    await warehouse.change({ commit: (writer) => fillReportingUnits(writer, REFERENCE) });
    const { reportingUnits } = await readCatalog(warehouse);
    expect(reportingUnits.find(({ code }) => code === 'noi-vu')!.name).toBe('Sở Nội vụ mới');
    await undo(id);
    const asked = readAuditQuestion(new URLSearchParams('object=unit:noi-vu'));
    const { entries } = await listEntries(warehouse.db, asked, 1);
    expect(
      entries.map(({ action, who, after }) => [action, who.name, after?.includes('"note":null')]),
    ).toEqual([
      ['unit_change_undone', 'Bình', false],
      ['unit_changed', 'An', true],
    ]);
  });
});
