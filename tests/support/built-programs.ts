import { join } from 'node:path';
import { vi } from 'vitest';

/**
 * Threads and children run what the build made of them, when `one-run.ts` found the build fresh: from its source each
 * takes three times the processor time to start. Tests in tests/runtime run them from their source.
 */
vi.mock(import('#lib/server/runtime/programs.ts'), async (original) => {
  const programs = await original();
  const folder = process.env.TEST_PROGRAMS;
  if (!folder) return programs;
  return { ...programs, programOf: (name) => ({ path: join(folder, `${name}.js`), execArgv: [] }) };
});
