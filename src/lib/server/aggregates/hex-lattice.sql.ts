import type { HexFrame } from '../areas/hex-frame.ts';
import { fragment, wholeNumber, type Fragment } from '../db/statement.ts';

/** A lattice of H3 cells as query parameters (see `HexFrame`). */
export type LatticeParams = Readonly<Record<`${'face' | 'u' | 'v'}${'X' | 'Y' | 'Z'}`, number>>;

export function latticeParams({ face, u, v }: HexFrame): LatticeParams {
  const [faceX, faceY, faceZ] = face;
  const [uX, uY, uZ] = u;
  const [vX, vY, vZ] = v;
  return { faceX, faceY, faceZ, uX, uY, uZ, vX, vY, vZ };
}

/** Largest step along an axis in either direction: beyond any country at the finest resolution. */
const REACH = 2 ** 20;
const SPAN = 2 * REACH;

/** Encodes the steps along both axes into a cell's number. */
export const cellNumber = ([u, v]: readonly [u: number, v: number]): number => (u + REACH) * SPAN + v + REACH;

/** Decodes a cell's number into its steps along both axes. */
export const stepsOf = (cell: number): readonly [u: number, v: number] => [
  Math.floor(cell / SPAN) - REACH,
  (cell % SPAN) - REACH,
];

/**
 * The relation (to follow `from`) with an added column `cell`, the number of the H3 cell of each position: null without a
 * position, and where it was rounded to 0.01 degree (about 1 km, see retention), which is coarser than the cells. The
 * nearest lattice point is found by rounding the three hexagonal (cube) coordinates and recomputing the one with the
 * largest rounding error from the other two.
 */
export const onLattice = (relation: Fragment): Fragment => fragment`(
  select *, case when is_exact then
    ((case when off_u > off_v and off_u > off_w then -near_v - near_w else near_u end)::bigint + ${wholeNumber(REACH)})
      * ${wholeNumber(SPAN)}
    + (case when off_v > off_w and not (off_u > off_v and off_u > off_w) then -near_u - near_w else near_v end)::bigint
    + ${wholeNumber(REACH)} end as cell
  from (
    select *, abs(near_u - step_u) as off_u, abs(near_v - step_v) as off_v, abs(near_w + step_u + step_v) as off_w
    from (
      select *, round(step_u) as near_u, round(step_v) as near_v, round(-step_u - step_v) as near_w
      from (
        select *, (x * $uX + y * $uY + z * $uZ) / height as step_u, (x * $vX + y * $vY + z * $vZ) / height as step_v
        from (
          select *, x * $faceX + y * $faceY + z * $faceZ as height
          from (
            select *, cos(radians(latitude)) * cos(radians(longitude)) as x,
              cos(radians(latitude)) * sin(radians(longitude)) as y, sin(radians(latitude)) as z,
              longitude is not null and latitude is not null
                and (longitude != round(longitude, 2) or latitude != round(latitude, 2)) as is_exact
            from ${relation}
          )
        )
      )
    )
  )
)`;
