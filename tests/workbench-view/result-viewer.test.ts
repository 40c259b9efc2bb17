// @vitest-environment happy-dom
import { Schema, Table } from 'apache-arrow';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { FIRST_VIEW, type ViewState } from '#lib/domain/workbench/view-state.ts';
import { DEVICES_KEY } from '#lib/domain/workbench/query.ts';
import ResultViewer from '#lib/workbench/ResultViewer.svelte';
import InLanguage from '../support/InLanguage.svelte';
import { CONTEXT, DISTRICT, interval, MBPS, tableOf } from './fixtures.ts';

const table = tableOf({
  district: { type: 'word', values: ['210', '211', 'gone'], meta: DISTRICT },
  operator: { type: 'word', values: ['viettel', 'b', 'b'], meta: { role: 'operator' } },
  mean: { type: 'interval', values: [interval(38, 1, 9), interval(40.5, 2, 4), null], meta: MBPS },
});
const stamp = {
  ...{ sql: 'select 1', values: {}, hash: 'ab', dataVersion: 1, rows: 3, truncated: 'bytes' as const },
  ...{ ranAt: '2026-11-29T03:00:00Z', milliseconds: 1, by: null, simulated: false },
};
let mounted: Record<string, unknown>;
const onview = vi.fn();

function show(view: Partial<ViewState>, further: Record<string, unknown> = {}) {
  const props = { table, stamp, context: CONTEXT, view: { ...FIRST_VIEW, ...view }, onview, ...further };
  mounted = mount(InLanguage, {
    target: document.body,
    props: { locale: 'vi', component: ResultViewer, props },
  });
  flushSync();
}
afterEach(async () => {
  await unmount(mounted);
  onview.mockClear();
});
const text = () => document.body.textContent!.replace(/\s+/g, ' ');
const button = (words: string) =>
  [...document.querySelectorAll('button')].find((found) => found.textContent!.trim() === words)!;

it('says in every view that the result is cut off', () => {
  show({ tab: 'chart' });
  expect(text()).toContain('Kết quả bị cắt ở 3 dòng vì quá lớn');
  button('Bản đồ').click();
  expect(onview).toHaveBeenCalledWith({ ...FIRST_VIEW, tab: 'map' });
});

it('keeps the rows of the conditions, names them, and takes each away again', () => {
  show({
    filters: [
      { column: 'operator', is: 'b' },
      { column: 'gone', is: 'x' },
    ],
  });
  expect(text()).toContain('2 trong 3 dòng, 3 cột');
  document.querySelector<HTMLElement>('[aria-label="Bỏ điều kiện operator: b"]')!.click();
  expect(onview.mock.calls[0]![0].filters).toEqual([{ column: 'gone', is: 'x' }]);
});

it('joins areas to outlines by itself, and counts and lists the rows that match none', async () => {
  show({ tab: 'map' });
  await vi.waitFor(() => expect(text()).toContain('1 trong 3 dòng không khớp địa bàn nào'));
  expect(text()).toContain('«gone» (1)');
  const titles = [...document.querySelectorAll('svg g title')].map((title) => title.textContent);
  expect(titles).toEqual([
    'Huyện Lục Nam: 38,0 (37,0–39,0), n 9',
    'Huyện Yên Thế: 40,5 (38,5–42,5), n 4; khoảng tin cậy chứa ngưỡng',
    'Huyện Tân Yên: Kết quả không có dòng nào của địa bàn này',
  ]);
  document.querySelector('svg g.known')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(onview.mock.calls[0]![0].filters).toEqual([{ column: 'district', is: '210' }]);
});

it('shows what each column holds, and keeps a value by a click on it', async () => {
  show({ explorer: true });
  await vi.waitFor(() => expect(document.querySelectorAll('.explorer h3 + p.figures')).toHaveLength(3));
  document.querySelector<HTMLElement>('.explorer [title^="Chỉ giữ b "]')!.click();
  expect(onview.mock.calls[0]![0].filters).toEqual([{ column: 'operator', is: 'b' }]);
});

it('leads from a row to the tests behind it, by the columns of its groups', () => {
  const onbehind = vi.fn();
  show({ sort: { column: 'mean', descending: true } }, { groups: ['operator', 'district'], onbehind });
  button('Lượt đo của dòng đang chọn').click();
  expect(onbehind).toHaveBeenCalledWith(['b', '211']);
});

it('offers no tests of rows whose groups are not in the result', () => {
  show({}, { groups: ['operator', 'hour'], onbehind: vi.fn() });
  expect(button('Lượt đo của dòng đang chọn')).toBeUndefined();
});

/** The same result, with what it says of the tests behind its rows. */
function tracedTable(behind: object) {
  const traced = new Table(table.schema, table.batches);
  const metadata = new Map([['behind', JSON.stringify(behind)]]);
  Object.defineProperty(traced, 'schema', { value: new Schema(table.schema.fields, metadata) });
  return traced;
}

it('leads from a row of a written query to the tests behind it, or says why it does not', async () => {
  const onquery = vi.fn();
  const sql = 'select row_number from measurements where operator is not distinct from $behind_1';
  show({ sort: { column: 'mean', descending: true } }, { onquery, table: tracedTable({ sql, columns: ['operator'] }) }); // prettier-ignore
  button('Lượt đo của dòng đang chọn').click();
  expect(onquery).toHaveBeenCalledWith({ sql, values: { behind_1: 'b' } });
  await unmount(mounted);
  show({}, { onquery, table: tracedTable({ why: 'hidden_group' }) });
  expect(button('Lượt đo của dòng đang chọn')).toBeUndefined();
  expect(text()).toContain('gộp theo một cột mà kết quả không có');
});

it('prints the rows, and only while printing', () => {
  show({});
  expect(document.querySelector('.print-only')).toBeNull();
  window.dispatchEvent(new Event('beforeprint'));
  flushSync();
  expect(
    [...document.querySelectorAll('.print-only tbody tr')].map((row) => row.textContent!.trim()),
  ).toHaveLength(3);
  window.dispatchEvent(new Event('afterprint'));
  flushSync();
  expect(document.querySelector('.print-only')).toBeNull();
});

it('draws no picture without its figures in a table beside it', async () => {
  show({ tab: 'chart' });
  const drawing = () => document.querySelector('svg[role=img]');
  await vi.waitFor(() => expect(drawing()).not.toBeNull());
  expect(drawing()!.getAttribute('aria-label')).toContain('Thấp nhất Huyện Lục Nam: 38,0');
  expect([...document.querySelectorAll('details tbody th')].map((head) => head.textContent)).toEqual([
    'gone',
    'Huyện Lục Nam',
    'Huyện Yên Thế',
  ]);
});

it.each(['chart', 'crosstab'] as const)('says at once that a long %s is worked on', async (tab) => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  show({ tab });
  expect(text()).toContain('Đang tính…');
  expect(document.querySelector('select')).toBeNull();
  await vi.waitFor(() => expect(document.querySelectorAll('select')).toHaveLength(tab === 'chart' ? 5 : 3));
  expect(text()).not.toContain('Đang tính…');
  clock.mockRestore();
});

it('shows numbers of devices, says that they stay here, and gives them to no copy and no picture', async () => {
  const devices = tableOf({
    operator: { type: 'word', values: ['viettel', 'b'], meta: { role: 'operator' } },
    device: { type: 'count', values: [770001, 770002] },
  });
  devices.schema.metadata.set(DEVICES_KEY, '["device"]');
  const copied = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText: copied } });
  show({}, { table: devices });
  expect(text()).toContain('Cột device phân biệt từng thiết bị, chỉ để xem ở đây');
  button('Sao chép cả bảng').click();
  await vi.waitFor(() => expect(copied).toHaveBeenCalledWith('operator\nViettel\nb\n'));
  vi.unstubAllGlobals();
  await unmount(mounted);
  show(
    { tab: 'chart', chart: { kind: 'histogram', x: 'device', y: null, series: null } },
    { table: devices },
  );
  await vi.waitFor(() => expect(text()).toContain('Hình có số thiết bị nên không tải về được.'));
});

it('says why no place is shown where the question keeps those that surely changed', async () => {
  const none = tableOf({ operator: { type: 'word', values: [] } });
  show({}, { table: none, changed: 'worse' });
  expect(text()).toContain('Không nơi nào kém đi rõ');
  expect(text()).toContain('khoảng tin cậy 95% của chênh lệch còn chứa 0');
  await unmount(mounted);
  show({}, { table: none });
  expect(text()).toContain('không dòng nào thỏa điều kiện');
});
