// @vitest-environment happy-dom
import { strFromU8, unzipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inLines, pictureOf } from '#lib/ui/picture/picture-file.ts';
import { readTable } from '#lib/ui/table-file/read-table.ts';
import { tableCsv, fileNameOf, tableWorkbook } from '#lib/ui/table-file/table-file.ts';
import { numberIn } from '#lib/ui/table-file/written-number.ts';

function tableOf(html: string): HTMLTableElement {
  document.body.innerHTML = `<table>${html}</table>`;
  return document.querySelector('table')!;
}

const BOARD = tableOf(`
  <thead><tr><th rowspan="2">Đơn vị</th><th colspan="2" class="number">Tháng 6</th><th class="number">Tỷ lệ</th>
    <th class="screen-only"><span class="visually-hidden">Gỡ</span></th></tr>
    <tr><th class="number">Cài đặt</th><th class="number">Truy cập</th><th></th></tr></thead>
  <tbody>
    <tr><th rowspan="2"><a href="/u">Sở Y tế</a><p class="under">mô phỏng</p></th>
      <td class="number">1.234,5</td><td class="number">–</td><td class="number">12,5%</td>
      <td class="screen-only"><button>Gỡ</button></td></tr>
    <tr><td class="number">−3</td><td><svg></svg><span class="visually-hidden">38,2–41,5</span></td>
      <td class="number">7%</td><td></td></tr>
    <tr><th>=SUM(A1)</th><td colspan="2">chưa báo cáo</td><td></td><td></td></tr>
  </tbody>`);

const READ = {
  heads: ['Đơn vị', 'Tháng 6 / Cài đặt', 'Tháng 6 / Truy cập', 'Tỷ lệ (%)'],
  rows: [
    ['Sở Y tế; mô phỏng', 1234.5, null, 12.5],
    ['Sở Y tế; mô phỏng', -3, '38,2–41,5', 7],
    ['=SUM(A1)', 'chưa báo cáo', null, null],
  ],
};
const ORIGIN = {
  ...{
    table: 'Bảng báo cáo',
    page: 'Báo cáo tháng',
    address: 'http://localhost/tallies',
    filter: '4G · mọi nhà mạng',
    at: '2024-07-01T00:00:00Z',
  },
  facts: { dataVersion: 7, isSimulated: true },
};

describe('the file of a table', () => {
  it('has what the table shows: figures as numbers, spans filled, no buttons', () => {
    expect(readTable(BOARD, 'vi')).toEqual(READ);
  });

  it.each([
    ['1.234', 'vi', { value: 1234, isShare: false }],
    ['1.234', 'en', { value: 1.234, isShare: false }],
    ['+2,1', 'vi', { value: 2.1, isShare: false }],
    ['38,2–41,5', 'vi', null],
    ['6/2024', 'vi', null],
    ['12.34', 'vi', null],
  ] as const)('reads %s in %s', (text, locale, number) => {
    expect(numberIn(text, locale)).toEqual(number);
  });

  it('is CSV with a byte order mark, or a workbook that says of which data it is', async () => {
    const lines = tableCsv(READ).split('\r\n');
    expect(lines[0]).toBe('\uFEFFĐơn vị,Tháng 6 / Cài đặt,Tháng 6 / Truy cập,Tỷ lệ (%)');
    expect(lines[3]).toBe("'=SUM(A1),chưa báo cáo,,");
    expect(fileNameOf(ORIGIN.table, ORIGIN.facts, 'csv')).toBe('bang-bao-cao_v7_simulated.csv');
    const parts = unzipSync(new Uint8Array(await (await tableWorkbook(READ, ORIGIN, 'vi')).arrayBuffer()));
    const [rows, source] = [1, 2].map((sheet) => strFromU8(parts[`xl/worksheets/sheet${sheet}.xml`]!));
    expect(rows).toContain('<c><v>1234.5</v></c><c/><c><v>12.5</v></c>');
    for (const said of ['http://localhost/tallies', '4G · mọi nhà mạng', '<v>7</v>', 'mô phỏng'])
      expect(source).toContain(said);
  });
});

/** Tables without a file of their own, and where the file of the same rows is. */
const FILED_ELSEWHERE: Readonly<Record<string, readonly [path: string, link: string]>> = {
  'lib/charts/IntervalTable.svelte': [
    'routes/areas/[edition]/[level]/[code]/InnerAreas.svelte',
    'table="areas"',
  ],
  'lib/map/AreaTable.svelte': ['routes/OverviewSource.svelte', 'table="areas"'],
  'lib/workbench/table/PrintedTable.svelte': ['routes/workbench/ResultPanel.svelte', '<ResultFiles'],
  'routes/admin/accounts/AccountTable.svelte': ['routes/admin/accounts/+page.svelte', '/admin/accounts/file'],
  'routes/areas/[edition]/[level]/[code]/ChangeTable.svelte': [
    'routes/areas/[edition]/[level]/[code]/AreaFolds.svelte',
    'table="changes"',
  ],
  'routes/areas/[edition]/[level]/[code]/QuotaTable.svelte': [
    'routes/areas/[edition]/[level]/[code]/NextTests.svelte',
    'table="quotas"',
  ],
  'routes/areas/[edition]/[level]/[code]/StandardTable.svelte': [
    'routes/areas/[edition]/[level]/[code]/AreaFolds.svelte',
    'table="standards"',
  ],
  'routes/cases/CaseBoard.svelte': ['routes/cases/+page.svelte', 'hrefOf={fileOf}'],
  'routes/cases/QuarterTable.svelte': ['routes/cases/+page.svelte', 'tables/quarters.'],
  'routes/cases/[id]/AnswerTable.svelte': ['routes/cases/[id]/+page.svelte', "files('answers')"],
  'routes/cases/[id]/ComparisonTable.svelte': ['routes/cases/[id]/+page.svelte', "files('comparison')"],
  'routes/cases/[id]/FrozenTable.svelte': ['routes/cases/[id]/+page.svelte', "files('places')"],
  'routes/cases/[id]/PlanPanel.svelte': ['routes/cases/[id]/+page.svelte', "files('plan')"],
  'routes/cases/[id]/VerificationTable.svelte': ['routes/cases/[id]/+page.svelte', "files('verification')"],
  'routes/cases/summary/+page.svelte': ['routes/cases/summary/+page.svelte', '<FileLinks'],
  'routes/packs/+page.svelte': ['routes/packs/+page.svelte', '<FileLinks'],
  // Slides: their figures are those of the overview and of the area's page.
  'routes/present/OperatorTable.svelte': ['routes/OverviewSource.svelte', 'table="areas"'],
  'routes/present/WeakPlace.svelte': [
    'routes/areas/[edition]/[level]/[code]/+page.svelte',
    `table="areas" filter={profile.filter} further={{ by: 'operator' }}`,
  ],
  'routes/quotas/QuotaSheet.svelte': ['routes/quotas/+page.svelte', 'table="quotas"'],
  'routes/rows/RowTable.svelte': ['routes/rows/Rows.svelte', "fileAt('xlsx')"],
};

/** Drawings, and what offers each of them as a picture. */
const PICTURED: Readonly<Record<string, readonly [path: string, offer: string]>> = {
  'lib/charts/BrushChart.svelte': ['lib/charts/BrushChart.svelte', '<FigurePicture'],
  'lib/charts/DailyBars.svelte': ['lib/charts/DailyBars.svelte', '{figure}'],
  'lib/charts/Distribution.svelte': ['lib/charts/Distribution.svelte', '{figure}'],
  'lib/charts/MonthBars.svelte': ['lib/charts/MonthBars.svelte', '<FigurePicture'],
  'lib/charts/SpeedSeries.svelte': ['lib/charts/SpeedSeries.svelte', '{figure}'],
  'lib/map/GapDrawing.svelte': ['lib/map/MapBox.svelte', '<FigurePicture'],
  'lib/map/RateMap.svelte': ['lib/map/RateMap.svelte', '<FigurePicture'],
  'lib/map/SvgMap.svelte': ['lib/map/MapBox.svelte', '<FigurePicture'],
  'lib/workbench/map/AreaDrawing.svelte': ['lib/workbench/map/AreaMap.svelte', '<SavePicture'],
  'lib/workbench/map/PositionDrawing.svelte': ['lib/workbench/map/PositionMap.svelte', '<SavePicture'],
  ...Object.fromEntries(
    ['DensityChart', 'DotChart', 'HeatGrid', 'HistogramChart', 'LineChart'].map((chart) => [
      `lib/workbench/chart/${chart}.svelte`,
      ['lib/workbench/chart/ResultChart.svelte', '<SavePicture'],
    ]),
  ),
};

it('the words of a picture stand in lines that fit it', () => {
  const lines = inLines('Trung bình theo tháng từ 7/2023 đến 6/2024; tháng gần nhất có số liệu: 6/2024', 240);
  expect(lines.length).toBeGreaterThan(2);
  expect(Math.max(...lines.map(({ length }) => length)) * 7.8).toBeLessThanOrEqual(240);
  expect(lines.join(' ')).toContain('tháng gần nhất có số liệu: 6/2024');
});

it('every chart and map of the program can be had as a picture', () => {
  const drawings = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      path.endsWith('.svelte') &&
      /<PlotFrame\b|<svg class="map"/.test(readFileSync(join('src', path), 'utf8')),
  );
  expect(drawings.sort()).toEqual(Object.keys(PICTURED).sort());
  for (const [path, offer] of Object.values(PICTURED)) {
    expect(readFileSync(join('src', path), 'utf8'), path).toContain(offer);
  }
});

/** Of slides: the overview's map, and those of its operators, again. */
const SLIDES = 'routes/present/+page.svelte';

it('each small map of areas can be had as a picture as well', () => {
  const drawn = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.svelte') && path !== SLIDES)
    .map((path) => ({ path, text: readFileSync(join('src', path), 'utf8') }))
    .filter(({ text }) => text.includes('<SvgMap'));
  expect(drawn.map(({ path }) => path).sort()).toEqual([
    'lib/map/MapFigure.svelte',
    'lib/map/OperatorMaps.svelte',
    'routes/areas/[edition]/[level]/[code]/LocatorMap.svelte',
  ]);
  for (const { path, text } of drawn) expect(text, path).toMatch(/<(?:FigurePicture|MapBox)\b/);
});

it('shapes that a drawing refers to are drawn in a picture as on the page', () => {
  document.body.innerHTML = `<svg><defs><path id="own" d="M0 0" style="fill: rgb(7, 8, 9)" /></defs>
    <use href="#own" style="fill: rgb(1, 2, 3)" /><rect style="fill: rgb(4, 5, 6)" /></svg>`;
  const picture = pictureOf([document.querySelector('svg')!], { title: 'Vị trí', notes: [], keys: [] });
  expect(picture.querySelector('#own')!.hasAttribute('fill')).toBe(false);
  expect(picture.querySelector('use')!.getAttribute('fill')).toBe('rgb(1, 2, 3)');
  expect(picture.querySelector('svg')!.querySelector('rect')!.getAttribute('fill')).toBe('rgb(4, 5, 6)');
});

it('what is drawn on a canvas under a drawing comes into its picture, below it', () => {
  document.body.innerHTML = '<div><canvas></canvas><svg><line /></svg></div>';
  const canvas = document.querySelector('canvas')!;
  canvas.toDataURL = () => 'data:image/png;base64,AAAA';
  const picture = pictureOf([document.querySelector('svg')!], { title: 'Theo ngày', notes: [], keys: [] });
  const drawn = [...picture.children].map(({ tagName }) => tagName);
  expect(drawn.indexOf('image')).toBe(drawn.indexOf('svg') - 1);
  const [image, svg] = ['image', 'svg'].map((name) => picture.querySelector(name)!);
  expect(image!.getAttribute('href')).toBe(canvas.toDataURL());
  for (const name of ['x', 'y', 'width', 'height'])
    expect(image!.getAttribute(name)).toBe(svg!.getAttribute(name));
});

it('every table of the program can be had as a workbook and as CSV', () => {
  const components = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.svelte'))
    .map((path) => ({ path, text: readFileSync(join('src', path), 'utf8') }));
  const having = (pattern: RegExp) =>
    components.flatMap(({ path, text }) => (pattern.test(text) ? path : [])).sort();
  expect(having(/<table\b/)).toEqual(['lib/ui/TableFrame.svelte']);
  expect(having(/<TableFrame\b[^>]*files=\{false\}/)).toEqual(Object.keys(FILED_ELSEWHERE));
  for (const [path, link] of Object.values(FILED_ELSEWHERE)) {
    expect(readFileSync(join('src', path), 'utf8'), path).toContain(link);
  }
});
