import { Fault, type FaultDetails } from '#lib/domain/fault.ts';

/**
 * Requests a table of figures (`statistics/areas`, `tallies`) from the running server at this URL; returns the bytes.
 * Throws the Fault it responds with.
 */
export async function requestFromServer(
  table: string,
  serverUrl: string,
  params: URLSearchParams,
): Promise<Uint8Array> {
  const response = await fetch(new URL(`/api/v1/${table}?${params}`, serverUrl));
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const refusal = (await response.json()) as { code: string; details?: FaultDetails };
  throw new Fault(refusal.code, refusal.details ?? {}, response.status);
}
