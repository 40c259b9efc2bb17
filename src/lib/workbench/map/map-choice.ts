import type { MapChoice } from '#lib/domain/workbench/view-state.ts';
import { figureColumns } from '../chart/chart-columns.ts';
import { positionColumns, type PositionColumns } from '../positions.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultContext } from '../result-context.ts';
import type { ResultData } from '../result-data.ts';
import { areaMatches, type AreaMatch } from './area-match.ts';

/** What a result can be put on a map by. */
export interface MapSources {
  readonly areas: readonly AreaMatch[];
  readonly positions: PositionColumns | null;
  readonly figures: readonly ResultColumn[];
}

/** What of a result can be put on a map? */
export function mapSources(result: ResultData, context: ResultContext): MapSources {
  return {
    areas: areaMatches(result, context),
    positions: context.areaLevels.length > 0 ? positionColumns(result.columns) : null,
    figures: figureColumns(result.columns),
  };
}

/** What a map shows. */
export interface MapView {
  /** Areas; null for positions. */
  readonly match: AreaMatch | null;
  /** Null: how many rows there are. */
  readonly figure: ResultColumn | null;
}

/**
 * What a map shows: what was chosen as far as the result has it, else areas before positions, and the first figure. Null
 * where the result has neither areas nor positions.
 */
export function mapView(sources: MapSources, choice: MapChoice | null): MapView | null {
  const { areas, positions, figures } = sources;
  const chosen = areas.find(({ column }) => column.name === choice?.by);
  const isByPosition = positions !== null && choice?.by === positions.longitude.name;
  const match = isByPosition ? null : (chosen ?? areas[0] ?? null);
  if (!match && !positions) return null;
  const own = figures.find(({ name }) => name === choice?.value);
  const figure = own ?? (choice?.value === null ? null : (figures[0] ?? null));
  return { match, figure };
}
