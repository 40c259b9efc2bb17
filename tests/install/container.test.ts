import { existsSync, readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { shippedScripts } from '#lib/server/bundle/bundle-contents.ts';
import { VARIABLES } from '#lib/server/config.ts';
import { buildSteps, containerVariables, givenPaths } from '../../scripts/smoke/container.ts';

const file = readFileSync('docs/Containerfile', 'utf8');
const kept = readFileSync('docs/Containerfile.dockerignore', 'utf8').split('\n');

describe('the container file', () => {
  it('has nothing that its linter complains of', () => {
    expect(validate(file)).toEqual([]);
    expect(validate(`${file}EXPOSE many\n`)).toHaveLength(1);
  });

  it('is given the sources that a bundle is made of, and no data', () => {
    const paths = kept.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    for (const path of ['src', 'scripts', 'docs', 'data/reference', 'tests/support', 'vite.config.ts']) {
      expect(paths).toContain(path);
    }
    expect(kept).toEqual(expect.arrayContaining(['*', 'data/*', 'tests/*']));
  });

  it('has steps that a script runs without a container: npm run smoke -- container', () => {
    expect(buildSteps(file, '/tmp/x')).toEqual([
      'npm ci --no-audit --no-fund',
      'npm run bundle -- --out /tmp/x/bundle/i-speed.tar.gz && tar -xzf /tmp/x/bundle/i-speed.tar.gz -C /tmp/x/bundle && /tmp/x/bundle/i-speed-*/install.sh --prefix /tmp/x/opt/i-speed',
    ]);
    expect(givenPaths(kept.join('\n'))).toEqual(
      expect.arrayContaining(['src', 'data/reference', 'tests/support']),
    );
    expect(givenPaths(kept.join('\n'))).not.toContain('data');
    expect(containerVariables(file)).toMatchObject({ HOST: '0.0.0.0', SAMPLE: 'off' });
  });

  it('sets variables, runs commands and makes folders that the program knows', () => {
    const [, set] = /^ENV (.*)$/m.exec(file)!;
    const names = set!.split(' ').map((pair) => pair.split('=')[0]!);
    const passed = [...file.matchAll(/-e ([A-Z_]+)=/g)].map(([, name]) => name!);
    expect([...names, ...passed].filter((name) => !(name in VARIABLES))).toEqual([]);
    const commands = [
      'start',
      ...[...file.matchAll(/i-speed", "(\w+)"|i-speed (\w+) first/g)].map((m) => m[1] ?? m[2]),
    ];
    expect(commands).toEqual(['start', 'users', 'health']);
    const scripts = shippedScripts('.');
    expect(commands.filter((name) => !scripts.includes(`scripts/${name}.ts`))).toEqual([]);
    expect(file.match(/^USER .*$/m)?.[0]).toBe('USER i-speed');
    expect(file).toMatch(/^VOLUME \["\/var\/lib\/i-speed"\]$/m);
  });
});
