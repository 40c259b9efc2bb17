import { FAULT_CODES } from '#lib/messages/faults.ts';

type SchemaType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 takes it: the keywords that our answers need. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly description?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
}

/** Any string. */
export const TEXT: Schema = { type: 'string' };
/** A whole number from 0 on. */
export const COUNT: Schema = { type: 'integer', minimum: 0 };
/** The number of something stored, from 1 on. */
export const ID: Schema = { type: 'integer', minimum: 1 };
/** Any finite number. */
export const NUMBER: Schema = { type: 'number' };
/** 0 to 1. */
export const SHARE: Schema = { type: 'number', minimum: 0, maximum: 1 };
/** True or false. */
export const FLAG: Schema = { type: 'boolean' };
/** A local date: 2024-06-13. */
export const DATE: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
/** A month: 2024-07. */
export const MONTH: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}$' };
/** An instant in UTC: 2024-06-13T01:05:00.000Z. */
export const INSTANT: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
};
/** What a sentence names: words, numbers, lists of words. */
export const DETAILS: Schema = {
  type: 'object',
  additionalProperties: {
    anyOf: [{ type: ['string', 'number', 'null'] }, { type: 'array', items: { type: 'string' } }],
  },
};

/** One of the words (or numbers) of a registry. */
export const oneOfWords = (words: readonly (string | number)[]): Schema => ({ enum: words });

/** The schema of a name in `components.schemas`. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** The schema, or null. */
export function nullable(schema: Schema): Schema {
  return typeof schema.type === 'string'
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

/** An array whose items all have one schema. */
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object whose keys are some of the words, each with a value of one schema. */
export const mapOf = (keys: readonly string[], values: Schema): Schema => ({
  type: 'object',
  propertyNames: { enum: keys },
  additionalProperties: values,
});

type OptionalKey<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T] & string;

/**
 * An object of our own: these properties and no others. Given a type of the code, it must name each of its
 * properties, so that a property which is renamed or dropped there does not compile here.
 */
export function objectOf<T extends object>(
  properties: { readonly [K in keyof T & string]-?: Schema },
  optional: readonly OptionalKey<T>[] = [],
): Schema {
  const names = Object.keys(properties);
  const required = names.filter((name) => !(optional as readonly string[]).includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** What every refusal answers: which fault, its sentence, and what the sentence names. */
export const ERROR_SCHEMAS: Readonly<Record<string, Schema>> = {
  Error: objectOf({ code: oneOfWords(FAULT_CODES), message: TEXT, details: DETAILS }),
};
