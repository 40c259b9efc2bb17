import { readdirSync, readFileSync } from 'node:fs';

/**
 * What marks a test that changes what other files of tests in its process would see: modules, globals and spies (`vi`), the
 * page, the environment, the log and the meter of a program that runs in it.
 */
const CHANGES_ITS_PROCESS =
  /^import .*\bvi\b.* from 'vitest'|^import .*\/(?:service|request-meter)\.ts'|^\/\/ @vitest-environment|process\.env\.\w+ = /m;

const FILES = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `tests/${file.replaceAll('\\', '/')}`);

/** The files of tests that need a process of their own. */
export const APART = FILES.filter((file) => CHANGES_ITS_PROCESS.test(readFileSync(file, 'utf8')));

/** The others, of which a process runs one after another. */
export const TOGETHER = FILES.filter((file) => !APART.includes(file));
