import { csvParse, randomLcg, range } from 'd3';
import { describe, expect, it } from 'vitest';
import { DECIDED_BY } from '#lib/domain/decisions/decision.ts';
import { LIGHTS } from '#lib/domain/sufficiency.ts';
import { VERDICT_REASONS, VERDICTS } from '#lib/domain/verdict.ts';
import { AREA_COLUMNS, type AreaRow } from '#lib/transport/area-columns.ts';
import { decodeArrow, encodeArrow } from '#lib/transport/arrow.ts';
import { wireObject } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';

const NAMES = ['Huyện Lục Nam', 'Xã "Đông, Sơn"', 'Phường\nNgô Quyền', '', 'Ặ Ễ Ỵ', ' ', '名'];

/** Rows with every kind of value a cell can hold, nulls and extremes included. */
function randomRows(seed: number, count: number): AreaRow[] {
  const random = randomLcg(seed);
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const number = () => oneOf([null, 0, -0.1, random() * 1e6, Number.MAX_VALUE, 5e-324, 1 / 3]);
  const count32 = () => oneOf([0, 1, 300, Math.floor(random() * 1e7), 2 ** 32 - 1]);
  return range(count).map((i) => ({
    code: String(i),
    areaName: oneOf(NAMES),
    operator: oneOf([null, 'VTT', 'VNPT', 'nhà mạng «lạ»']),
    tests: count32(),
    failedTests: count32(),
    devices: count32(),
    clusters: count32(),
    downloadKbpsMean: number(),
    downloadKbpsMeanLower: number(),
    downloadKbpsMeanUpper: number(),
    downloadKbpsDeviceMean: number(),
    downloadKbpsDeviceMeanLower: number(),
    downloadKbpsDeviceMeanUpper: number(),
    failedShare: number(),
    testsWithoutDevice: count32(),
    places: count32(),
    timesOfDay: oneOf([null, 0, 6]),
    downloadKbpsP20: number(),
    downloadKbpsP20Lower: number(),
    downloadKbpsP20Upper: number(),
    downloadKbpsMedian: number(),
    downloadKbpsMedianLower: number(),
    downloadKbpsMedianUpper: number(),
    downloadKbpsP80: number(),
    downloadKbpsP80Lower: number(),
    downloadKbpsP80Upper: number(),
    shareAtLimit: number(),
    shareAtLimitLower: number(),
    shareAtLimitUpper: number(),
    enoughTests: oneOf(LIGHTS),
    enoughDevices: oneOf(LIGHTS),
    enoughPlaces: oneOf(LIGHTS),
    enoughTimes: oneOf(LIGHTS),
    decidedBy: oneOf([null, ...DECIDED_BY]),
    deciding: number(),
    decidingLower: number(),
    decidingUpper: number(),
    verdict: oneOf(VERDICTS),
    monthsWithMinimum: oneOf([null, 0, 12]),
    standing: oneOf([null, 'before_due', 'before_due;gate_later']),
    reason: oneOf([null, ...VERDICT_REASONS]),
    opposingWays: oneOf([null, 'all_tests;unflagged']),
    hingeDevices: count32(),
    simulated: random() < 0.5,
  }));
}

describe('rows come back from the wire as they went', () => {
  it.each(range(20))('through Arrow, seed %d', (seed) => {
    const rows = randomRows(seed, seed * 3);
    const { rows: back, metadata } = decodeArrow(
      AREA_COLUMNS,
      encodeArrow(AREA_COLUMNS, rows, { note: 'Đạt ▲' }),
    );
    expect(back).toEqual(rows);
    expect(metadata).toEqual({ note: 'Đạt ▲' });
  });

  it.each(range(20))('through JSON, seed %d', (seed) => {
    const objects = randomRows(seed, 10).map((row) => wireObject(row, AREA_COLUMNS));
    expect(JSON.parse(JSON.stringify(objects))).toEqual(objects);
  });

  it.each(range(20))('through CSV, seed %d', (seed) => {
    const rows = randomRows(seed, 10);
    const back = csvParse(encodeCsv(AREA_COLUMNS, rows, { marked: false }));
    expect(back.columns).toEqual(AREA_COLUMNS.map((column) => column.name));
    expect(back.map((row) => Object.values(row))).toEqual(
      rows.map((row) => Object.values(wireObject(row, AREA_COLUMNS)).map((value) => String(value ?? ''))),
    );
    expect(back.map((row) => Number(row.download_kbps_mean))).toEqual(
      rows.map((row) => row.downloadKbpsMean ?? 0),
    );
  });
});

describe('the bytes on the wire', () => {
  it('are equal for equal rows', () => {
    const bytes = () => encodeArrow(AREA_COLUMNS, randomRows(1, 50), {});
    expect(bytes()).toEqual(bytes());
  });

  it('are CSV lines that end in CRLF, with quotes only where needed', () => {
    const [row] = randomRows(3, 1);
    const rows = [{ ...row!, code: 'a', areaName: 'b "c", d', operator: null }];
    const csv = encodeCsv(AREA_COLUMNS.slice(0, 3), rows, { marked: false });
    expect(csv).toBe('unit_code,unit_name,operator\r\na,"b ""c"", d",\r\n');
  });
});
