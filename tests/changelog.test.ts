import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figureChanges } from '#lib/domain/update/figure-changes.ts';
import packageJson from '../package.json' with { type: 'json' };

/** `## [1.2.3] - 2026-11-28` */
const RELEASE = /^## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)$/;

const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm) ?? [];
const releases = headings
  .filter((heading) => heading !== '## [Unreleased]')
  .map((line) => RELEASE.exec(line));

/** The kinds of change that a version lists, in any order. */
const KINDS = ['Added', 'Changed', 'Deprecated', 'Figures', 'Fixed', 'Removed', 'Security'];
/** The last version before figures had a part of their own. */
const LAST_WITHOUT_FIGURES = '0.9.0';

describe('the changelog', () => {
  it('says of every version since what changes in the figures of data that are loaded already', () => {
    const parts = readFileSync('CHANGELOG.md', 'utf8')
      .split(/^(?=## \[)/m)
      .slice(1);
    const since = parts.slice(
      0,
      parts.findIndex((part) => part.startsWith(`## [${LAST_WITHOUT_FIGURES}]`)),
    );
    const saying = since.filter((part) => part.includes('### '));
    expect(figureChanges(saying.join(''), LAST_WITHOUT_FIGURES)).toHaveLength(saying.length);
    for (const part of parts) {
      const kinds = [...part.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind!);
      expect(kinds.filter((kind) => !KINDS.includes(kind))).toEqual([]);
      expect(kinds.filter((kind) => kind === 'Figures').length).toBeLessThanOrEqual(1);
    }
  });

  it('begins with the version of the program', () => {
    expect(releases[0]?.slice(1, 4).join('.')).toBe(packageJson.version);
  });

  it('lists versions and their dates newest first', () => {
    const listed = releases.map((release) => ({
      number: release!.slice(1, 4).reduce((sum, part) => sum * 1000 + Number(part), 0),
      date: release![4]!,
    }));
    expect(listed).toEqual(listed.toSorted((a, b) => b.number - a.number));
    expect(listed.map(({ date }) => date)).toEqual(
      listed
        .map(({ date }) => date)
        .sort()
        .reverse(),
    );
  });
});
