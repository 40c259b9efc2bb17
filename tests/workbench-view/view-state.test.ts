import { describe, expect, it } from 'vitest';
import { FIRST_VIEW, parseView, viewText, type ViewState } from '#lib/domain/workbench/view-state.ts';

const EVERYTHING: ViewState = {
  tab: 'map',
  explorer: true,
  sort: { column: 'Lượt đo', descending: true },
  filters: [
    { column: 'operator', is: null },
    { column: 'mean', from: 0, to: null },
  ],
  chart: { kind: 'line', x: 'month', y: 'mean', series: null },
  map: { by: 'district', value: null },
  crosstab: { rows: 'operator', columns: 'month', value: 'mean' },
};

describe('the view of a result', () => {
  it('comes back from its text, and is no text as long as nothing was chosen', () => {
    expect(viewText(FIRST_VIEW)).toBe('');
    expect(parseView('')).toEqual(FIRST_VIEW);
    expect(parseView(viewText(EVERYTHING))).toEqual(EVERYTHING);
    expect(viewText({ ...FIRST_VIEW, tab: 'chart' })).toBe('{"tab":"chart"}');
  });

  it.each([
    ['not JSON', '{tab', 'view_unreadable'],
    ['a list', '[]', 'view_unreadable'],
    ['too long', JSON.stringify({ map: { by: 'x'.repeat(9000) } }), 'view_unreadable'],
    ['another tab', '{"tab":"pie"}', 'view_part_unknown'],
    ['another part', '{"colour":1}', 'view_part_unknown'],
    ['a part that objects inherit', '{"toString":1}', 'view_part_unknown'],
    ['no direction', '{"sort":{"column":"a"}}', 'view_part_unknown'],
    ['a filter of both kinds', '{"filters":[{"column":"a","is":"b","from":1,"to":2}]}', 'view_part_unknown'],
    [
      'too many filters',
      JSON.stringify({ filters: Array(31).fill({ column: 'a', is: 'b' }) }),
      'view_part_unknown',
    ],
    ['a range of texts', '{"filters":[{"column":"a","from":"1","to":null}]}', 'view_part_unknown'],
    ['another chart', '{"chart":{"kind":"pie","x":"a","y":null,"series":null}}', 'view_part_unknown'],
    ['half a map', '{"map":{"by":"a"}}', 'view_part_unknown'],
    ['half a crosstab', '{"crosstab":{"rows":"a","columns":"b"}}', 'view_part_unknown'],
  ])('is refused with a reason: %s', (_, text, code) => {
    expect(() => parseView(text)).toThrow(expect.objectContaining({ code }));
  });
});
