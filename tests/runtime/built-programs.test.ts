import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'acorn';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { BUILT_IN, programOf, PROGRAMS, type ProgramName } from '#lib/server/runtime/programs.ts';
import { temporaryFolder } from '../support/run-server.ts';

vi.unmock('#lib/server/runtime/programs.ts');

const YEAR = 'edition=2024&level=district&from=2023-07-13&to=2024-07-13&technology=all';
const PARSED_AS = { ecmaVersion: 'latest', sourceType: 'module' } as const;
const ANNOUNCE_THREADS = 'data:text/javascript,process.on("worker",()=>console.log("a thread started"))';

const folder = temporaryFolder();
let server: ChildProcess;
let url: string;
let output = '';

/** The built application without its sources: build, reference data, and the packages it depends on, tsx left out. */
function installBuild(): void {
  if (!isBuildFresh('.')) build('.');
  for (const path of ['build', 'data/reference', 'package.json'])
    cpSync(path, join(folder, path), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  for (const name of Object.keys(dependencies).filter((dependency) => dependency !== 'tsx')) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link, 'junction');
  }
}

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

beforeAll(async () => {
  installBuild();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, ['--import', ANNOUNCE_THREADS, 'build/index.js'], {
    cwd: folder,
    env: {
      ...{ ...process.env, SAMPLE: 'on', NODE_OPTIONS: '' },
      // The program's own, by which it knows its address, and the adapter's, which listens.
      ...{ HOST: '127.0.0.1', PORT: String(port) },
      ...{ I_SPEED_ADAPTER_HOST: '127.0.0.1', I_SPEED_ADAPTER_PORT: String(port) },
    },
  });
  await new Promise<void>((listening, ended) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Listening')) listening();
    };
    server.stdout!.on('data', read);
    server.stderr!.on('data', read);
    server.once('exit', (code) => ended(new Error(`server ended with ${code}:\n${output}`)));
  });
}, 300_000);

afterAll(() => void server?.kill('SIGKILL'));

const load = async (name: string, body: BodyInit) => {
  const headers = { 'x-file-name': name, 'content-type': 'application/octet-stream', origin: url };
  const response = await fetch(`${url}/api/v1/batches`, { method: 'POST', headers, body });
  return response.text();
};

describe('the built server, without src and tsx', () => {
  it('has neither at hand', () => {
    const own = createRequire(join(folder, 'build/index.js'));
    expect(() => own.resolve('tsx')).toThrow('Cannot find module');
    expect(() => readFileSync(join(folder, 'src'))).toThrow('ENOENT');
  });

  it('answers a question of many measurements in a thread', async () => {
    const response = await fetch(`${url}/api/v1/statistics/areas?${YEAR}`);
    const { rows } = (await response.json()) as { rows: { tests: number }[] };
    expect(rows.reduce((tests, row) => tests + row.tests, 0)).toBeGreaterThan(20_000);
    expect(output).toContain('a thread started');
  });

  it('loads a workbook and a file of objects', async () => {
    const header = ['Ngày đo', 'Nhà mạng', 'Download Mbps', 'Huyện'];
    const rows = [header, ['13/06/2024', 'Viettel', 38.5, 'Lục Nam']];
    const workbook = await writeXlsx({ sheets: [{ name: 'Đo', rows }] });
    expect(await load('do.xlsx', new Uint8Array(workbook))).toContain('"accepted":1');
    const object = {
      tested_on: '2024-06-13',
      operator: 'Viettel',
      download_kbps: 38_501,
      district: 'Lục Nam',
    };
    expect(await load('do.json', JSON.stringify([object]))).toContain('"accepted":1');
  });
});

describe('programs', () => {
  it('are made by the build, each under its name', () => {
    for (const name of Object.keys(PROGRAMS))
      expect(() => readFileSync(join(folder, 'build/programs', `${name}.js`)), name).not.toThrow();
  });

  it('hold the packages of many files, and ask for none that the program does not name as its own', () => {
    const programs = join(folder, 'build/programs');
    const files = readdirSync(programs, { recursive: true, encoding: 'utf8' });
    const asked = files
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => parse(readFileSync(join(programs, name), 'utf8'), PARSED_AS).body)
      .flatMap((part) => ('source' in part && part.source ? [String(part.source.value)] : []))
      .filter((module) => !/^(?:\.|node:)/.test(module) && !builtinModules.includes(module));
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
    expect(asked).toContain('@duckdb/node-bindings');
    expect(asked.filter((module) => !(module in dependencies))).toEqual([]);
    const isBuiltIn = (module: string) =>
      BUILT_IN.some((name) => (typeof name === 'string' ? name === module : name.test(module)));
    expect(asked.filter(isBuiltIn)).toEqual([]);
  });

  it('run from their sources where this code does', () => {
    for (const name of Object.keys(PROGRAMS) as ProgramName[]) {
      const { path, execArgv } = programOf(name);
      expect(path).toBe(resolve('src/lib/server', PROGRAMS[name]));
      expect(execArgv[1]).toContain('/tsx/');
    }
  });
});
