import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { addDays } from '#lib/domain/local-date.ts';
import { ownDates } from '#lib/domain/period.ts';
import type { GapArea } from '#lib/domain/gaps/gap.ts';
import { gaps } from '#lib/server/statistics/gaps/gaps.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { exported, load } from '../ingest/support.ts';

/** The middle of a weak place inside the province, and of one that its border cuts. */
export const WEAK = latLngToCell(21.3, 106.45, 8);
export const BORDER = latLngToCell(21.17, 106.69, 8);
/** The middle of a place that the period before suspects and other devices confirm in this one. */
export const RETESTED = latLngToCell(21.38, 106.25, 8);

/** Dates of the period and of the one before, and how they are asked for. */
export const PERIOD = { from: '2024-06-13', to: '2024-07-13' } as const;
export const BEFORE = '2024-05-14';

const comma = (value: number) => value.toFixed(5).replace('.', ',');

/** So many tests of Viettel in the middle of cells, by so many devices, around a mean in Mbps. */
export interface PlacedTests {
  readonly mean: number;
  readonly tests: number;
  readonly devices: number;
  readonly from: string;
  readonly name: string;
}

/** Such tests, a day after another, as lines of an export. */
export const testsAt = (
  cells: readonly string[],
  { mean, tests, devices, from, name }: PlacedTests,
): string[] =>
  Array.from({ length: tests }, (_, i) => {
    const [latitude, longitude] = cellToLatLng(cells[i % cells.length]!);
    const [year, month, day] = addDays(from, i % 25).split('-');
    const mbps = mean * (1 + (i % 2 === 0 ? 1 : -1) * (0.2 + 0.1 * (Math.floor(i / 2) % 5)));
    const second = String(i % 60).padStart(2, '0');
    return `${day}/${month}/${year} 08:${String(Math.floor(i / 60)).padStart(2, '0')}:${second};Viettel;4G;${mbps.toFixed(2)};11;20;${comma(longitude)};${comma(latitude)};${name}${i % devices}`;
  });

const random = seededRandom(5);
/** Fast places over the whole province, so that the spread of one place is known. */
export const FAR = Array.from({ length: 300 }, () =>
  latLngToCell(21.2 + 0.3 * random.next(), 106.1 + 0.6 * random.next(), 8),
).filter((cell) => [WEAK, BORDER, RETESTED].every((weak) => !gridDisk(weak, 5).includes(cell)));

/** Loads two weak places of 60 devices, and one of a few in each of two periods, among fast ones. */
export async function loadWeakPlaces(warehouse: Warehouse): Promise<void> {
  const weak = { mean: 14, tests: 60, devices: 60, from: PERIOD.from };
  await load(
    warehouse,
    'before.csv',
    exported(
      ...testsAt(FAR, { mean: 70, tests: 400, devices: 400, from: PERIOD.from, name: 'e' }),
      ...testsAt(gridDisk(WEAK, 1), { ...weak, name: 'w' }),
      ...testsAt(gridDisk(BORDER, 1), { ...weak, name: 'b' }),
      // Three of these devices chose the place, in the period before.
      ...testsAt(gridDisk(RETESTED, 1), { ...weak, tests: 45, devices: 15, name: 'r' }),
      ...testsAt(FAR, { ...weak, mean: 70, tests: 400, devices: 400, from: BEFORE, name: 'h' }),
      ...testsAt(gridDisk(RETESTED, 1), { ...weak, tests: 48, devices: 12, from: BEFORE, name: 's' }),
      ...testsAt(gridDisk(RETESTED, 1), { ...weak, tests: 9, devices: 3, from: BEFORE, name: 'r' }),
    ),
  );
}

/** The filter of the page of gaps for Viettel in the period. */
export async function gapPageFilter(warehouse: Warehouse, period: { from: string; to: string } = PERIOD) {
  const choice = parseFilterChoice(new URLSearchParams('edition=2024&level=district&operator=viettel'));
  const filter = await resolveFilter(warehouse, { ...choice, period: ownDates(period.from, period.to) });
  return { ...filter, operator: 'viettel' };
}

/** What that page shows: gap areas by the cell in their middle. */
export async function gapAround(warehouse: Warehouse, middle: string): Promise<GapArea> {
  const { areas } = await gaps(warehouse, await gapPageFilter(warehouse), 7);
  return areas.find(({ cells }) => cells.includes(middle))!;
}
