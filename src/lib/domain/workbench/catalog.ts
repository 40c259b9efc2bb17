import type { Edition } from '../area.ts';
import { FLAG_RULES, type FlagRule } from '../quality-rule.ts';
import { catalogColumn as column, SPEED } from './catalog-column.ts';
import { GAPS, QUOTAS } from './catalog-findings.ts';
import { areaColumn } from './vocabulary.ts';
import type { CatalogColumn, CatalogView } from './catalog-view.ts';

/** The editions whose areas measurements are tagged with. */
export type CatalogEditions = readonly Pick<Edition, 'id' | 'levels'>[];

/** The name of a view that analysts may read. */
export type ViewName =
  | 'measurements'
  | 'areas'
  | 'operators'
  | 'tallies'
  | 'standards'
  | 'batches'
  | 'reference_values'
  | 'gaps'
  | 'quotas'
  | 'cases'
  | 'case_places';

const TIME = 'DECIMAL(9,3)';
/** Positions are rounded to 0.01 degrees. */
const DEGREES = 'DECIMAL(5,2)';

/** The column of `measurements` that says whether a quality rule marked it. */
export const markColumn = ({ code }: Pick<FlagRule, 'code'>): string => `mark_${code}`;

/** The columns of `measurements` with areas, oldest edition first, widest level first; no two differ in case only. */
export function areaColumns(editions: CatalogEditions): readonly Required<CatalogColumn>[] {
  const all = editions.flatMap(({ id, levels }) =>
    levels.map((level) => ({
      ...column(areaColumn({ edition: id, level }), 'ENUM', 'area'),
      area: { edition: id, level },
    })),
  );
  const seen = new Set<string>();
  return all.filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

const measurements = (editions: CatalogEditions): readonly CatalogColumn[] => [
  column('tested_on', 'DATE', 'date'),
  column('hour', 'UTINYINT', 'hour'),
  column('weekday', 'UTINYINT', 'weekday'),
  column('month', 'ENUM', 'month'),
  column('report_month', 'ENUM', 'month'),
  column('operator', 'ENUM', 'operator'),
  column('technology', 'ENUM', 'technology'),
  column('download_mbps', SPEED, 'measure', 'Mbps'),
  column('upload_mbps', SPEED, 'measure', 'Mbps'),
  column('latency_ms', TIME, 'measure', 'ms'),
  column('jitter_ms', TIME, 'measure', 'ms'),
  column('failed', 'BOOLEAN', 'flag'),
  column('device', 'INTEGER'),
  column('cluster', 'INTEGER'),
  column('longitude', DEGREES, 'measure', '°'),
  column('latitude', DEGREES, 'measure', '°'),
  column('site', 'UINTEGER'),
  ...areaColumns(editions),
  column('marked', 'BOOLEAN', 'flag'),
  ...FLAG_RULES.map((rule) => column(markColumn(rule), 'BOOLEAN', 'flag')),
  column('tests_per_person', 'UTINYINT', 'count'),
  column('batch', 'INTEGER'),
  column('row_number', 'INTEGER'),
  column('grade', 'ENUM'),
];

const FIXED: Readonly<Record<Exclude<ViewName, 'measurements'>, readonly CatalogColumn[]>> = {
  areas: [
    column('edition', 'VARCHAR'),
    column('level', 'VARCHAR'),
    column('code', 'VARCHAR', 'area'),
    column('name', 'VARCHAR'),
    column('title', 'VARCHAR'),
    column('parent', 'VARCHAR'),
    column('people', 'INTEGER', 'count'),
    column('km2', 'DOUBLE', 'measure', 'km²'),
  ],
  operators: [
    column('code', 'VARCHAR', 'operator'),
    column('name', 'VARCHAR'),
    column('kind', 'VARCHAR'),
    column('host', 'VARCHAR', 'operator'),
  ],
  tallies: [
    column('unit', 'VARCHAR'),
    column('unit_name', 'VARCHAR'),
    column('kind', 'VARCHAR'),
    column('district', 'VARCHAR', 'area'),
    column('report_month', 'VARCHAR', 'month'),
    column('version', 'INTEGER', 'count'),
    column('latest', 'BOOLEAN', 'flag'),
    column('origin', 'VARCHAR'),
    column('received_on', 'DATE', 'date'),
    column('installs', 'BIGINT', 'count'),
    column('accesses', 'BIGINT', 'count'),
    column('installs_cumulative', 'BIGINT', 'count'),
    column('accesses_cumulative', 'BIGINT', 'count'),
    column('batch', 'INTEGER'),
    column('simulated', 'BOOLEAN', 'flag'),
  ],
  standards: [
    column('standard', 'VARCHAR'),
    column('name', 'VARCHAR'),
    column('kind', 'VARCHAR'),
    column('enabled', 'BOOLEAN', 'flag'),
    column('metric', 'VARCHAR'),
    column('technology', 'VARCHAR', 'technology'),
    column('operator', 'VARCHAR', 'operator'),
    column('statistic', 'VARCHAR'),
    column('limit_mbps', SPEED, 'measure', 'Mbps'),
    column('share', 'DOUBLE', 'measure'),
    column('deciding_mean', 'VARCHAR'),
    column('minimum_tests', 'INTEGER', 'count'),
    column('minimum_devices_province', 'INTEGER', 'count'),
    column('minimum_devices_district', 'INTEGER', 'count'),
    column('minimum_devices_commune', 'INTEGER', 'count'),
    column('valid_from', 'DATE', 'date'),
    column('valid_to', 'DATE', 'date'),
    column('source', 'VARCHAR'),
  ],
  batches: [
    column('batch', 'INTEGER'),
    column('kind', 'VARCHAR'),
    column('file_name', 'VARCHAR'),
    column('loaded_on', 'DATE', 'date'),
    column('first_on', 'DATE', 'date'),
    column('last_on', 'DATE', 'date'),
    column('rows_read', 'BIGINT', 'count'),
    column('rows_accepted', 'BIGINT', 'count'),
    column('rows_rejected', 'BIGINT', 'count'),
    column('rows_duplicate', 'BIGINT', 'count'),
    column('rows_unplaced', 'BIGINT', 'count'),
    column('tests_per_person', 'UTINYINT', 'count'),
    column('grade', 'VARCHAR'),
    column('state', 'VARCHAR'),
    column('simulated', 'BOOLEAN', 'flag'),
  ],
  reference_values: [
    column('batch', 'INTEGER'),
    column('name', 'VARCHAR'),
    column('row_number', 'INTEGER'),
    column('dated_on', 'DATE', 'date'),
    column('edition', 'VARCHAR'),
    column('level', 'VARCHAR'),
    column('code', 'VARCHAR', 'area'),
    column('operator', 'VARCHAR', 'operator'),
    column('technology', 'VARCHAR', 'technology'),
    column('download_mbps', SPEED, 'measure', 'Mbps'),
    column('upload_mbps', SPEED, 'measure', 'Mbps'),
    column('latency_ms', TIME, 'measure', 'ms'),
    column('tests', 'INTEGER', 'count'),
    column('simulated', 'BOOLEAN', 'flag'),
  ],
  gaps: GAPS,
  quotas: QUOTAS,
  cases: [
    column('case_number', 'VARCHAR'),
    column('operator', 'VARCHAR', 'operator'),
    column('standard', 'VARCHAR'),
    column('edition', 'VARCHAR'),
    column('level', 'VARCHAR'),
    column('state', 'VARCHAR'),
    column('since', 'DATE', 'date'),
    column('opened_on', 'DATE', 'date'),
    column('sent_on', 'DATE', 'date'),
    column('document', 'VARCHAR'),
    column('deadline', 'DATE', 'date'),
    column('reminders', 'INTEGER', 'count'),
    column('answered_on', 'DATE', 'date'),
    column('verified_on', 'DATE', 'date'),
    column('places', 'INTEGER', 'count'),
    column('people', 'INTEGER', 'count'),
    column('simulated', 'BOOLEAN', 'flag'),
  ],
  case_places: [
    column('case_number', 'VARCHAR'),
    column('place', 'INTEGER', 'count'),
    column('edition', 'VARCHAR'),
    column('level', 'VARCHAR'),
    column('code', 'VARCHAR', 'area'),
    column('title', 'VARCHAR'),
    column('people', 'INTEGER', 'count'),
    column('promised_from', 'DATE', 'date'),
    column('promised_to', 'DATE', 'date'),
    column('claimed_on', 'DATE', 'date'),
    column('outcome', 'VARCHAR'),
  ],
};

/** The views that analysts may read, with a column for the areas of each edition and level held. */
export function catalogOf(editions: CatalogEditions): readonly CatalogView[] {
  return [
    { name: 'measurements', columns: measurements(editions) },
    ...Object.entries(FIXED).map(([name, columns]) => ({ name, columns })),
  ];
}
