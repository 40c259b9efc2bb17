import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../tests/support/run-server.ts';
import type { Outcome } from './fault.ts';

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Kills a backup, a restore and a rebuild at so many moments each: the test of it, with more moments. */
export async function* killBackups(moments: number): AsyncGenerator<Outcome> {
  const report = join(temporaryFolder(), 'results.json');
  const args = ['run', 'tests/backup/killed.test.ts', '--reporter', 'json', '--outputFile', report];
  spawnSync(join('node_modules', '.bin', 'vitest'), args, {
    env: { ...process.env, KILL_MOMENTS: String(moments) },
    stdio: 'ignore',
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Results;
  for (const { title, status, failureMessages } of testResults.flatMap((file) => file.assertionResults)) {
    const note = failureMessages[0]?.slice(0, 300) ?? `${moments} moments`;
    yield { fault: `killed while ${title}`, held: status === 'passed', rowsLost: 0, note };
  }
}
