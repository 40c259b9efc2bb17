import type { PlaneGrid } from '#lib/domain/positions/plane-grid.ts';
import { fragment, literal, wholeNumber, type Fragment } from '../../db/statement.ts';
import { bind } from './bind.sql.ts';

/** The ellipsoid of WGS 84, which VN-2000 has too (Quyết định 83/2000/QĐ-TTg of 12 July 2000): semi-major axis and flattening. */
const [A, F] = [6_378_137, 1 / 298.257223563];
/** The scale on the central meridian of zones of 3 and 6 degrees, and the easting of the meridian. */
const SCALE = { 3: 0.9999, 6: 0.9996 } as const;
const FALSE_EASTING = 500_000;

/**
 * From VN-2000 to WGS 84: shifts in metres, rotations in seconds, scale (Quyết định 05/2007/QĐ-BTNMT of 27 February 2007).
 * The rotations are of the coordinate frame, as EPSG 6960 has them; of position vectors they would move a point by 0.7 m.
 */
const SHIFT = { x: -191.90441429, y: -39.30318279, z: -111.45032835 };
const SECONDS = { x: -0.00928836, y: 0.01975479, z: -0.00427372 };
const SHIFT_SCALE = 1.000000252906278;

const E2 = F * (2 - F);
const SECOND_E2 = E2 / (1 - E2);
const B = A * (1 - F);
const N = (1 - Math.sqrt(1 - E2)) / (1 + Math.sqrt(1 - E2));
/** Metres of meridian for a radian of the rectifying latitude. */
const METRES = A * (1 - E2 / 4 - (3 * E2 ** 2) / 64 - (5 * E2 ** 3) / 256);
/** Coefficients from the rectifying latitude to the latitude (Snyder, Map Projections: A Working Manual, 1987, 3-26). */
const FOOTPOINT = [
  (3 * N) / 2 - (27 * N ** 3) / 32,
  (21 * N ** 2) / 16 - (55 * N ** 4) / 32,
  (151 * N ** 3) / 96,
  (1097 * N ** 4) / 512,
] as const;

const real = (value: number): Fragment => fragment`${literal(String(value))}::double`;
const ARC_SECOND = Math.PI / 648_000;
const [RX, RY, RZ] = [SECONDS.x, SECONDS.y, SECONDS.z].map((seconds) => real(seconds * ARC_SECOND)) as [
  Fragment,
  Fragment,
  Fragment,
];

/**
 * Plane coordinates of VN-2000, in metres, as longitude and latitude of WGS 84 in degrees: a struct of both. The point is
 * taken to lie on the ellipsoid; its height would move it by less than a millimetre. Exact to a centimetre against PROJ.
 */
export function planeDegrees(easting: Fragment, northing: Fragment, grid: PlaneGrid): Fragment {
  const scale = real(SCALE[grid.width]);
  const [j2, j4, j6, j8] = FOOTPOINT.map(real) as [Fragment, Fragment, Fragment, Fragment];
  const rectifying = fragment`(${northing} / (${scale} * ${real(METRES)}))`;
  const footpoint = bind(
    rectifying,
    'm',
    fragment`m + ${j2} * sin(2 * m) + ${j4} * sin(4 * m) + ${j6} * sin(6 * m) + ${j8} * sin(8 * m)`,
  );
  const curvature = fragment`{'f': f, 'w': 1 - ${real(E2)} * sin(f) * sin(f), 't': tan(f) * tan(f),
    'c': ${real(SECOND_E2)} * cos(f) * cos(f)}`;
  const distance = fragment`(${easting} - ${wholeNumber(FALSE_EASTING)}) * sqrt(q.w) / (${wholeNumber(A)} * ${scale})`;
  return bind(footpoint, 'f', bind(curvature, 'q', bind(distance, 'd', shifted(geodetic(grid)))));
}

/** Latitude and longitude in radians on the ellipsoid of VN-2000 (Snyder, 8-17 and 8-18), from `q` and `d`. */
function geodetic({ meridian }: PlaneGrid): Fragment {
  const [e, origin] = [real(SECOND_E2), real((meridian * Math.PI) / 180)];
  return fragment`{
    'p': q.f - tan(q.f) * q.w / ${real(1 - E2)} * (d ** 2 / 2
      - (5 + 3 * q.t + 10 * q.c - 4 * q.c ** 2 - 9 * ${e}) * d ** 4 / 24
      + (61 + 90 * q.t + 298 * q.c + 45 * q.t ** 2 - 252 * ${e} - 3 * q.c ** 2) * d ** 6 / 720),
    'l': ${origin} + (d - (1 + 2 * q.t + q.c) * d ** 3 / 6
      + (5 - 2 * q.c + 28 * q.t - 3 * q.c ** 2 + 8 * ${e} + 24 * q.t ** 2) * d ** 5 / 120) / cos(q.f)}`;
}

/** The point moved to WGS 84: through coordinates from the earth's centre, and back (Bowring, 1976). */
function shifted(point: Fragment): Fragment {
  const earth = fragment`{'x': n * cos(g.p) * cos(g.l), 'y': n * cos(g.p) * sin(g.l), 'z': n * ${real(1 - E2)} * sin(g.p)}`;
  const radius = fragment`${wholeNumber(A)} / sqrt(1 - ${real(E2)} * sin(g.p) * sin(g.p))`;
  const k = real(SHIFT_SCALE);
  const moved = fragment`{
    'x': ${real(SHIFT.x)} + ${k} * (o.x + ${RZ} * o.y - ${RY} * o.z),
    'y': ${real(SHIFT.y)} + ${k} * (o.y - ${RZ} * o.x + ${RX} * o.z),
    'z': ${real(SHIFT.z)} + ${k} * (o.z + ${RY} * o.x - ${RX} * o.y)}`;
  const across = fragment`sqrt(v.x * v.x + v.y * v.y)`;
  const latitude = bind(
    fragment`atan2(v.z * ${wholeNumber(A)}, ${across} * ${real(B)})`,
    'u',
    fragment`atan2(v.z + ${real(SECOND_E2 * B)} * sin(u) ** 3, ${across} - ${real(E2 * A)} * cos(u) ** 3)`,
  );
  const degrees = fragment`{'longitude': degrees(atan2(v.y, v.x)), 'latitude': degrees(${latitude})}`;
  return bind(point, 'g', bind(radius, 'n', bind(earth, 'o', bind(moved, 'v', degrees))));
}
