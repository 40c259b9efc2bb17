import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { APART, TOGETHER } from './support/apart.ts';
import { doAfterFile, doAfterTest, endOfFile } from './support/clean-up.ts';

describe('files of tests that run in one process', () => {
  it('replace no module, global, clock or part of the environment, and start no program in it', () => {
    const changes =
      /(?<![.\w])vi\.(?:mock|doMock|unmock|spyOn|stub|use|set)\w*\(|process\.env\.\w+ = |\bopenService\(|\bmeterRequest\(/;
    expect(TOGETHER.filter((file) => changes.test(readFileSync(file, 'utf8')))).toEqual([]);
    expect(APART.length).toBeGreaterThan(20);
  });
});

describe('what is left to the end', () => {
  const done: string[] = [];

  it('of a test is not done during it', () => {
    doAfterTest(() => done.push('opened first'));
    doAfterTest(() => done.push('opened last'));
    expect(done).toEqual([]);
  });

  it('is done then, the last first; of a file at its end, once', async () => {
    expect(done).toEqual(['opened last', 'opened first']);
    doAfterFile(() => done.push('the file'));
    expect(done).toHaveLength(2);
    await endOfFile();
    await endOfFile();
    expect(done.slice(2)).toEqual(['the file']);
  });
});
