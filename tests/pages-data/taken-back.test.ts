import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Batch } from '#lib/domain/batch.ts';
import BatchTable from '../../src/routes/data/BatchTable.svelte';
import LoadEntry from '../../src/routes/data/LoadEntry.svelte';
import { QueuedLoad } from '../../src/routes/data/load-queue.svelte.ts';
import SampleOffer from '../../src/routes/data/SampleOffer.svelte';
import SimulatedBanner from '../../src/routes/SimulatedBanner.svelte';
import InLanguage from '../support/InLanguage.svelte';

const LOADED: Batch = {
  ...{ id: 1, kind: 'measurement', fileName: 'a.csv', fileSha256: '0', sheet: null, fileBytes: 9 },
  ...{ loadedBy: 'An', loadedAt: '2024-08-01T00:00:00Z', mapping: null },
  ...{ read: 3, accepted: 3, rejected: 0, duplicates: 0, unplaced: 0 },
  ...{ firstOn: '2024-07-01', lastOn: '2024-07-02', state: 'loaded', undoneAt: null, simulated: false },
};
const UNDONE: Batch = { ...LOADED, state: 'undone', undoneAt: '2024-08-01T02:00:00Z' };
const SAMPLE: Batch = { ...LOADED, id: 2, fileName: 'mau.parquet', simulated: true };

/** What a person reads of a component who may do all. */
function shown(component: unknown, props: object): string {
  const given = { locale: 'vi', component, props } as never;
  return render(InLanguage, { props: given })
    .body.replaceAll(/<!--.*?-->|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ');
}

describe('a file that was taken back', () => {
  it('is offered back beside, in the list and on its card, while its copy is stored', () => {
    const table = (restorable: readonly number[]) => shown(BatchTable, { batches: [UNDONE], restorable });
    expect(table([1])).toContain('Đưa lại');
    expect(table([])).not.toContain('Đưa lại');
    expect(shown(BatchTable, { batches: [LOADED], restorable: [] })).not.toContain('Đưa lại');
  });

  it('is said to be on its card, in place of what was loaded', () => {
    const load = new QueuedLoad(1, { name: 'a.csv', size: 9 }, { constants: {}, columns: {} }, false);
    load.state = 'loaded';
    const privacy = { dropped: [], masked: [], kept: [] };
    const report = { outcome: 'loaded', batch: LOADED, rejections: [], rules: [], notices: [], privacy };
    load.files = [{ file: 'a.csv', report: report as never }];
    const card = (batch: Batch, restorable: readonly number[]) =>
      shown(LoadEntry, { load, batches: [batch], restorable, operators: [], units: [] });
    expect(card(LOADED, [])).toContain('3 dòng: 3 nhận');
    expect(card(UNDONE, [1])).toMatch(/Tệp này đã được gỡ lúc .+ Đưa lại/);
    expect(card(UNDONE, [])).not.toContain('Đưa lại');
    expect(card(UNDONE, [1])).not.toContain('3 nhận');
  });
});

describe('the simulated sample', () => {
  it('is offered to go once a real file counts, not before and not after', () => {
    const offer = (...batches: readonly Batch[]) => shown(SampleOffer, { batches });
    expect(offer(LOADED, SAMPLE)).toContain('Gỡ dữ liệu mô phỏng (1 tệp)');
    for (const none of [[SAMPLE], [UNDONE, SAMPLE], [LOADED], [{ ...LOADED, accepted: 0 }, SAMPLE]]) {
      expect(offer(...none).trim()).toBe('');
    }
  });

  it('is told from what is real in the banner as long as both count', () => {
    const banner = (batches: number, measurements: number) =>
      shown(SimulatedBanner, {
        holdings: { batches, measurements, simulatedBatches: 2, simulatedMeasurements: 90_000 },
        linked: true,
      });
    expect(banner(2, 90_000)).toContain('không phải kết quả đo thật');
    expect(banner(3, 95_120)).toContain('90.000 lượt đo do chương trình tạo ra');
    expect(banner(3, 95_120)).toContain('với 5.120 lượt đo thật (1 tệp thật). Gỡ dữ liệu mô phỏng');
    // A monthly report is real, and no test.
    expect(banner(3, 90_000)).toContain('đứng cùng số liệu thật (1 tệp thật). Gỡ dữ liệu mô phỏng');
  });
});

it('a file on its way says each step of what is done with it', () => {
  const load = new QueuedLoad(1, { name: 'a.csv', size: 9 }, { constants: {}, columns: {} }, false);
  const step = (state: QueuedLoad['state']) => {
    load.state = state;
    const given = { load, batches: [], restorable: [], operators: [], units: [] };
    const props = { locale: 'vi', component: LoadEntry, props: given } as never;
    return /aria-current="step"[^>]*>([^<]+)/.exec(render(InLanguage, { props }).body)?.[1];
  };
  expect((['sending', 'looking', 'running'] as const).map(step)).toEqual([
    'Gửi tệp',
    'Xem phần đầu, nhận ra các cột',
    'Nạp vào kho',
  ]);
});
