/** A function that queries may call beside the engine's own. Its words stand in `messages`, by name. */
export interface CatalogFunction {
  readonly name: string;
  /** Names of the arguments in order; those that may be left out end with `?`. */
  readonly parameters: readonly string[];
  /** One row of several, as `mean_interval` of a group's measurements. */
  readonly aggregate: boolean;
  /** `interval`: a STRUCT of the fields of `IntervalValue`. */
  readonly returns: 'interval' | 'text';
  /** A call as people write it. */
  readonly example: string;
}

/** Arguments of `verdict` and `verdict_reason`. */
const JUDGED = [
  'value',
  'cluster',
  'site',
  'day',
  'marked',
  'tests_per_person',
  'standard',
  'level',
  'failed_as_zero?',
] as const;
const JUDGED_EXAMPLE =
  "(download_mbps, cluster, site, tested_on, marked, tests_per_person, '4g-mean-40', 'commune')";

/** The functions of the house. */
export const FUNCTIONS = [
  {
    name: 'mean_interval',
    parameters: ['value', 'cluster', 'device?'],
    aggregate: true,
    returns: 'interval',
    example: 'mean_interval(download_mbps, cluster)',
  },
  {
    name: 'device_mean_interval',
    parameters: ['value', 'device'],
    aggregate: true,
    returns: 'interval',
    example: 'device_mean_interval(download_mbps, device)',
  },
  {
    name: 'median_interval',
    parameters: ['value', 'cluster', 'device?'],
    aggregate: true,
    returns: 'interval',
    example: 'median_interval(download_mbps, cluster)',
  },
  {
    name: 'share_interval',
    parameters: ['condition', 'cluster', 'device?'],
    aggregate: true,
    returns: 'interval',
    example: 'share_interval(download_mbps >= 40, cluster)',
  },
  {
    name: 'difference_interval',
    parameters: ['value', 'is_now', 'cluster', 'device?'],
    aggregate: true,
    returns: 'interval',
    example: "difference_interval(download_mbps, tested_on >= '2024-06-01', cluster)",
  },
  {
    name: 'verdict',
    parameters: JUDGED,
    aggregate: true,
    returns: 'text',
    example: `verdict${JUDGED_EXAMPLE}`,
  },
  {
    name: 'verdict_reason',
    parameters: JUDGED,
    aggregate: true,
    returns: 'text',
    example: `verdict_reason${JUDGED_EXAMPLE}`,
  },
  {
    name: 'area_at',
    parameters: ['longitude', 'latitude', 'edition', 'level'],
    aggregate: false,
    returns: 'text',
    example: "area_at(106.39, 21.3, '2025', 'commune')",
  },
  {
    name: 'area_name',
    parameters: ['code', 'edition', 'level'],
    aggregate: false,
    returns: 'text',
    example: "area_name(commune_2025, '2025', 'commune')",
  },
  {
    name: 'report_month',
    parameters: ['day'],
    aggregate: false,
    returns: 'text',
    example: 'report_month(tested_on)',
  },
  {
    name: 'fold',
    parameters: ['text'],
    aggregate: false,
    returns: 'text',
    example: "fold(name) = 'luc nam'",
  },
] as const satisfies readonly CatalogFunction[];

/** Name of a function of the house. */
export type FunctionName = (typeof FUNCTIONS)[number]['name'];
