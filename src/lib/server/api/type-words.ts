import type { ApiMessages } from '#lib/messages/api/api-page.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import type { Schema } from './schema.ts';

/** A piece of what a person reads of a type; `schema` names the object that it is. */
export interface TypePart {
  readonly text: string;
  readonly schema?: string;
}

const REFERENCE = '#/components/schemas/';

/** What a schema allows, for a person to read. */
export function typeWords(schema: Schema, t: ApiMessages): readonly TypePart[] {
  if (schema.$ref) {
    const name = schema.$ref.replace(REFERENCE, '');
    return [{ text: name, schema: name }];
  }
  if (schema.const !== undefined) return [{ text: String(schema.const) }];
  if (schema.enum === FAULT_CODES) return [{ text: t.types.code }];
  if (schema.enum) return [{ text: schema.enum.join(', ') }];
  if (schema.anyOf)
    return joined(
      schema.anyOf.map((one) => typeWords(one, t)),
      ` ${t.types.or} `,
    );
  if (schema.items) return [{ text: `${t.types.listOf} ` }, ...typeWords(schema.items, t)];
  if (schema.properties) return inlineObject(schema, t);
  if (typeof schema.additionalProperties === 'object') {
    return [{ text: `${t.types.mapTo} ` }, ...typeWords(schema.additionalProperties, t)];
  }
  const types = [schema.type ?? []].flat();
  return [{ text: types.map((type) => t.types[type]).join(` ${t.types.or} `) }];
}

/** An object without a name: its fields in braces. */
function inlineObject({ properties = {} }: Schema, t: ApiMessages): readonly TypePart[] {
  const fields = Object.entries(properties).map(([name, schema]) => [
    { text: `${name}: ` },
    ...typeWords(schema, t),
  ]);
  return [{ text: '{' }, ...joined(fields, ', '), { text: '}' }];
}

const joined = (parts: readonly (readonly TypePart[])[], by: string): readonly TypePart[] =>
  parts.flatMap((part, i) => (i === 0 ? part : [{ text: by }, ...part]));
