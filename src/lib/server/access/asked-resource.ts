import type { Resource } from '#lib/domain/access/allow.ts';
import { Fault } from '#lib/domain/fault.ts';
import { caseId, readCase } from '../cases/read-case.ts';
import { packRecord } from '../evidence/packs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** A request as its resource is found by. */
export interface ResourceAsked {
  readonly params: Readonly<Partial<Record<string, string>>>;
  readonly search: URLSearchParams;
}

type Find = (warehouse: Warehouse, asked: ResourceAsked) => Promise<Resource>;

const ofCase: Find = async (warehouse, { params }) =>
  named('operator', (await readCase(warehouse, caseId(params.id ?? ''))).frozen.filter.operator);

/**
 * Whose is what a route answers with? Only routes stand here of which it is proven that they tell nothing of anybody else:
 * of the others nobody's code is known, so that units and operators are refused.
 */
const RESOURCES: Readonly<Record<string, Find>> = {
  'GET /api/v1/cases/{id}/answer-form': ofCase,
  'GET /api/v1/packs/{code}/file': async (warehouse, { params }) =>
    named(
      'operator',
      new URLSearchParams((await packRecord(warehouse, params.code ?? '')).filter).get('operator'),
    ),
  'GET /tallies/{unit}': (_warehouse, { params }) => Promise.resolve(named('unit', params.unit ?? null)),
  'GET /api/v1/tallies/template': (_warehouse, { search }) =>
    Promise.resolve(named('unit', search.get('unit'))),
};

const named = (what: 'operator' | 'unit', code: string | null): Resource =>
  code === null ? {} : { [what]: code };

/** Whose is it that a request asks for? What is not there is nobody's, so that it is refused in the same way. */
export async function askedResource(
  key: string,
  warehouse: Warehouse,
  asked: ResourceAsked,
): Promise<Resource> {
  try {
    return (await RESOURCES[key]?.(warehouse, asked)) ?? {};
  } catch (thrown) {
    if (thrown instanceof Fault && thrown.status === 404) return {};
    throw thrown;
  }
}
