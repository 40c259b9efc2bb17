import { join } from 'node:path';
import { caseExport } from '#lib/server/exports/case-export.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { inTemporaryFolder, openWarehouse, report, spread, timed } from './measure.ts';
import { addCases, addEntries, addPlaces } from './cases.sql.ts';

const cases = Number(process.argv[2] ?? 10_000);
const RUNS = 200;
const CHOICES = ['', 'operator=viettel', 'state=all&order=people', 'due=overdue', 'state=sent&page=2'];

await inTemporaryFolder(async (folder) => {
  const warehouse = await openWarehouse(join(folder, 'data'));
  await warehouse.db.write(async (writer) => {
    for (const statement of [addCases, addPlaces, addEntries]) await writer.run(statement, { cases });
  });
  const first = await timed(() => readLedger(warehouse));
  const { p50, p95 } = await spread(RUNS, (run) =>
    caseExport(warehouse, new URLSearchParams(CHOICES[run % CHOICES.length]), 'vi'),
  );
  await warehouse.close();
  const size = `ledger of ${cases.toLocaleString('en')} cases`;
  report(`${size}: after an entry`, first, 'ms');
  report(`${size}: answer, p50`, p50, 'ms');
  report(`${size}: answer, p95`, p95, 'ms', 'aim: under 50');
});
