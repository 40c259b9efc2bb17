import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { ReportingUnit } from '#lib/domain/tally.ts';
import TemplateDownload from '../../src/routes/tallies/TemplateDownload.svelte';
import InLanguage from '../support/InLanguage.svelte';

const unit = (code: string, further: Partial<ReportingUnit>): ReportingUnit => ({
  ...{ code, name: code, kind: 'department', districtCode: null, communeCode: null, position: 1 },
  ...{ validFrom: null, validTo: null, successor: null, formerNames: [], consolidatesFrom: null },
  ...{ verified: 'yes', source: null },
  ...further,
});
const UNITS = [
  unit('ended', { validTo: '2025-07-01' }),
  unit('begun', { validFrom: '2025-07-01' }),
  unit('renamed', { name: 'Today', formerNames: [{ name: 'Before', until: '2025-07-01' }] }),
];

/** The units that the choice of a form offers in a month. */
function offered(running: string): string[] {
  const props = { units: UNITS, running };
  const { body } = render(InLanguage, {
    props: { locale: 'en', component: TemplateDownload as never, props },
  });
  const choice = body.slice(body.indexOf('template-unit'));
  return [...choice.matchAll(/<option[^>]*>([^<]*)/g)].map(([, label]) => label!.trim()).slice(1);
}

it('offers the form of a month to the units that report it, by their names then', () => {
  expect(offered('2025-03')).toEqual(['ended', 'Before']);
  expect(offered('2026-11')).toEqual(['begun', 'Today']);
});
