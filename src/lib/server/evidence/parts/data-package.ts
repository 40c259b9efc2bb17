import type { Column } from '#lib/transport/column.ts';
import { DATA_PACKAGE_PROFILE, fieldType } from '#lib/transport/data-package.ts';
import { PACK_TITLE, SIMULATED_LABEL } from '#lib/messages/packs/readme.ts';
import { scopeLines } from '#lib/messages/packs/scope-words.ts';
import { VERSION } from '../../version.ts';
import { scopeFactsOf, type Evidence } from '../evidence.ts';
import { ROW_TYPES } from '../pack-rows.ts';
import { sha256 } from './manifest.ts';
import type { Part } from './part.ts';
import {
  EXCLUSION_COLUMNS,
  FIGURE_COLUMNS,
  GAP_FIGURE_COLUMNS,
  GAP_WAY_COLUMNS,
  SENSITIVITY_COLUMNS,
} from './tables.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  sql: 'application/sql',
  md: 'text/markdown',
  txt: 'text/plain',
  pem: 'application/x-pem-file',
  sig: 'application/octet-stream',
};

/** The media type of a part, by its ending. */
export const mediaTypeOf = (name: string): string => MEDIA_TYPES[name.split('.').pop()!]!;

interface Field {
  readonly name: string;
  readonly type: string;
}

const FIELD_TYPES = {
  text: 'string',
  word: 'string',
  count: 'integer',
  number: 'number',
  flag: 'boolean',
} as const;
const fieldsOf = <Row>(columns: readonly Column<Row>[]): readonly Field[] =>
  columns.map(({ name, kind }) => ({ name, type: FIELD_TYPES[kind] }));

const ROW_FIELDS = Object.entries(ROW_TYPES).map(([name, type]) => ({ name, type: fieldType(type) }));

const SCHEMAS: Readonly<Record<string, readonly Field[]>> = {
  'rows.csv': ROW_FIELDS,
  'rows.parquet': ROW_FIELDS,
  'figures.csv': fieldsOf(FIGURE_COLUMNS),
  'sensitivity.csv': fieldsOf(SENSITIVITY_COLUMNS),
  'gaps.csv': fieldsOf(GAP_FIGURE_COLUMNS),
  'gap-sensitivity.csv': fieldsOf(GAP_WAY_COLUMNS),
  'exclusions.csv': fieldsOf(EXCLUSION_COLUMNS),
  'operator-rows.csv': ROW_FIELDS,
};

/** datapackage.json (Data Package 2.0) of the parts before it. */
export function dataPackage(evidence: Evidence, parts: readonly Part[]) {
  const { changedAt, dataVersion, simulated } = evidence;
  const description = [
    ...scopeLines(scopeFactsOf(evidence), 'vi'),
    ...scopeLines(scopeFactsOf(evidence), 'en'),
  ].join('\n');
  return {
    $schema: DATA_PACKAGE_PROFILE,
    name: 'i-speed-evidence',
    title: PACK_TITLE,
    description: simulated ? `${SIMULATED_LABEL}\n${description}` : description,
    version: `1.0.0+data.${dataVersion}`,
    created: changedAt,
    contributors: [{ title: `i-Speed dashboard ${VERSION}`, roles: ['creator'] }],
    sources: [{ title: `${evidence.edition.name}: ${evidence.edition.origin}` }],
    resources: parts.map(({ name, bytes }) => {
      const ending = name.split('.').pop()!;
      const schema = SCHEMAS[name];
      return {
        name: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
        path: name,
        format: ending,
        mediatype: mediaTypeOf(name),
        ...(ending === 'parquet' ? {} : { encoding: 'utf-8' }),
        bytes: bytes.length,
        hash: `sha256:${sha256(bytes)}`,
        ...(schema ? { schema: { fields: schema, missingValues: [''] } } : {}),
      };
    }),
  };
}
