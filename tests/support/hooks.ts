import { afterAll, afterEach } from 'vitest';
import { endOfFile, endOfTest } from './clean-up.ts';

// Unlike a module of helpers, which a worker reads once, this runs for each file of tests.
afterEach(endOfTest);
afterAll(async () => {
  await endOfFile();
  // What the hook of every request answers from is a file's own.
  const served = globalThis as { iSpeedWarehouse?: unknown; iSpeedAccounts?: unknown };
  delete served.iSpeedWarehouse;
  delete served.iSpeedAccounts;
});
