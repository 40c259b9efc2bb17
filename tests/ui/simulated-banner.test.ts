import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import SimulatedBanner from '../../src/routes/SimulatedBanner.svelte';
import InLanguage from '../support/InLanguage.svelte';

const NONE = { measurements: 0, simulatedMeasurements: 0, batches: 0, firstOn: null, lastOn: null };

/** The text of the banner for somebody who may know so much of the holdings. */
function said(holdings: object): string {
  const props = { holdings: { ...NONE, simulatedBatches: 5, ...holdings }, linked: false };
  const shown = render(InLanguage, { props: { locale: 'vi', component: SimulatedBanner, props } });
  return shown.body
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

it('tells somebody without a session that there are simulated figures, and counts no files', () => {
  expect(said({})).toBe(
    'Dữ liệu mô phỏng. Có số liệu do chương trình tạo ra để xem thử, không phải kết quả đo thật.',
  );
});

it('says that all figures are simulated only where all files are', () => {
  expect(said({ batches: 5 })).toContain('Các số liệu ở đây do chương trình tạo ra');
  expect(said({ batches: 6 })).toContain('(1 tệp thật)');
});
