import { describe, expect, it } from 'vitest';
import { parseFilterChoice, type Filter, type FilterChoice } from '#lib/domain/filter.ts';
import { calendarMonth, periodKey, reportMonth } from '#lib/domain/period.ts';
import { carriedSearch } from '#lib/state/carried-search.ts';
import { filterForm, submittedSearch, type FilterVocabulary } from '#lib/state/filter-form.ts';
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
    expect(form.fields.map(({ value }) => value)).toEqual(['', '', '', '', '']);
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
