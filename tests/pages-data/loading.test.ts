import { describe, expect, it } from 'vitest';
import { MEASUREMENT_FIELDS } from '#lib/domain/column-mapping.ts';
import { HEADER_EXAMPLES, measurementTemplate } from '#lib/messages/templates.ts';
import { mapColumns } from '#lib/server/ingest/mapping/map-columns.ts';
import { fieldOfHeader } from '#lib/server/ingest/read/recognise-header.ts';
import { chooseField, needsOf, optionsOf, type MappingDraft } from '../../src/routes/data/mapping-draft.ts';
import { zoneExample } from '../../src/routes/data/time-zones.ts';
import { mappingQuestion } from '../../src/routes/data/mapping-question.ts';
import { tallyQuestion } from '../../src/routes/data/tally-question.ts';
import { loadSearch } from '../../src/routes/data/send-file.ts';

describe('the example file of measurements', () => {
  it('is understood column by column, as its headers say', () => {
    const [headers, ...rows] = measurementTemplate()
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const { mapping } = mapColumns(headers!, rows, {});
    expect(Object.keys(mapping.columns)).toHaveLength(headers!.length);
    expect(mapping.columns.download).toEqual({ column: 'Tốc độ tải xuống (Mbps)', unit: 'Mbps' });
  });

  it('comes with headers that are all recognised', () => {
    const wrong = MEASUREMENT_FIELDS.flatMap((field) =>
      HEADER_EXAMPLES[field].filter((header) => {
        const found = fieldOfHeader(header);
        return found !== field && !(field === 'tested_time' && found === 'tested_at');
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a file that was refused', () => {
  const faultBody = (code: string, details: Record<string, unknown>) => ({ code, message: '', details });

  it('for a speed without a unit asks for the unit of that column', () => {
    const fault = faultBody('unit_missing', { field: 'download', column: 'Tốc độ' });
    expect(mappingQuestion(fault)).toEqual({
      field: 'download',
      columns: ['Tốc độ'],
      asksUnit: true,
      asksDate: false,
    });
  });

  it('for want of a date takes a column or one date for all', () => {
    const fault = faultBody('date_column_missing', { found: ['a', 'b'] });
    expect(mappingQuestion(fault)).toMatchObject({ columns: ['a', 'b'], asksUnit: false, asksDate: true });
  });

  it('for want of a month or a unit of a monthly form asks for it, among the months it speaks of', () => {
    const found = ['2024-06', '2024-07'];
    expect(tallyQuestion(faultBody('tally_month_unsure', { found }))).toEqual({
      asks: 'month',
      months: found,
    });
    expect(tallyQuestion(faultBody('tally_month_missing', {}))).toEqual({ asks: 'month', months: [] });
    expect(tallyQuestion(faultBody('tally_unit_unsure', {}))).toEqual({ asks: 'unit' });
  });

  it('for a reason no answer mends asks nothing', () => {
    expect(mappingQuestion(faultBody('file_empty', { file: 'x.csv' }))).toBeNull();
    expect(tallyQuestion(faultBody('file_empty', { file: 'x.csv' }))).toBeNull();
  });
});

describe('what a person stated about a file', () => {
  it('goes into the address as the API names it, empty answers left out', () => {
    const search = loadSearch({
      constants: { operator: 'viettel', tested_on: '' },
      columns: { download: { column: 'avg d', unit: 'kbps' }, district: { column: 'Huyện' } },
    });
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
      'const.operator': 'viettel',
      'map.download': 'avg d:kbps',
      'map.district': 'Huyện',
    });
  });
});

describe('the choices on the panel', () => {
  const draft: MappingDraft = {
    fields: ['tested_on', 'download', '', ''],
    units: { download: 'kbps', upload: '' },
    constants: { district: 'Lục Nam' },
    sheets: [],
    ...{ aggregates: null, referenceName: '', headerRow: null, zone: null, grid: null },
  };

  it('a field has one column: choosing another leaves the first out', () => {
    expect(chooseField(draft, 2, 'download').fields).toEqual(['tested_on', '', 'download', '']);
  });

  it('say what is still to be chosen', () => {
    expect(needsOf(draft)).toEqual([]);
    const nothing = { ...draft, fields: ['upload' as const, '' as const], constants: {} };
    expect(needsOf(nothing)).toEqual(['download', 'unit', 'date', 'place']);
    const asked = {
      ...draft,
      fields: ['tested_at', 'download', 'longitude', 'latitude'] as const,
      zone: '',
      grid: '',
    };
    expect(needsOf(asked)).toEqual(['zone', 'grid']);
    const answered = { ...asked, zone: 'UTC', grid: '107/3', headerRow: 0 };
    expect(needsOf(answered)).toEqual([]);
    expect(loadSearch(optionsOf(answered, ['', 'Tốc độ', 'Y', 'X']))).toContain(
      new URLSearchParams({ 'map.tested_at': '#1:UTC' }).toString(),
    );
    expect(optionsOf(answered, ['', 'Tốc độ', 'Y', 'X']).columns.latitude).toEqual({
      column: 'X',
      grid: '107/3',
    });
    expect(zoneExample(['13/06/2024', '2024-06-13 20:05'], 'UTC')).toEqual({
      inFile: '20:05',
      here: '03:05',
    });
  });

  it('are sent as they are, a header that stands twice by its number', () => {
    const options = optionsOf(draft, ['Ngày', 'KQ', 'KQ', '']);
    expect(Object.fromEntries(new URLSearchParams(loadSearch(options)))).toEqual({
      ...{ 'map.tested_on': 'Ngày', 'map.download': '#2:kbps' },
      ...{ 'const.district': 'Lục Nam', only: '1', profile: 'none' },
    });
  });
});
