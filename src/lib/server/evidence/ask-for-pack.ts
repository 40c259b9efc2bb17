import { authorOf } from '../audit/witness.ts';
import { Fault } from '#lib/domain/fault.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { PACK_FORMATS, type PackFormat } from '#lib/domain/packs/pack-record.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { EvidenceSource } from './evidence.ts';
import { liveEvidence } from './live-evidence.ts';

/** Longest name of who makes a pack. */
const LONGEST_NAME = 100;

/** The format in the parameters of a request, ZIP by default. Throws a Fault for an unknown one. */
export function packFormat(params: URLSearchParams): PackFormat {
  const value = params.get('format') || PACK_FORMATS[0];
  const found = PACK_FORMATS.find((format) => format === value);
  if (!found) throw new Fault('parameter_value_unknown', { parameter: 'format', value, known: PACK_FORMATS });
  return found;
}

/** Who asks, by the parameters; `web` where nobody says. */
export const askedBy = (params: URLSearchParams): string =>
  plainWords(authorOf(params.get('by')) ?? '').slice(0, LONGEST_NAME) || 'web';

const listOf = (value: string | null) => (value ?? '').split(',').filter((word) => word !== '');

/**
 * The source of a request: the filter by its names, `areas`, codes with commas, and `gaps`, ids or addresses of gap areas with
 * commas. Throws a Fault for an unknown value and without an area or a gap area.
 */
export async function sourceAsked(warehouse: Warehouse, params: URLSearchParams): Promise<EvidenceSource> {
  const [areas, gaps] = [listOf(params.get('areas')), listOf(params.get('gaps'))];
  if (areas.length + gaps.length === 0) throw new Fault('pack_areas_missing');
  const filter = await resolveFilter(warehouse, parseFilterChoice(params));
  return () => liveEvidence(warehouse, { filter, areas, gaps });
}
