import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import { askServer, type ServerAddress } from '../ask-server.ts';

/**
 * Requests a table of figures (`statistics/areas`, `tallies`) from the running server; returns the bytes.
 * Throws the Fault it responds with.
 */
export async function requestFromServer(
  table: string,
  server: ServerAddress,
  params: URLSearchParams,
): Promise<Uint8Array> {
  const response = await askServer(server, `/api/v1/${table}?${params}`);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const refusal = (await response.json()) as { code: string; details?: FaultDetails };
  throw new Fault(refusal.code, refusal.details ?? {}, response.status);
}
