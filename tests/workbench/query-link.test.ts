import { describe, expect, it } from 'vitest';
import { queryFragment, queryInFragment } from '#lib/workbench/run/query-link.ts';

const QUERY = {
  sql: `select 'Lục Nam' as ten, $tu::date from measurements -- ${'dài '.repeat(500)}`,
  values: { tu: '2024-06-01', n: 5, co: true, trong: null },
};

describe('a query in the fragment of an address', () => {
  it('is read back as it was', async () => {
    const fragment = await queryFragment(QUERY);
    expect(fragment).toMatch(/^#q=[\w-]+$/);
    expect(fragment.length).toBeLessThan(400);
    expect(await queryInFragment(fragment)).toEqual(QUERY);
  });

  it('is none in another fragment', async () => {
    expect(await queryInFragment('#content')).toBeUndefined();
  });

  it('that was cut is told from none', async () => {
    const fragment = await queryFragment(QUERY);
    expect(await queryInFragment(fragment.slice(0, -20))).toBeNull();
    expect(await queryInFragment('#q=%%%')).toBeNull();
  });

  it('is not read when it unpacks to more than a megabyte, or is no query', async () => {
    expect(await queryInFragment(await queryFragment({ sql: ' '.repeat(1_100_000), values: {} }))).toBeNull();
    expect(await queryInFragment(await queryFragment({ sql: 'x', values: { a: [1] } as never }))).toBeNull();
    expect(await queryInFragment(await queryFragment({ sql: 1 } as never))).toBeNull();
  });
});
