import { BAND_HOURS, PLACES_PER_DEGREE, SITES_PER_DEGREE } from '#lib/domain/counting.ts';
import { fragment, joinFragments, wholeNumber, type Fragment } from '../db/statement.ts';
import { onLattice } from './hex-lattice.sql.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from './scope.sql.ts';

/** The dimensions that measurements are grouped by, in addition to their area. */
export interface GroupBy {
  /** Adds a row for each operator to the rows of all operators. */
  readonly byOperator: boolean;
  /** Groups by months that begin this many days after the 1st; null does not group by month. */
  readonly monthShift: number | null;
  readonly byTechnology: boolean;
  /** Groups by bands of the local day of this many hours; null does not group by hours. */
  readonly hours: number | null;
  /**
   * Groups by the H3 cell of each position: `cell` is its number on the lattice, null where unknown. Requires
   * `LatticeParams`.
   */
  readonly cells: boolean;
}

/** One group per area. */
export const UNGROUPED: GroupBy = {
  byOperator: false,
  monthShift: null,
  byTechnology: false,
  hours: null,
  cells: false,
};

/** Which measurements count? */
export type MeasurementParams = ScopeParams & { readonly failedAsZero: boolean };

/** Local hour in Việt Nam (UTC+7; instants are stored in UTC); null when only the date is known. */
export const LOCAL_HOUR = fragment`extract(hour from tested_at + interval 7 hours)::integer`;

/** First hour of the measurement's band of the local day; null when only the date is known. */
export const bandFrom = (hours: number): Fragment =>
  fragment`(${LOCAL_HOUR} // ${wholeNumber(hours)} * ${wholeNumber(hours)})`;

const rounded = (degrees: Fragment, parts: number) => fragment`round(${degrees} * ${wholeNumber(parts)})`;
const position = (parts: number) =>
  fragment`${rounded(fragment`longitude`, parts)}, ${rounded(fragment`latitude`, parts)}`;

/** Index of the band of the local day that times of day are counted by; null when only the date is known. */
export const BAND = fragment`(${LOCAL_HOUR} // ${wholeNumber(BAND_HOURS)})`;

/** The cluster of a measurement: its device; if unknown, its rounded position and day; if unknown, its place and day. */
export const CLUSTER = fragment`
  case
    when device_hash is not null then device_hash
    when longitude is not null then hash(${position(SITES_PER_DEGREE)}, tested_on)
    else hash(place_id, tested_on)
  end`;

/** Rounded positions are numbered row by row from the South Pole; ids of named places are added to `NAMED_SITES`. */
const AROUND = fragment`${wholeNumber(360 * PLACES_PER_DEGREE)}`;
const [WEST, SOUTH] = [180, 90].map((degrees) => fragment`${wholeNumber(degrees * PLACES_PER_DEGREE)}`);
/** What is added to the id of a named place to make its site. */
export const NAMED_SITES = fragment`${wholeNumber(2 ** 31)}`;

/** The site of a measurement as a 32-bit number: its rounded position; without one, its named place. */
export const SITE = fragment`
  (case when longitude is null then ${NAMED_SITES} + place_id
    else (${rounded(fragment`latitude`, PLACES_PER_DEGREE)} + ${SOUTH!}) * ${AROUND}
      + ${rounded(fragment`longitude`, PLACES_PER_DEGREE)} + ${WEST!} end)::uinteger`;

/** A dimension of a group-by: its column in the CTE `test`, and its name in results. */
interface Dimension {
  readonly name: Fragment;
  readonly as: Fragment;
  /** Its value in results when not grouped by it. */
  readonly none: Fragment;
  /** Its expression; null when not grouped by it. */
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
      of: cells ? fragment`cell` : null,
    },
    { name: fragment`code`, as: fragment`code`, none: fragment`code`, of: fragment`code` },
  ];
}

/**
 * CTEs `place_scope` and `test`: each measurement in scope with the dimensions of its group. Only active dimensions are
 * columns: a constant key makes aggregation 50% slower.
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

const relationOf = ({ cells }: GroupBy): Fragment =>
  cells ? fragment`${onLattice(MEASUREMENTS_IN_SCOPE)} as on_lattice` : MEASUREMENTS_IN_SCOPE;

/** The columns of the active dimensions, the area's code included, qualified by a relation if given. */
export function dimensionColumns(groupBy: GroupBy, relation?: Fragment): Fragment {
  const of = (name: Fragment) => (relation ? fragment`${relation}.${name}` : name);
  return joinFragments(
    activeDimensions(groupBy).map(({ name }) => of(name)),
    ', ',
  );
}

/** The join condition of two relations on the same group. */
export function sameGroup(groupBy: GroupBy, left: Fragment, right: Fragment): Fragment {
  return joinFragments(
    activeDimensions(groupBy).map(
      ({ name }) => fragment`${left}.${name} is not distinct from ${right}.${name}`,
    ),
    ' and ',
  );
}

/** All dimensions of `from` under their names in results, null for inactive ones. */
export function namedDimensions(groupBy: GroupBy, from: Fragment): Fragment {
  const named = allDimensions(groupBy).map(({ name, as, none, of }) =>
    of === null ? fragment`${none} as ${as}` : fragment`${from}.${name} as ${as}`,
  );
  return joinFragments(named, ', ');
}

const activeDimensions = (groupBy: GroupBy) =>
  allDimensions(groupBy).filter((key): key is Dimension & { readonly of: Fragment } => key.of !== null);
