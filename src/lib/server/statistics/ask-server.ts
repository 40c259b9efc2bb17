import { Fault, type FaultDetails } from '#lib/domain/fault.ts';

/** The area statistics from the server that runs at this address, byte for byte. Throws the Fault it answers with. */
export async function askServerForAreas(serverUrl: string, params: URLSearchParams): Promise<Uint8Array> {
  const response = await fetch(new URL(`/api/v1/statistics/areas?${params}`, serverUrl));
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const refusal = (await response.json()) as { code: string; details?: FaultDetails };
  throw new Fault(refusal.code, refusal.details ?? {}, response.status);
}
