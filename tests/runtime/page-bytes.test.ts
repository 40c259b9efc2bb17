import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { pageBytes, type PageBytes } from '../../scripts/bench/page-bytes.ts';

const CLIENT = 'build/client';
/**
 * The most bytes and files that a page may ask for as it is opened: some hundredths above what it has. A page with something of
 * the overview's fetches all of it, once for all of them.
 */
const CEILING = { script: 128_000, style: 9_900, files: 19 };
const HEAVIER: Readonly<Record<string, Partial<typeof CEILING>>> = {
  '/workbench': { script: 246_000, style: 13_000, files: 21 },
  '/data': { script: 207_000, style: 10_500, files: 25 },
  '/admin': { script: 173_000 },
  '/method': { script: 168_000, files: 26 },
  '/areas/[edition]/[level]/[code]': { script: 147_000, style: 11_500, files: 21 },
  '/data/[batch]': { script: 138_000 },
  '/cases/[id]': { script: 138_000, files: 21 },
  '/gaps': { script: 133_000 },
  '/admin/settings/[setting]': { script: 133_000 },
};
/** Those who open these on a phone, or have no account, get no map and no chart with them. */
const WITHOUT_FIGURES = {
  most: { script: 74_000, style: 6_600, files: 13 },
  routes: ['/report/[token]', '/tallies', '/tallies/[unit]/report', '/verify', '/dictionary', '/sign-in'],
};

let pages: readonly PageBytes[];
beforeAll(async () => {
  if (!isBuildFresh('.')) build('.');
  pages = await pageBytes();
}, 300_000);

describe('what a browser fetches for a page', () => {
  it('stays below a ceiling, for every page there is', () => {
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.map(({ route }) => route)).toEqual(expect.arrayContaining(Object.keys(HEAVIER)));
    expect(pages.map(({ route }) => route)).toEqual(expect.arrayContaining(WITHOUT_FIGURES.routes));
    const over = pages.flatMap(({ route, script, scriptFiles, style }) => {
      const without = WITHOUT_FIGURES.routes.includes(route);
      const most = { ...CEILING, ...HEAVIER[route], ...(without ? WITHOUT_FIGURES.most : {}) };
      expect([script > 30_000, style > 1_000], route).toEqual([true, true]);
      return script > most.script || style > most.style || scriptFiles > most.files
        ? `${route}: ${script} and ${style} bytes, ${scriptFiles} files`
        : [];
    });
    expect(over).toEqual([]);
  });

  it('comes in few files for the overview, which is opened first', () => {
    expect(pages.find(({ route }) => route === '/')!.scriptFiles).toBeLessThanOrEqual(10);
  });

  it('has no MapLibre in it, whose script comes where a map is touched', () => {
    const withMap = readdirSync(join(CLIENT, '_app', 'immutable', 'chunks'))
      .filter((name) => name.endsWith('.js'))
      .filter((name) =>
        readFileSync(join(CLIENT, '_app', 'immutable', 'chunks', name), 'utf8').includes('maplibregl-canvas'),
      );
    expect(withMap).toHaveLength(1);
    const pagesWithIt = pages.filter(({ scripts }) =>
      scripts.some((path) => path.endsWith(`/${withMap[0]}`)),
    );
    expect(pagesWithIt.map(({ route }) => route)).toEqual([]);
  });
});
