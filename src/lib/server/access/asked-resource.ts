import type { Resource } from '#lib/domain/access/allow.ts';
import type { Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import { caseId, readCase } from '../cases/read-case.ts';
import { packRecord } from '../evidence/packs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** A request as its resource is found by, and what the one who asks was given. */
export interface ResourceAsked {
  readonly params: Readonly<Partial<Record<string, string>>>;
  readonly search: URLSearchParams;
  readonly grant: Grant;
}

type Find = (warehouse: Warehouse, asked: ResourceAsked) => Promise<Resource>;

const ofCase: Find = async (warehouse, { params }) =>
  named('operator', (await readCase(warehouse, caseId(params.id ?? ''))).frozen.filter.operator);

const ofPack: Find = async (warehouse, { params }) =>
  named(
    'operator',
    new URLSearchParams((await packRecord(warehouse, params.code ?? '')).filter).get('operator'),
  );

const ofUnit: Find = (_warehouse, { params }) => Promise.resolve(named('unit', params.unit ?? null));

/** Read through the part of the data that is theirs (`Warehouse.readAs`), so that whatever it finds is their own. */
const inOwnPart: Find = (_warehouse, { grant }) =>
  Promise.resolve(
    grant.role === 'operator'
      ? { operator: grant.operator }
      : grant.role === 'unit'
        ? { unit: grant.unit }
        : {},
  );

/**
 * Whose is what a route answers with? Only routes stand here of which `tests/access/scopes.test.ts` holds that they tell
 * nothing of anybody else: of the others nobody's code is known, so that units and operators are refused.
 */
export const RESOURCES: Readonly<Record<string, Find>> = {
  'GET /': inOwnPart,
  'GET /present': inOwnPart,
  'GET /areas/{edition}/{level}/{code}': inOwnPart,
  'GET /gaps': inOwnPart,
  'GET /rows': inOwnPart,
  'GET /quotas': inOwnPart,
  'GET /cases': inOwnPart,
  'GET /cases/summary': inOwnPart,
  'GET /cases/{id}': ofCase,
  'GET /packs': inOwnPart,
  'GET /tallies/{unit}': ofUnit,
  'GET /tallies/{unit}/report': ofUnit,
  'POST /tallies/{unit}/report': ofUnit,
  'GET /api/v1/statistics/areas': inOwnPart,
  'GET /api/v1/statistics/changes': inOwnPart,
  'GET /api/v1/statistics/estimates': inOwnPart,
  'GET /api/v1/statistics/standards': inOwnPart,
  'GET /api/v1/statistics/quotas': inOwnPart,
  'GET /api/v1/statistics/gaps': inOwnPart,
  'GET /api/v1/statistics/tests': inOwnPart,
  'GET /api/v1/statistics/gap-cells': inOwnPart,
  'GET /api/v1/gaps/cells': inOwnPart,
  'GET /api/v1/gaps/outlines': inOwnPart,
  'GET /api/v1/gaps/workbook': inOwnPart,
  'GET /api/v1/sheets/province.{format}': inOwnPart,
  'GET /api/v1/sheets/areas/{code}.{format}': inOwnPart,
  'GET /api/v1/areas/{edition}/{level}': inOwnPart,
  'GET /api/v1/rows': inOwnPart,
  'GET /api/v1/rows/file': inOwnPart,
  'GET /api/v1/cases': inOwnPart,
  'GET /api/v1/cases/calendar': inOwnPart,
  'GET /api/v1/cases/tables/{table}.{format}': inOwnPart,
  'GET /api/v1/cases/{id}': ofCase,
  'GET /api/v1/cases/{id}/tables/{table}.{format}': ofCase,
  'GET /api/v1/cases/{id}/letter': ofCase,
  'GET /api/v1/cases/{id}/answer-form': ofCase,
  'GET /api/v1/cases/{id}/files/{sha256}': ofCase,
  'GET /api/v1/packs': inOwnPart,
  'GET /api/v1/packs/list.{format}': inOwnPart,
  'GET /api/v1/packs/{code}/file': ofPack,
  'GET /api/v1/tallies': inOwnPart,
  'GET /api/v1/tallies/calendar': inOwnPart,
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
