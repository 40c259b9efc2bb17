import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotationMarks } from '#lib/charts/annotation-marks.ts';
import type { Annotation } from '#lib/domain/annotation.ts';
import { addAnnotation, annotationsFor, listAnnotations } from '#lib/server/statistics/annotations.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { GET, POST } from '../../src/routes/api/v1/annotations/+server.ts';
import { DELETE } from '../../src/routes/api/v1/annotations/[id]/+server.ts';
import { openCaseWorld } from './case-world.ts';
import { memoize } from '#lib/server/cache/result-cache.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const STATION = { edition: 'old', level: 'district', code: 'A' } as const;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld(null);
  const by = 'Lan';
  await addAnnotation(warehouse, { on: '2024-06-13', text: 'station', unit: STATION, operator: 'VTT', by });
  await addAnnotation(warehouse, { on: '2024-07-12', text: 'storm', unit: null, operator: null, by });
  await addAnnotation(warehouse, { on: '2024-07-13', text: 'too late', unit: null, operator: null, by });
});
afterAll(() => warehouse.close());

const seenBy = async (
  edition: string,
  level: 'district' | 'commune',
  code: string | null,
  operator?: string,
) => {
  const trend = [
    { from: '2024-05-13', to: '2024-06-13' },
    { from: '2024-06-13', to: '2024-07-13' },
  ];
  const filter = { edition, level, operator: operator ?? null } as const;
  return (await annotationsFor(warehouse, filter, code, trend)).map(({ text }) => text);
};

const call = (route: unknown, request: Request, params = {}) =>
  (route as (event: object) => Promise<Response>)({
    request,
    params,
    url: new URL(request.url),
    locals: { warehouse, locale: 'vi' },
  });

const post = (body: object, headers: Record<string, string> = JSON_TYPE) =>
  call(POST, new Request('http://localhost/', { method: 'POST', headers, body: JSON.stringify(body) }));

const remove = (id: number, by: string) =>
  call(DELETE, new Request(`http://localhost/?by=${by}`, { method: 'DELETE' }), { id: String(id) });

describe('a trend shows annotations', () => {
  it('within its dates, oldest first, for all areas together', async () => {
    expect(await seenBy('old', 'district', null)).toEqual(['station', 'storm']);
  });

  it('of the area itself, of those that overlap it, and of the whole province', async () => {
    expect(await seenBy('old', 'district', 'A')).toEqual(['station', 'storm']);
    expect(await seenBy('new', 'commune', 'Y')).toEqual(['station', 'storm']);
    expect(await seenBy('new', 'commune', 'Z')).toEqual(['storm']);
    expect(await seenBy('old', 'district', 'B')).toEqual(['storm']);
  });

  it('of its operator and of all', async () => {
    expect(await seenBy('old', 'district', 'A', 'MBF')).toEqual(['storm']);
    expect(await seenBy('old', 'district', 'A', 'VTT')).toEqual(['station', 'storm']);
  });
});

describe('the API', () => {
  it('lists annotations with names, adds and removes them', async () => {
    const note = { on: '2020-02-29', text: '  the end\n of 2G ', unit: STATION, operator: null, by: 'Minh' };
    const added = await post(note);
    expect(added.status).toBe(201);
    const { id } = (await added.json()) as { id: number };
    const listed = await call(GET, new Request('http://localhost/'));
    const { annotations } = (await listed.json()) as { annotations: Annotation[] };
    expect(annotations.find((entry) => entry.id === id)).toMatchObject({
      on: '2020-02-29',
      text: 'the end of 2G',
      unitTitle: 'An',
      operatorName: null,
      by: 'Minh',
    });
    expect((await remove(id, 'Minh')).status).toBe(204);
    expect((await listAnnotations(warehouse)).map((entry) => entry.id)).not.toContain(id);
    expect((await remove(id, 'Minh')).status).toBe(404);
  });

  it('invalidates no result: no figure depends on an annotation', async () => {
    let computed = 0;
    const dates = { from: '2024-06-13', to: '2024-07-13' };
    const ask = () => memoize(warehouse, { statistic: 'x', dates }, async () => ++computed);
    await ask();
    await post({ on: '2024-06-20', text: 'fair', unit: null, operator: null, by: 'Lan' });
    expect(await ask()).toBe(1);
  });

  const whole = { on: '2024-06-20', text: 'x', unit: null, operator: null, by: 'Lan' };
  it.each([
    [{ ...whole, on: '2024-02-30' }, 'period_date_invalid'],
    [{ ...whole, text: ' ' }, 'annotation_field'],
    [{ ...whole, text: 'x'.repeat(161) }, 'annotation_field'],
    [{ ...whole, by: '' }, 'annotation_field'],
    [{ ...whole, unit: { ...STATION, code: 'Q' } }, 'unit_unknown'],
    [{ ...whole, unit: { ...STATION, level: 'street' } }, 'annotation_unreadable'],
    [{ ...whole, operator: 'nobody' }, 'operator_unknown'],
  ])('refuses %j as %s', async (body, code) => {
    const response = await post(body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toMatchObject({ code });
  });

  it('accepts JSON only, and no removal without a name', async () => {
    expect((await post(whole, { 'content-type': 'text/plain' })).status).toBe(400);
    expect(await (await remove(1, '')).json()).toMatchObject({ code: 'annotation_field' });
  });
});

describe('marks in a chart', () => {
  const noted = (on: string) => ({ id: Number(on.slice(8)), on, text: on }) as Annotation;
  const periods = [
    { from: '2024-06-01', to: '2024-07-01' },
    { from: '2024-07-01', to: '2024-08-01' },
  ];

  it('stand at their date, numbered in order, close ones under one another', () => {
    const marks = annotationMarks([noted('2024-07-01'), noted('2024-06-16'), noted('2024-06-17')], periods);
    expect(marks.map(({ number, x, row, period }) => [number, Math.round(x), row, period])).toEqual([
      [1, 25, 0, 0],
      [2, 27, 1, 0],
      [3, 50, 0, 1],
    ]);
  });

  it('are left out when no period holds their date', () => {
    expect(annotationMarks([noted('2024-05-31'), noted('2024-08-01')], periods)).toEqual([]);
  });
});
