import { describe, expect, it } from 'vitest';
import { faultSentence } from '#lib/messages/faults.ts';
import { noticeSentence } from '#lib/messages/notices.ts';
import { readNewProfile } from '#lib/server/ingest/mapping/new-profile.ts';
import { constantsInName } from '#lib/server/ingest/mapping/name-constants.ts';
import { deleteProfile, listProfiles, saveProfile } from '#lib/server/ingest/mapping/profiles.ts';
import { faultOf, load, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

describe('shapes known from the start load without a question', () => {
  const tiles =
    'quadkey,tile,tile_x,tile_y,avg_d_kbps,avg_u_kbps,avg_lat_ms,tests,devices\n1,"POLYGON ((1 2, 3 4))",106.2,21.3,64829,14000,20,3,2\n';

  it.each([
    [
      'Ookla open-data tiles',
      'tiles-fixed-2023Q4.csv',
      tiles,
      { on: '2023-10-01', technology: 'fixed', download: 64_829, upload: 14_000, longitude: 106.2 },
    ],
    [
      'the Speedtest app',
      'speedtest.csv',
      'Date,ConnType,Lat,Lon,Download,Upload,Latency,ServerName,InternalIp,ExternalIp\n"2024-06-13 10:47","Cell","21.3","106.2",11524,329,48,"Hanoi","192.168.0.104","24.246.58.77"\n',
      { at: '2024-06-13T03:47:00.000Z', technology: 'unknown', download: 11_524, latitude: 21.3 },
    ],
    [
      'G-NetTrack Pro',
      'log.txt',
      'Timestamp\tLongitude\tLatitude\tOperatorname\tNetworkTech\tPINGAVG\tTESTDOWNLINK\tTESTUPLINK\tTESTDOWNLINKMAX\n2024.06.13_22.12.09\t106.2\t21.3\tViettel\t4G\t78\t35925\t8825\t38078\n',
      {
        at: '2024-06-13T15:12:09.000Z',
        operator: 'viettel',
        technology: '4G',
        download: 35_925,
        upload: 8825,
      },
    ],
    [
      'M-Lab',
      'ndt.csv',
      'date,a.MeanThroughputMbps,a.MinRTT,client.Geo.Latitude,client.Geo.Longitude\n2024-06-13,41.25,12.5,21.3,106.2\n',
      { on: '2024-06-13', at: null, download: 41_250, longitude: 106.2 },
    ],
    [
      'RTR-NetTest, in UTC',
      'netztest.csv',
      'open_uuid,open_test_uuid,time_utc,cat_technology,network_type,lat,long,download_kbit,upload_kbit,ping_ms,network_mcc_mnc\nO1,T1,2024-06-13 20:00:00,4G,LTE,21.3,106.2,40000,9000,21.5,452-04\n',
      {
        on: '2024-06-14',
        at: '2024-06-13T20:00:00.000Z',
        operator: 'viettel',
        download: 40_000,
        device: true,
      },
    ],
  ])('%s', async (_, name, content, expected) => {
    const report = await load(shared(), name, content, { aggregates: 'as_tests' });
    expect(await rowsOf(shared())).toMatchObject([expected]);
    expect(report.notices.map(({ code }) => code)).toContain('profile_used');
  });

  it('a drive workbook, with its people left out by name', async () => {
    const { batch, notices } = await load(
      shared(),
      'so-do.csv',
      'Nhân viên;Đơn vị;Ngày đo;Số điện thoại;Device ID;Thiết bị;Nhà mạng;Địa chỉ;Download Mbps;Upload Mbps;Mẫu hợp lệ;Máy hỗ trợ 5G;Jitter (ms)\nNguyễn Văn A;TT Lục Nam;13/06/2024;0912345678;D1;Oppo;VNPT;xã Tam Dị, Lục Nam;40,5;10;1;Có;3\n',
    );
    expect(batch.mapping!.personal).toEqual([
      { column: 'Nhân viên', kind: 'name' },
      { column: 'Số điện thoại', kind: 'phone' },
    ]);
    expect(batch.mapping!.columns.address).toEqual({ column: 'Địa chỉ' });
    const notice = notices.find(({ code }) => code === 'personal_columns_dropped')!;
    expect(noticeSentence(notice, 'vi')).toContain('Nhân viên; Số điện thoại');
  });

  it('tiles whose name has no quarter are asked for their date', async () => {
    const loading = load(shared(), 'tiles.csv', tiles, { aggregates: 'as_tests' });
    expect((await faultOf(loading)).code).toBe('date_column_missing');
  });

  it('names tell dates and quarters', () => {
    expect(
      ['2023-10-01_performance_mobile_tiles.csv', 'tiles 2024-q2.csv', 'Q3_2022.csv', 'x20234.csv'].map(
        (name) => constantsInName(['tested_on', 'technology'], name),
      ),
    ).toEqual([
      { tested_on: '2023-10-01', technology: 'unknown' },
      { tested_on: '2024-04-01' },
      { tested_on: '2022-07-01' },
      {},
    ]);
  });
});

describe('a mapping that a person saved', () => {
  const headers = ['Lúc', 'Tốc', 'Hãng', 'Chỗ'];
  const file = (day: string) => `${headers.join(';')}\n${day}/07/2024 08:00;45000;Viettel;Lục Nam\n`;
  const save = (name: string) =>
    saveProfile(shared(), {
      ...readNewProfile(
        {
          name,
          headers,
          headerRow: 1,
          columns: {
            tested_at: { column: 'Lúc' },
            download: { column: 'Tốc', unit: 'kbps' },
            operator: { column: 'Hãng' },
            district: { column: 'Chỗ' },
          },
          constants: { technology: '4G' },
        },
        'test',
      ),
    });

  it('loads the next file of that shape without a question, and is gone when deleted', async () => {
    expect((await faultOf(load(shared(), 'a.csv', file('01')))).code).toBe('header_missing');
    const { id } = await save('Cổng tỉnh');
    const { batch } = await load(shared(), 'b.csv', file('02'));
    expect(batch.mapping).toMatchObject({ profile: 'Cổng tỉnh', constants: { technology: '4G' } });
    expect(await rowsOf(shared())).toMatchObject([
      { technology: '4G', operator: 'viettel', download: 45_000 },
    ]);
    await deleteProfile(shared(), id);
    expect((await faultOf(load(shared(), 'c.csv', file('03')))).code).toBe('header_missing');
  });

  it('is used by name, or not at all when asked for none', async () => {
    const { id } = await save('Theo tên');
    const { batch } = await load(shared(), 'd.csv', file('04'), { profile: 'theo ten' });
    expect(batch.mapping!.profile).toBe('Theo tên');
    expect((await faultOf(load(shared(), 'e.csv', file('05'), { profile: 'none' }))).code).toBe(
      'header_missing',
    );
    const absent = await faultOf(load(shared(), 'f.csv', file('06'), { profile: 'Không có' }));
    expect(faultSentence(absent, 'vi')).toContain('Theo tên');
    await deleteProfile(shared(), id);
  });

  it('cannot take the place of one that comes with the program', async () => {
    expect((await faultOf(save('g-nettrack pro'))).code).toBe('profile_built_in');
    const builtIn = (await listProfiles(shared().db)).find((profile) => profile.builtIn)!;
    expect((await faultOf(deleteProfile(shared(), builtIn.id))).code).toBe('profile_absent');
  });
});
