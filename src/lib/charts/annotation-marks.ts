import type { Annotation } from '#lib/domain/annotation.ts';

/** Where an annotation's mark stands in a chart of periods. */
export interface AnnotationMark {
  readonly annotation: Annotation;
  /** Its number, from 1, in the order of dates. */
  readonly number: number;
  /** In per cent of the plot. */
  readonly x: number;
  /** Row of its number, from 0: marks close together stand under one another. */
  readonly row: number;
  /** Position of the period it falls in. */
  readonly period: number;
}

/** Numbers nearer than this, in per cent of the plot, would cover one another on a phone. */
const NEAREST = 7;
const DAY_MS = 86_400_000;

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Where the annotations stand in a chart with one column for each period; those outside all periods are left out. */
export function annotationMarks(
  annotations: readonly Annotation[],
  periods: readonly { readonly from: string; readonly to: string }[],
): readonly AnnotationMark[] {
  const step = 100 / Math.max(1, periods.length);
  const marks: AnnotationMark[] = [];
  for (const annotation of [...annotations].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const period = periods.findIndex(({ from, to }) => from <= annotation.on && annotation.on < to);
    if (period < 0) continue;
    const { from, to } = periods[period]!;
    const x = (period + days(from, annotation.on) / days(from, to)) * step;
    const near = marks.filter((mark) => x - mark.x < NEAREST).map((mark) => mark.row);
    let row = 0;
    while (near.includes(row)) row += 1;
    marks.push({ annotation, number: marks.length + 1, x, row, period });
  }
  return marks;
}
