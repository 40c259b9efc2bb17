import { LEVELS, type Level } from '#lib/domain/area.ts';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import {
  fragment,
  identifier,
  joinFragments,
  literal,
  literalList,
  statement,
  type Fragment,
} from '../db/statement.ts';

/** The measurements of a month, and what tells whether they are still the same. */
export interface MonthRow {
  readonly month: string;
  readonly tests: number;
  /** Sum of whole kbit/s, exact. */
  readonly downloadKbps: number | bigint;
  readonly fingerprint: string;
}

/** Numbers that each snapshot draws anew; speeds, which are written as whole kbit/s; and the column of the folder. */
const DRAWN: readonly string[] = ['device', 'cluster'];
const SPEEDS: readonly string[] = ['download_mbps', 'upload_mbps'];
const FOLDER = 'month';

/** Orders the rows of the warehouse. */
const ROW_KEY = fragment`(batch::bigint * 4294967296 + row_number)`;

const names = (columns: readonly string[]) => joinFragments(columns.map(identifier), ', ');

/**
 * Every month with a fingerprint of its rows and of which of them are of one cluster, whatever numbers a snapshot has
 * drawn. In order.
 */
export const months = ({ columns }: CatalogView) => {
  const hashed = columns
    .filter(({ name }) => !DRAWN.includes(name))
    // The number of a month in its type is another one as soon as there is an earlier month.
    .map(
      ({ name, role }) => fragment`${identifier(name)}${role === 'month' ? fragment`::varchar` : fragment``}`,
    );
  return statement<MonthRow>()`
    with each_row as (
      select month, count(*) as tests, sum((download_mbps * 1000)::bigint) as download_kbps,
        bit_xor(hash(${joinFragments(hashed, ', ')})) as fingerprint
      from measurements group by month
    ), each_cluster as (
      select month, bit_xor(hash(first_row, tests, row_sum, device_known)) as fingerprint
      from (
        select month, cluster, min(${ROW_KEY}) as first_row, sum(${ROW_KEY}) as row_sum, count(*) as tests,
          bool_or(device is not null) as device_known
        from measurements group by month, cluster)
      group by month
    )
    select month, tests, download_kbps as "downloadKbps",
      each_row.fingerprint || '-' || each_cluster.fingerprint as fingerprint
    from each_row join each_cluster using (month) order by month
  `;
};

/**
 * Writes the measurements of a month to a Parquet file, in the order of the warehouse. Devices and clusters are numbered
 * by their first row in the month, so that equal rows give equal numbers, and nobody is followed from month to month.
 */
export const copyMonth = ({ columns }: CatalogView, month: string, path: string) => {
  const written = columns.filter(({ name }) => name !== FOLDER).map(writtenColumn);
  return statement()`
    copy (
      with chosen as (select *, ${ROW_KEY} as row_key from measurements where month = ${literal(month)}),
      numbered as (
        select cluster as drawn, row_number() over (order by min(row_key))::integer as number
        from chosen group by cluster)
      select ${joinFragments(written, ', ')}
      from chosen join numbered on drawn = cluster order by row_key
    ) to ${literal(path)} (format parquet, compression zstd)`;
};

function writtenColumn({ name, type }: CatalogView['columns'][number]): Fragment {
  if (name === 'device') return fragment`case when device is not null then number end as device`;
  if (name === 'cluster') return fragment`number as cluster`;
  if (SPEEDS.includes(name)) {
    return fragment`(${identifier(name)} * 1000)::integer as ${identifier(writtenName(name))}`;
  }
  return type === 'ENUM' ? fragment`${identifier(name)}::varchar as ${identifier(name)}` : identifier(name);
}

/** The name of a column of measurements in the files. */
export const writtenName = (name: string): string =>
  SPEEDS.includes(name) ? name.replace(/_mbps$/, '_kbps') : name;

/** Is a column of measurements part of the files? */
export const isWritten = (name: string): boolean => name !== FOLDER;

/** Writes a whole view to a Parquet file. */
export const copyView = ({ name, columns }: CatalogView, path: string) => statement()`
  copy (select ${names(columns.map((column) => column.name))} from ${identifier(name)} order by all)
  to ${literal(path)} (format parquet, compression zstd)`;

/** How many rows does a view have? */
export const countRows = ({ name }: CatalogView) =>
  statement<{ readonly rows: number }>()`select count(*) as rows from ${identifier(name)}`;

/** A level of an edition that the snapshot holds areas of. */
export interface AreaLevelRow {
  readonly edition: string;
  readonly level: Level;
}

/** The editions and levels in the order of the catalog, which the columns of measurements have as well. */
export const areaLevels = statement<AreaLevelRow>()`
  select distinct edition, level from areas
  order by edition, list_position(${literalList(LEVELS)}, level)
`;

/** Is any loaded measurement simulated? */
export const isSimulated = statement<{ readonly simulated: boolean }>()`
  select coalesce(bool_or(simulated), false) as simulated from batches where state = 'loaded'
`;
