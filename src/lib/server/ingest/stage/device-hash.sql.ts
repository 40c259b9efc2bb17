import { fragment, type Fragment } from '../../db/statement.ts';

/** A device id that was hashed at the first load. `$secret` is always bound, so it must be referenced. */
export const hashedDevice = (hash: Fragment): Fragment =>
  fragment`case when $secret is not null then try_cast(${hash} as ubigint) end`;

/**
 * Half of an MD5 keyed with the local secret: equal to `md5_number_lower` in a third of its time (DuckDB converts through
 * hexadecimal text there). Ids are rarely padded, and trimming is expensive.
 */
export function deviceHash(id: Fragment): Fragment {
  return fragment`case when ${id} is not null
    then (md5_number($secret || case when strpos(${id}, ' ') = 0 then ${id} else trim(${id}) end) >> 64)::ubigint end`;
}
