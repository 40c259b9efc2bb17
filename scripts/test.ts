import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { setImmediate as immediate } from 'node:timers/promises';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { findOrInstallBrowser } from '../tests/support/find-browser.ts';

const RESULTS = 'tests/output/results.json';
/** What svelte-check writes of components: of one that is gone it would go on to tell faults. */
const COMPONENT_COPIES = '.svelte-kit/.svelte-check';
const bin = (name: string) => `node_modules/.bin/${name}`;

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

/**
 * Runs a command on what time the tests leave the processors; its output is kept, so that commands that run beside one
 * another do not mix theirs.
 */
function outcomeOf(command: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(parts).toString() }));
  });
}

/** Runs a command that prints as it goes; did it end well? */
function succeeds(command: string, ...args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' }).on('close', (code) => resolve(code === 0));
  });
}

async function passes([title, work]: readonly [string, Promise<Outcome>]): Promise<boolean> {
  const { passed, output } = await work;
  console.log(`\n— ${title}${passed ? '' : ': failed'}`);
  if (output) console.log(output);
  return passed;
}

/** Runs a check that reads types, once SvelteKit has written the configuration they are read by. */
async function typed(command: string, ...args: string[]): Promise<Outcome> {
  const synced = await syncing;
  return synced.passed ? outcomeOf(command, ...args) : synced;
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

rmSync(COMPONENT_COPIES, { recursive: true, force: true });
const syncing = outcomeOf(bin('svelte-kit'), 'sync');
const checking: readonly (readonly [string, Promise<Outcome>])[] = [
  ['format', outcomeOf(bin('prettier'), '--check', '--log-level', 'warn', '.')],
  ['lint', typed(bin('oxlint'), '--config', 'scripts/oxlint.json', '--type-aware', '.')],
  ['lint of markup', typed(bin('eslint'), '--config', 'scripts/eslint.config.js', '.')],
  ['types', typed(bin('svelte-check'), '--tsgo', '--tsconfig', './tsconfig.json', '--fail-on-warnings')],
];
// The checks are processes of their own: once they have begun they go on while this one waits for the build.
await syncing;
await immediate();
const built = builds();

rmSync(RESULTS, { force: true });
console.log('\n— tests');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
const suite = await succeeds(bin('vitest'), 'run', ...reporters, ...process.argv.slice(2));
const checks = [...(await Promise.all(checking.map(passes))), built];
const counted = existsSync(RESULTS)
  ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as { numPassedTests: number; numFailedTests: number })
  : { numPassedTests: 0, numFailedTests: 1 };

const failedChecks = checks.filter((passed) => !passed).length;
const failedSuite = !suite && counted.numFailedTests === 0 ? 1 : 0;
const passed = counted.numPassedTests + checks.length - failedChecks;
const failed = counted.numFailedTests + failedChecks + failedSuite;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
