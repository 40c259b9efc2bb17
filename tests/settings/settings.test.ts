import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCaseWorld } from '../statistics/case-world.ts';
import { entriesAfter } from '#lib/server/audit/audit.sql.ts';
import { statement } from '#lib/server/db/statement.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { standardVerdicts } from '#lib/server/statistics/standard-verdicts.ts';
import { knownOperators } from '#lib/server/ingest/stage/words.sql.ts';
import { loadReference } from '#lib/server/reference.ts';
import { changeSetting, previewSetting, type SettingWish } from '#lib/server/settings/change-setting.ts';
import { settingFile } from '#lib/server/settings/setting-file.ts';
import { readSettings, type SettingSource } from '#lib/server/settings/setting-source.ts';
import { addressInForce, retentionInForce } from '#lib/server/warehouse/settings/started-settings.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { loadVocabulary } from '#lib/server/warehouse/vocabulary.ts';
import type { Fault } from '#lib/domain/fault.ts';
import type { ReadScope } from '#lib/domain/access/read-scope.ts';
import { settingRows } from '#lib/server/warehouse/settings/setting-versions.sql.ts';
import type { SettingContents, SettingName } from '#lib/domain/settings/setting.ts';

/** District A is about 37 Mbps, B about 60; enough tests and devices of each for a verdict. One file called an operator its own way. */
const ROWS = statement()`insert into world_test by name
  select date '2024-06-13' + (i % 30)::integer as tested_on, ['a1', 'b1'][i % 2 + 1] as place, 'VTT' as operator,
    '4G' as technology, if(i % 2 = 0, 36000, 59000) + (i * 7919) % 2000 as download_kbps, i % 200 as device
  from range(1000) as test(i)`;
const FORMER = 'https://former.example';
const ADDRESS = 'https://i-speed.example';
const SETUP = { retention: { rawDays: 400, positionDays: 1096 }, logDays: 365, origins: [FORMER, ADDRESS] };

let source: SettingSource;
beforeAll(async () => {
  const warehouse = await openCaseWorld({ rows: ROWS });
  source = { warehouse, reference: 'data/reference', setup: SETUP };
  await warehouse.change({ commit: (writer) => loadVocabulary(writer, 'data/reference') });
});
afterAll(() => source.warehouse.close());

/** A content as it is in force, with one of its parts another. */
async function edited<Name extends SettingName>(
  name: Name,
  edit: (content: SettingContents[Name]) => object,
): Promise<SettingWish> {
  const content = (await readSettings(source)).inForce[name];
  return { content: { ...content, ...edit(content) } };
}
async function save(name: SettingName, wish: SettingWish, note = 'theo Quyết định 1/QĐ, ngày 1/8/2024') {
  const { seal, effects } = await previewSetting(source, name, wish);
  return { effects, version: await changeSetting(source, name, { wish, note, by: 'Lan', seal }) };
}
const limitOf = (limit: number) =>
  edited('standards', ({ standards: [first, ...others] }) => ({
    standards: [{ ...first, limit }, ...others],
  }));
async function verdicts() {
  const filter = await resolveFilter(source.warehouse, { technology: 'all' });
  const rows = await standardVerdicts(source.warehouse, { ...filter, level: 'district', within: null }, null);
  return new Map(rows.map(({ code, standard, verdict }) => [`${code} ${standard.id}`, verdict]));
}

describe('a change of standards', () => {
  it('is named beforehand as it comes: the verdicts of the preview are those that differ afterwards', async () => {
    const before = await verdicts();
    const wish = await limitOf(30_000);
    const { problems, effects } = await previewSetting(source, 'standards', wish);
    expect([problems, await verdicts()]).toEqual([[], before]);
    if (effects?.kind !== 'standards') throw new Error('no effects');
    const told = effects.verdicts.filter(({ level }) => level === 'district');
    await save('standards', wish);
    const after = await verdicts();
    const found = [...after].filter(([key, verdict]) => before.get(key) !== verdict);
    expect(found).toEqual([['A 4g-mean-40', 'met']]);
    expect(told.map(({ area, before: was, after: is }) => [area, was, is])).toEqual([
      ['An', 'not_met', 'met'],
    ]);
    expect([effects.changed, effects.judged > after.size]).toEqual([effects.verdicts.length, true]);
  });

  it('counts gates too: with more devices asked for no verdict stands, and the preview says so', async () => {
    const wish = await edited('standards', ({ gates }) => ({
      gates: gates.map((gate) =>
        gate.aspect === 'devices'
          ? { ...gate, minimum: { province: 500, district: 500, commune: 500 } }
          : gate,
      ),
    }));
    const { effects } = await save('standards', wish);
    if (effects?.kind !== 'standards') throw new Error('no effects');
    expect(
      effects.verdicts.filter(({ level, after }) => level === 'district' && after === 'too_few'),
    ).toHaveLength(2);
    expect(effects.lights).toBeGreaterThan(0);
    expect([(await verdicts()).get('A 4g-mean-40'), (await verdicts()).get('B 4g-mean-40')]).toEqual([
      'too_few',
      'too_few',
    ]);
  });

  it('is undone by a further version, and stays when what ships changes, until it is undone to that', async () => {
    await save('standards', { restores: 1 }, 'trở lại');
    expect((await verdicts()).get('A 4g-mean-40')).toBe('met');
    const folder = mkdtempSync(join(tmpdir(), 'i-speed-settings-'));
    try {
      cpSync('data/reference', folder, { recursive: true });
      const path = join(folder, 'standards', 'standards.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('"limit": 40000', '"limit": 65000'));
      const { warehouse } = source;
      await warehouse.change({ commit: (writer) => loadVocabulary(writer, folder) });
      const limit = async () => (await readCatalog(warehouse)).standards[0]!.limit;
      expect(await limit()).toBe(30_000);
      const [own, newer] = [source, { ...source, reference: folder }];
      source = newer;
      await save('standards', { restores: 0 }, 'trở lại bản có sẵn');
      expect([await limit(), (await verdicts()).get('B 4g-mean-40')]).toEqual([65_000, 'not_met']);
      await warehouse.change({ commit: (writer) => loadVocabulary(writer, own.reference) });
      source = own;
      expect([await limit(), (await verdicts()).get('A 4g-mean-40')]).toEqual([40_000, 'not_met']);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { versions } = await readSettings(source);
    expect(
      versions.standards!.map(({ version, restores, content }) => [version, restores, content === null]),
    ).toEqual([
      [1, null, false],
      [2, null, false],
      [3, 1, false],
      [4, 0, true],
    ]);
  });

  it('stands in the audit with who, why, and the fields before and after', async () => {
    const written = await source.warehouse.db.query(entriesAfter, { after: 0, most: 100 });
    const entries = written.filter(({ action }) => action === 'setting_changed');
    expect(entries).toHaveLength(4);
    const [{ name, object, before, after }] = entries as [(typeof entries)[number]];
    expect([name, object]).toEqual(['Lan', 'setting:standards']);
    expect([JSON.parse(before!), JSON.parse(after!)]).toEqual([
      { version: 0, 'standards:4g-mean-40.limit': 40_000 },
      {
        ...{ version: 1, restores: null, note: 'theo Quyết định 1/QĐ, ngày 1/8/2024' },
        'standards:4g-mean-40.limit': 30_000,
      },
    ]);
  });
});

describe('a change is refused', () => {
  const refusal = async (given: Partial<Parameters<typeof changeSetting>[2]>) => {
    const wish = await limitOf(35_000);
    const { seal } = await previewSetting(source, 'standards', wish);
    const change = { wish, note: 'vì sao', by: 'Lan', seal, ...given };
    return changeSetting(source, 'standards', change).then(
      () => 'taken',
      (fault: { code: string }) => fault.code,
    );
  };

  it('that nobody looked at, that has no reason, that changes nothing, or that is wrong', async () => {
    expect(await refusal({ seal: '' })).toBe('setting_moved_on');
    expect(await refusal({ wish: await limitOf(36_000) })).toBe('setting_moved_on');
    expect(await refusal({ note: '  ' })).toBe('setting_unexplained');
    expect(await refusal({ wish: await limitOf(0) })).toBe('setting_wrong');
    expect(await refusal({ wish: { restores: 9 } })).toBe('setting_version_absent');
    const same = await limitOf(40_000);
    const { seal, effects } = await previewSetting(source, 'standards', same);
    expect([effects, await refusal({ wish: same, seal })]).toEqual([null, 'setting_unchanged']);
  });

  it('when the data changed since it was looked at', async () => {
    const wish = await limitOf(35_000);
    const { seal } = await previewSetting(source, 'standards', wish);
    await source.warehouse.change({ commit: () => Promise.resolve() });
    await expect(
      changeSetting(source, 'standards', { wish, note: 'vì sao', by: 'Lan', seal }),
    ).rejects.toMatchObject({ code: 'setting_moved_on' });
  });
});

it('of two that save the same change at once one is refused', async () => {
  const wish = await limitOf(45_000);
  const { seal } = await previewSetting(source, 'standards', wish);
  const change = () => changeSetting(source, 'standards', { wish, note: 'vì sao', by: 'Lan', seal });
  const both = await Promise.allSettled([change(), change()]);
  expect(
    both.map((one) => (one.status === 'fulfilled' ? 'saved' : (one.reason as Fault).code)).sort(),
  ).toEqual(['saved', 'setting_moved_on']);
  await save('standards', { restores: 0 }, 'trở lại');
});

it('another spelling of an operator is read from then on, and the tests under it as a name of its own are named', async () => {
  const { effects } = await save(
    'operators',
    await edited('operators', ({ operators: [viettel, ...others] }) => ({
      operators: [{ ...viettel, aliases: [...viettel!.aliases, 'Mạng quân đội'] }, ...others],
    })),
  );
  if (effects?.kind !== 'operators') throw new Error('no effects');
  expect(effects.spellings).toEqual([
    { spelling: 'Mạng quân đội', before: null, after: 'Viettel', tests: 0, loads: 0 },
  ]);
  const read = async () =>
    (await source.warehouse.db.query(knownOperators, {})).some(({ key }) => key === 'mang quan doi');
  expect(await read()).toBe(true);
  await save('operators', { restores: 0 }, 'bỏ');
  expect(await read()).toBe(false);
});

it('an operator that is listed no more keeps its tests as one that only files name', async () => {
  const wish = await edited('operators', ({ operators }) => ({
    operators: operators.filter(({ code }) => code !== 'gmobile'),
  }));
  const { effects } = await save('operators', wish);
  expect(effects).toMatchObject({ operators: [{ code: 'gmobile', what: 'unlisted', tests: 0 }] });
  const kindOf = async () =>
    (await readCatalog(source.warehouse)).operators.find(({ code }) => code === 'gmobile')?.kind;
  expect(await kindOf()).toBe('unlisted');
  await save('operators', { restores: 0 }, 'trở lại');
  expect(await kindOf()).toBe('mno');
});

it('another issuing body heads what is written from then on', async () => {
  const { effects } = await save(
    'issuing_bodies',
    await edited('issuing_bodies', ({ issuingBodies: [first, ...others] }) => ({
      issuingBodies: [{ ...first, name: 'Sở Khác' }, ...others],
    })),
  );
  if (effects?.kind !== 'issuing_bodies') throw new Error('no effects');
  expect(effects.today.after).toContain('Sở Khác');
  expect((await readCatalog(source.warehouse)).issuingBodies[0]!.name).toBe('Sở Khác');
});

it('an operator sees of all that is set who signs its letters, a unit nothing', async () => {
  const seenBy = async (scope: ReadScope) =>
    (await (await source.warehouse.readAs(scope)).db.query(settingRows, {})).map(({ setting }) => setting);
  expect(await seenBy({ kind: 'operator', operator: 'viettel' })).toEqual(['issuing_bodies']);
  expect(await seenBy({ kind: 'unit', unit: 'y-te' })).toEqual([]);
});

it('retention follows at once, for parts of the data as well, and figures stay computed', async () => {
  const { warehouse } = source;
  const figures = await verdicts();
  await save('retention', { content: { rawDays: 30, positionDays: 90, logDays: 60 } });
  expect(warehouse.retention).toMatchObject({ rawDays: 30, positionDays: 90 });
  expect((await warehouse.readAs({ kind: 'operator', operator: 'viettel' })).retention.rawDays).toBe(30);
  expect(await retentionInForce(warehouse, SETUP)).toEqual({ rawDays: 30, positionDays: 90, logDays: 60 });
  expect(await verdicts()).toEqual(figures);
  await save('retention', { restores: 0 }, 'trở lại');
  expect(warehouse.retention).toMatchObject(SETUP.retention);
});

it('links begin with the address that was chosen, as long as the server answers to it', async () => {
  const { warehouse } = source;
  expect(await addressInForce(warehouse, SETUP.origins)).toBeNull();
  await save('address', { content: { origin: ADDRESS } });
  expect(await addressInForce(warehouse, SETUP.origins)).toBe(ADDRESS);
  expect(await addressInForce(warehouse, [FORMER])).toBeNull();
});

it('is exported as it ships and as it is in force', async () => {
  const parse = async (version: string | null) =>
    JSON.parse((await settingFile(source, 'issuing_bodies', version)).body) as {
      version: number;
      by?: string;
      content: SettingContents['issuing_bodies'];
    };
  const [now, shipped] = [await parse(null), await parse('0')];
  expect([now.version, now.by, now.content.issuingBodies[0]!.name]).toEqual([1, 'Lan', 'Sở Khác']);
  expect([shipped.version, shipped.content.issuingBodies[0]!.name]).toEqual([
    0,
    'Sở Thông tin và Truyền thông',
  ]);
  await expect(settingFile(source, 'issuing_bodies', '7')).rejects.toMatchObject({
    code: 'setting_version_absent',
  });
});

it('a file that ships is refused with the same words as what somebody writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-settings-'));
  try {
    cpSync('data/reference', folder, { recursive: true });
    const path = join(folder, 'holidays', 'holidays.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('2024-01-01', '2024-01-06'));
    await expect(loadReference(source.warehouse, folder)).rejects.toMatchObject({
      code: 'setting_wrong',
      details: { setting: 'holidays', wrong: 'weekend', value: '2024-01-06' },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
