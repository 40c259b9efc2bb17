import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The programs that run beside this one, in threads or processes of their own, and where in lib/server their source is. */
export const PROGRAMS = {
  'scan-worker': 'aggregates/column-store/worker.ts',
  'workbook-child': 'ingest/read/workbook-child.ts',
  'objects-child': 'ingest/read/objects-child.ts',
  'csv-child': 'ingest/read/csv-child.ts',
  'parquet-child': 'ingest/read/parquet/parquet-child.ts',
  'picture-child': 'documents/letters/picture-child.ts',
  'answer-form-child': 'documents/answer-form/answer-form-child.ts',
  'pdf-child': 'documents/typst/pdf-child.ts',
  'areas-child': 'areas/areas-child.ts',
  'copy-child': 'backup/copy-child.ts',
  'backup-child': 'backup/backup-child.ts',
  'pack-child': 'evidence/verify/pack-child.ts',
  'snapshot-child': 'workbench/snapshot/snapshot-child.ts',
  'query-child': 'workbench/child/query-child.ts',
} as const;

/** Packages of many files, which a process is slow to read one by one: where programs are built they are part of them. */
export const BUILT_IN = [
  ...['@duckdb/node-api', 'apache-arrow', 'flatbuffers', 'tslib', 'd3', /^d3-/, 'fflate', 'hucre', 'jstat'],
];

/** Name of a program that runs as a thread or child process. */
export type ProgramName = keyof typeof PROGRAMS;

/** What a thread or a process of Node is started with. */
export interface Program {
  readonly path: string;
  readonly execArgv: string[];
}

const here = fileURLToPath(import.meta.url);

/**
 * How is a program started? In the built application, whose modules are JavaScript, from what the build made of it;
 * where this module runs from its TypeScript source (commands, tests, the development server), from its source too,
 * through tsx. Throws an Error where a build lacks the program.
 */
export function programOf(name: ProgramName): Program {
  if (!here.endsWith('.ts')) return { path: builtProgram(name), execArgv: [] };
  const path = join(dirname(here), '..', PROGRAMS[name]);
  return { path, execArgv: ['--import', `data:text/javascript,${registration()}`] };
}

/** Makes a process or a thread read TypeScript; `--import tsx` does so for processes only. */
const registration = () =>
  `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;

/** The build's folder is above its modules, at a depth that the bundler chooses. */
function builtProgram(name: ProgramName): string {
  for (let folder = dirname(here); ; folder = dirname(folder)) {
    const path = join(folder, 'programs', `${name}.js`);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) throw new Error(`the build has no program ${name}`);
  }
}
