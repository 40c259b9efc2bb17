import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/run-server.ts';

/** One fault for each rule that reads types. */
const FAULTY = `
type Way = 'up' | 'down';
async function send(): Promise<void> {}
export function faulty(way: Way): void {
  send();
  [1].forEach(async () => { await send(); });
  switch (way) { case 'up': break; }
}
`;
const RULES = ['no-floating-promises', 'no-misused-promises', 'switch-exhaustiveness-check'];

describe('lint', () => {
  it('reads the types of server, domain and transport', () => {
    const folder = temporaryFolder();
    const rooms = ['server', 'domain', 'transport'].map((room) => `src/lib/${room}/faulty.ts`);
    for (const path of rooms) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), FAULTY);
    }
    const { stdout } = spawnSync(
      'node_modules/.bin/oxlint',
      ['--config', 'scripts/oxlint.json', '--type-aware', '--format', 'json', folder],
      { encoding: 'utf8' },
    );
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
    const found = diagnostics.map(({ code, filename }) => `${filename.split(/faulty|.*src.lib./)[1]}${code}`);
    const expected = ['server', 'domain', 'transport'].flatMap((room) =>
      RULES.map((rule) => `${room}/typescript(${rule})`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});
