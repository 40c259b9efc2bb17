import { BAND_HOURS, PLACES_PER_DEGREE, SITES_PER_DEGREE } from '#lib/domain/counting.ts';
import { fragment, joinFragments, wholeNumber, type Fragment } from '../db/statement.ts';
import { onLattice } from './hex-lattice.sql.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from './scope.sql.ts';

/** What tells groups of tests apart, beside their unit. */
export interface GroupBy {
  /** Rows for each operator beside those of the whole unit. */
  readonly byOperator: boolean;
  /** Tells months apart that begin so many days after the 1st; null does not tell months apart. */
  readonly monthShift: number | null;
  readonly byTechnology: boolean;
  /** Tells apart bands of the local day so many hours wide; null does not tell them apart. */
  readonly hours: number | null;
  /**
   * Tells apart the H3 cells that positions lie in (`cell` their number on the lattice, null where it is not known), or
   * the sets of cells listed in `$cellSets` (`cell` the number of the set; tests in none are left out). The statement
   * then takes `LatticeParams` too.
   */
  readonly cells: 'each' | 'sets' | null;
}

/** All tests of a unit as one group. */
export const UNGROUPED: GroupBy = {
  byOperator: false,
  monthShift: null,
  byTechnology: false,
  hours: null,
  cells: null,
};

/** Which tests count. */
export type MeasurementParams = ScopeParams & { readonly failedAsZero: boolean };

/** Hour of the clock in Việt Nam, so far ahead of UTC, in which instants are stored; null when only the date is known. */
export const LOCAL_HOUR = fragment`extract(hour from tested_at + interval 7 hours)::integer`;

/** First hour of the band, so many hours wide, of the local day a test was made in; null when only its date is known. */
export const bandFrom = (hours: number): Fragment =>
  fragment`(${LOCAL_HOUR} // ${wholeNumber(hours)} * ${wholeNumber(hours)})`;

const rounded = (degrees: Fragment, parts: number) => fragment`round(${degrees} * ${wholeNumber(parts)})`;
const position = (parts: number) =>
  fragment`${rounded(fragment`longitude`, parts)}, ${rounded(fragment`latitude`, parts)}`;

/** The nth band of the local day, as times of day are counted; null when only the date is known. */
export const BAND = fragment`(${LOCAL_HOUR} // ${wholeNumber(BAND_HOURS)})`;

/** The independent witness a test belongs to: a device; without one, a spot on a day; without that, a place on a day. */
export const CLUSTER = fragment`
  case
    when device_hash is not null then device_hash
    when longitude is not null then hash(${position(SITES_PER_DEGREE)}, tested_on)
    else hash(place_id, tested_on)
  end`;

/** Rounded positions are numbered along their circles of latitude, from the Antarctic; places named follow them. */
const AROUND = fragment`${wholeNumber(360 * PLACES_PER_DEGREE)}`;
const [WEST, SOUTH] = [180, 90].map((degrees) => fragment`${wholeNumber(degrees * PLACES_PER_DEGREE)}`);
const POSITIONS = fragment`${wholeNumber(2 ** 31)}`;

/** Where a test was made, as a number: its position, rounded; without one, the place named. */
export const SITE = fragment`
  (case when longitude is null then ${POSITIONS} + place_id
    else (${rounded(fragment`latitude`, PLACES_PER_DEGREE)} + ${SOUTH!}) * ${AROUND}
      + ${rounded(fragment`longitude`, PLACES_PER_DEGREE)} + ${WEST!} end)::uinteger`;

/** One thing that groups are told apart by: its column in `test`, and how a result names it. */
interface Dimension {
  readonly name: Fragment;
  readonly as: Fragment;
  /** What a result holds where it is not told apart. */
  readonly none: Fragment;
  /** How a test has it; null where it is not told apart. */
  readonly of: Fragment | null;
}

function allDimensions({ monthShift, hours, byTechnology, cells }: GroupBy): readonly Dimension[] {
  return [
    {
      name: fragment`month_on`,
      as: fragment`"monthOn"`,
      none: fragment`null::date`,
      of:
        monthShift === null
          ? null
          : fragment`date_trunc('month', tested_on - ${wholeNumber(monthShift)})::date`,
    },
    {
      name: fragment`hour_from`,
      as: fragment`"hourFrom"`,
      none: fragment`null::integer`,
      of: hours === null ? null : bandFrom(hours),
    },
    {
      name: fragment`technology`,
      as: fragment`technology`,
      none: fragment`null::varchar`,
      of: byTechnology ? fragment`technology` : null,
    },
    {
      name: fragment`cell`,
      as: fragment`cell`,
      none: fragment`null::bigint`,
      of: cells === null ? null : cells === 'each' ? fragment`cell` : fragment`cell_set`,
    },
    { name: fragment`code`, as: fragment`code`, none: fragment`code`, of: fragment`code` },
  ];
}

/**
 * CTE `test`, after `placeSiteId`: each test in scope under the keys of its group. Only what is told apart is a key: a
 * column that is the same in every row makes each grouping half as slow again.
 */
export function groupedMeasurements(groupBy: GroupBy): Fragment {
  const columns = activeDimensions(groupBy).map(({ name, of }) => fragment`${of} as ${name}`);
  return fragment`
  ${PLACE_SCOPE},
  test as materialized (
    select ${joinFragments(columns, ', ')}, operator_id, download_kbps as kbps,
      download_kbps > 0 or $failedAsZero as counted, device_hash is not null as device_known,
      ${CLUSTER} as cluster
    from ${relationOf(groupBy)}
  )`;
}

/** `$cellSets`: JSON list of cells and the set each belongs to. */
const CELL_SETS = fragment`(
  select entry.cell as cell, entry.cell_set as cell_set
  from (select unnest(from_json($cellSets::json, '[{"cell": "BIGINT", "cell_set": "BIGINT"}]')) as entry)
)`;

function relationOf({ cells }: GroupBy): Fragment {
  if (cells === null) return MEASUREMENTS_IN_SCOPE;
  const tests = fragment`${onLattice(MEASUREMENTS_IN_SCOPE)} as on_lattice`;
  return cells === 'each' ? tests : fragment`${tests} join ${CELL_SETS} as in_set using (cell)`;
}

/** The columns that tell groups apart, the unit's code among them; of the relation named, when one is. */
export function dimensionColumns(groupBy: GroupBy, relation?: Fragment): Fragment {
  const of = (name: Fragment) => (relation ? fragment`${relation}.${name}` : name);
  return joinFragments(
    activeDimensions(groupBy).map(({ name }) => of(name)),
    ', ',
  );
}

/** Two relations have the same group. */
export function sameGroup(groupBy: GroupBy, left: Fragment, right: Fragment): Fragment {
  return joinFragments(
    activeDimensions(groupBy).map(
      ({ name }) => fragment`${left}.${name} is not distinct from ${right}.${name}`,
    ),
    ' and ',
  );
}

/** The keys of `from` as a result names them, null where groups are not told apart by one. */
export function namedDimensions(groupBy: GroupBy, from: Fragment): Fragment {
  const named = allDimensions(groupBy).map(({ name, as, none, of }) =>
    of === null ? fragment`${none} as ${as}` : fragment`${from}.${name} as ${as}`,
  );
  return joinFragments(named, ', ');
}

const activeDimensions = (groupBy: GroupBy) =>
  allDimensions(groupBy).filter((key): key is Dimension & { readonly of: Fragment } => key.of !== null);
