import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { readConfig } from '#lib/server/config.ts';
import { referenceOf } from '#lib/server/province/reference-in-use.ts';
import { loadReference } from '#lib/server/reference.ts';
import { simulatedAreas } from '#lib/server/simulation/simulated-areas.ts';
import { writeSimulatedExport } from '#lib/server/simulation/write-export.ts';
import { defaultMemory } from '#lib/server/default-memory.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'mo-phong.csv' },
    tests: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '2024-06-13' },
    to: { type: 'string', default: '2024-07-13' },
    untidy: { type: 'string', default: '0' },
    named: { type: 'string', default: '0' },
  },
});

async function run(): Promise<void> {
  const { root, dataDir, threads, memoryLimit } = readConfig(process.env, process.cwd());
  const warehouse = await Warehouse.open({
    ...{ dataDir: null, threads, clock: () => new Date() },
    memoryLimit: memoryLimit ?? defaultMemory(0, totalmem()),
  });
  await loadReference(warehouse, referenceOf({ root, dataDir }));
  await writeSimulatedExport(
    {
      seed: Number(values.seed),
      tests: Number(values.tests),
      areas: await simulatedAreas(warehouse),
      from: values.from,
      to: values.to,
      untidyShare: Number(values.untidy),
      namedOnlyShare: Number(values.named),
    },
    values.out,
  );
  await warehouse.close();
  console.log(values.out);
}

run().catch((error: unknown) => {
  if (!(error instanceof Fault)) throw error;
  for (const locale of LOCALES) console.error(faultSentence(error, locale));
  process.exitCode = 1;
});
