import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { build, defaultClientConditions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { APART, TOGETHER } from './tests/support/apart.ts';
import LongestFirst from './tests/support/longest-first.ts';
import { BUILT_IN, PROGRAMS } from './src/lib/server/runtime/programs.ts';

/** Makes build/programs, beside the application that the adapter has put into build by then. */
function programs(): Plugin {
  const input = Object.entries(PROGRAMS).map(([name, path]) => [name, `src/lib/server/${path}`]);
  return {
    name: 'programs',
    apply: 'build',
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        if (!this.environment.config.build.ssr) return;
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          ssr: { noExternal: BUILT_IN },
          build: {
            ssr: true,
            outDir: 'build/programs',
            rolldownOptions: { input: Object.fromEntries(input) },
          },
        });
      },
    },
  };
}

/** The last Chrome on Windows 7 and 8.1; `tests/runtime/old-browsers.test.ts` looks for what is newer. */
const OLDEST_BROWSER = 'chrome109';

/** What most pages use comes as one file: over one line of an office, eighty small ones take longer than their bytes. */
const SHARED_BY_MOST = { name: 'shared', minShareCount: 12 };

export default defineConfig({
  // The same address as of `npm start`, which is the one that requests are accepted for.
  server: { port: Number(process.env.PORT || 3000), strictPort: true },
  plugins: [sveltekit(), programs()],
  // Vitest leaves out `browser`, without which Svelte mounts no component.
  environments: {
    client: {
      resolve: { conditions: [...defaultClientConditions] },
      build: {
        target: OLDEST_BROWSER,
        rolldownOptions: { output: { codeSplitting: { groups: [SHARED_BY_MOST] } } },
      },
    },
  },
  test: {
    globalSetup: 'tests/support/one-run.ts',
    setupFiles: ['tests/support/built-programs.ts', 'tests/support/hooks.ts'],
    // What tests import is most of what short ones cost: where nothing is changed of it, a process keeps it for the next file.
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      { extends: true, test: { name: 'together', include: TOGETHER, isolate: false } },
    ],
    // A page on a busy machine takes longer than the second that is waited by default.
    expect: { requireAssertions: true, poll: { timeout: 15_000 } },
    env: { TZ: 'America/New_York' },
    // Tests wait for servers and children that they start: more workers than processors keep these busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
