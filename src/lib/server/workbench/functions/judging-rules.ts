import type { DecisionRule } from '#lib/domain/decisions/decision.ts';

/** The rule of one standard for areas of one level. Speeds in kbit/s. */
export interface JudgingRule extends DecisionRule {
  /** For a standard on a share: the smallest share at or above the limit; else null. */
  readonly share: number | null;
}

/** A row of the view `standards`, as the rules need it. */
export interface StandardRow {
  readonly standard: string;
  readonly statistic: string;
  readonly limit_kbps: number;
  readonly share: number | null;
  readonly deciding_mean: string | null;
  readonly minimum_tests: number;
  readonly minimum_devices_province: number;
  readonly minimum_devices_district: number;
  readonly minimum_devices_commune: number;
}

const LEVEL_COLUMNS = {
  province: 'minimum_devices_province',
  district: 'minimum_devices_district',
  commune: 'minimum_devices_commune',
} as const;

/** Looks up the rule of a standard and level. Throws an Error that names those that can be judged by. */
export function judgingRules(rows: readonly StandardRow[]): (standard: string, level: string) => JudgingRule {
  const judged = new Map(
    rows.filter(({ statistic }) => statistic !== 'median').map((row) => [row.standard, row]),
  );
  return (standard, level) => {
    const row = judged.get(standard);
    if (!row) throw new Error(`standard_unknown: ${standard}; ${[...judged.keys()].join(', ')}`);
    if (!Object.hasOwn(LEVEL_COLUMNS, level))
      throw new Error(`level_unknown: ${level}; ${Object.keys(LEVEL_COLUMNS).join(', ')}`);
    return {
      limit: row.limit_kbps,
      decidingMean: row.deciding_mean === 'measurement' ? 'measurement' : 'device',
      minimumTests: row.minimum_tests,
      minimumDevices: row[LEVEL_COLUMNS[level as keyof typeof LEVEL_COLUMNS]],
      share: row.statistic === 'share' ? row.share : null,
    };
  };
}
