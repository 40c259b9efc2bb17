import type { CatalogColumn, ColumnRole } from './catalog-view.ts';

/** Writes a column of a view down. */
export const catalogColumn = (
  name: string,
  type: string,
  role: ColumnRole = 'text',
  unit: string | null = null,
): CatalogColumn => ({ name, type, role, unit });

/** Mbps with the three digits of whole kbit/s. */
export const SPEED = 'DECIMAL(12,3)';

/** The period that figures are of, `period_to` excluded. */
export const DATES_OF_PERIOD: readonly CatalogColumn[] = [
  catalogColumn('period_from', 'DATE', 'date'),
  catalogColumn('period_to', 'DATE', 'date'),
];
