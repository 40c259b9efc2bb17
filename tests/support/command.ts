import { basename, join } from 'node:path';

/**
 * What Node is called with to run a command as `scripts/ingest.ts`: in a run of tests what `bundle.ts` made of it, which
 * takes a third of the processor time to start; else its source. `tests/runtime/own-origins.test.ts` runs some from
 * their source too.
 */
export function commandWords(script: string): string[] {
  const bundle = process.env.TEST_BUNDLE;
  return bundle ? [join(bundle, `${basename(script, '.ts')}.js`)] : ['--import', 'tsx', script];
}
