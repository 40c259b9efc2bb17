import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { pageBytes, type PageBytes } from '../../scripts/bench/page-bytes.ts';

const CLIENT = 'build/client';
/** The most bytes that a page may ask for as it is opened: some hundredths above what it has. Pages that work with more have more. */
const CEILING = { script: 92_000, style: 8_000 };
const HEAVIER: Readonly<Record<string, Partial<typeof CEILING>>> = {
  '/workbench': { script: 225_000, style: 10_000 },
  '/data': { script: 157_000 },
  '/areas/[edition]/[level]/[code]': { script: 154_000, style: 11_500 },
  '/': { script: 140_000, style: 11_500 },
  '/method': { script: 128_000 },
  '/admin': { script: 122_000 },
  '/gaps': { script: 118_000, style: 10_000 },
  '/present': { script: 96_000 },
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
    const over = pages.flatMap(({ route, script, style }) => {
      const most = { ...CEILING, ...HEAVIER[route] };
      expect([script > 30_000, style > 1_000], route).toEqual([true, true]);
      return script > most.script || style > most.style ? `${route}: ${script} and ${style} bytes` : [];
    });
    expect(over).toEqual([]);
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
