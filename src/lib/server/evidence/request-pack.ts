import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import type { PackRecord, SigningKeyRecord } from '#lib/domain/packs/pack-record.ts';
import { askServer, type ServerAddress } from '../ask-server.ts';
import { packFormat } from './ask-for-pack.ts';
import type { MadePack } from './packs.ts';

/** Has the running server make a pack, as `makePack` would. Throws the Fault that it answers with. */
export async function requestPack(server: ServerAddress, params: URLSearchParams): Promise<MadePack> {
  const made = await orFault(await askServer(server, `/api/v1/packs?${params}`, { method: 'POST' }));
  const record = (await made.json()) as PackRecord;
  const format = packFormat(params);
  const file = await orFault(await askServer(server, `/api/v1/packs/${record.code}/file?format=${format}`));
  return { record, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** Has the running server sign with another key from now on, as `rotateKey` would. Throws the Fault that it answers with. */
export async function requestRotation(server: ServerAddress, by: string): Promise<SigningKeyRecord> {
  const path = `/api/v1/packs/keys?${new URLSearchParams({ by })}`;
  const answer = await orFault(await askServer(server, path, { method: 'POST' }));
  return (await answer.json()) as SigningKeyRecord;
}

async function orFault(response: Response): Promise<Response> {
  if (response.ok) return response;
  const refusal = (await response.json()) as { code: string; details?: FaultDetails };
  throw new Fault(refusal.code, refusal.details ?? {}, response.status);
}
