import { describe, expect, it } from 'vitest';
import { exported, load, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse('areas');

/** Districts of 2024 that the accepted rows are counted in, null for none, in row order. */
const districts = async () =>
  (
    await shared().db.query<{ name: string | null }, Record<never, never>>(
      {
        text: `select (select u.name from place_unit as p join unit as u using (edition_id, level, code)
          where p.place_id = m.place_id and p.edition_id = '2024' and p.level = 'district') as name
        from measurement as m order by row_number`,
      },
      {},
    )
  ).map(({ name }) => name);

const at = (position: string, i: number) => `13/06/2024 08:00:0${i};Viettel;4G;40;;;${position};d${i}`;

describe('a row is counted where it was measured', () => {
  it('by position; outside every area it is accepted and reported', async () => {
    const report = await load(
      shared(),
      'positions.csv',
      exported(at('106,1946;21,2731', 1), at('106,4;21,3', 2), at('105,85;21,03', 3)),
    );
    expect(await districts()).toEqual(['Bắc Giang', 'Lục Nam', null]);
    expect(report.batch).toMatchObject({ accepted: 3, unplaced: 1 });
    expect(report.notices).toContainEqual({ code: 'rows_unplaced', details: { rows: 1 } });
  });

  it('by the names of district and commune without a position; unknown names are reported', async () => {
    const report = await load(
      shared(),
      'names.csv',
      [
        'Ngày đo;Download Mbps;Huyện;Xã',
        '13/06/2024;40;H. Lục Nam;',
        '13/06/2024;40;TP Bắc Giang;',
        '13/06/2024;40;Lạng Giang;Thị trấn Vôi',
        '13/06/2024;40;Atlantis;',
      ].join('\n'),
    );
    expect(await districts()).toEqual(['Lục Nam', 'Bắc Giang', 'Lạng Giang', null]);
    expect(report.notices).toContainEqual({
      code: 'place_names_unknown',
      details: { count: 1, names: ['Atlantis'] },
    });
  });
});
