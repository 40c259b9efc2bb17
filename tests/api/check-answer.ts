import {
  registerSchema,
  validate,
  type SchemaObject,
  type Validator,
} from '@hyperjump/json-schema/openapi-3-1';
import { openApiDocument } from '#lib/server/api/openapi-document.ts';

/** The schemas of OpenAPI 3.1 and of its dialect of JSON Schema come with the validator: nothing is fetched. */
const META_SCHEMA = 'https://spec.openapis.org/oas/3.1/schema-base';
const DIALECT = 'https://spec.openapis.org/oas/3.1/dialect/base';
const DOCUMENT = 'https://i-speed.test/openapi.json';

export const document = JSON.parse(JSON.stringify(openApiDocument('vi'))) as ReturnType<
  typeof openApiDocument
>;
registerSchema(document as unknown as SchemaObject, DOCUMENT, DIALECT);

/** What is wrong with a description as OpenAPI 3.1 has it? Empty for a right one. */
export const problemsOfDocument = (described: unknown) => problems(META_SCHEMA, described);

/** What is wrong with a body by the description's schema at the place that the keys lead to? Empty for a right one. */
export function problemsOf(keys: readonly string[], body: unknown): Promise<readonly string[]> {
  const pointer = keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).map(encodeURIComponent);
  return problems(`${DOCUMENT}#/${pointer.join('/')}`, body);
}

const validators = new Map<string, Promise<Validator>>();

/** Compiles a schema once: that takes longer than to hold most bodies to it. */
function validatorOf(schema: string): Promise<Validator> {
  const known = validators.get(schema) ?? validate(schema);
  validators.set(schema, known);
  return known;
}

async function problems(schema: string, value: unknown): Promise<readonly string[]> {
  const holds = await validatorOf(schema);
  const output = holds(value as SchemaObject, 'BASIC');
  if (output.valid) return [];
  return (output.errors ?? []).map(({ instanceLocation, absoluteKeywordLocation }) =>
    [instanceLocation, absoluteKeywordLocation.replace(DOCUMENT, '')].join(' breaks '),
  );
}
