import type { OperationId } from '#lib/messages/api/operation-words.ts';
import type { ParameterKey } from '#lib/messages/api/parameter-words.ts';
import { CONTENT_TYPE } from '../exports/file-result.ts';
import { ROW_CONTENT_TYPE } from '../exports/rows-export.ts';
import {
  GEO_JSON_TYPE,
  mediaType,
  readFile,
  readJson,
  type Content,
  type Operation,
  type Operations,
} from './operation.ts';
import { FILTER_PARAMETERS } from './parameters.ts';
import { ref } from './schema.ts';
import { tableContent, type JsonTable } from './table-schemas.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const WORKBOOK: Content = { [`${OFFICE}.spreadsheetml.sheet`]: null };
const DOCUMENT: Content = { [`${OFFICE}.wordprocessingml.document`]: null };
const CALENDAR: Content = { 'text/calendar': null };
const ARROW: Content = { [mediaType(CONTENT_TYPE.arrow)]: null };

/** A file of figures under a filter. 404: an edition, level, operator or standard that does not exist; 503: none at all. */
const figures = (
  id: OperationId,
  path: string,
  answer: Content,
  further: readonly ParameterKey[] = [],
): Operation =>
  readFile(answer, {
    id,
    path: `/api/v1/${path}`,
    parameters: [...FILTER_PARAMETERS, ...further, 'ifNoneMatch'],
    refusals: [400, 404, 503],
  });

const table = (
  id: OperationId,
  name: Exclude<JsonTable, 'tallies'>,
  further: readonly ParameterKey[] = [],
): Operation => figures(id, `statistics/${name}`, tableContent(name), [...further, 'tableFormat', 'bom']);

/** Tables of figures from single tests. */
export const STATISTIC_OPERATIONS: Operations = [
  table('readAreaStatistics', 'areas', ['grain']),
  table('readChanges', 'changes', ['grain']),
  table('readEstimates', 'estimates', ['dimensions']),
  table('readStandardVerdicts', 'standards'),
  table('readQuotas', 'quotas'),
  table('readGaps', 'gaps', ['cells']),
  table('readGapCells', 'gap-cells', ['cells']),
  figures('readMeasurements', 'statistics/tests', ARROW, ['areaCode', 'arrowFormat']),
];

const ROW_PARAMETERS = [
  'areaCode',
  'rowGap',
  'rowHour',
  'rowMarks',
  'rowKind',
  'rowReason',
  'rowSort',
] as const;

/** The single tests behind any of the figures. */
export const ROW_OPERATIONS: Operations = [
  readJson(ref('RowsBehind'), {
    id: 'readRows',
    path: '/api/v1/rows',
    parameters: [...FILTER_PARAMETERS, ...ROW_PARAMETERS, 'rowPage'],
    refusals: [400, 404, 503],
  }),
  figures('readRowsFile', 'rows/file', { [mediaType(ROW_CONTENT_TYPE.csv)]: null, ...WORKBOOK }, [
    ...ROW_PARAMETERS,
    'rowFormat',
    'bom',
  ]),
];

/** Gaps as they are drawn, and as they are sent to operators. */
export const GAP_OPERATIONS: Operations = [
  figures('readGapOutlines', 'gaps/outlines', { [GEO_JSON_TYPE]: ref('GapOutlines') }, ['cells']),
  figures('readCellOutlines', 'gaps/cells', { [GEO_JSON_TYPE]: ref('CellOutlines') }, ['cells', 'bounds']),
  figures('readGapWorkbook', 'gaps/workbook', WORKBOOK, ['cells']),
];

const SHEET: Content = { 'application/pdf': null, 'image/png': null };

/** A province or an area on one sheet of A4. */
export const SHEET_OPERATIONS: Operations = [
  figures('readProvinceSheet', 'sheets/province.{format}', SHEET, ['sheetFormat']),
  figures('readAreaSheet', 'sheets/areas/{code}.{format}', SHEET, ['sheetArea', 'sheetFormat']),
];

const months = (
  id: OperationId,
  path: string,
  answer: Content,
  further: readonly ParameterKey[] = [],
): Operation =>
  readFile(answer, {
    id,
    path: `/api/v1/${path}`,
    parameters: ['month', 'firstMonth', 'endMonth', ...further, 'ifNoneMatch'],
    refusals: [400],
  });

/** Files of the reports of the month. */
export const TALLY_OPERATIONS: Operations = [
  months('readTallies', 'tallies', tableContent('tallies'), ['format', 'bom']),
  months('readTallyDocument', 'tallies/document', DOCUMENT),
  months('readTallyWorkbook', 'tallies/workbook', WORKBOOK),
  readFile(WORKBOOK, {
    id: 'readTemplate',
    path: '/api/v1/tallies/template',
    parameters: ['formMonth', 'reportingUnit', 'ifNoneMatch'],
    refusals: [400],
  }),
  readFile(CALENDAR, {
    id: 'readReminders',
    path: '/api/v1/tallies/calendar',
    parameters: ['chasedMonth', 'reportingUnit'],
    tagged: false,
    refusals: [404],
  }),
];
