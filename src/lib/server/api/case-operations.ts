import {
  changeJson,
  createJson,
  FILE_TYPE,
  JSON_TYPE,
  readFile,
  readJson,
  type Content,
  type Operations,
} from './operation.ts';
import { FILE_PARAMETERS } from './parameters.ts';
import { COUNT, objectOf, ref } from './schema.ts';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TABLE_FILE: Content = { 'text/csv': null, [SHEET_TYPE]: null };
const CHOICE = ['caseOperator', 'caseState', 'caseDue', 'caseOrder', 'caseSearch'] as const;

/** Cases: opening one, reading it, entering what happened to it. */
export const CASE_OPERATIONS: Operations = [
  createJson(ref('NewId'), ref('NewCase'), {
    id: 'openCase',
    path: '/api/v1/cases',
    refusals: [400, 404, 409],
  }),
  readFile(
    {
      [JSON_TYPE]: ref('Ledger'),
      'text/csv': null,
      [SHEET_TYPE]: null,
    },
    {
      id: 'listCases',
      path: '/api/v1/cases',
      parameters: [...CHOICE, 'casePage', 'caseFormat', 'bom', 'lang'],
      refusals: [400],
    },
  ),
  readFile(
    { 'text/calendar': null },
    {
      id: 'readCaseCalendar',
      path: '/api/v1/cases/calendar',
      parameters: CHOICE,
      tagged: false,
      refusals: [400, 404],
    },
  ),
  readFile(
    { [WORD_TYPE]: null, 'application/pdf': null },
    {
      id: 'readQuarterReport',
      path: '/api/v1/cases/report',
      parameters: ['reportQuarter', 'letterFormat'],
      tagged: false,
      refusals: [400],
    },
  ),
  readFile(TABLE_FILE, {
    id: 'readLedgerTable',
    path: '/api/v1/cases/tables/{table}.{format}',
    parameters: ['ledgerTable', 'caseTableFormat', 'bom'],
    tagged: false,
    refusals: [400],
  }),
  readJson(ref('Case'), {
    id: 'readCase',
    path: '/api/v1/cases/{id}',
    parameters: ['caseId'],
    refusals: [404],
  }),
  readFile(TABLE_FILE, {
    id: 'readCaseTable',
    path: '/api/v1/cases/{id}/tables/{table}.{format}',
    parameters: ['caseId', 'caseTable', 'caseTableFormat', 'bom'],
    tagged: false,
    refusals: [400, 404],
  }),
  createJson(objectOf({ number: COUNT }), ref('NewCaseEntry'), {
    id: 'enterCaseStep',
    path: '/api/v1/cases/{id}/entries',
    parameters: ['caseId'],
    refusals: [400, 404, 409, 422],
  }),
  readFile(
    { [SHEET_TYPE]: null },
    {
      id: 'readAnswerForm',
      path: '/api/v1/cases/{id}/answer-form',
      parameters: ['caseId'],
      tagged: false,
      refusals: [404],
    },
  ),
  changeJson(ref('AnswerForm'), {
    id: 'previewAnswerForm',
    path: '/api/v1/cases/{id}/answer-form',
    parameters: ['caseId', 'fileName'],
    body: { [FILE_TYPE]: null },
    refusals: [400, 404, 413, 422],
  }),
  changeJson(ref('OperatorTestsPreview'), {
    id: 'previewOperatorTests',
    path: '/api/v1/cases/{id}/operator-tests',
    parameters: ['caseId', ...FILE_PARAMETERS],
    body: { [FILE_TYPE]: null },
    refusals: [400, 404, 413, 422],
  }),
  readFile(
    { [FILE_TYPE]: null },
    {
      id: 'readCaseFile',
      path: '/api/v1/cases/{id}/files/{sha256}',
      parameters: ['caseId', 'fileSha256'],
      tagged: false,
      refusals: [404],
    },
  ),
  readFile(
    { [WORD_TYPE]: null, 'application/pdf': null },
    {
      id: 'readCaseLetter',
      path: '/api/v1/cases/{id}/letter',
      parameters: ['caseId', 'letterKind', 'letterFormat', 'letterDeadline', 'letterOn'],
      tagged: false,
      refusals: [400, 404, 422],
    },
  ),
  changeJson(ref('Pack'), {
    id: 'makeCasePack',
    path: '/api/v1/cases/{id}/pack',
    parameters: ['caseId', 'packFormat', 'by'],
    status: 201,
    refusals: [400, 404],
  }),
];
