import { readSettler, type PlaceSettler } from '#lib/server/areas/place-names/place-decisions.ts';
import { addressTail } from '#lib/server/areas/place-names/place-reading.ts';
import { openAreas } from './open-areas.ts';

/** Recognises names against the areas that come with the program, without storing anything. */
export async function openNames(): Promise<PlaceSettler> {
  const warehouse = await openAreas();
  try {
    return await readSettler(warehouse.db);
  } finally {
    await warehouse.close();
  }
}

export interface Written {
  readonly district?: string;
  readonly commune?: string;
  readonly address?: string;
  readonly edition?: string | null;
}

/**
 * What a written place comes to, as text: codes of its district of 2024 and commune of 2025 (`-` for none),
 * with the recognition before it unless that is `known`.
 */
export function resolutionOf(settler: PlaceSettler, written: Written): string {
  const { district = null, commune = null, address, edition = '2024' } = written;
  const tail = address === undefined ? null : addressTail(settler.gazetteer, address);
  const { areas, recognition } = settler.settle({ edition, district, commune, address: tail });
  const code = (level: string) => areas.find((area) => area.level === level)?.code ?? '-';
  const place = `${code('district')} ${code('commune')}`;
  return recognition === 'known' ? place : `${recognition} ${place}`;
}
