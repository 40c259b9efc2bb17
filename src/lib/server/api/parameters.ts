import { ANNEX_FORMATS } from '#lib/domain/cases/case-annex.ts';
import { DUE_STANDINGS } from '#lib/domain/cases/deadlines/due.ts';
import { LEDGER_ORDERS, STATE_CHOICES } from '#lib/domain/cases/ledger/ledger-choice.ts';
import { LEDGER_FORMATS } from '../exports/case-export.ts';
import { CASE_TABLE_FORMATS, CASE_TABLE_NAMES, LEDGER_TABLE_NAMES } from '../exports/case-table-export.ts';
import { LEVELS } from '#lib/domain/area.ts';
import { AGGREGATE_CHOICES, MEASUREMENT_FIELDS } from '#lib/domain/column-mapping.ts';
import { STATEMENTS } from '#lib/domain/decisions/design-effect.ts';
import { FAILED_TREATMENTS, FLAGGED_TREATMENTS, type FILTER_NAMES } from '#lib/domain/filter.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { EVIDENCE_GRADES } from '#lib/domain/cases/verification/evidence-grade.ts';
import { LETTER_FORMATS, LETTER_KINDS } from '#lib/domain/cases/letters/letter-kind.ts';
import { LETTER_TEXTS } from '#lib/domain/cases/letters/letter-text.ts';
import { CELL_RESOLUTIONS } from '#lib/domain/gaps/gap.ts';
import { PACK_FORMATS } from '#lib/domain/packs/pack-record.ts';
import { QUALITY_RULES } from '#lib/domain/quality-rule.ts';
import { LEFT_OUT_REASONS, MARK_CHOICES, ROW_KINDS, ROW_ORDER_WORDS } from '#lib/domain/rows/row-question.ts';
import { STATISTICS } from '#lib/domain/standard.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import type { ParameterKey } from '#lib/messages/api/parameter-words.ts';
import { OUTLINES_FINGERPRINT } from '../areas/outlines.ts';
import type { AREA_IMPORT_OPTIONS } from '../areas/import-request.ts';
import { SHEET_FORMATS } from '../documents/sheets/render-sheet.ts';
import { GRAINS } from '../exports/area-exports.ts';
import { FORMATS, MARKS, TABLE_FORMATS } from '../exports/file-result.ts';
import { ROW_FORMATS } from '../exports/rows-export.ts';
import { TALLY_CONSTANTS } from '../ingest/read/load-options.ts';
import { RESULT_FORMATS } from '../workbench/child/child-request.ts';
import { COUNT, DATE, ID, MONTH, oneOfWords, TEXT, type Schema } from './schema.ts';

/** One value that an address or a header carries. Its words: `PARAMETER_WORDS`. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
  /** Each of these fields may be given as a parameter of its own: `map.download=…&map.operator=…`. */
  readonly fields?: readonly string[];
}

const query = (name: string, schema: Schema): Parameter => ({ name, in: 'query', required: false, schema });
const needed = (name: string, schema: Schema): Parameter => ({ name, in: 'query', required: true, schema });
const path = (name: string, schema: Schema): Parameter => ({ name, in: 'path', required: true, schema });
const header = (name: string): Parameter => ({ name, in: 'header', required: false, schema: TEXT });

/** Parameters `prefix.FIELD` of any of the fields. */
const perField = (prefix: string, fields: readonly string[]): Parameter => ({
  ...query(prefix, {
    type: 'object',
    propertyNames: { enum: fields.map((field) => `${prefix}.${field}`) },
    additionalProperties: TEXT,
  }),
  fields,
});

const FILTER: Record<(typeof FILTER_NAMES)[number], Parameter> = {
  period: query('period', TEXT),
  from: query('from', DATE),
  to: query('to', DATE),
  technology: query('technology', oneOfWords(['all', ...TECHNOLOGIES])),
  operator: query('operator', TEXT),
  edition: query('edition', TEXT),
  level: query('level', oneOfWords(LEVELS)),
  within: query('within', TEXT),
  statistic: query('statistic', oneOfWords(STATISTICS)),
  standard: query('standard', TEXT),
  failed: query('failed', oneOfWords(FAILED_TREATMENTS)),
  flagged: query('flagged', oneOfWords(FLAGGED_TREATMENTS)),
};

const AREA_IMPORT: Record<`areas-${(typeof AREA_IMPORT_OPTIONS)[number]}`, Parameter> = {
  'areas-edition': needed('edition', TEXT),
  'areas-level': needed('level', oneOfWords(LEVELS)),
  'areas-code': needed('code', TEXT),
  'areas-name': needed('name', TEXT),
  'areas-parent': query('parent', TEXT),
  'areas-parent-level': query('parent-level', oneOfWords(LEVELS)),
  'areas-object': query('object', TEXT),
  'areas-edition-name': query('edition-name', TEXT),
  'areas-from': query('from', DATE),
  'areas-to': query('to', DATE),
  'areas-origin': query('origin', TEXT),
  'areas-licence': query('licence', TEXT),
};

/** Every parameter of the API by the name it has in the description; several may have one name in addresses. */
export const PARAMETERS: Readonly<Record<ParameterKey, Parameter>> = {
  lang: query('lang', oneOfWords(LOCALES)),
  ifNoneMatch: header('if-none-match'),
  ...FILTER,
  format: query('format', oneOfWords(FORMATS)),
  tableFormat: query('format', oneOfWords(TABLE_FORMATS)),
  bom: query('bom', oneOfWords(MARKS)),
  arrowFormat: query('format', oneOfWords(['arrow'])),
  grain: query('by', oneOfWords(GRAINS)),
  dimensions: query('by', TEXT),
  cells: query('cells', oneOfWords(CELL_RESOLUTIONS)),
  bounds: query('bounds', TEXT),
  areaCode: query('code', TEXT),
  sheetArea: path('code', TEXT),
  sheetFormat: path('format', oneOfWords(SHEET_FORMATS)),
  rowGap: query('gap', TEXT),
  rowHour: query('hour', TEXT),
  rowMarks: query('marks', oneOfWords(MARK_CHOICES)),
  rowKind: query('kind', oneOfWords(ROW_KINDS)),
  rowReason: query('reason', oneOfWords(LEFT_OUT_REASONS)),
  rowSort: query('sort', oneOfWords(ROW_ORDER_WORDS)),
  rowPage: query('page', ID),
  rowFormat: query('format', oneOfWords(ROW_FORMATS)),
  outlineEdition: path('edition', TEXT),
  outlineLevel: path('level', oneOfWords(LEVELS)),
  fingerprint: query(OUTLINES_FINGERPRINT, TEXT),
  areasFile: query('file', TEXT),
  ...AREA_IMPORT,
  month: query('month', MONTH),
  firstMonth: query('from', MONTH),
  endMonth: query('to', MONTH),
  formMonth: query('month', MONTH),
  chasedMonth: query('month', MONTH),
  linkMonth: needed('month', MONTH),
  reportingUnit: query('unit', TEXT),
  acceptanceId: path('id', ID),
  linkId: path('id', ID),
  annotationId: path('id', ID),
  caseState: query('state', oneOfWords(STATE_CHOICES)),
  caseDue: query('due', oneOfWords(DUE_STANDINGS)),
  caseOrder: query('order', oneOfWords(LEDGER_ORDERS)),
  caseOperator: query('operator', TEXT),
  caseSearch: query('search', TEXT),
  casePage: query('page', ID),
  caseFormat: query('format', oneOfWords(LEDGER_FORMATS)),
  caseId: path('id', ID),
  caseTable: path('table', oneOfWords(CASE_TABLE_NAMES)),
  ledgerTable: path('table', oneOfWords(LEDGER_TABLE_NAMES)),
  caseTableFormat: path('format', oneOfWords(CASE_TABLE_FORMATS)),
  fileSha256: path('sha256', TEXT),
  annexNumber: path('annex', ID),
  annexFormat: path('format', oneOfWords(ANNEX_FORMATS)),
  resolutionId: path('id', ID),
  profileId: path('id', ID),
  batchId: path('id', ID),
  rowNumber: path('row', ID),
  deep: query('deep', oneOfWords(['1'])),
  packAreas: query('areas', TEXT),
  packGaps: query('gaps', TEXT),
  letterKind: query('kind', oneOfWords(LETTER_KINDS)),
  letterFormat: query('format', oneOfWords(LETTER_FORMATS)),
  letterDeadline: query('deadline', DATE),
  reportQuarter: query('period', TEXT),
  letterOn: query('on', DATE),
  lettersOn: query('on', DATE),
  letterText: path('text', oneOfWords(LETTER_TEXTS)),
  queryId: query('id', TEXT),
  queryHash: path('hash', TEXT),
  resultVersion: query('version', ID),
  askedBy: query('by', TEXT),
  archivedToo: query('archived', oneOfWords(['1'])),
  questionId: path('id', ID),
  resultFormat: path('format', oneOfWords(RESULT_FORMATS)),
  questionVersion: query('version', ID),
  questionValues: query('value', { type: 'object', additionalProperties: TEXT }),
  packFormat: query('format', oneOfWords(PACK_FORMATS)),
  packCode: path('code', TEXT),
  packKey: query('key', TEXT),
  by: query('by', TEXT),
  namedBy: needed('by', TEXT),
  rule: needed('rule', oneOfWords(QUALITY_RULES.map(({ code }) => code))),
  ruleState: needed('state', oneOfWords(['on', 'off'])),
  grade: needed('value', oneOfWords(EVIDENCE_GRADES)),
  testsPerPerson: needed('value', oneOfWords(['', ...STATEMENTS.map(String)])),
  previewToken: path('token', TEXT),
  preview: query('preview', TEXT),
  fileNameHeader: header('x-file-name'),
  fileName: query('name', TEXT),
  constants: perField('const', [...MEASUREMENT_FIELDS, ...TALLY_CONSTANTS]),
  columns: perField('map', MEASUREMENT_FIELDS),
  only: query('only', oneOfWords(['1'])),
  keep: query('keep', TEXT),
  without: query('without', oneOfWords(MEASUREMENT_FIELDS)),
  evenOperatorFile: query('even_operator_file', oneOfWords(['1'])),
  aggregates: query('aggregates', oneOfWords(AGGREGATE_CHOICES)),
  referenceName: query('reference_name', TEXT),
  profile: query('profile', TEXT),
  sheet: query('sheet', TEXT),
  headerRow: query('header', COUNT),
  sheets: query('sheets', oneOfWords(['1'])),
};

/** The parameters of a filter, in the order of `FILTER_NAMES`. */
export const FILTER_PARAMETERS = Object.keys(FILTER) as (keyof typeof FILTER)[];
/** The options of an import of areas. */
export const AREA_IMPORT_PARAMETERS = Object.keys(AREA_IMPORT) as (keyof typeof AREA_IMPORT)[];
/** What a person may state about a file. */
export const FILE_PARAMETERS = [
  'fileNameHeader',
  'fileName',
  'constants',
  'columns',
  'only',
  'keep',
  'without',
  'aggregates',
  'referenceName',
  'profile',
  'sheet',
  'headerRow',
] as const satisfies readonly ParameterKey[];
