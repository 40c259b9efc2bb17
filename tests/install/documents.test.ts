import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedScripts } from '#lib/server/bundle/bundle-contents.ts';
import { VARIABLES } from '#lib/server/config.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { PAGE_PATHS } from '../support/page-paths.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const documents = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const handovers = ['docs/handover.vi.md', 'docs/handover.en.md'];

/** Commands in quotes: their first two words, as `i-speed backup`. */
const commandsIn = (text: string) =>
  [...text.matchAll(/(?:^|[`/])(i-speed [a-z-]+|npm run [a-z:-]+|systemctl [a-z]+|\.\/install\.sh)/gm)].map(
    ([, words]) => words!,
  );

it('every secret that the program keeps stands in the list of keys', () => {
  const sources = readdirSync('src/lib/server', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join('src/lib/server', name)));
  const kept = sources.flatMap((text) =>
    [...text.matchAll(/join\(dataDir, 'secret', '([a-z-]+)'\)/g)].map(([, name]) => name!),
  );
  const listed = [...read('docs/keys.md').matchAll(/`DATA_DIR\/secret\/([a-z-]+)`/g)].map(
    ([, name]) => name!,
  );
  expect(kept.sort()).toEqual(listed.sort());
  expect(kept).toHaveLength(5);
});

describe('what documents tell people to type', () => {
  it('are commands that there are', () => {
    const scripts = shippedScripts('.');
    const missing = documents.flatMap((path) =>
      commandsIn(read(path)).filter((words) => {
        const [program, name = ''] = words.split(/ (?:run )?/);
        if (program === 'i-speed') return !scripts.includes(`scripts/${name}.ts`);
        return program === 'npm' && !(name in packageJson.scripts);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('are options, pages and settings that there are', () => {
    for (const path of handovers) {
      const text = read(path);
      const pages = [...text.matchAll(/`(\/[a-z]+)`/g)].map(([, page]) => page!);
      expect(pages.filter((page) => !PAGE_PATHS.includes(page))).toEqual([]);
      const settings = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name!);
      expect(settings.filter((name) => !(name in VARIABLES))).toEqual([]);
      for (const [, name, option] of text.matchAll(/i-speed (\w+) [^`]*--([a-z-]+)`?/g)) {
        const written = read(`scripts/${name}.ts`) + read('src/lib/messages/users.ts');
        expect(written, `${name} --${option}`).toContain(option);
      }
    }
  });

  it('are the same in both languages, on one page', () => {
    const [vi, en] = handovers.map((path) => commandsIn(read(path)));
    expect(vi).toEqual(en);
    expect(vi!.length).toBeGreaterThan(20);
    for (const path of handovers) expect(read(path).split(/\s+/).length).toBeLessThan(900);
  });
});
