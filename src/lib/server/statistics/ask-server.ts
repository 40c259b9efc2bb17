import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import type { Presence } from '../presence.ts';

/** The area statistics from the running server that holds the warehouse, byte for byte. Throws the Fault it answers with. */
export async function askServerForAreas(server: Presence, params: URLSearchParams): Promise<Uint8Array> {
  const response = await fetch(new URL(`/api/v1/statistics/areas?${params}`, server.url));
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const refusal = (await response.json()) as { code: string; details?: FaultDetails };
  throw new Fault(refusal.code, refusal.details ?? {}, response.status);
}
