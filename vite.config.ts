import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { build, defaultClientConditions, type Plugin, type Rolldown } from 'vite';
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

/** Pages that are opened on a phone or for a word, and show no figure of speed: they fetch no more than they use. */
const WITHOUT_FIGURES = ['report/[token]', 'verify', 'tallies', 'dictionary'].map(
  (path) => `${path}/+page.svelte`,
);

let parts: Record<'layout' | 'overview' | 'plain', ReadonlySet<string>> | undefined;

/** The modules that a route's parts need, of which pages import what they show. */
function neededBy(routes: readonly string[], chunking: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set(routes.map((path) => join(import.meta.dirname, 'src', 'routes', path)));
  for (const id of found) for (const next of chunking.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/**
 * The file of the browser's scripts that a shared module goes into. Over one line of an office, fifty small files take longer
 * than their bytes: what the overview needs comes in four, and most other pages then have most of theirs.
 */
function fileOf(id: string, chunking: Rolldown.ChunkingContext): string | null {
  parts ??= {
    layout: neededBy(['+layout.svelte'], chunking),
    overview: neededBy(['Overview.svelte'], chunking),
    plain: neededBy(WITHOUT_FIGURES, chunking),
  };
  if (parts.layout.has(id)) return 'layout';
  if (!parts.overview.has(id)) return null;
  return parts.plain.has(id) ? 'plain' : 'figures';
}

/** By priority: a module goes into a file with all that it needs and that is not in a file of higher priority. */
const CHUNKS: Rolldown.CodeSplittingGroup[] = [
  { name: 'shared', minShareCount: 12, priority: 3 },
  ...['layout', 'plain', 'figures'].map((file, i) => ({
    name: (id: string, chunking: Rolldown.ChunkingContext) => (fileOf(id, chunking) === file ? file : null),
    ...{ debugName: file, minShareCount: 2, priority: 2 - i / 2 },
  })),
];

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
        rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
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
