import { latLngToCell } from 'h3-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CELL_RESOLUTIONS, type CellResolution } from '#lib/domain/gaps/gap.ts';
import {
  latticeParams,
  onLattice,
  stepsOf,
  type LatticeParams,
} from '#lib/server/aggregates/hex-lattice.sql.ts';
import { hexFrame } from '#lib/server/areas/hex-frame.ts';
import { fragment, statement } from '#lib/server/db/statement.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

/** Of each resolution; together a million. */
const POINTS = Math.ceil(1_000_000 / CELL_RESOLUTIONS.length);

/** Boxes that hold the mainland, Hoàng Sa, and Trường Sa as far as 117 degrees east: west, south, east, north, in degrees. */
const VIET_NAM = [
  [102.1, 8.3, 109.6, 23.4],
  [111, 15.5, 113, 17.3],
  [111.3, 6.5, 117, 12.1],
] as const;

/** Positions that frames are made around: the north, the south, a far island. */
const CENTRES = [
  [106.2, 21.3],
  [104.8, 8.7],
  [114.3, 10.4],
] as const;

let warehouse: Warehouse;
beforeAll(async () => {
  const clock = () => new Date('2026-11-28T00:00:00Z');
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 2,
    memoryLimit: '1GB',
    clock,
    deviceSecret: 'x',
  });
});
afterAll(() => warehouse.close());

const points = statement<{ longitude: number; latitude: number; cell: number }, LatticeParams>()`
  select longitude, latitude, cell from ${onLattice(fragment`hex_point`)}`;

const random = seededRandom(20_261_128);
const createPoints = statement()`create temp table hex_point (longitude double, latitude double)`;
const clearPoints = statement()`delete from hex_point`;

/** Positions anywhere in the country, of more digits than a position that was rounded has. */
function anyPositions(): readonly (readonly [number, number])[] {
  return Array.from({ length: POINTS }, (_, i) => {
    const [west, south, east, north] = VIET_NAM[i % 10 < 8 ? 0 : (i % 2) + 1]!;
    const at = (from: number, to: number) => from + ((random.integer(2 ** 30) + 0.5) / 2 ** 30) * (to - from);
    return [at(west, east), at(south, north)] as const;
  });
}

it.each(CELL_RESOLUTIONS.map((resolution, i) => [resolution, CENTRES[i % CENTRES.length]!] as const))(
  'positions anywhere in the country lie in the cell of resolution %i that H3 itself says, around %s',
  async (resolution: CellResolution, centre) => {
    const frame = hexFrame([...centre], resolution);
    const rows = await warehouse.db.write(async (writer) => {
      await writer.run(createPoints, {}).catch(() => writer.run(clearPoints, {}));
      await writer.append(
        'hex_point',
        anyPositions().map((point) => [...point]),
      );
      return writer.query(points, latticeParams(frame));
    });
    expect(rows).toHaveLength(POINTS);
    const cells = new Map<number, string>();
    const cellOf = (number: number) => {
      const known = cells.get(number) ?? frame.cellAt(...stepsOf(number));
      cells.set(number, known);
      return known;
    };
    const elsewhere = rows.filter(
      ({ longitude, latitude, cell }) =>
        cellOf(Number(cell)) !== latLngToCell(latitude, longitude, resolution),
    );
    expect(elsewhere).toEqual([]);
  },
  120_000,
);
