import { describe, expect, it } from 'vitest';
import {
  readPlaceNameBoard,
  countWaitingNames,
  listPlaceChoices,
} from '#lib/server/areas/place-names/place-board.ts';
import { resolvePlaceName, undoPlaceResolution } from '#lib/server/areas/place-names/settle-place-names.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { faultOf, load, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse('areas');

/** Tests in each unit of an edition and level that has any. */
async function counted(edition: string, level: string): Promise<Record<string, number>> {
  const rows = await shared().db.query<{ code: string; tests: number }, Record<never, never>>(
    {
      text: `select code, count(*) as tests from measurement join place_unit using (place_id)
        where edition_id = '${edition}' and level = '${level}' group by code order by code`,
    },
    {},
  );
  return Object.fromEntries(rows.map(({ code, tests }) => [code, tests]));
}

const named = (...rows: readonly string[]) =>
  ['Ngày đo;Download Mbps;Huyện;Xã', ...rows.map((row, i) => `13/06/2024 08:00:${10 + i};40;${row}`)].join(
    '\n',
  );

const addressed = (...addresses: readonly string[]) =>
  ['Ngày đo;Download Mbps;Địa chỉ', ...addresses.map((address) => `13/06/2024;40;"${address}"`)].join('\n');

const PHUC_SON = { district: null, commune: 'Phúc Sơn', address: null };
const IN_SON_DONG = { edition: '2024', level: 'commune', code: 'Xã Phúc Sơn, Huyện Sơn Động' } as const;

describe('a cell that holds no name but a whole book', () => {
  it('is stored by its beginning, and asked about by that', async () => {
    await load(shared(), 'huge.csv', named(`${'x'.repeat(300_000)};`, 'Lục Nam;'));
    const [name] = (await readPlaceNameBoard(shared())).waiting;
    expect(name?.written.district).toBe(`${'x'.repeat(100)}…`);
  });
});

describe('addresses', () => {
  it('place their rows; those of other provinces are distinguished from unknown ones', async () => {
    const report = await load(
      shared(),
      'addresses.csv',
      addressed(
        'Thôn X, xã Tam Dị, Lục Nam, Bắc Giang',
        'Số 12 đường Hùng Vương, P. Hoàng Văn Thụ, TP Bắc Giang',
        'Số 14 đường Hùng Vương, P. Hoàng Văn Thụ, TP Bắc Giang',
        'Phố Huế, Hai Bà Trưng, Hà Nội',
        'Đảo xa',
      ),
    );
    expect(report.batch).toMatchObject({ read: 5, accepted: 5, unplaced: 2 });
    expect(await counted('2024', 'district')).toEqual({ '213': 2, '218': 1 });
    const { waiting, outside } = await readPlaceNameBoard(shared());
    expect(waiting.map(({ written, recognition }) => [written.address, recognition])).toEqual([
      ['Đảo xa', 'unknown'],
    ]);
    expect(outside.map(({ written, tests }) => [written.address, tests])).toEqual([
      ['Hai Bà Trưng, Hà Nội', 1],
    ]);
    expect(report.notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rows_unplaced', 'place_names_unknown', 'place_names_outside']),
    );
  });

  it('are stored without house and street, one place for a whole commune', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `Số ${i + 1} phố Chợ, phường Dĩnh Kế, TP Bắc Giang`);
    await load(shared(), 'many.csv', addressed(...many));
    const [row] = await shared().db.query<{ places: number; address: string }, Record<never, never>>(
      {
        text: `select count(distinct place_id) as places, any_value(address) as address
          from measurement join place using (place_id)`,
      },
      {},
    );
    expect(row).toEqual({ places: 1, address: 'phường Dĩnh Kế, TP Bắc Giang' });
  });

  it('stand behind the columns of names; a commune missing there is taken from them', async () => {
    await load(
      shared(),
      'both.csv',
      [
        'Ngày đo;Download Mbps;Huyện;Xã;Địa chỉ',
        '13/06/2024;40;Lục Nam;;Thôn 3, xã Tam Dị',
        '13/06/2024;40;Lục Nam;Cẩm Lý;xã Tam Dị',
        '13/06/2024;40;;;xã Tam Dị, Lục Nam',
      ].join('\n'),
    );
    expect(await counted('2025', 'commune')).toEqual({ '07462': 2, '07519': 1 });
  });
});

describe('a name that two places share', () => {
  it('waits with its tests, files and suggestions, in no district', async () => {
    await load(shared(), 'one.csv', named(';Phúc Sơn', ';Xã Phúc Sơn', 'Tân Yên;Phúc Sơn'));
    await load(shared(), 'two.csv', named(';phúc sơn', 'Lục Nam;', 'Lục Nam;', ';-'));
    const { waiting } = await readPlaceNameBoard(shared());
    expect(waiting.map(({ written, tests, files }) => [written.commune, tests, files.length])).toEqual([
      ['Phúc Sơn', 3, 2],
    ]);
    expect(waiting[0]!.suggestions.map(({ code }) => code)).toEqual([
      'Xã Phúc Sơn, Huyện Sơn Động',
      'Xã Phúc Sơn, Huyện Tân Yên',
    ]);
    expect(await countWaitingNames(shared())).toEqual({ names: 1, tests: 3, values: 0 });
    expect(await counted('2024', 'district')).toEqual({ '216': 1, '218': 2 });
    // Read once for each state of the data, however many people look.
    for (const read of [readPlaceNameBoard, countWaitingNames, listPlaceChoices])
      expect(await read(shared())).toBe(await read(shared()));
  });

  it('once settled adds exactly its waiting tests, and gives them back when that is undone', async () => {
    await load(shared(), 'names.csv', named(';Phúc Sơn', ';PHUC SON', ';Tam Dị', 'Tân Yên;Phúc Sơn'));
    const before = [await counted('2024', 'district'), await counted('2025', 'commune')];
    const version = shared().dataVersion;
    const resolution = await resolvePlaceName(shared(), { written: PHUC_SON, unit: IN_SON_DONG, by: 'Hà' });
    expect(resolution).toMatchObject({ by: 'Hà', tests: 2, choice: { title: 'Xã Phúc Sơn' } });
    expect(shared().dataVersion).toBe(version + 1);
    expect(await counted('2024', 'district')).toEqual({ ...before[0], '220': 2 });
    expect(await counted('2025', 'commune')).toEqual({ ...before[1], '07627': 2 });
    const board = await readPlaceNameBoard(shared());
    expect(board.waiting).toEqual([]);
    expect(board.resolutions).toEqual([resolution]);

    await undoPlaceResolution(shared(), resolution.id, 'Hà');
    expect([await counted('2024', 'district'), await counted('2025', 'commune')]).toEqual(before);
    expect(await countWaitingNames(shared())).toEqual({ names: 1, tests: 2, values: 0 });
  });

  it('is settled for files loaded later too, until that is undone', async () => {
    await load(shared(), 'first.csv', named(';Phúc Sơn'));
    const { id } = await resolvePlaceName(shared(), { written: PHUC_SON, unit: IN_SON_DONG, by: 'Hà' });
    const later = await load(shared(), 'later.csv', named('Lục Nam;', ' ;X. phuc  son'));
    expect(later.batch.unplaced).toBe(0);
    expect(later.notices).toEqual(expect.not.arrayContaining([{ code: 'place_names_unknown' }]));
    expect(await counted('2024', 'district')).toEqual({ '218': 1, '220': 2 });
    await undoPlaceResolution(shared(), id, 'Hà');
    expect(await counted('2024', 'district')).toEqual({ '218': 1 });
  });

  it('never overrules a name that is known for sure', async () => {
    await load(shared(), 'known.csv', named('Lục Nam;Tam Dị'));
    const known = { district: 'Lục Nam', commune: 'Tam Dị', address: null };
    const fault = await faultOf(resolvePlaceName(shared(), { written: known, unit: IN_SON_DONG, by: 'Hà' }));
    expect(fault.code).toBe('place_name_known');
  });
});

describe('settling a name', () => {
  it('as outside the province takes it off the list and into no unit', async () => {
    await load(shared(), 'outside.csv', named('Ba Đình;Ngọc Hà', 'Lục Nam;'));
    const written = { district: 'Ba Đình', commune: 'Ngọc Hà', address: null };
    const { id } = await resolvePlaceName(shared(), { written, unit: null, by: 'Hà' });
    const { waiting, resolutions } = await readPlaceNameBoard(shared());
    expect([waiting, resolutions[0]!.choice]).toEqual([[], null]);
    expect(await counted('2024', 'district')).toEqual({ '218': 1 });
    await undoPlaceResolution(shared(), id, 'Hà');
  });

  it('again puts the later decision in place of the earlier', async () => {
    await load(shared(), 'twice.csv', named(';Phúc Sơn'));
    await resolvePlaceName(shared(), { written: PHUC_SON, unit: IN_SON_DONG, by: 'Hà' });
    const unit = { edition: '2024', level: 'district', code: '216' } as const;
    const { id } = await resolvePlaceName(shared(), { written: PHUC_SON, unit, by: 'Minh' });
    const { resolutions } = await readPlaceNameBoard(shared());
    expect(resolutions.map(({ by }) => by)).toEqual(['Minh']);
    expect(await counted('2024', 'district')).toEqual({ '216': 1 });
    await undoPlaceResolution(shared(), id, 'Minh');
  });

  it('counts the file’s rows without a place anew', async () => {
    await load(shared(), 'unplaced.csv', named('Ba Đình;', 'Lục Nam;'));
    const unplaced = async () => (await listBatches(shared()))[0]!.unplaced;
    expect(await unplaced()).toBe(1);
    const written = { district: 'Ba Đình', commune: null, address: null };
    const unit = { edition: '2024', level: 'district', code: '213' } as const;
    const { id } = await resolvePlaceName(shared(), { written, unit, by: 'Hà' });
    expect(await unplaced()).toBe(0);
    await undoPlaceResolution(shared(), id, 'Hà');
    expect(await unplaced()).toBe(1);
  });

  it('leaves nothing on the list when the file is undone', async () => {
    const { batch } = await load(shared(), 'gone.csv', named(';Phúc Sơn'));
    await undoBatch(shared(), batch.id);
    expect((await readPlaceNameBoard(shared())).waiting).toEqual([]);
  });

  it('needs a unit that exists and a name that some row has', async () => {
    await load(shared(), 'wrong.csv', named(';Phúc Sơn'));
    const nowhere = { edition: '2024', level: 'district', code: '999' } as const;
    const unknownUnit = resolvePlaceName(shared(), { written: PHUC_SON, unit: nowhere, by: 'Hà' });
    expect((await faultOf(unknownUnit)).code).toBe('place_unit_unknown');
    const written = { district: 'Nowhere', commune: null, address: null };
    const unknownName = resolvePlaceName(shared(), { written, unit: IN_SON_DONG, by: 'Hà' });
    expect((await faultOf(unknownName)).code).toBe('place_name_absent');
    expect((await faultOf(undoPlaceResolution(shared(), 999, 'Hà'))).code).toBe('place_resolution_absent');
  });
});
