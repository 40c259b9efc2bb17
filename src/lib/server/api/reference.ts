import type { Locale } from '#lib/domain/format.ts';
import {
  apiMessages,
  OPERATION_GROUPS,
  type ApiMessages,
  type OperationGroup,
} from '#lib/messages/api/api-page.ts';
import { OPERATION_WORDS } from '#lib/messages/api/operation-words.ts';
import { PARAMETER_WORDS, type ParameterKey } from '#lib/messages/api/parameter-words.ts';
import { apiSchemas } from './openapi-document.ts';
import { LINES_TYPE, type Content, type Operation } from './operation.ts';
import { OPERATIONS, refusalsOf } from './operations.ts';
import { FILTER_PARAMETERS, PARAMETERS, type Parameter } from './parameters.ts';
import type { Schema } from './schema.ts';
import { typeWords, type TypePart } from './type-words.ts';

/** A parameter as the page shows it. */
export interface ParameterRow extends Pick<Parameter, 'name' | 'in' | 'required'> {
  readonly type: readonly TypePart[];
  readonly meaning: string;
}

/** One kind of body. */
export interface ContentRow {
  readonly mediaType: string;
  readonly type: readonly TypePart[];
}

/** An operation as the page shows it; parameters of the filter are listed once, for all. */
export interface OperationEntry extends Pick<Operation, 'id' | 'method' | 'path' | 'status' | 'tagged'> {
  readonly summary: string;
  readonly takesFilter: boolean;
  readonly parameters: readonly ParameterRow[];
  readonly body: readonly ContentRow[];
  readonly answer: readonly ContentRow[];
  readonly refusals: readonly number[];
}

/** An object of JSON as the page shows it: its fields, or, where it is one of several, all it can be. */
export interface SchemaEntry {
  readonly name: string;
  readonly note: string | null;
  readonly fields: readonly FieldRow[];
  readonly alternatives: readonly TypePart[];
}

interface FieldRow {
  readonly name: string;
  readonly type: readonly TypePart[];
  readonly optional: boolean;
  readonly meaning: string | null;
}

/** Everything that the API's page shows, from the same data as the description for programs. */
export interface ApiReference {
  readonly groups: readonly {
    readonly group: OperationGroup;
    readonly operations: readonly OperationEntry[];
  }[];
  readonly filter: readonly ParameterRow[];
  readonly schemas: readonly SchemaEntry[];
}

/** What does the page of the API show, in one language? */
export function apiReference(locale: Locale): ApiReference {
  const t = apiMessages[locale];
  return {
    groups: OPERATION_GROUPS.map((group) => ({
      group,
      operations: OPERATIONS[group].map((operation) => operationEntry(operation, locale)),
    })),
    filter: FILTER_PARAMETERS.map((key) => parameterRow(key, locale)),
    schemas: Object.entries(apiSchemas(locale)).map(([name, schema]) => schemaEntry(name, schema, t)),
  };
}

function operationEntry(operation: Operation, locale: Locale): OperationEntry {
  const { id, method, path, status, tagged, parameters, body, answer } = operation;
  const t = apiMessages[locale];
  const isOfFilter = (key: ParameterKey) => (FILTER_PARAMETERS as readonly string[]).includes(key);
  return {
    ...{ id, method, path, status, tagged },
    summary: OPERATION_WORDS[id][locale],
    takesFilter: parameters.some(isOfFilter),
    parameters: parameters.filter((key) => !isOfFilter(key)).map((key) => parameterRow(key, locale)),
    body: contentRows(body ?? {}, t),
    answer: contentRows(answer, t),
    refusals: refusalsOf(operation),
  };
}

function parameterRow(key: ParameterKey, locale: Locale): ParameterRow {
  const { name, in: place, required, schema, fields } = PARAMETERS[key];
  return {
    name: fields ? `${name}.*` : name,
    in: place,
    required,
    type: typeWords(fields ? { enum: fields } : schema, apiMessages[locale]),
    meaning: PARAMETER_WORDS[key][locale],
  };
}

const contentRows = (content: Content, t: ApiMessages): readonly ContentRow[] =>
  Object.entries(content).map(([mediaType, schema]) => ({
    mediaType,
    type: [
      ...(mediaType === LINES_TYPE ? [{ text: `${t.types.lines} ` }] : []),
      ...(schema === null ? [{ text: t.types.file }] : typeWords(schema, t)),
    ],
  }));

function schemaEntry(name: string, schema: Schema, t: ApiMessages): SchemaEntry {
  const { properties = {}, required = [], description = null } = schema;
  return {
    name,
    note: description,
    fields: Object.entries(properties).map(([field, of]) => ({
      name: field,
      type: typeWords(of, t),
      optional: !required.includes(field),
      meaning: of.description ?? null,
    })),
    alternatives: schema.anyOf ? typeWords(schema, t) : [],
  };
}
