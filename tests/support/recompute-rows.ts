import { group, mean, quantileSorted, rollup, sum } from 'd3';
import { studentQuantile } from '../proof/recompute.ts';

/** The figures of one area, from the lines of a pack's rows.csv and nothing else of this program. Speeds in kbit/s. */
export interface RowFigures {
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  readonly places: number;
  readonly deviceMean: number;
  readonly deviceMeanLower: number;
  readonly deviceMeanUpper: number;
  readonly mean: number;
  readonly median: number;
  readonly shareAtLimit: number;
}

type Row = Readonly<Record<string, string>>;

/** The lines of a CSV file without quoted cells, by their columns. */
export function rowsOf(csv: string): readonly Row[] {
  const [header, ...lines] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i]!])));
}

/** By area, what its rows give by the definitions of the method; failed tests left out. */
export function recomputeRows(csv: string, limitKbps: number): ReadonlyMap<string, RowFigures> {
  return rollup(
    rowsOf(csv),
    (rows) => figuresOf(rows, limitKbps),
    (row) => row.area!,
  );
}

const kbpsOf = (row: Row) => Number(row.download_kbps);

function figuresOf(all: readonly Row[], limitKbps: number): RowFigures {
  const rows = all.filter((row) => kbpsOf(row) > 0);
  const speeds = rows.map(kbpsOf).sort((a, b) => a - b);
  const known = group(
    rows.filter((row) => row.device !== ''),
    (row) => row.device!,
  );
  const votes = [...known.values()].map((own) => Math.round(mean(own, kbpsOf)!));
  const places = rows.map((row) =>
    row.longitude === '' ? `named ${row.named_place}` : `${row.longitude}/${row.latitude}`,
  );
  const [lower, upper] = boundsOf(votes);
  return {
    tests: rows.length,
    failedTests: all.length - rows.length,
    devices: known.size,
    places: new Set(places).size,
    deviceMean: mean(votes)!,
    deviceMeanLower: lower,
    deviceMeanUpper: upper,
    mean: mean(speeds)!,
    median: quantileSorted(speeds, 0.5)!,
    shareAtLimit: speeds.filter((kbps) => kbps >= limitKbps).length / speeds.length,
  };
}

/** Student's interval of a mean of independent values, with Hall's correction for skew, its root found by halving. */
function boundsOf(values: readonly number[]): readonly [number, number] {
  const n = values.length;
  const centre = mean(values)!;
  const squares = sum(values, (value) => (value - centre) ** 2);
  const error = Math.sqrt(squares / n / (n - 1));
  const quantile = studentQuantile(n - 1);
  const skew = sum(values, (value) => (value - centre) ** 3) / squares ** 1.5;
  const a = Math.max(-0.7 / quantile, Math.min(0.7 / quantile, skew));
  const transformed = (t: number) => t + (a * t ** 2) / 3 + (a ** 2 * t ** 3) / 27 + a / 6;
  const rootAt = (y: number) => {
    let [low, high] = [-50, 50];
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if (transformed(middle) < y) low = middle;
      else high = middle;
    }
    return low;
  };
  return [centre - error * rootAt(quantile), centre - error * rootAt(-quantile)];
}
