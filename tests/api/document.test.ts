import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/format.ts';
import { apiSchemas, openApiDocument } from '#lib/server/api/openapi-document.ts';
import type { Schema } from '#lib/server/api/schema.ts';
import { document, problemsOf, problemsOfDocument } from './check-answer.ts';

describe('the description', () => {
  it.each(LOCALES)('is one that OpenAPI 3.1 allows (%s)', async (locale) => {
    const described = JSON.parse(JSON.stringify(openApiDocument(locale))) as unknown;
    expect(await problemsOfDocument(described)).toEqual([]);
  });

  it('is found wrong when a part of it is', async () => {
    const wrong = { ...document, paths: { '/x': { get: { responses: 1 } } } };
    expect(await problemsOfDocument(wrong)).not.toEqual([]);
  });

  it('refers to schemas that are there, and has none that nothing refers to', () => {
    const referred = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
    expect([...new Set(referred.map(([, name]) => name!))].sort()).toEqual(
      Object.keys(document.components.schemas).sort(),
    );
  });

  it('names every field of an object, and allows no other', () => {
    const open: string[] = [];
    const visit = (name: string, schema: Schema): void => {
      const { properties, propertyNames, additionalProperties } = schema;
      if (properties && additionalProperties !== false) open.push(name);
      if (schema.type === 'object' && !properties && !propertyNames && name !== 'Error.details') {
        open.push(name);
      }
      for (const [key, value] of Object.entries(properties ?? {})) visit(`${name}.${key}`, value);
      for (const part of schema.anyOf ?? []) visit(name, part);
      if (schema.items) visit(`${name}[]`, schema.items);
    };
    for (const [name, schema] of Object.entries(apiSchemas('vi'))) visit(name, schema);
    expect(open.filter((name) => !name.endsWith('.details'))).toEqual([]);
  });
});

describe('an answer', () => {
  const keys = ['components', 'schemas', 'Notice'];
  const notice = { code: 'x', details: {} };

  it('with exactly the fields described is right', async () => {
    expect(await problemsOf(keys, notice)).toEqual([]);
  });

  it.each([
    ['a field renamed', { kode: 'x', details: {} }],
    ['a field dropped', { code: 'x' }],
    ['a field more', { ...notice, more: 1 }],
    ['another type', { ...notice, code: 1 }],
  ])('with %s is found wrong', async (_, wrong) => {
    expect(await problemsOf(keys, wrong)).not.toEqual([]);
  });
});
