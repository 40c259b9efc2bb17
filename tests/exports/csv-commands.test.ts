import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandWords } from '../support/command.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { copyOfReference } from '../support/templates.ts';

const DATA_DIR = temporaryFolder();
beforeAll(() => copyOfReference(DATA_DIR));
const MARK = Buffer.from('\ufeff');

function run(script: string, args: readonly string[]): Buffer {
  const program = [...commandWords(script), ...args, '--format', 'csv'];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    env: { ...process.env, DATA_DIR },
  });
  expect([status, stderr.toString()]).toEqual([0, '']);
  return stdout;
}

const HEADER = /^unit_code,unit_name,/;

describe('what a command writes as CSV', () => {
  it('has no byte order mark unless asked, in a file as on standard output', () => {
    const month = ['--month', '2024-07'];
    const out = join(DATA_DIR, 'out.csv');
    const plain = run('scripts/tallies.ts', month);
    expect(plain.toString()).toMatch(HEADER);
    run('scripts/tallies.ts', [...month, '--bom', '--out', out]);
    expect(readFileSync(out)).toEqual(Buffer.concat([MARK, plain]));
  });

  it('has none in tables of figures either', () => {
    const plain = run('scripts/statistics.ts', ['areas']);
    expect(plain.toString()).toMatch(HEADER);
    expect(run('scripts/statistics.ts', ['areas', '--bom'])).toEqual(Buffer.concat([MARK, plain]));
  });
});
