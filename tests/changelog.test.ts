import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

/** `## [1.2.3] - 2026-11-28` */
const RELEASE = /^## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)$/;

const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm) ?? [];
const releases = headings
  .filter((heading) => heading !== '## [Unreleased]')
  .map((line) => RELEASE.exec(line));

describe('the changelog', () => {
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
