import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, each begun before what is shorter: at the end of a run no worker then waits long for the other. The
 * attacks follow the browser, which would slow the answers that they time.
 */
const LONGEST = [
  'tests/browser/pages.test.ts',
  'tests/proof/rates.test.ts',
  'tests/backup/backup.test.ts',
  'tests/api/contract.test.ts',
  'tests/proof/real-sets.test.ts',
  'tests/ingest/fuzz-packed.test.ts',
  'tests/ingest/fuzz-text.test.ts',
  'tests/ingest/fuzz-cells.test.ts',
  'tests/aggregates/beyond-memory.test.ts',
  'tests/aggregates/column-store.test.ts',
  'tests/faults/chaos.test.ts',
  'tests/attack/attacks.test.ts',
  'tests/backup/killed.test.ts',
  'tests/workbench/escapes.test.ts',
  'tests/runtime/own-origins.test.ts',
  'tests/ingest/values-spelled.test.ts',
  'tests/rows/rows-behind.test.ts',
  'tests/access/scopes.test.ts',
  'tests/access/cut-tables.test.ts',
  'tests/workbench/case-annexes.test.ts',
  'tests/workbench/queries.test.ts',
  'tests/api/other-sites.test.ts',
];

/** Begins the longest files first, then those that need a process of their own: a process goes from one that needs none to the next. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const rank = (file: TestSpecification) => {
      const at = LONGEST.indexOf(relative(process.cwd(), file.moduleId).replaceAll('\\', '/'));
      if (at >= 0) return at;
      return file.project.config.isolate ? LONGEST.length : LONGEST.length + 1;
    };
    return others.sort((a, b) => rank(a) - rank(b));
  }
}
