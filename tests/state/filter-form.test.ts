import { describe, expect, it } from 'vitest';
import { parseFilterChoice, type Filter, type FilterChoice } from '#lib/domain/filter.ts';
import { calendarMonth, periodKey, reportMonth } from '#lib/domain/period.ts';
import { carriedSearch } from '#lib/state/carried-search.ts';
import {
  filterForm,
  submittedSearch,
  unchangedSearch,
  type FilterVocabulary,
} from '#lib/state/filter-form.ts';
import { overPending } from '#lib/state/pending-choice.ts';
import { periodKinds, periodsOfKind } from '#lib/state/period-choices.ts';

const defaults: Filter = {
  period: reportMonth('2024-07'),
  technology: '4G',
  operator: null,
  edition: '2024',
  level: 'district',
  within: null,
  statistic: 'mean',
  standard: '4g-mean-40',
  failedTests: 'excluded',
  flagged: 'included',
};
const vocabulary: FilterVocabulary = {
  editions: [
    {
      id: '2024',
      name: '2024',
      validFrom: null,
      validTo: null,
      origin: '',
      licence: '',
      datedOn: null,
      levels: ['province', 'district'],
    },
  ],
  operators: [{ code: 'viettel', name: 'Viettel', kind: 'mno', hostCode: null }],
  standards: [],
  widest: [],
};
const tested = { firstOn: '2024-05-20', lastOn: '2024-07-12', today: '2024-08-01' };

const formOf = (choice: FilterChoice, search = '') =>
  filterForm({
    url: new URL(`http://localhost/${search}`),
    filter: { ...defaults, ...choice },
    choice,
    defaults,
    vocabulary,
    tested,
    locale: 'vi',
  });

describe('filterForm', () => {
  it('says the filter back in words', () => {
    expect(formOf({}).summary).toBe('4G · mọi nhà mạng · 13/6–12/7/2024 · huyện 2024 · trung bình');
    expect(formOf({ operator: 'viettel', technology: 'all', failedTests: 'as_zero' }).summary).toBe(
      'mọi công nghệ · Viettel · 13/6–12/7/2024 · huyện 2024 · trung bình · lượt đo hỏng tính là 0 Mbps',
    );
  });

  it('offers what is usual as nothing chosen', () => {
    const form = formOf({});
    expect([...form.fields, ...form.rareFields].map(({ value }) => value)).toEqual(['', '', '', '', '']);
    expect(form.period!.options.filter(({ value }) => value === '')).toHaveLength(1);
  });

  it('makes links that change one part and keep the rest of the address', () => {
    const form = formOf({ operator: 'viettel' }, '?operator=viettel&sort=-tests&lang=en');
    expect(form.earlier).toBe('?period=report%3A2024-06&operator=viettel&sort=-tests');
  });

  it('has no way beyond the first and the last test', () => {
    expect(formOf({}).later).toBeNull();
    expect(formOf({ period: reportMonth('2024-06') }).earlier).toBeNull();
  });

  it('makes only links that the filter understands', () => {
    const form = formOf({});
    for (const { href } of [...form.kinds, ...form.places]) {
      expect(() => parseFilterChoice(new URLSearchParams(href))).not.toThrow();
    }
  });
});

describe('the part that a filter keeps to', () => {
  const edition = vocabulary.editions[0]!;
  const editions = [
    { ...edition, validFrom: '2024-02-01', validTo: '2025-07-01' },
    { ...edition, id: '2025', validFrom: '2025-07-01', levels: ['province', 'commune'] as const },
  ];
  const area = {
    level: 'province',
    type: 'Tỉnh',
    parentCode: null,
    population: null,
    areaKm2: null,
  } as const;
  const widest = [
    { ...area, edition: '2024', code: '24', name: 'Bắc Giang' },
    { ...area, edition: '2024', code: '27', name: 'Bắc Ninh' },
    { ...area, edition: '2025', code: '24', name: 'Bắc Ninh' },
  ];
  const partsIn = (filter: Partial<Filter>, choice: FilterChoice, today = '2026-10-01') => {
    const form = filterForm({
      ...{ url: new URL('http://localhost/'), filter: { ...defaults, ...filter }, choice, defaults },
      ...{ vocabulary: { ...vocabulary, editions, widest }, tested: { ...tested, today }, locale: 'vi' },
    });
    const field = form.fields.find(({ name }) => name === 'within');
    return { field, form, options: field?.options.map(({ value, label }) => [value, label]) };
  };
  const bacGiang = parseFilterChoice(new URLSearchParams('within=2024/province/24')).within!;

  it('is one of the former provinces or the whole, also in editions after them', () => {
    for (const id of ['2024', '2025']) {
      expect(partsIn({ edition: id, within: bacGiang }, {}).options).toEqual([
        ['all', 'Cả tỉnh'],
        ['', 'Bắc Giang cũ'],
        ['2024/province/27', 'Bắc Ninh cũ'],
      ]);
    }
    expect(partsIn({ within: bacGiang }, {}).form.summary).toContain('huyện 2024 · Bắc Giang cũ');
  });

  it('once chosen is named in the address, as what is usual may be another part', () => {
    const { field, options } = partsIn({ within: null }, { within: null });
    expect([field?.value, options?.map(([value]) => value)]).toEqual([
      'all',
      ['all', '2024/province/24', '2024/province/27'],
    ]);
  });

  it('bears its name of the time while its edition is in force', () => {
    expect(partsIn({}, {}, '2024-08-01').options?.[1]).toEqual(['2024/province/24', 'Tỉnh Bắc Giang']);
  });

  it('is not offered without several provinces', () => {
    expect(formOf({}).fields.map(({ name }) => name)).not.toContain('within');
  });

  it('is left behind on the way to a wider level', () => {
    const within = parseFilterChoice(new URLSearchParams('within=2024/district/218')).within!;
    const hrefs = partsIn({ within }, { within }).form.places.map(({ href }) => href);
    expect(hrefs.filter((href) => href.includes('within=all'))).toHaveLength(2);
    expect(hrefs.filter((href) => href.includes('218'))).toHaveLength(2);
  });
});

describe('submittedSearch', () => {
  it('leaves out the fields that were left as usual', () => {
    const form = new FormData();
    form.set('technology', '');
    form.set('operator', 'viettel');
    expect(submittedSearch(form)).toBe('?operator=viettel');
  });
});

describe('carriedSearch', () => {
  it('carries the filter to another page, and nothing else', () => {
    expect(carriedSearch(new URL('http://localhost/?technology=5G&verdict=met&at=1'))).toBe('?technology=5G');
    expect(carriedSearch(new URL('http://localhost/?verdict=met'))).toBe('');
  });

  it('leaves behind what only a query understands', () => {
    const asked = 'http://localhost/workbench?operator=viettel&operator=vinaphone&flagged=only&technology=5G';
    expect(carriedSearch(new URL(asked))).toBe('?technology=5G');
    expect(carriedSearch(new URL('http://localhost/?from=2024-06-01&to=2024-06-08'))).toBe(
      '?from=2024-06-01&to=2024-06-08',
    );
  });
});

describe('period choices', () => {
  it('lists every period with tests, newest first', () => {
    expect(periodsOfKind(calendarMonth('2024-06'), tested).map(periodKey)).toEqual([
      'month:2024-07',
      'month:2024-06',
      'month:2024-05',
    ]);
  });

  it('keeps a period without tests among the choices', () => {
    expect(periodsOfKind(calendarMonth('2020-01'), tested).map(periodKey)).toContain('month:2020-01');
  });

  it('offers one period of every kind, none beyond the last test', () => {
    const kinds = periodKinds(calendarMonth('2025-03'), tested);
    expect(kinds.map(({ kind }) => kind)).toEqual(['month', 'report', 'rolling', 'quarter', 'dates']);
    expect(kinds.slice(0, 4).every(({ from }) => from <= tested.lastOn)).toBe(true);
  });
});

describe('a choice made while another is on its way', () => {
  const form = formOf({ period: reportMonth('2024-07') }, '?period=report:2024-07&sort=name&data=7');
  const month = form.kinds.find(({ label }) => label === 'Tháng')!.href;
  const submitted = (change: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of new URLSearchParams(unchangedSearch(form))) data.set(name, value);
    for (const [name, value] of Object.entries(change)) data.set(name, value);
    return submittedSearch(data);
  };

  it('keeps both: a link, then a field', () => {
    const search = overPending(submitted({ operator: 'viettel' }), unchangedSearch(form), month);
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
      ...{ period: 'month:2024-07', operator: 'viettel', sort: 'name' },
    });
  });

  it('keeps both: a field, then a link', () => {
    const search = overPending(month, form.unchanged, submitted({ operator: 'viettel' }));
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
      ...{ period: 'month:2024-07', operator: 'viettel', sort: 'name' },
    });
  });

  it('of two choices of one thing the later stands', () => {
    const search = overPending(form.earlier!, form.unchanged, month);
    expect(new URLSearchParams(search).get('period')).toBe('report:2024-06');
  });

  it('changes nothing when nothing was changed', () => {
    const search = overPending(submitted({}), unchangedSearch(form), month);
    expect(new URLSearchParams(search).get('period')).toBe('month:2024-07');
  });
});
