import { parseFilterChoice } from '#lib/domain/filter.ts';
import { liveEvidence } from '#lib/server/evidence/live-evidence.ts';
import { makePack } from '#lib/server/evidence/packs.ts';
import { checkFile } from '#lib/server/evidence/verify/check-file.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder, openWarehouse, peakMemoryMb, report, timed } from './measure.ts';
import { fillMeasurements, recordFilled } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 100_000);
/** Of the tests that are filled in over ten years, those of so many months make up the pack. */
const FILLED = 1_000_000;
const AIM = 'aim: 5';

await inTemporaryFolder(async (folder) => {
  const warehouse = await openWarehouse(folder);
  await warehouse.change({
    async commit(writer) {
      await writer.run(fillMeasurements(FILLED), {});
      await writer.run(recordFilled, {});
    },
  });
  const months = Math.max(1, Math.round((rows / FILLED) * 120));
  const to = new Date(Date.UTC(2014, 8 + months, 1)).toISOString().slice(0, 10);
  const query = `edition=2024&level=province&technology=all&from=2014-09-01&to=${to}`;
  const filter = await resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(query)));
  const catalog = await readCatalog(warehouse);
  const areas = catalog.areasOf('2024', 'province').map(({ code }) => code);
  const scope = { filter, areas, gaps: [] };
  const held = (await liveEvidence(warehouse, scope)).rows.length;
  for (const format of ['zip', 'pdf'] as const) {
    const label = `evidence, ${held.toLocaleString('en')} rows: ${format}`;
    let bytes: Uint8Array = Buffer.alloc(0);
    const making = await timed(async () => {
      ({ bytes } = await makePack(warehouse, () => liveEvidence(warehouse, scope), { format, by: 'bench' }));
    });
    report(`${label} made`, making / 1000, 's', AIM);
    report(`${label}, size`, bytes.length / 1e6, 'MB');
    const path = join(folder, `pack.${format}`);
    await writeFile(path, bytes);
    const checking = await timed(async () => {
      const check = await checkFile(path, 'pack', null);
      if (!check.isIntact) throw new Error(JSON.stringify(check));
    });
    report(`${label} verified`, checking / 1000, 's', AIM);
  }
  report('evidence, peak memory', peakMemoryMb(), 'MB');
  await warehouse.close();
});
