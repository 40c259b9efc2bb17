import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeLog, logEvent, openLog } from '#lib/server/log/event-log.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { tellingLines } from '#lib/domain/workbench/telling-lines.ts';
import { logQuery, queryHistory } from '#lib/server/workbench/query-log.ts';
import {
  changeQuestion,
  listQuestions,
  readQuestion,
  saveQuestion,
  saveVersion,
  versionNamed,
} from '#lib/server/workbench/questions/questions.ts';
import { valuesGiven } from '#lib/server/workbench/values-given.ts';
import { temporaryFolder } from '../support/run-server.ts';

let now = new Date('2024-07-20T05:00:00Z');
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '200MB', clock: () => now });
});
afterAll(() => warehouse.close());

const FIRST = { sql: 'select $a', values: { a: 1 }, clicks: null };
const NEW = { ...FIRST, title: 'Theo giờ', folder: null, by: 'An', origin: null };

describe('a saved question', () => {
  it('keeps every version, and where it was copied from, and changes no data', async () => {
    const { dataVersion } = warehouse;
    const id = await saveQuestion(warehouse, NEW);
    now = new Date('2024-07-21T05:00:00Z');
    const second = { sql: 'select 2', values: {}, clicks: '?measure=tests', by: 'Bình' };
    expect(await saveVersion(warehouse, id, second)).toBe(2);
    const copy = await saveQuestion(warehouse, { ...NEW, title: 'Chép', origin: { id, version: 1 } });
    const { versions, ...head } = await readQuestion(warehouse, id);
    expect(versions).toEqual([
      { version: 2, ...second, at: '2024-07-21T05:00:00.000Z' },
      { version: 1, ...FIRST, by: 'An', at: '2024-07-20T05:00:00.000Z' },
    ]);
    expect(head).toMatchObject({ title: 'Theo giờ', version: 2, by: 'Bình', pinned: false, origin: null });
    expect((await readQuestion(warehouse, copy)).origin).toEqual({ id, version: 1 });
    expect((await versionNamed(warehouse, id, 1)).asked.sql).toBe('select $a');
    await expect(versionNamed(warehouse, id, 3)).rejects.toMatchObject({ code: 'question_version_absent' });
    await expect(saveVersion(warehouse, 99, second)).rejects.toMatchObject({ code: 'question_absent' });
    expect(warehouse.dataVersion).toBe(dataVersion);
  });

  it('is renamed, moved, pinned and put away', async () => {
    const id = await saveQuestion(warehouse, NEW);
    await changeQuestion(warehouse, id, { title: 'Khác', folder: 'A / B' });
    expect(await changeQuestion(warehouse, id, { pinned: true, archived: true })).toMatchObject({
      ...{ title: 'Khác', folder: 'A / B', pinned: true, archived: true, version: 1 },
    });
    const listed = async (archived: boolean) =>
      (await listQuestions(warehouse, { archived })).map((one) => one.id);
    expect((await listed(false)).includes(id)).toBe(false);
    expect((await listed(true)).includes(id)).toBe(true);
  });

  it('takes values of an address as its saved ones are', () => {
    const params = new URLSearchParams('value.a=2&value.b=x&value.c=true&value.d=3&other=1');
    expect(valuesGiven(params, { a: 1, b: 'y', c: false })).toEqual({ a: 2, b: 'x', c: true, d: '3' });
  });
});

describe('the history', () => {
  it('has the last queries, the newest first, of everybody or of one', async () => {
    const dataDir = temporaryFolder();
    openLog(dataDir, () => now);
    const stamp = { rows: 5, truncated: 'rows', leftOut: ['device'] } as never;
    const told = (by: string, title: string | null) => ({ hash: 'h', by, title, format: 'csv' });
    logQuery({ sql: 'select 1', values: { a: 'ă' } }, told('An', 'Tải xuống theo xã'), 'ok', {
      ms: 7,
      version: 3,
      stamp,
    });
    logEvent({ what: 'load', outcome: 'ok', note: '"what":"query"' });
    logQuery({ sql: 'select "what":"query"', values: {} }, told('Bình', null), 'query_syntax', {
      ms: 1,
      version: 3,
      stamp: null,
    });
    closeLog();
    const [newest, oldest, ...further] = await queryHistory(dataDir, 10, null);
    expect(further).toEqual([]);
    expect(newest).toMatchObject({ by: 'Bình', outcome: 'query_syntax', rows: null, leftOut: [] });
    expect(oldest).toEqual({
      ...{ at: now.toISOString(), by: 'An', outcome: 'ok', milliseconds: 7, rows: 5, truncated: 'rows' },
      ...{ title: 'Tải xuống theo xã', leftOut: ['device'] },
      ...{ dataVersion: 3, hash: 'h', format: 'csv', sql: 'select 1', values: { a: 'ă' } },
    });
    expect((await queryHistory(dataDir, 1, null)).length).toBe(1);
    expect((await queryHistory(dataDir, 10, 'An')).map(({ by }) => by)).toEqual(['An']);
  });

  it('shows statements that begin alike from the line on in which they part', () => {
    const [head, other] = ['select hour,\n  count(*) as n\nfrom measurements', 'select 1'];
    expect(
      tellingLines([`${head}\nwhere hour > 1`, `${head}\nwhere failed\ngroup by all`, other, head]),
    ).toEqual([
      '…\nwhere hour > 1',
      '…\nwhere failed\ngroup by all',
      'select 1',
      'select hour,\ncount(*) as n\nfrom measurements',
    ]);
  });
});
