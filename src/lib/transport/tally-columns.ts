import type { CampaignReach } from '#lib/domain/tallies/campaign.ts';
import type { Tally } from '#lib/domain/tally.ts';
import type { Column } from './column.ts';

/** A row of the exported tallies: one reporting unit and month; figures are null where the unit gave none. */
export interface TallyRow
  extends
    Pick<
      Tally,
      'unitCode' | 'month' | 'installs' | 'accesses' | 'installsCumulative' | 'accessesCumulative' | 'note'
    >,
    CampaignReach {
  readonly unitName: string;
  readonly unitKind: string;
  /** Code of the 2024 district it reports for; null for departments and the press. */
  readonly districtCode: string | null;
  readonly reported: boolean;
  /** Figures to date to add up: carried from an earlier report where the unit gave none. */
  readonly installsToDate: number | null;
  readonly accessesToDate: number | null;
  /** Month of the earlier report that one was carried from; null when none was. */
  readonly carriedFrom: string | null;
  /** The batch of the figures; null without a report. */
  readonly batchId: number | null;
  /** Version of the standing report, how and when (ISO 8601 in UTC) it was received; null without one. */
  readonly version: number | null;
  readonly origin: string | null;
  readonly receivedAt: string | null;
  /** State of the unit's month: `on_time`, `late`, `missing` and so on. */
  readonly state: string;
  /** Codes of checks with open findings, separated by spaces; null for none. */
  readonly warnings: string | null;
  /** The figures, or the measurements beside them, are generated. */
  readonly simulated: boolean;
  /** Population of the district, and measurements there in the month; null for units without a district. */
  readonly population: number | null;
  readonly tests: number | null;
}

/** Columns of the tallies in CSV, JSON and Arrow; `month` is the report month, from the 13th of the month before. */
export const TALLY_COLUMNS: readonly Column<TallyRow>[] = [
  { name: 'unit_code', key: 'unitCode', kind: 'text', unit: null },
  { name: 'unit_name', key: 'unitName', kind: 'text', unit: null },
  { name: 'unit_kind', key: 'unitKind', kind: 'word', unit: null },
  { name: 'district_code', key: 'districtCode', kind: 'text', unit: null },
  { name: 'month', key: 'month', kind: 'word', unit: null },
  { name: 'reported', key: 'reported', kind: 'flag', unit: null },
  { name: 'installs', key: 'installs', kind: 'count', unit: null },
  { name: 'accesses', key: 'accesses', kind: 'count', unit: null },
  { name: 'installs_cumulative', key: 'installsCumulative', kind: 'count', unit: null },
  { name: 'accesses_cumulative', key: 'accessesCumulative', kind: 'count', unit: null },
  { name: 'note', key: 'note', kind: 'text', unit: null },
  { name: 'batch_id', key: 'batchId', kind: 'count', unit: null },
  { name: 'version', key: 'version', kind: 'count', unit: null },
  { name: 'origin', key: 'origin', kind: 'word', unit: null },
  { name: 'received_at', key: 'receivedAt', kind: 'text', unit: null },
  { name: 'state', key: 'state', kind: 'word', unit: null },
  { name: 'warnings', key: 'warnings', kind: 'text', unit: null },
  { name: 'simulated', key: 'simulated', kind: 'flag', unit: null },
  { name: 'population', key: 'population', kind: 'count', unit: null },
  { name: 'tests', key: 'tests', kind: 'count', unit: null },
  { name: 'installs_per_thousand', key: 'installsPerThousand', kind: 'number', unit: null },
  { name: 'accesses_per_thousand', key: 'accessesPerThousand', kind: 'number', unit: null },
  {
    name: 'installs_cumulative_per_thousand',
    key: 'installsCumulativePerThousand',
    kind: 'number',
    unit: null,
  },
  { name: 'tests_per_thousand', key: 'testsPerThousand', kind: 'number', unit: null },
  { name: 'installs_to_date', key: 'installsToDate', kind: 'count', unit: null },
  { name: 'accesses_to_date', key: 'accessesToDate', kind: 'count', unit: null },
  { name: 'carried_from', key: 'carriedFrom', kind: 'word', unit: null },
];
