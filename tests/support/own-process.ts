import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a test file does to its whole process: replaces modules, time or globals, changes its environment or folder. */
const CHANGES_PROCESS =
  /\bvi\.(?:mock|unmock|doMock|stubGlobal|stubEnv|spyOn|useFakeTimers|setSystemTime)\b|\bprocess\.(?:env\.\w+ = |chdir\()|\bdelete process\.env/;

/**
 * The test files that need a process of their own. The others run in processes that go on from file to file, and keep what
 * was imported.
 */
export const ownProcessFiles = (): string[] =>
  readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('tests', name).replaceAll('\\', '/'))
    .filter((path) => CHANGES_PROCESS.test(readFileSync(path, 'utf8')));
