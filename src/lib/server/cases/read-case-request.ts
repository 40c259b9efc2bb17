import { authorOf } from '../audit/witness.ts';
import { LONGEST_REASON, type CaseRequest, type PlaceKey } from '#lib/domain/cases/case.ts';
import { LONGEST_NAME } from '#lib/domain/annotation.ts';
import { Fault } from '#lib/domain/fault.ts';
import { FILTER_NAMES, parseFilterChoice } from '#lib/domain/filter.ts';
import { fieldsOf, readFields, readWords } from '../request-fields.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

const unreadable = () => new Fault('case_unreadable');

/** A text field that must be there. Throws a Fault that names it. */
export function requiredWords(value: unknown, field: string, longest: number): string {
  const words = readWords(value, longest);
  if (words === null) throw new Fault('case_field', { field });
  return words;
}

/**
 * What a request to open a case asks for: `{filter: {period, operator, ...}, areas: [code], gaps: [id], reason, by}`,
 * `filter` under its names in addresses. Throws a Fault that names the invalid field.
 */
export async function readCaseRequest(
  warehouse: Warehouse,
  body: string,
  contentType: string | null,
): Promise<CaseRequest> {
  const fields = readFields(body, contentType, unreadable);
  const chosen = fieldsOf(fields.filter ?? {}, unreadable);
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = chosen[name];
    if (typeof value === 'string') params.set(name, value);
  }
  const places = [
    ...textsOf(fields.areas).map((code): PlaceKey => ({ kind: 'area', code })),
    ...textsOf(fields.gaps).map((gap): PlaceKey => ({ kind: 'gap', gap })),
  ];
  return {
    filter: await caseFilter(warehouse, params),
    places,
    reason: requiredWords(fields.reason, 'reason', LONGEST_REASON),
    by: requiredWords(authorOf(fields.by), 'by', LONGEST_NAME),
  };
}

/** The filter of a case by its names in addresses. Throws a Fault without an operator. */
export async function caseFilter(
  warehouse: Warehouse,
  params: URLSearchParams,
): Promise<CaseRequest['filter']> {
  const filter = await resolveFilter(warehouse, parseFilterChoice(params));
  const { operator } = filter;
  if (operator === null) throw new Fault('case_operator_missing');
  return { ...filter, operator };
}

/** The places that an address names: `code` and `gap`, each as often as wanted. */
export function placesIn(params: URLSearchParams): readonly PlaceKey[] {
  return [
    ...params.getAll('code').map((code): PlaceKey => ({ kind: 'area', code })),
    ...params.getAll('gap').map((gap): PlaceKey => ({ kind: 'gap', gap })),
  ];
}

function textsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) throw unreadable();
  return value;
}
