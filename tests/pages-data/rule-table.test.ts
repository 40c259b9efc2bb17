import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { RuleCount } from '#lib/domain/quality-rule.ts';
import { ruleExample, ruleWords } from '#lib/messages/quality-rules.ts';
import RuleTable from '../../src/routes/data/[batch]/RuleTable.svelte';
import InLanguage from '../support/InLanguage.svelte';

const rules: readonly RuleCount[] = [
  { code: 'outside_province', action: 'flag', rows: 0, examples: [] },
  { code: 'latency_zero', action: 'flag', rows: 3, examples: [] },
  { code: 'null_island', action: 'reject', rows: 0, examples: [] },
  { code: 'date_too_early', action: 'reject', rows: 1, examples: [] },
];

function rendered(props: object): string {
  const shown = { locale: 'en', component: RuleTable, props: { rules, ...props } } as const;
  return render(InLanguage, { props: shown }).body;
}
const name = (code: RuleCount['code']) => ruleWords(code, 'en').name;
const switches = (html: string) => html.match(/<button(?![^>]*Download the table)/g)?.length ?? 0;

it('rules that met rows stand first, each group in its own order', () => {
  const html = rendered({ rawKept: true });
  const places = ['latency_zero', 'date_too_early', 'outside_province', 'null_island'] as const;
  const order = places.map((code) => html.indexOf(name(code)));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(Math.min(...order)).toBeGreaterThan(0);
});

it('a rule that rejects can be switched only while the raw file is stored, one that marks always', () => {
  const onswitch = () => {};
  expect(switches(rendered({ rawKept: true, onswitch }))).toBe(4);
  expect(switches(rendered({ rawKept: false, onswitch }))).toBe(2);
  expect(switches(rendered({ rawKept: true }))).toBe(0);
});

it('an example tells its speeds as every page does', () => {
  const example = { rowNumber: 71_380, value: '4G · 1200100 kbit/s · 224750 kbit/s' };
  expect(ruleExample('speed_impossible', example, 'vi')).toBe('Dòng 71.380: 4G · 1.200,1 Mbps · 224,8 Mbps.');
  expect(ruleExample('speed_impossible', example, 'en')).toBe('Row 71,380: 4G · 1,200.1 Mbps · 224.8 Mbps.');
});
