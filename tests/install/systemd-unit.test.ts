import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '#lib/server/config.ts';
import { heldCommand } from '#lib/server/workbench/child/os-limits.ts';
import { temporaryFolder } from '../support/run-server.ts';

const unit = readFileSync('docs/i-speed.service', 'utf8');
const settings = readFileSync('docs/i-speed.env', 'utf8');

/** The options of a unit, comments left out; one that stands twice is an error. */
function optionsIn(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => /^\w+=/.test(line));
  const entries = lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]);
  expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}
const options = optionsIn(unit);

const analyze = (...words: string[]) => {
  const file = join(temporaryFolder(), 'i-speed.service');
  // The program is at another place here; systemd looks whether it can be started.
  writeFileSync(file, unit.replace('/opt/i-speed/current/bin/node', process.execPath));
  return spawnSync('systemd-analyze', [...words, file], { encoding: 'utf8' });
};
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the unit of systemd', () => {
  it('starts the program as a user of its own, from paths that a bundle installs', () => {
    expect(options).toMatchObject({ User: 'i-speed', Group: 'i-speed', Type: 'exec', KillMode: 'mixed' });
    const [, ...words] = options.ExecStart!.split(' ');
    expect(words).toEqual(['--import', 'tsx', 'scripts/start.ts']);
    expect(existsSync(words.at(-1)!)).toBe(true);
    expect(options.WorkingDirectory).toBe('/opt/i-speed/current');
    for (const file of [unit, readFileSync('scripts/install/install.sh', 'utf8')]) {
      expect(file).toContain('/etc/i-speed/i-speed.env');
    }
  });

  it('lets it write its data and backups, and nothing else', () => {
    expect(options).toMatchObject({ ProtectSystem: 'strict', ProtectHome: 'yes', PrivateTmp: 'yes' });
    const writable = [`/var/lib/${options.StateDirectory}`, options.ReadWritePaths!.replace(/^-/, '')];
    const folders = [...settings.matchAll(/^(?:DATA|BACKUP)_DIR=(.*)$/gm)].map(([, folder]) => folder);
    expect(folders).toEqual(writable);
    expect(options.Environment).toContain(`DATA_DIR=${writable[0]}`);
  });

  it('takes from it what it does not need, and leaves what its child processes do', () => {
    expect(options).toMatchObject({
      ...{ NoNewPrivileges: 'yes', CapabilityBoundingSet: '', AmbientCapabilities: '', UMask: '0077' },
      ...{ PrivateDevices: 'yes', RestrictSUIDSGID: 'yes', SystemCallFilter: '@system-service' },
      ...{ MemoryMax: '80%', OOMPolicy: 'continue', LimitCORE: '0' },
    });
    const held = heldCommand('isolated', ['node'], 200, {
      ...{ snapshot: 'x.duckdb', threads: 1, memoryLimit: '200MB', writes: null },
    });
    expect(held.slice(0, 2)).toEqual(['unshare', '-rn']);
    expect(options.RestrictNamespaces!.split(' ')).toEqual(['user', 'net']);
    // Node compiles while it runs, and reads memory and processors from /proc.
    expect(options).not.toHaveProperty('MemoryDenyWriteExecute');
    expect(options).not.toHaveProperty('ProcSubset');
    expect(options.RestrictAddressFamilies!.split(' ')).toContain('AF_NETLINK');
  });

  /** As the unit leaves it: another user, no capability, none to be had. */
  const BARE = [
    ...['--reuid=65534', '--regid=65534', '--clear-groups', '--no-new-privs'],
    ...['--bounding-set=-all', '--inh-caps=-all', '--ambient-caps=-all'],
  ];
  const runs = (command: string, ...words: string[]) => spawnSync(command, words).status === 0;
  const canDrop =
    process.getuid?.() === 0 && runs('setpriv', ...BARE, 'true') && runs('unshare', '-rn', 'true');

  it.runIf(canDrop)('leaves a query its own namespaces without any privilege', () => {
    const words = heldCommand('isolated', ['true'], 200, {
      ...{ snapshot: 'x.duckdb', threads: 1, memoryLimit: '200MB', writes: null },
    });
    expect(runs('setpriv', ...BARE, ...words)).toBe(true);
  });

  it('has sample settings that the program knows', () => {
    const names = [...settings.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter((name) => !(name in VARIABLES))).toEqual([]);
  });

  it.runIf(hasSystemd)('is one that systemd takes, exposed at most 2.5 of 10 by its own measure', () => {
    const verified = analyze('verify', '--man=no');
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    const { status, stdout } = analyze('security', '--offline=true', '--threshold=25');
    expect(status, stdout).toBe(0);
  });
});
