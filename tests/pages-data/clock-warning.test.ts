import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { ClockState } from '#lib/domain/safekeeping/clock-state.ts';
import type { Removal } from '#lib/domain/safekeeping/removal.ts';
import ClockWarning from '../../src/routes/data/ClockWarning.svelte';
import RemovalTable from '../../src/routes/data/RemovalTable.svelte';
import InLanguage from '../support/InLanguage.svelte';

const shown = (component: unknown, props: object) =>
  render(InLanguage, { props: { locale: 'en', component: component as never, props } }).body;
const warning = (state: ClockState) =>
  shown(ClockWarning, { clock: { state, today: '2030-01-01', trustedAt: '2026-11-28T05:00:00.000Z' } });

describe('the warning of a clock that jumped', () => {
  it.each(['ahead', 'behind'] as const)('names both dates and asks a person: %s', (state) => {
    const html = warning(state);
    expect(html).toContain('1/1/2030');
    expect(html).toContain('28/11/2026');
    expect(html.match(/<button/g)).toHaveLength(1);
  });

  it('is absent while the clock is believed', () => {
    expect(warning('steady')).not.toContain('<button');
  });
});

it('the table of removals says what went, of which file, and by which period', () => {
  const removal: Removal = {
    ...{ doneAt: '2026-11-28T05:00:00.000Z', kind: 'positions', reason: 'position_days', days: 1096 },
    ...{ dueOn: '2026-11-27', batch: 7, fileName: 'do-kiem.csv', rows: 1234, bytes: null },
  };
  const html = shown(RemovalTable, { removals: [removal] });
  for (const text of ['1,234 rows', 'do-kiem.csv', '/data/7', '1096 days', '27/11/2026'])
    expect(html).toContain(text);
  expect(shown(RemovalTable, { removals: [] })).not.toContain('<table');
});
