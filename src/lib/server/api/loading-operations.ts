import {
  FILE_TYPE,
  LINES_TYPE,
  changeJson,
  readFile,
  readJson,
  remove,
  type Operations,
} from './operation.ts';
import { FILE_PARAMETERS } from './parameters.ts';
import { listOf, ref } from './schema.ts';

/** Files taken in, and everything that is done to a batch afterwards. */
export const BATCH_OPERATIONS: Operations = [
  readJson(listOf(ref('Batch')), { id: 'listBatches', path: '/api/v1/batches' }),
  changeJson(ref('LoadLine'), {
    id: 'loadFile',
    path: '/api/v1/batches',
    parameters: [...FILE_PARAMETERS, 'evenOperatorFile', 'by', 'preview'],
    body: { [FILE_TYPE]: null },
    answer: { [LINES_TYPE]: ref('LoadLine') },
    refusals: [400, 404, 413],
  }),
  readJson(ref('LoadReport'), {
    id: 'readBatch',
    path: '/api/v1/batches/{id}',
    parameters: ['batchId'],
    refusals: [404],
  }),
  changeJson(ref('LoadReport'), {
    id: 'undoBatch',
    method: 'DELETE',
    path: '/api/v1/batches/{id}',
    parameters: ['batchId', 'by'],
    refusals: [404, 409],
  }),
  readFile(
    { 'text/csv': null },
    {
      id: 'readRejections',
      path: '/api/v1/batches/{id}/rejections',
      parameters: ['batchId', 'bom'],
      tagged: false,
      refusals: [400, 404],
    },
  ),
  readJson(ref('RowOrigin'), {
    id: 'readRowOrigin',
    path: '/api/v1/batches/{id}/rows/{row}',
    parameters: ['batchId', 'rowNumber'],
    refusals: [400, 404],
  }),
  readJson(ref('BatchRules'), {
    id: 'readBatchRules',
    path: '/api/v1/batches/{id}/rules',
    parameters: ['batchId'],
    refusals: [404],
  }),
  changeJson(ref('LoadReport'), {
    id: 'switchRule',
    path: '/api/v1/batches/{id}/rules',
    parameters: ['batchId', 'rule', 'ruleState', 'by'],
    refusals: [400, 404, 409],
  }),
  readJson(ref('UnknownDevices'), {
    id: 'readUnknownDevices',
    path: '/api/v1/batches/{id}/tests-per-person',
    parameters: ['batchId'],
    refusals: [404],
  }),
  changeJson(ref('UnknownDevices'), {
    id: 'stateTestsPerPerson',
    path: '/api/v1/batches/{id}/tests-per-person',
    parameters: ['batchId', 'testsPerPerson', 'by'],
    refusals: [400, 404, 409],
  }),
  readJson(ref('BatchGrade'), {
    id: 'readBatchGrade',
    path: '/api/v1/batches/{id}/grade',
    parameters: ['batchId'],
    refusals: [404],
  }),
  changeJson(ref('BatchGrade'), {
    id: 'stateBatchGrade',
    path: '/api/v1/batches/{id}/grade',
    parameters: ['batchId', 'grade', 'by'],
    refusals: [400, 404, 409],
  }),
  changeJson(ref('LoadReport'), {
    id: 'reloadBatch',
    path: '/api/v1/batches/{id}/reload',
    parameters: ['batchId', 'columns', 'constants', 'by'],
    refusals: [400, 404, 409, 422],
  }),
  changeJson(ref('LoadReport'), {
    id: 'putBatchBack',
    path: '/api/v1/batches/{id}/put-back',
    parameters: ['batchId', 'by'],
    refusals: [404, 409],
  }),
];

/** Files that are looked at before they are loaded. */
export const PREVIEW_OPERATIONS: Operations = [
  changeJson(
    { anyOf: [ref('KeptPreview'), ref('PackedPreview')] },
    {
      id: 'previewFile',
      path: '/api/v1/previews',
      parameters: FILE_PARAMETERS,
      body: { [FILE_TYPE]: null },
      refusals: [400, 404, 413, 422],
    },
  ),
  readJson(ref('Preview'), {
    id: 'readPreview',
    path: '/api/v1/previews/{token}',
    parameters: ['previewToken', ...FILE_PARAMETERS, 'sheets'],
    refusals: [400, 404, 413, 422],
  }),
  remove({
    id: 'discardPreview',
    path: '/api/v1/previews/{token}',
    parameters: ['previewToken'],
  }),
];
