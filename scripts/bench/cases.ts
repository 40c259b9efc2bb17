import { join } from 'node:path';
import { caseExport } from '#lib/server/exports/case-export.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { inTemporaryFolder, openWarehouse, quantileOf, report, spread, timed } from './measure.ts';
import { addCases, addEntries, addPlaces, addReceipt } from './cases.sql.ts';

const cases = Number(process.argv[2] ?? 10_000);
const RUNS = 200;
const ENTRIES = 20;
const CHOICES = ['', 'operator=viettel', 'state=all&order=people', 'due=overdue', 'state=sent&page=2'];

await inTemporaryFolder(async (folder) => {
  const warehouse = await openWarehouse(join(folder, 'data'));
  await warehouse.db.write(async (writer) => {
    for (const statement of [addCases, addPlaces, addEntries]) await writer.run(statement, { cases });
  });
  const first = await timed(() => readLedger(warehouse));
  const afterEntry: number[] = [];
  for (let entered = 1; entered <= ENTRIES; entered++) {
    await warehouse.db.write((writer) => writer.run(addReceipt, { case: entered }));
    afterEntry.push(await timed(() => caseExport(warehouse, new URLSearchParams(), 'vi')));
  }
  const { p50, p95 } = await spread(RUNS, (run) =>
    caseExport(warehouse, new URLSearchParams(CHOICES[run % CHOICES.length]), 'vi'),
  );
  await warehouse.close();
  const size = `ledger of ${cases.toLocaleString('en')} cases`;
  report(`${size}: first of all`, first, 'ms');
  report(`${size}: first after an entry, p95`, quantileOf(afterEntry, 0.95), 'ms', 'aim: under 200');
  report(`${size}: answer, p50`, p50, 'ms');
  report(`${size}: answer, p95`, p95, 'ms', 'aim: under 50');
});
