import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom, by folder (the longest matching one speaks). `*` allows every package. */
const ALLOWED: Record<string, readonly string[]> = {
  'src/lib/domain': [],
  'src/lib/messages': ['src/lib/domain'],
  'src/lib/transport': ['src/lib/domain', 'apache-arrow', 'fflate'],
  'src/lib/server/db': [
    'src/lib/server/runtime/turns.ts',
    'src/lib/domain',
    '@duckdb/node-api',
    'lru-cache',
    'node:timers/promises',
  ],
  'src/lib/server/audit': [
    'src/lib/transport/csv.ts',
    'src/lib/server/workbook-file.ts',
    'src/lib/messages/audit.ts',
    'src/lib/server/warehouse/private-files.ts',
    'src/lib/server/warehouse/write-atomically.ts',
    'src/lib/server/log',
    'src/lib/server/db',
    'src/lib/domain',
    'node:',
  ],
  'src/lib/server/warehouse': [
    'src/lib/server/audit',
    'src/lib/server/reporting-units/fill-units.ts',
    'src/lib/server/db',
    'src/lib/messages/dictionary',
    'src/lib/domain',
    'd3',
    'node:',
  ],
  'src/lib/server/reporting-units': [
    'src/lib/server/audit',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/server/request-fields.ts',
    'src/lib/domain',
    'd3',
    'node:',
  ],
  'src/lib/server/areas': [
    'src/lib/server/audit',
    'src/lib/server/ask-server.ts',
    'src/lib/server/runtime/run-child.ts',
    'src/lib/server/runtime/answer-parent.ts',
    'src/lib/server/cache',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'topojson-client',
    'topojson-server',
    'topojson-specification',
    'geojson',
    'd3',
    'proj4',
    'shpjs',
    'fflate',
    'h3-js',
    'node:',
  ],
  'src/lib/server/cache': ['src/lib/server/warehouse', 'src/lib/domain', 'lru-cache'],
  'src/lib/server/aggregates': [
    'src/lib/server/cache',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/server/areas/hex-frame.ts',
    'src/lib/server/runtime/programs.ts',
    'src/lib/domain',
    'jstat',
    'lru-cache',
    'd3',
    'node:',
  ],
  'src/lib/server/search': [
    'src/lib/server/access/page-actions.ts',
    'src/lib/server/areas',
    'src/lib/server/cache',
    'src/lib/server/cases',
    'src/lib/server/ingest',
    'src/lib/server/warehouse',
    'src/lib/server/workbench',
    'src/lib/messages/search.ts',
    'src/lib/domain',
  ],
  'src/lib/server/log': ['@sveltejs/kit', 'prom-client', 'node:'],
  'src/lib/server/ingest': [
    'src/lib/server/audit',
    'src/lib/server/log',
    'src/lib/server/areas',
    'src/lib/server/tallies',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/server/request-fields.ts',
    'src/lib/server/workbook-file.ts',
    'src/lib/server/runtime/programs.ts',
    'src/lib/transport/csv.ts',
    'src/lib/transport/formula-guard.ts',
    'src/lib/server/runtime/run-child.ts',
    'src/lib/server/runtime/answer-parent.ts',
    'src/lib/domain',
    '@e965/xlsx',
    'fast-xml-parser',
    'fflate',
    'mammoth',
    'node:',
  ],
  'src/lib/server/uploads': [
    'src/lib/server/ask-server.ts',
    'src/lib/server/ingest',
    'src/lib/server/request-body.ts',
    'src/lib/server/runtime/turns.ts',
    'src/lib/server/server-discovery.ts',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'node:',
  ],
  'src/lib/server/tallies': [
    'src/lib/server/audit',
    'src/lib/server/origins',
    'src/lib/server/request-fields.ts',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'd3',
    'node:',
  ],
  'src/lib/server/statistics': [
    'src/lib/server/audit',
    'src/lib/server/aggregates',
    'src/lib/server/cache',
    'src/lib/server/areas',
    'src/lib/server/request-fields.ts',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'jstat',
    'h3-js',
    'geojson',
    'd3',
    'node:',
  ],
  'src/lib/server/open-data': [
    'src/lib/server/areas/outlines.ts',
    'src/lib/server/ask-server.ts',
    'src/lib/server/backup/durable.ts',
    'src/lib/server/config.ts',
    'src/lib/server/server-discovery.ts',
    'src/lib/server/service.ts',
    'src/lib/server/version.ts',
    'src/lib/server/workbench/snapshot',
    'src/lib/server/db',
    'src/lib/transport/data-package.ts',
    'src/lib/domain',
    'src/lib/messages',
    'd3',
    'node:',
  ],
  'src/lib/server/cases/verification': [
    'src/lib/server/aggregates',
    'src/lib/server/statistics/quotas.ts',
    'src/lib/domain',
    'd3',
  ],
  'src/lib/server/rows': [
    'src/lib/server/statistics',
    'src/lib/server/aggregates',
    'src/lib/server/cache',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/transport/row-columns.ts',
    'src/lib/domain',
    'd3',
  ],
  'src/lib/server/cases': [
    'src/lib/server/audit',
    'src/lib/server/rows',
    'src/lib/server/evidence',
    'src/lib/server/statistics',
    'src/lib/server/aggregates',
    'src/lib/server/areas',
    'src/lib/server/cache',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/server/request-fields.ts',
    'src/lib/messages/case-ledger.ts',
    'src/lib/domain',
    'h3-js',
    'd3',
    'node:',
  ],
  'src/lib/server/documents': [
    'src/lib/server/cases',
    'src/lib/server/areas',
    'src/lib/server/exports/file-result.ts',
    'src/lib/server/rows',
    'src/lib/server/statistics',
    'src/lib/server/tallies',
    'src/lib/server/warehouse',
    'src/lib/server/workbook-file.ts',
    'src/lib/transport',
    'src/lib/domain',
    'src/lib/messages',
    'src/lib/server/runtime/run-child.ts',
    'src/lib/server/runtime/answer-parent.ts',
    'src/lib/map',
    'src/lib/state/filter-form.ts',
    'src/lib/server/ingest/read/workbook-cells.ts',
    'src/lib/server/ingest/read/workbook-reader.ts',
    'src/lib/server/ingest/read/convert-workbook.ts',
    '@myriaddreamin/typst-ts-node-compiler',
    '@resvg/resvg-js',
    'h3-js',
    'docx',
    'fflate',
    'd3',
    'node:',
  ],
  'src/lib/server/case-answers': [
    'src/lib/server/cases',
    'src/lib/server/documents/answer-form',
    'src/lib/server/aggregates',
    'src/lib/server/ingest',
    'src/lib/server/uploads',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'node:',
  ],
  'src/lib/server/case-annexes': [
    'src/lib/server/audit',
    'src/lib/server/cases',
    'src/lib/server/workbench',
    'src/lib/server/request-fields.ts',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'node:',
  ],
  'src/lib/server/exports': [
    'src/lib/server/rows',
    'src/lib/server/ask-server.ts',
    'src/lib/server/statistics',
    'src/lib/server/aggregates',
    'src/lib/server/tallies',
    'src/lib/server/cases',
    'src/lib/server/case-annexes/annexes.ts',
    'src/lib/server/documents',
    'src/lib/server/evidence/packs.ts',
    'src/lib/server/cache',
    'src/lib/server/warehouse',
    'src/lib/state/pinned-address.ts',
    'src/lib/server/workbook-file.ts',
    'src/lib/transport',
    'src/lib/domain',
    'src/lib/messages',
    'ics',
    'geojson',
    'd3',
    'node:',
  ],
  'src/lib/server/api': [
    'src/lib/server/rows/rows-answer.ts',
    'src/lib/server/documents/sheets/render-sheet.ts',
    'src/lib/server/documents/answer-form/answer-form-result.ts',
    'src/lib/server/documents/letters/answer-columns.ts',
    'src/lib/server/exports',
    'src/lib/server/tallies',
    'src/lib/server/areas',
    'src/lib/server/ingest/read/load-options.ts',
    'src/lib/server/version.ts',
    'src/lib/server/workbench',
    'src/lib/transport',
    'src/lib/domain',
    'src/lib/messages',
  ],
  'src/lib/server/evidence': [
    'src/lib/server/audit',
    'src/lib/server/ask-server.ts',
    'src/lib/server/cases/operator-tests',
    'src/lib/server/documents/typst',
    'src/lib/server/statistics',
    'src/lib/server/aggregates',
    'src/lib/server/areas',
    'src/lib/server/runtime/run-child.ts',
    'src/lib/server/runtime/answer-parent.ts',
    'src/lib/server/version.ts',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/transport',
    'src/lib/domain',
    'src/lib/messages',
    'h3-js',
    'd3',
    'node:',
  ],
  'src/lib/server/backup': [
    'src/lib/server/reporting-units/fill-units.ts',
    'src/lib/server/audit',
    'src/lib/server/accounts',
    'src/lib/server/ingest/reload.ts',
    'src/lib/server/ask-server.ts',
    'src/lib/server/config.ts',
    'src/lib/server/province/reference-in-use.ts',
    'src/lib/server/reference.ts',
    'src/lib/server/runtime/programs.ts',
    'src/lib/server/server-discovery.ts',
    'src/lib/server/version.ts',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'tar',
    'node:',
  ],
  'src/lib/server/settings': [
    'src/lib/server/cases/ledger',
    'src/lib/server/config.ts',
    'src/lib/server/ingest/raw',
    'src/lib/server/log',
    'src/lib/server/statistics',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'node:',
  ],
  'src/lib/server/province': [
    'src/lib/server/areas',
    'src/lib/server/cases/ledger/ledger.ts',
    'src/lib/server/documents/letters/kept-letters.ts',
    'src/lib/server/reporting-units/shipped-units.ts',
    'src/lib/server/reference.ts',
    'src/lib/server/sample.ts',
    'src/lib/server/warehouse',
    'src/lib/domain',
    'src/lib/messages/province-files.ts',
    'd3',
    'node:',
  ],
  'src/lib/server/software': ['src/lib/domain', 'node:'],
  'src/lib/server/watch': [
    'src/lib/server/accounts/accounts.ts',
    'src/lib/server/backup/last-backup.ts',
    'src/lib/server/documents',
    'src/lib/server/health.ts',
    'src/lib/server/ingest/batches.ts',
    'src/lib/server/ingest/failed-loads.ts',
    'src/lib/server/log',
    'src/lib/server/runtime/run-child.ts',
    'src/lib/server/software',
    'src/lib/server/version.ts',
    'src/lib/server/warehouse',
    'src/lib/server/workbench/workbench.ts',
    'src/lib/server/workbook-file.ts',
    'src/lib/server/db',
    'src/lib/transport/csv.ts',
    'src/lib/messages',
    'src/lib/domain',
    'feed',
    'prom-client',
    'node:',
  ],
  'src/lib/server/update': [
    'src/lib/server/audit/restore-note.ts',
    'src/lib/server/ask-server.ts',
    'src/lib/server/backup',
    'src/lib/server/config.ts',
    'src/lib/server/server-discovery.ts',
    'src/lib/domain',
    'node:',
  ],
  'src/lib/server/bundle': [
    'src/lib/server/software',
    'src/lib/server/version.ts',
    'src/lib/domain',
    'tar',
    'node:',
  ],
  'src/lib/server/simulation': [
    'src/lib/server/areas',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    'd3',
    'geojson',
    'node:',
  ],
  'src/lib/server/workbench': [
    'src/lib/server/audit',
    'src/lib/server/aggregates',
    'src/lib/server/areas/topology.ts',
    'src/lib/server/backup/durable.ts',
    'src/lib/server/cases/ledger',
    'src/lib/server/cache',
    'src/lib/server/db',
    'src/lib/server/log',
    'src/lib/server/request-fields.ts',
    'src/lib/server/runtime',
    'src/lib/server/statistics',
    'src/lib/server/warehouse',
    'src/lib/transport',
    'src/lib/domain',
    'src/lib/messages/workbench-files.ts',
    '@duckdb/node-api',
    '@duckdb/node-bindings',
    'apache-arrow',
    'd3',
    'node:',
  ],
  'src/lib/server/accounts': [
    'src/lib/server/audit',
    'src/lib/server/log',
    'src/lib/server/runtime/turns.ts',
    'src/lib/server/warehouse',
    'src/lib/server/db',
    'src/lib/domain',
    '@node-rs/argon2',
    '@zxcvbn-ts/language-common',
    'otpauth',
    'lean-qr',
    'node:',
  ],
  'src/lib/server/sign-on': [
    'src/lib/server/accounts',
    'src/lib/server/config.ts',
    'src/lib/domain',
    'lru-cache',
    'openid-client',
    'node:',
  ],
  'src/lib/server/access': [
    'src/lib/server/accounts',
    'src/lib/server/origins',
    'src/lib/server/request-body.ts',
    'src/lib/server/workbook-file.ts',
    'src/lib/transport/csv.ts',
    '@sveltejs/kit',
    'src/lib/server/api',
    'src/lib/server/cases/read-case.ts',
    'src/lib/server/evidence/packs.ts',
    'src/lib/server/warehouse',
    'src/lib/domain',
    'src/lib/messages',
  ],
  'src/lib/server': [
    'src/lib/server',
    'src/lib/domain',
    'src/lib/messages',
    'package.json',
    'hucre',
    '@sveltejs/kit',
    'node:',
  ],
  'src/lib/ui': [
    'src/lib/transport',
    'src/lib/domain',
    'src/lib/messages',
    'src/lib/state',
    '$app/forms',
    '$app/navigation',
    '$app/state',
    'svelte',
  ],
  'src/lib/state': ['src/lib/domain', 'src/lib/messages', 'svelte'],
  'src/lib/map': [
    'src/lib/domain',
    'src/lib/ui',
    'src/lib/messages',
    'src/lib/state',
    '$app/navigation',
    'maplibre-gl',
    'd3',
    'geojson',
    'svelte',
    '@fontsource/be-vietnam-pro',
  ],
  'src/lib/charts': ['src/lib/domain', 'src/lib/ui', 'src/lib/messages', 'd3', 'svelte'],
  'src/lib/workbench': [
    'src/lib/charts',
    'src/lib/map',
    'src/lib/transport/formula-guard.ts',
    'src/lib/state/period-choices.ts',
    'src/lib/domain',
    'src/lib/ui',
    'src/lib/messages',
    '@codemirror/',
    '@lezer/highlight',
    'codemirror',
    'sql-formatter',
    'apache-arrow',
    'd3',
    'geojson',
    'svelte',
  ],
  'src/routes': ['src/lib', '$app/', '@sveltejs/kit', 'svelte', 'geojson', 'd3'],
  scripts: ['src/lib/server', 'src/lib/domain', 'src/lib/messages', 'tests/support', 'node:', '*'],
};
const FOLDERS = Object.keys(ALLOWED).sort((a, b) => b.length - a.length);

const sources = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|svelte)$/.test(path)),
);

const testSources = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .map((name) => join('tests', name))
  .filter((path) => path.endsWith('.ts'));

const ownDocuments = readdirSync('docs').map((name) => join('docs', name));

/** A path of this repository in prose: in backquotes, or bare with an ending. */
const NAMED_PATH =
  /(?:`|\B|(?<=[\s(]))((?:src|data|scripts|tests|docs)\/[\w./[\]+-]*(?:\.(?:ts|svelte|md|json|csv|css)|(?=`)))/g;

/** Files in one folder; `src/lib/messages`, a file for each page's sentences, is apart. */
const MOST_FILES = 45;

/** kebab-case with the endings that say what a file is, PascalCase for components, SvelteKit's own names. */
const FILE_NAME =
  /^(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:sql|svelte|test|server|d|config))?\.[jt]s|[A-Z][A-Za-z0-9]*\.svelte|\+[a-z]+(?:\.server)?\.(?:ts|svelte))$/;

const IMPORT = /^\s*(?:import|export)\b(?:[^;'=]*?\bfrom)?\s*'([^']+)';|\bimport\('([^']+)'\)/gm;

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2])!);
  return found.map((specifier) => {
    const [bare] = specifier.split('?');
    if (bare!.startsWith('#lib/')) return bare!.replace('#lib/', 'src/lib/');
    if (bare!.startsWith('.')) return normalize(join(dirname(path), bare!));
    return bare!;
  });
}

/** Files that import each other, directly or through others: each group as one line (Tarjan, strongly connected components). */
function circlesAmong(paths: readonly string[]): string[] {
  const known = new Set(paths);
  const importsByPath = new Map(
    paths.map((path) => [path, importsOf(path).filter((target) => known.has(target))]),
  );
  const found: string[] = [];
  const [order, lowest, open] = [new Map<string, number>(), new Map<string, number>(), [] as string[]];
  const visit = (path: string): number => {
    order.set(path, order.size);
    lowest.set(path, order.get(path)!);
    open.push(path);
    for (const target of importsByPath.get(path)!) {
      if (!order.has(target)) lowest.set(path, Math.min(lowest.get(path)!, visit(target)));
      else if (open.includes(target)) lowest.set(path, Math.min(lowest.get(path)!, order.get(target)!));
    }
    if (lowest.get(path) === order.get(path)) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1 || importsByPath.get(path)!.includes(path))
        found.push(circle.sort().join(' <-> '));
    }
    return lowest.get(path)!;
  };
  for (const path of paths) if (!order.has(path)) visit(path);
  return found;
}

const within = (path: string, folder: string) =>
  folder === '*' ||
  path === folder ||
  path.startsWith(folder.endsWith(':') || folder.endsWith('/') ? folder : `${folder}/`);

describe('the house', () => {
  it('lets each room import only what its row of the table allows', () => {
    const trespasses = sources.flatMap((path) => {
      const home = FOLDERS.find((folder) => within(path, folder));
      if (!home) return [];
      return importsOf(path)
        .filter((target) => !within(target, home) && !ALLOWED[home]!.some((folder) => within(target, folder)))
        .map((target) => `${path} imports ${target}`);
    });
    expect(trespasses).toEqual([]);
  });

  it('keeps SvelteKit’s application modules out of lib/server and scripts', () => {
    const inside = sources.filter((path) => path.startsWith('src/lib/server') || path.startsWith('scripts'));
    const trespasses = inside.filter((path) =>
      importsOf(path).some((target) => /^\$(app|env)\//.test(target)),
    );
    expect(trespasses).toEqual([]);
  });

  it('writes SQL in *.sql.ts and the schema only', () => {
    const elsewhere = sources.filter(
      (path) =>
        path.startsWith('src') &&
        !/\.sql\.ts$|server\/db\/|warehouse\/migrations\//.test(path) &&
        /\bstatement(<|\(\))/.test(readFileSync(path, 'utf8')),
    );
    expect(elsewhere).toEqual([]);
  });

  it('writes and reads workbooks through one file, the only one to know the library', () => {
    const users = sources.filter((path) => importsOf(path).some((target) => within(target, 'hucre')));
    expect(users).toEqual(['src/lib/server/workbook-file.ts']);
  });

  it('names every imported file with its ending, so that no import escapes these checks', () => {
    const unknown = sources.flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('src/') && !existsSync(target) && !target.endsWith('/$types'))
        .map((target) => `${path} imports ${target}`),
    );
    expect(unknown).toEqual([]);
  });

  it('keeps every room small enough to see at a glance', () => {
    const rooms = new Map<string, number>();
    for (const path of sources) rooms.set(dirname(path), (rooms.get(dirname(path)) ?? 0) + 1);
    const crowded = [...rooms].filter(
      ([room, files]) => files > MOST_FILES && !room.startsWith('src/lib/messages'),
    );
    expect(crowded).toEqual([]);
  });

  it('names files alike', () => {
    const unlike = [...sources, ...testSources].filter((path) => !FILE_NAME.test(basename(path)));
    expect(unlike).toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    expect(circlesAmong(sources)).toEqual([]);
  });

  it('names only paths that exist, in documents and in the code', () => {
    const documents = ['README.md', 'CHANGELOG.md', ...ownDocuments, ...sources, ...testSources];
    const missing = documents.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(NAMED_PATH)]
        .map((match) => match[1]!)
        .filter((named) => !existsSync(named) && !/^data\/(warehouse|inbox|records)/.test(named))
        .map((named) => `${path}: ${named}`),
    );
    expect(missing).toEqual([]);
  });

  it('has one place for a table, for a dialog, and for sending a change', () => {
    const places: readonly (readonly [RegExp, readonly string[]])[] = [
      [/<table\b/, ['src/lib/ui/TableFrame.svelte']],
      // The search asks and leads, and does nothing that is confirmed.
      [/<dialog\b/, ['src/lib/ui/Dialog.svelte', 'src/routes/SearchBox.svelte']],
      // A query changes nothing; the queue gives up what the server keeps of a cancelled file: nothing is shown of that.
      [
        /\bfetch\([^;]*\b(method|request|postedJson)\b/,
        [
          'src/lib/ui/sending/send-change.ts',
          'src/lib/workbench/run/fetch-result.ts',
          'src/routes/data/load-queue.svelte.ts',
        ],
      ],
    ];
    const inPages = sources.filter((path) =>
      /^src\/(routes|lib\/(ui|map|charts|state|workbench))\//.test(path),
    );
    for (const [written, allowed] of places) {
      expect(inPages.filter((path) => written.test(readFileSync(path, 'utf8'))).sort()).toEqual(allowed);
    }
  });

  it('reads the language of a page from its context, in no component from a prop', () => {
    const drilled = sources.filter(
      (path) => path.endsWith('.svelte') && /^\s+locale\??: |\slocale=\{/m.test(readFileSync(path, 'utf8')),
    );
    expect(drilled).toEqual([]);
  });

  it('asks nothing of any other host', () => {
    const addresses = sources
      .filter((path) => path.startsWith('src'))
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/https?:\/\/[\w.-]+/g)]
          .map((match) => match[0])
          .filter(
            (address) =>
              !/localhost|127\.0\.0\.1|www\.w3\.org|schemas\.openxmlformats\.org|datapackage\.org|ispeed\.example\.vn/.test(
                address,
              ),
          )
          .map((address) => `${path}: ${address}`),
      );
    expect(addresses).toEqual([]);
  });

  it('says why each version of package.json’s overrides is held', () => {
    type Overrides = { readonly [name: string]: string | Overrides };
    const { overrides, '//overrides': reasons } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      overrides: Overrides;
      '//overrides': Record<string, string>;
    };
    const namesOf = (held: Overrides, above = ''): string[] =>
      Object.entries(held).flatMap(([name, version]) =>
        typeof version === 'string' ? [above + name] : namesOf(version, `${above}${name} > `),
      );
    expect(Object.keys(reasons).sort()).toEqual(namesOf(overrides).sort());
    for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(20);
  });
});
