import { extent, scaleUtc } from 'd3';
import { formatDate, formatMonth } from '#lib/domain/format.ts';
import { labelWidths, type Tick } from '#lib/charts/axis.ts';
import type { Category } from '../categories.ts';
import type { ResultColumn } from '../result-columns.ts';

/** Where the points of a line stand, in per cent of the plot. */
export interface LineAxis {
  readonly ticks: readonly Tick[];
  /** By place of the category; null for one without a value. */
  readonly at: readonly (number | null)[];
  /** Pairs of neighbouring places between which something is missing: no line is drawn there. */
  readonly breaks: ReadonlySet<number>;
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthText = (number: number) =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
const isoDate = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** The steps of an axis on which each unit has its place, whether the result has it or not. */
interface Steps {
  readonly of: (value: string | number) => number;
  readonly label: (step: number) => string;
  /** First and last step that is always shown. */
  readonly whole?: readonly [number, number];
}

/** Where months, hours, weekdays and dates stand along a line. Dates stand by their distance, the others evenly. */
export function lineAxis(
  { role, kind }: ResultColumn,
  list: readonly Category[],
  label: (value: number) => string,
): LineAxis {
  if (kind === 'date' || kind === 'instant') return dateAxis(list);
  if (role === 'month') {
    return stepAxis(list, {
      of: (value) => monthNumber(String(value)),
      label: (step) => formatMonth(monthText(step)),
    });
  }
  const whole = role === 'hour' ? ([0, 23] as const) : role === 'weekday' ? ([1, 7] as const) : undefined;
  return stepAxis(list, { of: Number, label, ...(whole ? { whole } : {}) });
}

function stepAxis(list: readonly Category[], { of, label, whole }: Steps): LineAxis {
  const steps = list.map(({ value }) => (value === null ? null : of(value)));
  const known = [...steps.filter((step) => step !== null), ...(whole ?? [])];
  const [first = 0, last = 0] = extent(known);
  const width = 100 / (last - first + 1);
  const atStep = (step: number) => (step - first + 0.5) * width;
  const widths = labelWidths(last - first + 1);
  return {
    at: steps.map((step) => (step === null ? null : atStep(step))),
    ticks: widths.flatMap((from, i) =>
      from ? [{ at: atStep(first + i), label: label(first + i), from }] : [],
    ),
    breaks: new Set(
      steps.flatMap((step, i) => (i > 0 && step !== null && step - (steps[i - 1] ?? step) > 1 ? [i] : [])),
    ),
  };
}

function dateAxis(list: readonly Category[]): LineAxis {
  const times = list.map(({ value }) => (value === null ? null : Number(value)));
  const [first = 0, last = 1] = extent(times.filter((time) => time !== null));
  const scale = scaleUtc()
    .domain([first, Math.max(last, first + 86_400_000)])
    .range([1, 99]);
  const wide = scale.ticks(8);
  const widths = labelWidths(wide.length);
  return {
    at: times.map((time) => (time === null ? null : scale(time))),
    ticks: wide.flatMap((time, i) =>
      widths[i] ? [{ at: scale(time), label: formatDate(isoDate(time.getTime())), from: widths[i] }] : [],
    ),
    breaks: new Set(),
  };
}
