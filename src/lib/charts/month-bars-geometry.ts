import { scaleFromZero } from './axis.ts';

/** What a month's bar shows; null where there is no figure. */
export interface MonthValue {
  readonly value: number | null;
  /** The figure is known at second hand: drawn hollow. */
  readonly hollow: boolean;
}

/** One month's bar: x and width in per cent of the plot, y and height in its pixels. */
export interface MonthBar extends MonthValue {
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** Where the bars and labels of a chart by month are drawn. */
export interface MonthBarsGeometry {
  /** Months with a figure only: the others are gaps. */
  readonly bars: readonly MonthBar[];
  /** Middle of each month in per cent. */
  readonly middles: readonly number[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
}

/** Part of a month's width its bar fills. */
const FILL = 0.7;

/** Where the bars of the months stand, from 0; a figure below 0 has no height. */
export function monthBarsGeometry(values: readonly MonthValue[], height: number): MonthBarsGeometry {
  const step = 100 / Math.max(1, values.length);
  const y = scaleFromZero(Math.max(0, ...values.map(({ value }) => value ?? 0)), [height, 0], 4);
  return {
    bars: values.flatMap(({ value, hollow }, index) =>
      value === null
        ? []
        : {
            ...{ value, hollow, index },
            x: (index + (1 - FILL) / 2) * step,
            width: step * FILL,
            y: Math.min(height, y(value)),
            height: Math.max(0, height - y(value)),
          },
    ),
    middles: values.map((_, i) => (i + 0.5) * step),
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ y: y(value), value })),
  };
}
