import { describe, expect, it } from 'vitest';
import { FAULT_CODES, faultSentence } from '#lib/messages/faults.ts';
import { noticeSentence } from '#lib/messages/notices.ts';
import { parseNamedColumns } from '#lib/server/ingest/read/load-options.ts';
import { mapColumns } from '#lib/server/ingest/mapping/map-columns.ts';
import { fieldOfHeader, unitOfHeader } from '#lib/server/ingest/read/recognise-header.ts';
import { networkCode } from '#lib/server/ingest/stage/resolve-words.ts';
import { exported, faultOf, load, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

describe('columns are known by their headers', () => {
  it.each([
    ['tested_at', ['Thời gian đo', 'THOI GIAN DO', 'Timestamp', 'Date Time', 'Thời điểm']],
    ['tested_on', ['Ngày đo', 'Date', 'ngay']],
    ['operator', ['Nhà mạng', 'Operator', 'Carrier', 'Operatorname', 'ISP']],
    ['technology', ['Công nghệ', 'Loại mạng', 'Technology', 'ConnType', 'NetworkTech']],
    [
      'download',
      [
        'Tốc độ tải xuống (Mbps)',
        'Download',
        'Download Mbps',
        'DL (Mbit/s)',
        'Tốc độ tải xuống',
        'TESTDOWNLINK',
      ],
    ],
    ['upload', ['Tốc độ tải lên (Mbps)', 'Upload', 'UL_kbps', 'TESTUPLINK']],
    ['latency', ['Ping (ms)', 'Ping', 'Latency', 'Độ trễ (ms)', 'PINGAVG']],
    ['jitter', ['Jitter (ms)', 'jitter']],
    ['longitude', ['Kinh độ', 'Lon', 'Lng', 'Longitude']],
    ['latitude', ['Vĩ độ', 'Lat', 'Latitude']],
    ['district', ['Huyện', 'Quận/Huyện', 'District']],
    ['commune', ['Xã', 'Xã/Phường', 'Commune']],
    ['address', ['Địa chỉ', 'Địa điểm đo', 'Address']],
    ['device', ['Device ID', 'Mã thiết bị', 'deviceId']],
    [null, ['Số điện thoại', 'Nhân viên', 'Email', 'Thiết bị', 'TESTDOWNLINKMAX', 'PINGMAX', '']],
  ])('%s: %j', (field, headers) => {
    expect(headers.map(fieldOfHeader)).toEqual(headers.map(() => field));
  });

  it('units stand in the header; megabytes are nobody’s guess', () => {
    expect(
      [
        'Download (Mbps)',
        'DL Mbit/s',
        'x (Mb/s)',
        'avg_d_kbps',
        'DL kbit/s',
        'speed bps',
        'Gbps',
        'Download',
        'DL (MB/s)',
      ].map(unitOfHeader),
    ).toEqual(['Mbps', 'Mbps', 'Mbps', 'kbps', 'kbps', 'bps', 'Gbps', null, null]);
  });

  it('a column named by hand wins, a constant stands for a column', async () => {
    const content = 'quadkey,tile,tile_x,tile_y,avg_d_kbps\n1,"POLYGON ((1 2, 3 4))",144.8,13.5,64829\n';
    const named = parseNamedColumns(
      ['download=avg_d_kbps:kbps', 'longitude=tile_x', 'latitude=tile_y'],
      ['tested_on=2023-10-01', 'technology=fixed', 'operator=Viettel'],
    );
    await load(shared(), 'tiles.csv', content, named);
    expect(await rowsOf(shared())).toMatchObject([
      {
        on: '2023-10-01',
        at: null,
        operator: 'viettel',
        technology: 'fixed',
        download: 64_829,
        longitude: 144.8,
      },
    ]);
  });

  it('phone numbers and names of persons are not stored anywhere', async () => {
    const { batch } = await load(
      shared(),
      'staff.csv',
      'Nhân viên;Số điện thoại;Ngày đo;Download Mbps;Huyện\nNguyễn Văn A;0912345678;13/06/2024;x;Lục Nam\nB;0912345679;13/06/2024;40\n',
    );
    expect(Object.keys(batch.mapping!.columns).sort()).toEqual(['district', 'download', 'tested_on']);
    const [dump] = await shared().db.query<{ text: string }, Record<never, never>>(
      { text: `select string_agg(r::varchar, '') as text from rejection as r` },
      {},
    );
    expect(dump!.text).not.toMatch(/09123|Nguyễn/);
  });
});

describe('what cannot be known is asked', () => {
  const map = (headers: string[], maps: string[] = [], constants: string[] = []) =>
    faultOf((async () => mapColumns(headers, [], parseNamedColumns(maps, constants)))());
  it.each([
    ['unit_missing', ['Ngày', 'Download'], [], []],
    ['unit_missing', ['Ngày', 'Download (MB/s)'], [], []],
    ['column_ambiguous', ['Ngày', 'Download Mbps', 'Tốc độ tải xuống (Mbps)'], [], []],
    ['download_column_missing', ['Ngày', 'Upload Mbps'], [], []],
    ['date_column_missing', ['Download Mbps'], [], []],
    ['load_column_absent', ['Ngày', 'D'], ['download=E:Mbps'], []],
    ['load_field_twice', ['Ngày', 'Download Mbps', 'O'], ['operator=O'], ['operator=Viettel']],
    ['load_field_unknown', ['Ngày'], ['speed=O'], []],
    ['load_option_malformed', ['Ngày'], ['download'], []],
    ['load_constant_not_allowed', ['Ngày'], [], ['download=40']],
    ['period_date_invalid', ['Download Mbps'], [], ['tested_on=1/7/2024']],
    ['technology_constant_unknown', ['Ngày', 'Download Mbps'], [], ['technology=6G']],
  ])('%s', async (code, headers, maps, constants) => {
    const fault = await map(headers, maps, constants);
    expect(fault.code).toBe(code);
    expect(FAULT_CODES).toContain(code);
    expect(faultSentence(fault, 'vi')).not.toContain('undefined');
  });

  it('a unit given by hand is enough', () => {
    const { mapping } = mapColumns(
      ['Ngày', 'Download', 'Huyện'],
      [],
      parseNamedColumns(['download=Download:kbps'], []),
    );
    expect(mapping.columns.download).toEqual({ column: 'Download', unit: 'kbps' });
  });
});

describe('operators', () => {
  it('are known by every spelling and by network code; others are stored under their own name', async () => {
    const row = (operator: string, i: number) => `13/06/2024 08:00:0${i};${operator};4G;40;;;106;21;d${i}`;
    const spellings = [
      'VIETTEL',
      'VTT',
      'VNPT-Vinaphone',
      '452-01',
      '45202',
      'Orange Sénégal',
      'orange senegal',
      '',
    ];
    const report = await load(shared(), 'operators.csv', exported(...spellings.map(row)));
    expect((await rowsOf(shared())).map(({ operator }) => operator)).toEqual([
      ...[
        'viettel',
        'viettel',
        'vinaphone',
        'mobifone',
        'vinaphone',
        'orange-senegal',
        'orange-senegal',
        null,
      ],
    ]);
    const notice = report.notices.find(({ code }) => code === 'operators_new')!;
    expect(noticeSentence(notice, 'vi')).toContain('Orange Sénégal');
    const again = await load(shared(), 'more.csv', exported(row('Orange Sénégal', 9)));
    expect(again.notices.map(({ code }) => code)).not.toContain('operators_new');
  });

  it('a column of free text is not taken for operators', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `13/06/2024;Người ${i};4G;40;;;106;21;d${i}`);
    expect((await faultOf(load(shared(), 'people.csv', exported(...rows)))).code).toBe(
      'operator_column_unlikely',
    );
  });

  it('network codes are read with or without a mark', () => {
    expect(['45201', '452-01', '452 1', '452/08', 'x', '4520'].map(networkCode)).toEqual([
      ...['452-01', '452-01', '452-01', '452-08', null, '452-00'],
    ]);
  });
});
