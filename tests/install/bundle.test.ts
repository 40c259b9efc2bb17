import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { programFiles, shippedScripts } from '#lib/server/bundle/bundle-contents.ts';
import { makeBundle } from '#lib/server/bundle/make-bundle.ts';
import { standaloneNode } from '#lib/server/bundle/node-binary.ts';
import { writeSbom, type Sbom } from '#lib/server/bundle/sbom.ts';
import { softwareList } from '#lib/server/software/software-list.ts';
import { temporaryFolder } from '../support/run-server.ts';

const SHELL = '/bin/sh';
const onLinux = process.platform === 'linux';

/** Writes a file below a folder, and the folders above it. */
function put(folder: string, path: string, content: string, mode = 0o644): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

const locked = (version: string, more: object = {}) => ({ version, license: 'MIT', ...more });

/** A program as small as one can be, with a Node that says what it is asked to run. */
function smallProgram(): { root: string; node: string } {
  const root = temporaryFolder();
  const packages = {
    '': {
      name: 'small',
      version: '1.0.0',
      dependencies: { used: '1.2.3' },
      devDependencies: { tool: '2.0.0' },
    },
    'node_modules/used': locked('1.2.3', { dependencies: { within: '3.0.0' } }),
    'node_modules/used/node_modules/within': locked('3.0.0'),
    'node_modules/tool': locked('2.0.0', { dev: true }),
    'node_modules/other-platform': locked('1.0.0', { optional: true }),
  };
  for (const folder of ['used', 'used/node_modules/within', 'tool']) {
    const version = packages[`node_modules/${folder}` as keyof typeof packages].version;
    put(root, `node_modules/${folder}/package.json`, JSON.stringify({ version }));
  }
  put(root, 'package.json', JSON.stringify({ ...packages[''], type: 'module' }));
  put(root, 'package-lock.json', JSON.stringify({ name: 'small', lockfileVersion: 3, packages }));
  for (const file of ['svelte.config.js', 'vite.config.ts', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
    put(root, file, file);
  }
  for (const file of ['build/handler.js', 'src/app.ts', 'data/reference/README.md', 'tests/a.test.ts']) {
    put(root, file, file);
  }
  for (const name of ['start', 'backup', 'smoke']) put(root, `scripts/${name}.ts`, name);
  cpSync('scripts/install', join(root, 'scripts/install'), { recursive: true });
  cpSync('docs', join(root, 'docs'), { recursive: true });
  const node = put(
    root,
    'node',
    '#!/bin/sh\n[ "$1" = -p ] && echo \'["v24.0.0",false]\' && exit\necho "$@" "PORT=$PORT" "SAMPLE=$SAMPLE" "APP_ROOT=$APP_ROOT"\n',
    0o755,
  );
  return { root, node };
}

let unpacked: string;
beforeAll(async () => {
  const { root, node } = smallProgram();
  const out = join(temporaryFolder(), 'i-speed.tar.gz');
  const { folder } = await makeBundle({ root, out, node });
  await expect(makeBundle({ root, out, node })).rejects.toMatchObject({ code: 'bundle_exists' });
  unpacked = join(temporaryFolder(), folder);
  execFileSync('tar', ['-xzf', out, '-C', join(unpacked, '..')]);
});

/** A copy of the unpacked bundle, which a test may change. */
function copyOfBundle(): string {
  const copy = join(temporaryFolder(), 'i-speed');
  cpSync(unpacked, copy, { recursive: true });
  return copy;
}

/** Runs the installer, with commands that only note how they are called in place of those that change the system. */
function install(bundle: string, prefix: string, ...words: string[]) {
  const system = temporaryFolder();
  const noted = join(system, 'noted');
  for (const name of ['systemctl', 'useradd', 'chown']) {
    put(system, `bin/${name}`, `#!${SHELL}\necho ${name} "$@" >>${noted}\n`, 0o755);
  }
  const env = { PATH: `${join(system, 'bin')}:/usr/bin:/bin`, DESTDIR: system };
  const ran = spawnSync(SHELL, [join(bundle, 'install.sh'), '--prefix', prefix, ...words], {
    env,
    encoding: 'utf8',
  });
  const calls = existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n') : [];
  return { ...ran, system, calls };
}

describe('a bundle', () => {
  it('holds the program, the packages it runs with and their sums, and nothing for development', () => {
    const paths = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
    expect(paths).toEqual(
      expect.arrayContaining([
        ...['build/handler.js', 'src/app.ts', 'data/reference/README.md', 'scripts/start.ts', 'bin/node'],
        ...['node_modules/used/package.json', 'node_modules/used/node_modules/within/package.json'],
        ...['sbom.cdx.json', 'docs/i-speed.service', 'install.sh', 'i-speed', 'VERSION', 'LICENSE'],
      ]),
    );
    expect(paths.filter((path) => /^tests|node_modules\/tool|scripts\/smoke/.test(path))).toEqual([]);
    const sums = readFileSync(join(unpacked, 'SHA256SUMS'), 'utf8').trim().split('\n');
    const files = execFileSync('find', ['.', '-type', 'f'], { cwd: unpacked, encoding: 'utf8' });
    expect(
      sums
        .map((line) => `./${line.slice(66)}`)
        .concat('./SHA256SUMS')
        .sort(),
    ).toEqual(files.trim().split('\n').sort());
  });

  it('of this program has commands that import only what is in it', () => {
    const scripts = shippedScripts('.');
    expect(scripts).toContain('scripts/start.ts');
    const missing = scripts.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/from '([.#][^']+)'/g)]
        .map(([, name]) =>
          name!.startsWith('#lib/') ? name!.replace('#lib/', 'src/lib/') : normalize(join('scripts', name!)),
        )
        .filter((target) => !scripts.includes(target) && !target.startsWith('src/lib/'))
        .map((target) => `${path}: ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('is refused with a package that is missing, or a Node that needs libraries of this machine', async () => {
    const { root } = smallProgram();
    const shared = put(root, 'shared', '#!/bin/sh\necho \'["v20.0.0",true]\'\n', 0o755);
    expect(() => standaloneNode(shared)).toThrow(expect.objectContaining({ code: 'node_binary_shared' }));
    expect(() => standaloneNode(join(root, 'none'))).toThrow(
      expect.objectContaining({ code: 'node_binary_unusable' }),
    );
    rmSync(join(root, 'node_modules/used/node_modules'), { recursive: true });
    expect(() => programFiles(root)).toThrow(expect.objectContaining({ code: 'packages_not_installed' }));
  });
});

describe('the list of software', () => {
  it('says of every package which version and licence, the same ones as the bill of materials', () => {
    const list = softwareList('.');
    const unstated = list.filter(({ licence }) => licence === null).map(({ name }) => name);
    expect(unstated).toEqual(['@mapbox/jsonlint-lines-primitives']);
    const names = list.map(({ name, version }) => `${name}@${version}`);
    const node = { path: process.execPath, version: process.version };
    const sbom = JSON.parse(writeSbom('.', node)) as Sbom;
    expect(sbom.bomFormat).toBe('CycloneDX');
    const listed = sbom.components.map(({ name, version }) => `${name}@${version}`);
    expect([...new Set(listed)].sort()).toEqual(
      [...new Set([...names, `node@${process.version.slice(1)}`])].sort(),
    );
    // Else two bundles of the same program would differ.
    expect([sbom.serialNumber, sbom.metadata.timestamp]).toEqual([undefined, undefined]);
  });
});

describe.runIf(onLinux)('the installer', () => {
  it('installs nothing of a bundle with a changed file, a further file or a link', () => {
    const changes: readonly ((bundle: string) => void)[] = [
      (bundle) => put(bundle, 'src/app.ts', 'other'),
      (bundle) => put(bundle, 'src/further.ts', ''),
      (bundle) => symlinkSync('/etc/passwd', join(bundle, 'src/link')),
      (bundle) => rmSync(join(bundle, 'LICENSE')),
    ];
    for (const change of changes) {
      const bundle = copyOfBundle();
      change(bundle);
      const prefix = join(temporaryFolder(), 'opt');
      expect(install(bundle, prefix).status).not.toBe(0);
      expect(existsSync(prefix)).toBe(false);
    }
  });

  it('keeps a folder for each version and leaves the current one until it is told to switch', () => {
    const prefix = join(temporaryFolder(), 'opt');
    expect(install(unpacked, prefix).status).toBe(0);
    const first = readlinkSync(join(prefix, 'current'));
    expect(first).toMatch(/^\d+\.\d+\.\d+-[0-9a-f]{8}$/);
    const next = copyOfBundle();
    put(next, 'VERSION', '99.0.0\n');
    const sums = execFileSync(
      'sh',
      ['-c', "find . -type f ! -name SHA256SUMS -printf '%P\\n' | xargs sha256sum"],
      {
        cwd: next,
      },
    );
    writeFileSync(join(next, 'SHA256SUMS'), sums);
    const told = install(next, prefix);
    expect(told.stdout).toContain('i-speed update --dry-run');
    expect(readlinkSync(join(prefix, 'current'))).toBe(first);
    expect(install(next, prefix, '--switch').status).toBe(0);
    expect(readlinkSync(join(prefix, 'current'))).toMatch(/^99\.0\.0-/);
    expect(readdirSync(prefix).sort()).toEqual(
      [first, readlinkSync(join(prefix, 'current')), 'current'].sort(),
    );
  });

  it('sets up the service with its user and settings, and keeps settings that are there', () => {
    const prefix = join(temporaryFolder(), 'opt');
    const { status, stderr, system, calls } = install(unpacked, prefix, '--service');
    expect([status, stderr]).toEqual([0, '']);
    const unit = readFileSync(join(system, 'etc/systemd/system/i-speed.service'), 'utf8');
    expect(unit).toContain(`ExecStart=${prefix}/current/bin/node`);
    expect(unit).not.toContain('/opt/i-speed/');
    expect(readFileSync(join(system, 'etc/i-speed/i-speed.env'), 'utf8')).toContain(
      'DATA_DIR=/var/lib/i-speed',
    );
    expect(calls).toEqual([
      expect.stringContaining('useradd --system'),
      `chown i-speed:i-speed ${system}/var/lib/i-speed ${system}/var/backups/i-speed`,
      ...['daemon-reload', 'enable i-speed', 'restart i-speed'].map((words) => `systemctl ${words}`),
    ]);
  });
});

describe.runIf(onLinux)('the command of an installed program', () => {
  const run = (words: string[], settings: string, env: Record<string, string> = {}) =>
    spawnSync(join(unpacked, 'i-speed'), words, {
      encoding: 'utf8',
      env: {
        PATH: '/usr/bin:/bin',
        I_SPEED_SETTINGS: put(temporaryFolder(), 'i-speed.env', settings),
        ...env,
      },
    });

  it('runs a command with the settings of the service, and what is set already before them', () => {
    const ran = run(['backup', '--out', 'a b.tar'], '# x\nPORT=4000\nSAMPLE=off\n', { SAMPLE: 'on' });
    expect(ran.stdout).toContain(`${unpacked}/scripts/backup.ts --out a b.tar PORT=4000 SAMPLE=on`);
    expect(ran.stdout).toContain(`APP_ROOT=${unpacked}`);
  });

  it('lists its commands for a word that is none', () => {
    for (const words of [[], ['../x'], ['nothing'], ['run-command']]) {
      const { status, stderr } = run(words, '');
      expect([status, stderr]).toEqual([2, 'i-speed COMMAND [...]:\nbackup\nstart\n']);
    }
  });
});
