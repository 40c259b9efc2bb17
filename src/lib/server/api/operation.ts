import type { OperationId } from '#lib/messages/api/operation-words.ts';
import type { ParameterKey } from '#lib/messages/api/parameter-words.ts';
import type { Schema } from './schema.ts';

/** What a body can be: the schema of each media type; null for those that are no JSON. */
export type Content = Readonly<Record<string, Schema | null>>;

/** Media type of a JSON answer. */
export const JSON_TYPE = 'application/json';
/** Media type of a GeoJSON answer (RFC 7946). */
export const GEO_JSON_TYPE = 'application/geo+json';
/** A line of JSON after another, as they come. */
export const LINES_TYPE = 'application/x-ndjson';
/** A file of any kind, as it is. */
export const FILE_TYPE = 'application/octet-stream';

/** One method of one address of the API: all that a program must know to call it. Its words: `OPERATION_WORDS`. */
export interface Operation {
  readonly id: OperationId;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `{name}` for a part that is a parameter. */
  readonly path: string;
  readonly parameters: readonly ParameterKey[];
  /** Null for a method without a body. */
  readonly body: Content | null;
  readonly status: 200 | 201 | 204;
  /** Empty for an answer without a body. */
  readonly answer: Content;
  /** The answer has a tag: who sends it back gets 304 while nothing has changed. */
  readonly tagged: boolean;
  /** Statuses it refuses with, beside 403 for other hosts' and sites' requests. */
  readonly refusals: readonly number[];
}

/** The operations below one heading of the page, in its order. */
export type Operations = readonly Operation[];

type Given = Pick<Operation, 'id' | 'path'> & Partial<Operation>;

const DEFAULTS = { parameters: [], body: null, status: 200, tagged: false, refusals: [] } as const;

/** A question that answers with JSON. */
export const readJson = (schema: Schema, given: Given): Operation => ({
  ...DEFAULTS,
  method: 'GET',
  answer: { [JSON_TYPE]: schema },
  ...given,
});

/** A question that answers with a file of one of these kinds; it has a tag unless that is denied. */
export const readFile = (answer: Content, given: Given): Operation => ({
  ...DEFAULTS,
  method: 'GET',
  tagged: true,
  ...given,
  answer,
});

/** A change that answers with JSON. */
export const changeJson = (schema: Schema, given: Given): Operation => ({
  ...DEFAULTS,
  method: 'POST',
  answer: { [JSON_TYPE]: schema },
  ...given,
});

/** Creates something from a JSON body, and answers with JSON. */
export const createJson = (schema: Schema, body: Schema, given: Given): Operation =>
  changeJson(schema, { ...given, body: { [JSON_TYPE]: body }, status: 201 });

/** Takes something away and answers without a body. */
export const remove = (given: Given): Operation => ({
  ...DEFAULTS,
  method: 'DELETE',
  status: 204,
  answer: {},
  ...given,
});

/** The kind of a content type, without its parameters. */
export const mediaType = (contentType: string): string => contentType.split(';')[0]!.trim();
