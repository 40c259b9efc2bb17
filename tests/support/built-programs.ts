import { join } from 'node:path';
import { vi } from 'vitest';

/**
 * Threads and children run what `bundle.ts` made of them: from its source each takes three times the processor time to
 * start. Tests in tests/runtime run them from their source.
 */
vi.mock(import('#lib/server/runtime/programs.ts'), async (original) => {
  const programs = await original();
  const bundle = process.env.TEST_BUNDLE;
  if (!bundle) return programs;
  return {
    ...programs,
    programOf: (name) => ({ path: join(bundle, 'programs', `${name}.js`), execArgv: [] }),
  };
});
