import { describe, expect, it } from 'vitest';
import { engineFault } from '#lib/server/workbench/guard/engine-fault.ts';

/** Letters of what a fault says, whatever value the engine's message holds. */
const MOST_TOLD = 10_000;

const HUGE = 'x'.repeat(12_000_000);

describe('what a person is told of an error of the engine', () => {
  it.each([
    ['a message that nobody foresaw', `Invalid Input Error: ${HUGE}`],
    ['a value that is no number', `Conversion Error: Could not convert string '${HUGE}' to INT32`],
    ['a name of a function', `Binder Error: No function matches the given name and argument types '${HUGE}'`],
  ])('is short, of %s', (_of, message) => {
    const { code, details } = engineFault('select 1', new Error(message));
    expect(code).toMatch(/^query_/);
    expect(JSON.stringify(details).length).toBeLessThan(MOST_TOLD);
  });
});
