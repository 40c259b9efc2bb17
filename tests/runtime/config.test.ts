import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault } from '#lib/domain/fault.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { checkHost, readConfig, VARIABLES } from '#lib/server/config.ts';
import { commandWords } from '../support/command.ts';
import { temporaryFolder } from '../support/run-server.ts';

const WRONG: readonly (readonly [keyof typeof VARIABLES, string])[] = [
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['DUCKDB_MEMORY', 'lots'],
  ['DUCKDB_MEMORY', '4'],
  ['DUCKDB_MEMORY', '-4GB'],
  ['DUCKDB_MEMORY', '50MB'],
  ['DUCKDB_THREADS', '0'],
  ['DUCKDB_THREADS', 'two'],
  ['COLUMNS_MB', '-1'],
  ['COLUMNS_MB', '1e9'],
  ['POSITION_RETENTION_DAYS', '0'],
  ['POSITION_RETENTION_DAYS', '-30'],
  ['POSITION_RETENTION_DAYS', '3y'],
  ['RAW_RETENTION_DAYS', '-1'],
  ['RAW_RETENTION_DAYS', '1y'],
  ['RAW_RETENTION_DAYS', 'Infinity'],
  ['PROXY_ADDRESSES', 'nginx'],
  ['INSIDE_NETWORKS', '10.0.0.0/99'],
  ['SAMPLE', 'yes'],
  ['SAMPLE', 'OFF'],
];

const faultOf = (env: Record<string, string>): Fault => {
  try {
    readConfig(env, process.cwd());
  } catch (error) {
    return error as Fault;
  }
  throw new Error('no fault');
};

describe('the configuration', () => {
  it.each(WRONG)('refuses %s=%s with a sentence that names both', (name, value) => {
    const fault = faultOf({ [name]: value });
    expect(fault).toMatchObject({ code: 'config_invalid', details: { variable: name, value } });
    for (const locale of LOCALES) {
      const sentence = faultSentence(fault, locale);
      expect(sentence).toContain(`${name}=${value}`);
      expect(sentence).not.toMatch(/undefined|–|\n/);
    }
  });

  it('takes what is right, and defaults for what is absent or empty', () => {
    const given = readConfig(
      {
        ...{ PORT: '0', DUCKDB_MEMORY: '1.5GiB', COLUMNS_MB: '0', DUCKDB_THREADS: '2', SAMPLE: 'off' },
        ...{ RAW_RETENTION_DAYS: '0', POSITION_RETENTION_DAYS: '1', HOST: '' },
      },
      process.cwd(),
    );
    expect(given).toMatchObject({
      ...{ port: 0, memoryLimit: '1.5GiB', columnBytes: 0, threads: 2, sample: false },
      ...{ retention: { rawDays: 0, positionDays: 1 }, host: '127.0.0.1' },
    });
    expect(readConfig({}, process.cwd())).toMatchObject({
      ...{ port: 3000, memoryLimit: null, columnBytes: null, sample: true },
      ...{ retention: { rawDays: 400, positionDays: 1096 } },
    });
  });

  it('refuses a proxy that signs people on without being named, and two ways to sign on', () => {
    const header = { USER_HEADER: 'X-Remote-User' };
    expect(faultOf(header).code).toBe('config_proxy_unnamed');
    const proxied = { ...header, PROXY_ADDRESSES: '10.0.0.5' };
    expect(faultOf({ ...proxied, OIDC_FILE: 'oidc.json' }).code).toBe('config_two_sign_ons');
    expect(readConfig(proxied, process.cwd()).userHeader).toBe('x-remote-user');
  });

  it('refuses a root without reference data', () => {
    expect(faultOf({ APP_ROOT: 'src' })).toMatchObject({ code: 'config_root_invalid' });
  });

  it('refuses a host without an address', async () => {
    const host = (name: string) => checkHost(readConfig({ HOST: name }, process.cwd()));
    await expect(host('no-such-host.invalid')).rejects.toMatchObject({ code: 'config_host_unknown' });
    await expect(host('localhost')).resolves.toBeUndefined();
  });

  it('has one table of variables, which README lists whole', () => {
    const rows = readFileSync('README.md', 'utf8').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) +\|/gm);
    const listed = [...rows].flatMap(([, names]) => names!.match(/[A-Z_]+/g)!);
    expect(listed.sort()).toEqual(Object.keys(VARIABLES).sort());
  });
});

describe.each([
  ['scripts/start.ts', []],
  ['scripts/simulate.ts', []],
  ['scripts/ingest.ts', ['a.csv']],
  ['scripts/statistics.ts', ['areas']],
  ['scripts/tallies.ts', ['--month', '2024-07', '--format', 'csv']],
  ['scripts/areas.ts', ['import', 'package.json', '--edition=x', '--level=commune', '--code=c', '--name=n']],
])('%s', (script, args) => {
  it('ends with one sentence and 1 for a wrong variable, without a stack trace', () => {
    const env = { ...process.env, DATA_DIR: temporaryFolder(), POSITION_RETENTION_DAYS: '3y' };
    const program = [...commandWords(script), ...args];
    const { status, stderr } = spawnSync(process.execPath, program, { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('POSITION_RETENTION_DAYS=3y');
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
