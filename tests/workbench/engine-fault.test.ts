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

describe('the place of an error', () => {
  const long =
    "select commune_2025, mean_interval(download_mbps, cluster) as mean from measurements where operator = 'vinaphone' group by all order by mean.value limit 10";
  const messageOf = (shown: string, at: string) =>
    `Binder Error: Referenced table "mean" not found!\n\nLINE 1: ${shown}\n${' '.repeat(8 + shown.indexOf(at))}^`;

  it.each([
    ['at a word', `...${long.slice(long.indexOf('measurements'))}`],
    ['at a space', `...${long.slice(long.indexOf(' from'))}`],
    ['at both ends', `...${long.slice(long.indexOf(' from'), long.indexOf(' limit'))}...`],
    ['nowhere', long],
  ])('is found in a line that the engine shows cut %s', (_where, shown) => {
    const { details } = engineFault(long, new Error(messageOf(shown, 'mean.value')));
    expect(details).toMatchObject({ line: 1, column: long.indexOf('mean.value') + 1 });
  });
});
