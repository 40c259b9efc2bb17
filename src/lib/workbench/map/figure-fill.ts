import { speedClasses } from '#lib/domain/speed-scale.ts';
import { areaFill, type AreaFill } from '#lib/map/area-fill.ts';
import type { FigureClass } from '../figure-classes.ts';
import type { GroupFigure } from '../group-rows.ts';

/** Does the interval of a figure contain the limit, so that it is on neither side of it? */
export const straddles = ({ lower, upper }: GroupFigure, limit: number | null): boolean =>
  limit !== null && lower !== null && upper !== null && lower < limit && upper >= limit;

/** How an area is painted: in the colour of its class, hatched where its interval contains the limit. */
export function figureFill(
  { colour, ink }: FigureClass,
  figure: GroupFigure,
  limit: number | null,
): AreaFill {
  if (limit !== null && figure.value !== null && straddles(figure, limit)) {
    return areaFill(figure.value * 1000, 'undecided', speedClasses(limit * 1000));
  }
  return { pattern: 'solid', ground: colour, lines: null, ink };
}
