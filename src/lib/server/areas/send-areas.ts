import { openAsBlob } from 'node:fs';
import type { AreaImportReport } from '#lib/domain/area-import.ts';
import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import { askServer, type ServerAddress } from '../ask-server.ts';

/** Imports a boundary file through the running server. Throws the Fault it responds with. */
export async function sendAreas(
  server: ServerAddress,
  path: string,
  fileName: string,
  options: URLSearchParams,
): Promise<AreaImportReport> {
  const query = new URLSearchParams([...options, ['file', fileName]]);
  const response = await askServer(server, `/api/v1/areas/import?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: await openAsBlob(path),
  });
  const body = (await response.json().catch(() => ({}))) as { code?: string; details?: FaultDetails };
  if (response.ok) return body as unknown as AreaImportReport;
  const { code = 'areas_server_refused', details = { status: response.status } } = body;
  throw new Fault(code, details, response.status);
}
