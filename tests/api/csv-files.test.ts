import { dsvFormat } from 'd3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaType, type Operation } from '#lib/server/api/operation.ts';
import { openApiWorld, type ApiWorld } from './api-world.ts';
import { ALL_OPERATIONS, callRoute, type Call } from './call-route.ts';
import { CALLS } from './calls.ts';

/** What an intruder would have a spreadsheet run, wherever it splits: at commas or, as in Việt Nam, at semicolons. */
const HOSTILE = `=HYPERLINK("x";"y");+1;"=2`;
const MARK = '\ufeff';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
  const { warehouse } = world;
  await warehouse.db.write(async (writer) => {
    for (const text of [
      `update unit set name = $hostile, type = '=type'`,
      `update reporting_unit set name = $hostile`,
      `update tally set note = $hostile`,
    ]) {
      await writer.run({ text }, { hostile: HOSTILE });
    }
  });
  const HEADER = 'Ngày đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị';
  await world.load('hostile.csv', `${HEADER}\n13/06/2024;Viettel;4G;=1+1;-106.4;=2;a\n`);
});
afterAll(() => world.warehouse.close());

const CSV_OPERATIONS = ALL_OPERATIONS.filter(({ answer }) => 'text/csv' in answer);

/** A call for CSV, with the mark or without: said in the query, at the end of the path, or in the body of a query. */
function asCsv(call: Call, { method }: Operation, bom?: 0 | 1 | 'yes'): Call {
  if (method === 'POST') {
    const marked = bom === undefined ? {} : { bom: bom === 'yes' ? bom : bom === 1 };
    return { json: { ...(call.json as object), format: 'csv', ...marked } };
  }
  const query = Object.fromEntries(Object.entries(call.query ?? {}).filter(([name]) => name !== 'bom'));
  const marked = bom === undefined ? query : { ...query, bom };
  const inPath = call.params && 'format' in call.params;
  return inPath
    ? { ...call, params: { ...call.params, format: 'csv' }, query: marked }
    : { ...call, query: { ...marked, format: 'csv' } };
}
const isNumber = (cell: string) => /^-?\d[\d.]*(?:e-?\d+)?$/i.test(cell);
const runs = (cell: string) => /^[\s"]*[=+\-@\t\r]/.test(cell) && !isNumber(cell);

/** The bytes of an answer as text, a mark included. */
async function textOf(response: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}

describe.each(CSV_OPERATIONS.map((operation) => [operation.id, operation] as const))(
  '%s as CSV',
  (id, operation) => {
    const readCsv = async (call: Call, bom?: 0 | 1) => {
      const response = await callRoute(world.warehouse, operation, asCsv(call, operation, bom));
      expect(response.status).toBe(200);
      expect(mediaType(response.headers.get('content-type')!)).toBe('text/csv');
      return { text: await textOf(response), etag: response.headers.get('etag') };
    };

    it('begins with a byte order mark, which bom=0 leaves out', async () => {
      const [call] = await CALLS[id].answered(world);
      const [marked, plain] = [await readCsv(call!), await readCsv(call!, 0)];
      expect(marked.text).toBe(`${MARK}${plain.text}`);
      expect(plain.text).not.toContain(MARK);
      expect(await readCsv(call!, 1)).toEqual(marked);
      expect(plain.etag === marked.etag).toBe(marked.etag === null);
    });

    it('refuses another value of bom', async () => {
      const [call] = await CALLS[id].answered(world);
      expect((await callRoute(world.warehouse, operation, asCsv(call!, operation, 'yes'))).status).toBe(400);
    });

    it('has no cell that a spreadsheet runs, and rows in all of them', async () => {
      const calls = await CALLS[id].answered(world);
      // Formats of a query are one call each, and two queries at most run at once.
      const asked = operation.method === 'POST' ? calls.slice(0, 1) : calls;
      const texts = await Promise.all(asked.map(async (call) => (await readCsv(call, 0)).text));
      for (const text of texts) {
        expect(text.split('\r\n').length).toBeGreaterThan(2);
        for (const divider of [',', ';']) {
          expect(dsvFormat(divider).parseRows(text).flat().filter(runs)).toEqual([]);
        }
      }
    });
  },
);

it('meets hostile texts in every kind of file that has texts of people', async () => {
  const PEOPLES = ['readAreaStatistics', 'readChanges', 'readStandardVerdicts', 'readQuotas', 'readTallies'];
  for (const id of PEOPLES) {
    const operation = CSV_OPERATIONS.find((one) => one.id === id)!;
    const [call] = await CALLS[operation.id].answered(world);
    const query = { ...call!.query, format: 'csv' };
    const text = await textOf(await callRoute(world.warehouse, operation, { ...call, query }));
    expect([id, text.includes(`HYPERLINK(""x""`)]).toEqual([id, true]);
  }
  const rejections = CSV_OPERATIONS.find(({ id }) => id === 'readRejections')!;
  const params = { id: await idOfHostile() };
  const text = await textOf(await callRoute(world.warehouse, rejections, { params }));
  expect(text).toContain("'=1+1,-106.4,'=2");
});

async function idOfHostile(): Promise<number> {
  const list = ALL_OPERATIONS.find(({ id }) => id === 'listBatches')!;
  const response = await callRoute(world.warehouse, list, {});
  const batches = (await response.json()) as readonly { id: number; fileName: string }[];
  return batches.find(({ fileName }) => fileName === 'hostile.csv')!.id;
}
