import type { Browser, Locator, Page } from 'playwright-core';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { openBrowser } from '../../tests/support/open-browser.ts';
import { runServer } from '../../tests/support/run-server.ts';
import { openWarehouse, inTemporaryFolder, quantileOf, report, timed } from './measure.ts';
import { fillMeasurements, recordFilled } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const YEAR = { from: '2023-08-01', days: 365 };
const PERIOD = 'from=2023-08-01&to=2024-07-31&technology=all&failed=as_zero';
const LOAD_MS = 300_000;
/** Frames of a sweep from one end of a chart to the other. */
const SWEEP = 180;
const FRAME_MS = 1000 / 60;
/** The two edges of the range that is swept, in parts of the chart's width. */
const RANGE = [0.1, 0.35] as const;

/** What a page did while it was watched. */
interface Frames {
  /** From each frame to the next, ms. */
  readonly apart: number[];
  /** Time our code took in each, ms; style, layout and paint come on top. */
  readonly work: number[];
}
type Watching = typeof window & { seen: Frames };

await inTemporaryFolder(async (folder) => {
  const warehouse = await openWarehouse(folder);
  await warehouse.change({
    async commit(writer) {
      await writer.run(fillMeasurements(rows, YEAR), {});
      await writer.run(recordFilled, {});
    },
  });
  const [province] = (await readCatalog(warehouse)).areasOf('2024', 'province');
  await warehouse.close();

  const server = await runServer({ dataDir: folder, sample: false });
  const browser = await openBrowser();
  try {
    await measure(server.url, browser, province!.code);
  } finally {
    await browser.close();
    await server.stop();
  }
});

/** Loads the province's tests into a page and brushes every chart. */
async function measure(url: string, browser: Browser, province: string): Promise<void> {
  const query = `${PERIOD}&edition=2024&level=province&code=${province}`;
  let bytes = 0;
  const answered = await timed(async () => {
    const answer = await fetch(new URL(`/api/v1/statistics/tests?${query}`, url));
    bytes = (await answer.arrayBuffer()).byteLength;
  });
  report(`crossfilter, ${rows.toLocaleString('en')} tests: answer of the server`, answered, 'ms');
  report('crossfilter: its size', bytes / 1e6, 'MB');

  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: url });
  // What runs this program names functions through a helper, which a page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watchFrames);
  await page.goto(`/areas/2024/province/${province}?${PERIOD}`, { timeout: LOAD_MS });
  const panel = page.getByRole('region', { name: 'Lọc chéo' });
  await panel.scrollIntoViewIfNeeded();
  const ready = await timed(async () => {
    await panel.getByRole('button', { name: /^Nạp/ }).click();
    await panel.getByRole('slider').first().waitFor({ timeout: LOAD_MS });
  });
  report('crossfilter: from the click until it can be brushed', ready, 'ms');

  say('nothing moves', await watched(page, () => page.waitForTimeout(SWEEP * FRAME_MS)));
  for (const [name, label] of [
    ['days', 'Theo ngày'],
    ['hours', 'Theo giờ trong ngày'],
    ['speeds', 'Theo tốc độ'],
  ] as const) {
    const chart = panel.getByRole('group', { name: label });
    say(`a range drawn over the ${name}`, await watched(page, () => sweep(page, chart, RANGE)));
    const middle = (RANGE[0] + RANGE[1]) / 2;
    const rest = 1 - (RANGE[1] - middle);
    say(`that range moved over the ${name}`, await watched(page, () => sweep(page, chart, [middle, rest])));
    await panel.getByRole('button', { name: 'Bỏ chọn hết' }).click();
  }
}

function say(what: string, { apart, work }: Frames): void {
  const dropped = apart.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0);
  report(`crossfilter: ${what}, frame p50`, quantileOf(apart, 0.5), 'ms', 'aim: 16.7');
  report(`crossfilter: ${what}, frame p95`, quantileOf(apart, 0.95), 'ms');
  report(`crossfilter: ${what}, dropped`, dropped, 'frames', `of ${apart.length + dropped}`);
  if (work.length > 0) report(`crossfilter: ${what}, our part p95`, quantileOf(work, 0.95), 'ms');
}

/** Counts frames, and the time of what the page asks to be done in each. Runs in the page. */
function watchFrames(): void {
  const page = window as unknown as Watching;
  const ask = page.requestAnimationFrame.bind(page);
  page.seen = { apart: [], work: [] };
  let frameAt = 0;
  page.requestAnimationFrame = (work) =>
    ask((at) => {
      const start = performance.now();
      work(at);
      const took = performance.now() - start;
      if (at === frameAt) page.seen.work[page.seen.work.length - 1]! += took;
      else page.seen.work.push(took);
      frameAt = at;
    });
  let last = performance.now();
  const frame = (at: number) => {
    page.seen.apart.push(at - last);
    last = at;
    ask(frame);
  };
  ask(frame);
}

/** The frames while `work` runs. */
async function watched(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => ((window as unknown as Watching).seen = { apart: [], work: [] }));
  await work();
  return page.evaluate(() => (window as unknown as Watching).seen);
}

/** Presses the mouse at one place of a chart and moves it to another and back, a step in every frame. */
async function sweep(page: Page, chart: Locator, [from, to]: readonly [number, number]): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const box = (await chart.boundingBox())!;
  const [y, start] = [box.y + box.height / 4, box.x + from * box.width];
  await page.mouse.move(start, y);
  await page.mouse.down();
  await chart.evaluate(
    (layer, { y, start, end, steps }) =>
      new Promise<void>((done) => {
        let step = 0;
        const move = () => {
          if (step++ === 2 * steps) return done();
          const way = 1 - Math.abs(step / steps - 1);
          const clientX = start + way * (end - start);
          layer.dispatchEvent(
            new PointerEvent('pointermove', { bubbles: true, pointerId: 1, clientX, clientY: y }),
          );
          requestAnimationFrame(move);
        };
        move();
      }),
    { y, start, end: box.x + to * box.width, steps: SWEEP },
  );
  await page.mouse.move(box.x + to * box.width, y);
  await page.mouse.up();
}
