import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { BUILT_IN, PROGRAMS } from '../../src/lib/server/runtime/programs.ts';

/** Within the project, so that Node finds the packages that the bundle asks for; no part of the repository. */
const OUTPUT = 'tests/output';

/** Makes one bundle of all commands and, in `programs`, of what they start as threads and children. The bundle's folder. */
export async function makeBundle(): Promise<string> {
  mkdirSync(OUTPUT, { recursive: true });
  const outDir = mkdtempSync(resolve(OUTPUT, 'bundle-'));
  const commands = readdirSync('scripts')
    .filter((name) => name.endsWith('.ts') && name !== 'test.ts')
    .map((name) => [basename(name, '.ts'), join('scripts', name)]);
  const programs = Object.entries(PROGRAMS).map(([name, path]) => [
    `programs/${name}`,
    `src/lib/server/${path}`,
  ]);
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: BUILT_IN },
    build: {
      ssr: true,
      outDir,
      rolldownOptions: { input: Object.fromEntries([...commands, ...programs]) },
    },
  });
  return outDir;
}
