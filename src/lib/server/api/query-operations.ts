import { RESULT_FORMATS } from '../workbench/child/child-request.ts';
import { RESULT_TYPE } from '../workbench/result-types.ts';
import {
  changeJson,
  createJson,
  JSON_TYPE,
  mediaType,
  readFile,
  readJson,
  type Content,
  type Operations,
} from './operation.ts';
import { ref } from './schema.ts';

/** A result in each of its formats. */
const RESULT: Content = Object.fromEntries(
  RESULT_FORMATS.map((format) => [
    mediaType(RESULT_TYPE[format]),
    format === 'json' ? ref('QueryResult') : null,
  ]),
);
/** What a query is refused with: wrong, too slow, stopped, too large, broken down, too many. */
export const QUERY_REFUSALS = [400, 408, 409, 413, 422, 503];

/** Queries of analysts, and the questions that they saved. */
export const QUERY_OPERATIONS: Operations = [
  {
    ...changeJson(ref('QueryResult'), { id: 'runQuery', path: '/api/v1/query', refusals: QUERY_REFUSALS }),
    body: { [JSON_TYPE]: ref('Query') },
    answer: RESULT,
  },
  changeJson(ref('QueryPlan'), {
    id: 'planQuery',
    path: '/api/v1/query/plan',
    body: { [JSON_TYPE]: ref('Query') },
    refusals: QUERY_REFUSALS,
  }),
  createJson(ref('KeptResult'), ref('Query'), {
    id: 'keepQueryResult',
    path: '/api/v1/query/results',
    refusals: QUERY_REFUSALS,
  }),
  readFile(
    { [RESULT_TYPE.arrow]: null },
    {
      id: 'readKeptResult',
      path: '/api/v1/query/results/{hash}',
      parameters: ['queryHash', 'resultVersion'],
      tagged: false,
      refusals: [404],
    },
  ),
  readJson(ref('QueryQueue'), {
    id: 'readQueryQueue',
    path: '/api/v1/query/queue',
    parameters: ['queryId'],
  }),
  readJson(ref('QueryHistory'), {
    id: 'readQueryHistory',
    path: '/api/v1/query/history',
    parameters: ['askedBy'],
  }),
  readJson(ref('Questions'), {
    id: 'listQuestions',
    path: '/api/v1/questions',
    parameters: ['archivedToo'],
  }),
  createJson(ref('NewId'), ref('NewQuestion'), {
    id: 'saveQuestion',
    path: '/api/v1/questions',
    refusals: [400, 404, 413],
  }),
  readJson(ref('Question'), {
    id: 'readQuestion',
    path: '/api/v1/questions/{id}',
    parameters: ['questionId'],
    refusals: [404],
  }),
  changeJson(ref('Question'), {
    id: 'changeQuestion',
    path: '/api/v1/questions/{id}',
    parameters: ['questionId'],
    body: { [JSON_TYPE]: ref('QuestionChange') },
    refusals: [400, 404],
  }),
  createJson(ref('QuestionVersionNumber'), ref('NewQuestionVersion'), {
    id: 'saveQuestionVersion',
    path: '/api/v1/questions/{id}/versions',
    parameters: ['questionId'],
    refusals: [400, 404, 413],
  }),
  readFile(RESULT, {
    id: 'readQuestionResult',
    path: '/api/v1/questions/{id}.{format}',
    parameters: ['questionId', 'resultFormat', 'questionVersion', 'questionValues', 'by', 'bom'],
    tagged: false,
    refusals: [404, ...QUERY_REFUSALS],
  }),
];
