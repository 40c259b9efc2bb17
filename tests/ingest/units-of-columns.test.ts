import { describe, expect, it } from 'vitest';
import { unitOfHeader, fieldOfHeader } from '#lib/server/ingest/read/recognise-header.ts';
import { counts, faultOf, load, rowsOf, sharedWarehouse } from './support.ts';

const warehouse = sharedWarehouse();
const speeds = async () => (await rowsOf(warehouse())).map(({ download, upload }) => [download, upload]);

describe('the unit of a column', () => {
  it.each([
    ['Tốc độ tải xuống (Mbit/giây)', 'Mbps'],
    ['Tốc độ tải xuống (Mb/giây)', 'Mbps'],
    ['Download (kbit/sec)', 'kbps'],
    ['Download Mbps/s', 'Mbps'],
    ['Tốc độ tải về (megabit mỗi giây)', 'Mbps'],
    ['Download (bytes/s)', 'B/s'],
    ['Tốc độ tải xuống (kilobyte/giây)', 'kB/s'],
    ['Download (MB/s)', null],
  ])('%s', (header, unit) => {
    expect([fieldOfHeader(header), unitOfHeader(header)]).toEqual(['download', unit]);
  });

  it.each([
    ['B/s', '5000000', 40_000],
    ['kB/s', '5000', 40_000],
    ['MB/s', '5', 40_000],
    ['MB/s', '5 MB/s', 40_000],
    ['MB/s', '40 Mbps', 40_000],
    ['Mbps', '38,5 Mbps/s', 38_500],
    ['Mbps', '38500 kbit/giây', 38_500],
  ] as const)('%s: a cell %s', async (unit, cell, kbps) => {
    const columns = { download: { column: 'Download', unit } };
    await load(warehouse(), 'unit.csv', `Ngày đo;Download;Huyện\n2024-07-01;${cell};Lục Nam\n`, { columns });
    expect(await speeds()).toEqual([[kbps, null]]);
  });

  it('is asked, and nothing loaded, when a large share of the column cannot be in it', async () => {
    const line = (speed: number, i: number) => `2024-07-01,${speed},${i},Lục Nam,d${i}`;
    const content = [
      'Ngày đo,Download,Upload (Mbps),Huyện,Mã thiết bị',
      ...[41_200, 38_500, 22_100, 52_000, 30_700, 35, 41].map(line),
      '',
    ].join('\n');
    const inUnit = (unit: 'Mbps' | 'kbps') => ({ columns: { download: { column: 'Download', unit } } });
    const asked = await faultOf(load(warehouse(), 'wrong.csv', content, inUnit('Mbps')));
    expect([asked.code, asked.details]).toEqual([
      'unit_impossible',
      {
        ...{ field: 'download', column: 'Download', unit: 'Mbps', beyond: 5, values: 7, row: 2 },
        ...{ value: '41200', likely: 'kbps' },
      },
    ]);
    expect(await speeds()).toEqual([]);
    const half = content.replace('30700', '30.7');
    const asHalf = await faultOf(
      load(
        warehouse(),
        'half.csv',
        `${half}2024-07-01,31000,7,Lục Nam,d7\n2024-07-01,9,8,Lục Nam,d8\n2024-07-01,8,9,Lục Nam,d9\n`,
        inUnit('Mbps'),
      ),
    );
    expect([asHalf.code, asHalf.details.likely]).toEqual(['unit_impossible', 'kbps']);
    expect(counts(await load(warehouse(), 'wrong.csv', content, inUnit('kbps')))).toEqual([7, 7, 0, 0]);
    const up = content.replace('Upload (Mbps)', 'Upload (Gbps)').replace(/,(\d),Lục/g, ',4$1000,Lục');
    const upload = await faultOf(load(warehouse(), 'up.csv', up, inUnit('kbps')));
    expect([upload.code, upload.details.field, upload.details.unit]).toEqual([
      'unit_impossible',
      'upload',
      'Gbps',
    ]);
  });
});

describe('files of speed-test command lines', () => {
  const place = { constants: { district: 'Lục Nam' } };

  it('are in bytes or bits a second, as their programs write them', async () => {
    const ookla = {
      ...{ type: 'result', timestamp: '2024-06-11T01:05:00Z', ping: { latency: 22.1, jitter: 2.3 } },
      ...{ download: { bandwidth: 5_000_000, bytes: 1, elapsed: 12 }, upload: { bandwidth: 1_250_000 } },
    };
    const sivel = { download: 40_000_000, upload: 1e7, ping: 20, timestamp: '2024-06-12T01:05:00Z' };
    await load(warehouse(), 'ookla.json', JSON.stringify([ookla]), place);
    await load(
      warehouse(),
      'sivel.json',
      JSON.stringify([{ ...sivel, bytes_sent: 1, bytes_received: 2 }]),
      place,
    );
    const csv =
      'server name,server id,download,upload,download bytes,upload bytes,share url\nA,1,5000000,1250000,9,9,x\n';
    await load(warehouse(), 'ookla.csv', csv, { constants: { ...place.constants, tested_on: '2024-06-13' } });
    expect(await speeds()).toEqual([
      [40_000, 10_000],
      [40_000, 10_000],
      [40_000, 10_000],
    ]);
  });
});

describe('numbers', () => {
  it.each([['="38.5"'], ['38.5\u200b'], ['\u00a038,5\u00a0'], ['３８．５'], ["'38,5"]])(
    'written as %s are read',
    async (cell) => {
      const content = `Ngày đo;Download (Mbps);Huyện\n="2024-07-01";${cell};="Lục Nam"\n2024-07-02;39,5;Lục Nam\n`;
      expect(counts(await load(warehouse(), 'number.csv', content))).toEqual([2, 2, 0, 0]);
      expect((await speeds())[0]).toEqual([38_500, null]);
    },
  );
});
