import { fragment, joinFragments, literal, statement, type Fragment } from '../../db/statement.ts';

interface DatedEdition {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
}

/** The editions with dates, latest first; `to` is excluded, null for the edition in force. */
export const editionsInForce = statement<DatedEdition>()`
  select edition_id as id, valid_from as "from", valid_to as "to" from edition
  where valid_from is not null order by valid_from desc, edition_id desc
`;

/**
 * The edition in force on a row's date; before the first edition, that one; NULL when no edition has dates.
 */
function editionOn(editions: readonly DatedEdition[]): Fragment {
  const earliest = editions.at(-1);
  if (!earliest) return fragment`null::varchar`;
  const cases = editions.map(
    ({ id, from, to }) =>
      fragment`when s.tested_on >= ${literal(from)}::date and ${
        to === null ? fragment`true` : fragment`s.tested_on < ${literal(to)}::date`
      } then ${literal(id)}`,
  );
  const before = fragment`when s.tested_on < ${literal(earliest.from)}::date then ${literal(earliest.id)}`;
  return fragment`case ${joinFragments([...cases, before], '\n')} end`;
}

const empty = (name: Fragment): Fragment => fragment`coalesce(trim(${name}), '') = ''`;
/** Rows that are placed by their address. */
const byAddress = fragment`s.longitude is null and ${empty(fragment`s.commune_name`)}`;

/** The distinct addresses of those rows, numbered from 0 (rowids start elsewhere in a transaction). */
export const createStagedAddresses = statement()`
  create or replace temp table staged_address as
  select s.address, (row_number() over () - 1)::integer as position from numbered as s
  where s.reason is null and ${byAddress} and not ${empty(fragment`s.address`)}
  group by s.address
`;

/** Number of distinct addresses among the staged rows. */
export const stagedAddressCount = statement<{ addresses: number }>()`
  select count(*) as addresses from staged_address
`;

/** The addresses at positions from `from`, `to` excluded. */
export const stagedAddresses = statement<{ address: string }, { from: number; to: number }>()`
  select address from staged_address where position >= $from and position < $to
`;

/** Creates the empty table of addresses and their tails (the end of the address, from the commune up). */
export const createAddressWords = statement()`
  create or replace temp table address_word (address varchar, tail varchar)
`;

/** `words` is JSON: [{address, tail}]. */
export const insertAddressWords = statement<never, { words: string }>()`
  insert into address_word
  select w.address, w.tail
  from (select unnest(from_json($words, '[{"address": "VARCHAR", "tail": "VARCHAR"}]')) as w)
`;

/** `places` is JSON: [{edition, district, commune, address, id}]. */
export const createPlaceWords = statement<never, { places: string }>()`
  create or replace temp table place_word as
  select p.edition, p.district as district_name, p.commune as commune_name, p.address, p.id as place_id
  from (select unnest(from_json($places, '[{"edition": "VARCHAR", "district": "VARCHAR", "commune": "VARCHAR",
    "address": "VARCHAR", "id": "INTEGER"}]')) as p)
`;

/** For files without names of places. */
export const NO_NAMES = { names: fragment``, namedPlaceId: fragment`null::integer` };

/** SQL for the names and places of staged rows without a position. */
export class NameJoins {
  readonly #edition: Fragment;
  readonly #tail: Fragment;
  readonly #addresses: Fragment;

  /** `addresses`: some rows are placed by address, with tails in `address_word`. */
  constructor(editions: readonly DatedEdition[], addresses: boolean) {
    this.#edition = editionOn(editions);
    this.#tail = addresses ? fragment`a.tail` : fragment`null::varchar`;
    this.#addresses = addresses
      ? fragment`left join address_word as a on a.address = s.address and ${byAddress}`
      : fragment``;
  }

  /** The distinct names of rows without a position. */
  names() {
    return statement<{
      edition: string | null;
      district: string | null;
      commune: string | null;
      address: string | null;
    }>()`
      select distinct ${this.#edition} as edition, s.district_name as district, s.commune_name as commune,
        ${this.#tail} as address
      from numbered as s ${this.#addresses}
      where s.reason is null and s.longitude is null
        and not (${empty(fragment`s.district_name`)} and ${empty(fragment`s.commune_name`)}
          and ${this.#tail} is null)
    `;
  }

  /** Joins the rows of a relation aliased `s` with `place_word`. */
  placing(): { readonly names: Fragment; readonly namedPlaceId: Fragment } {
    const names = fragment`${this.#addresses}
      left join place_word as p on p.district_name is not distinct from s.district_name
        and p.commune_name is not distinct from s.commune_name and s.longitude is null
        and p.address is not distinct from ${this.#tail} and p.edition is not distinct from ${this.#edition}`;
    return { names, namedPlaceId: fragment`p.place_id` };
  }
}
