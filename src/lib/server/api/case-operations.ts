import { createJson, readJson, type Operations } from './operation.ts';
import { COUNT, objectOf, ref } from './schema.ts';

/** Cases: opening one, reading it, entering what happened to it. */
export const CASE_OPERATIONS: Operations = [
  createJson(ref('NewId'), ref('NewCase'), {
    id: 'openCase',
    path: '/api/v1/cases',
    refusals: [400, 404, 409],
  }),
  readJson(ref('Case'), {
    id: 'readCase',
    path: '/api/v1/cases/{id}',
    parameters: ['caseId'],
    refusals: [404],
  }),
  createJson(objectOf({ number: COUNT }), ref('NewCaseEntry'), {
    id: 'enterCaseStep',
    path: '/api/v1/cases/{id}/entries',
    parameters: ['caseId'],
    refusals: [400, 404, 409],
  }),
];
