import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { findOrInstallBrowser } from '../tests/support/find-browser.ts';

const RESULTS = 'tests/output/results.json';
const bin = (name: string) => `node_modules/.bin/${name}`;

function succeeds(title: string, command: string, ...args: string[]): boolean {
  console.log(`\n— ${title}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function builds(): boolean {
  console.log('\n— build');
  if (isBuildFresh('.')) return true;
  try {
    build('.');
    return true;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}

const browser = findOrInstallBrowser();
if (!browser) {
  console.error(
    'Chưa có trình duyệt để kiểm thử: hãy cài Chromium, Chrome hoặc Edge rồi chạy lại.\n' +
      'No browser to test with: install Chromium, Chrome or Edge and run again.',
  );
  process.exit(1);
}
process.env.BROWSER_PATH = browser;

const checks = [
  succeeds('format', bin('prettier'), '--check', '--log-level', 'warn', '.'),
  succeeds('lint', bin('eslint'), '--config', 'scripts/eslint.config.js', '.'),
  succeeds('types', bin('svelte-kit'), 'sync') &&
    succeeds('svelte-check', bin('svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings'),
  builds(),
];

rmSync(RESULTS, { force: true });
const suite = succeeds(
  'tests',
  bin('vitest'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${RESULTS}`,
  ...process.argv.slice(2),
);
const counted = existsSync(RESULTS)
  ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as { numPassedTests: number; numFailedTests: number })
  : { numPassedTests: 0, numFailedTests: 1 };

const failedChecks = checks.filter((passed) => !passed).length;
const failedSuite = !suite && counted.numFailedTests === 0 ? 1 : 0;
const passed = counted.numPassedTests + checks.length - failedChecks;
const failed = counted.numFailedTests + failedChecks + failedSuite;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
