import type { Locale } from '#lib/domain/format.ts';
import { apiMessages, OPERATION_GROUPS, type OperationGroup } from '#lib/messages/api/api-page.ts';
import { OPERATION_WORDS } from '#lib/messages/api/operation-words.ts';
import { PARAMETER_WORDS, type ParameterKey } from '#lib/messages/api/parameter-words.ts';
import { VERSION } from '../version.ts';
import { BATCH_SCHEMAS } from './batch-schemas.ts';
import { GEO_SCHEMAS } from './geo-schemas.ts';
import { JSON_TYPE, type Content, type Operation } from './operation.ts';
import { OPERATIONS, refusalsOf } from './operations.ts';
import { PACK_SCHEMAS } from './pack-operations.ts';
import { PARAMETERS } from './parameters.ts';
import { ANNEX_SCHEMAS } from './annex-operations.ts';
import { CASE_SCHEMAS } from './case-schemas.ts';
import { LETTER_SCHEMAS } from './letter-schemas.ts';
import { PLACE_SCHEMAS } from './place-schemas.ts';
import { PREVIEW_SCHEMAS } from './preview-schemas.ts';
import { QUERY_SCHEMAS } from './query-schemas.ts';
import { REPORT_SCHEMAS } from './report-schemas.ts';
import { ROW_SCHEMAS } from './row-schemas.ts';
import { SERVER_SCHEMAS } from './server-schemas.ts';
import { ERROR_SCHEMAS, ref, type Schema } from './schema.ts';
import { tableSchemas } from './table-schemas.ts';

/** Every schema of the description by its name. */
export const apiSchemas = (locale: Locale): Readonly<Record<string, Schema>> => ({
  ...tableSchemas(locale),
  ...GEO_SCHEMAS,
  ...ROW_SCHEMAS,
  ...BATCH_SCHEMAS,
  ...PREVIEW_SCHEMAS,
  ...REPORT_SCHEMAS,
  ...PLACE_SCHEMAS,
  ...CASE_SCHEMAS,
  ...ANNEX_SCHEMAS,
  ...LETTER_SCHEMAS,
  ...PACK_SCHEMAS,
  ...QUERY_SCHEMAS,
  ...SERVER_SCHEMAS,
  ...ERROR_SCHEMAS,
});

/** The API as OpenAPI 3.1 describes one, its sentences in a language. */
export function openApiDocument(locale: Locale) {
  const t = apiMessages[locale];
  const paths: Record<string, Record<string, unknown>> = {};
  for (const group of OPERATION_GROUPS) {
    for (const operation of OPERATIONS[group]) {
      const methods = (paths[operation.path] ??= { parameters: [parameterRef('lang')] });
      methods[operation.method.toLowerCase()] = operationObject(operation, group, locale);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: `i-Speed: ${t.title}`, version: VERSION, description: t.lead },
    servers: [{ url: '/' }],
    tags: OPERATION_GROUPS.map((group) => ({ name: group, description: t.groups[group] })),
    paths,
    components: {
      parameters: Object.fromEntries(
        (Object.keys(PARAMETERS) as ParameterKey[]).map((key) => [key, parameterObject(key, locale)]),
      ),
      schemas: apiSchemas(locale),
    },
  };
}

function operationObject(operation: Operation, group: OperationGroup, locale: Locale) {
  const { id, parameters, body, status, answer, tagged } = operation;
  const statuses = apiMessages[locale].statuses;
  const headers = tagged ? { headers: { etag: { schema: { type: 'string' } } } } : {};
  const refusal = (code: number) => [code, { description: statuses[code], content: contentObject(ERROR) }];
  return {
    operationId: id,
    tags: [group],
    summary: OPERATION_WORDS[id][locale],
    parameters: parameters.map(parameterRef),
    ...(body
      ? { requestBody: { required: !parameters.includes('preview'), content: contentObject(body) } }
      : {}),
    responses: {
      [status]: { description: statuses[status], ...headers, content: contentObject(answer) },
      ...(tagged ? { 304: { description: statuses[304], ...headers } } : {}),
      ...(Object.fromEntries(refusalsOf(operation).map(refusal)) as Record<string, unknown>),
    },
  };
}

const ERROR: Content = { [JSON_TYPE]: ref('Error') };

const contentObject = (content: Content) =>
  Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [type, schema === null ? {} : { schema }]),
  );

const parameterRef = (key: ParameterKey) => ({ $ref: `#/components/parameters/${key}` });

function parameterObject(key: ParameterKey, locale: Locale) {
  const { fields, ...parameter } = PARAMETERS[key];
  return {
    ...parameter,
    description: PARAMETER_WORDS[key][locale],
    ...(fields ? { style: 'form', explode: true } : {}),
  };
}
