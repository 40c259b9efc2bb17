import type { Level } from '#lib/domain/area.ts';
import type { Outlines } from '#lib/map/map-frame.ts';

/** The areas of an edition and level that a result may speak of. */
export interface AreaLevel {
  readonly edition: string;
  readonly level: Level;
  /** "huyện 2024": how the level and edition are called. */
  readonly label: string;
  readonly areas: readonly AreaName[];
}

/** An area by its names. */
export interface AreaName {
  readonly code: string;
  /** "Lục Nam". */
  readonly name: string;
  /** "Huyện Lục Nam". */
  readonly title: string;
}

/** What a result does not hold itself and its viewer shows: names, outlines, the limit. Given by the page. */
export interface ResultContext {
  /** Names of operators by code. */
  readonly operators: ReadonlyMap<string, string>;
  /** The level that is tried first stands first. */
  readonly areaLevels: readonly AreaLevel[];
  /** The limit of the standard chosen, Mbps; null without one. */
  readonly limitMbps: number | null;
  /** Words of columns of the catalog; null for others. */
  readonly label: (column: string) => string | null;
  readonly outlines: (edition: string, level: Level) => Promise<Outlines>;
}

/** The areas a column's codes are of; undefined when the page does not know them. */
export function areaLevelOf(
  context: ResultContext,
  area: { readonly edition: string; readonly level: Level } | null,
): AreaLevel | undefined {
  return context.areaLevels.find(({ edition, level }) => edition === area?.edition && level === area.level);
}
