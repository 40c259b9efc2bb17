import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';

/** The file that queries read: what is not in it cannot be told. */
export interface Snapshot {
  readonly path: string;
  readonly dataVersion: number;
  /** It holds simulated measurements. */
  readonly simulated: boolean;
  /** Its views, which are the only ones a query may name. */
  readonly catalog: readonly CatalogView[];
}
