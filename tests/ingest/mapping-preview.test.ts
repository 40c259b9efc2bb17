import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { MeasurementPreview } from '#lib/domain/preview.ts';
import { optionsInSearch, searchOfOptions } from '#lib/server/uploads/load-search.ts';
import { deleteUpload, uploadOf } from '#lib/server/uploads/preview-uploads.ts';
import { previewPacked } from '#lib/server/uploads/preview-packed.ts';
import { previewFile, type PreviewOptions } from '#lib/server/uploads/preview.ts';
import { NOW, sharedWarehouse, writeFile } from './support.ts';

const shared = sharedWarehouse();

async function preview(
  name: string,
  content: string,
  options: PreviewOptions = {},
): Promise<MeasurementPreview> {
  const seen = await previewFile(shared(), { path: writeFile(name, content), name }, options);
  if (seen.kind !== 'measurements') throw new Error(seen.kind);
  return seen;
}

describe('a preview', () => {
  const content =
    'Ngày đo;Họ tên;Tốc độ tải xuống (Mbps);Huyện\n13/06/2024;Nguyễn Văn A;40,5;Lục Nam\n14/06/2024;Trần B;x;Lục Nam\n';

  it('shows how the first rows will be read, and which not', async () => {
    const { readings, questions } = await preview('rows.csv', content);
    expect(questions).toEqual([]);
    expect(readings).toMatchObject([
      { rowNumber: 2, testedOn: '2024-06-13', downloadKbps: 40_500, district: 'Lục Nam', reason: null },
      { rowNumber: 3, reason: 'download_not_a_number' },
    ]);
  });

  it('never shows what names a person', async () => {
    const seen = await preview('people.csv', content);
    expect(seen.rows[0]).toEqual(['13/06/2024', '', '40,5', 'Lục Nam']);
    expect(JSON.stringify(seen)).not.toContain('Nguyễn Văn A');
  });

  it('reads only the beginning of a long file', async () => {
    const row = '13/06/2024;;40,5;Lục Nam\n';
    const seen = await preview('long.csv', content + row.repeat(60_000));
    expect(seen.rows).toHaveLength(20);
    expect(seen.readings).toHaveLength(20);
  });

  it('of a file without a known header takes its first row for one, and asks', async () => {
    const seen = await preview('strange.csv', 'A1;B1;C1\n13/06/2024;40,5;Lục Nam\n');
    expect(seen).toMatchObject({ headers: ['A1', 'B1', 'C1'], headerAssumed: 1 });
    expect(seen.questions.map(({ code }) => code)).toContain('download_column_missing');
  });

  it('reads what was chosen and nothing beside it; a column may be named by its number', async () => {
    const options = optionsInSearch(
      new URLSearchParams('only=1&map.download=%233:Mbps&map.tested_on=Ngày đo&const.district=Yên Thế'),
    );
    const { indexes, readings } = await preview('chosen.csv', content, options);
    expect(indexes).toEqual({ tested_on: 0, download: 2 });
    expect(readings[0]).toMatchObject({ downloadKbps: 40_500, district: 'Yên Thế' });
  });
});

describe('an archive sent for a preview', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is previewed file by file, each stored to be loaded by itself', async () => {
    const packed = zipSync({
      'plain.csv': bytes('Thời gian,Tốc độ tải xuống (Mbps),Huyện\n13/06/2024 08:00:00,41.5,Lục Nam\n'),
      'no-unit.csv': bytes('Thời gian,Tốc độ tải xuống,Huyện\n13/06/2024 08:00:00,41.5,Lục Nam\n'),
      'empty.csv': bytes(''),
    });
    const seen = await previewPacked(shared(), { path: writeFile('all.zip', packed), name: 'all.zip' }, {});
    expect(
      seen?.map((file) => [
        file.name,
        'fault' in file
          ? file.fault.code
          : file.preview.kind === 'measurements' && file.preview.questions.map(({ code }) => code),
      ]),
    ).toEqual([
      ['all.zip/plain.csv', []],
      ['all.zip/no-unit.csv', ['unit_missing']],
      ['all.zip/empty.csv', 'file_empty'],
    ]);
    for (const file of seen ?? []) {
      if (!('token' in file)) continue;
      expect(await uploadOf(null, file.token, NOW)).toContain(file.token);
      await deleteUpload(null, file.token);
    }
  });

  it('is no archive when it is a plain file', async () => {
    const plain = { path: writeFile('plain.csv', 'a,b\n1,2\n'), name: 'plain.csv' };
    expect(await previewPacked(shared(), plain, {})).toBeNull();
  });
});

describe('what was stated about a file', () => {
  it('is the same after a way through the address', () => {
    const stated = {
      columns: { download: { column: 'D: x', unit: 'kbps' } },
      constants: { operator: 'viettel' },
      ...{ sheet: 'Tháng 7', headerRow: 3, profile: 'Cổng', onlyNamed: true },
    } as const;
    expect(optionsInSearch(searchOfOptions(stated))).toEqual(stated);
  });
});
