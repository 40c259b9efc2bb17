import { openAsBlob } from 'node:fs';
import { Fault } from '#lib/domain/fault.ts';
import { askServer, type ServerAddress } from '../ask-server.ts';
import { sizeOf } from '../ingest/read/file-facts.ts';
import type { FileSource } from '../ingest/read/file-source.ts';
import type { ProgressListener } from '../ingest/load-files.ts';
import type { FileOutcome } from '../ingest/load-parts.ts';
import type { LoadOptions } from '../ingest/read/load-options.ts';
import { searchOfOptions } from './load-search.ts';
import { readLoadStream, type ErrorBody } from './load-stream.ts';

/**
 * Loads a file through the API of the server that has the warehouse open: equivalent to `loadFiles`. Throws the server's
 * Fault.
 */
export async function* sendToServer(
  server: ServerAddress,
  source: FileSource,
  options: LoadOptions,
  onProgress: ProgressListener,
): AsyncGenerator<FileOutcome> {
  await sizeOf(source.path);
  const search = searchOfOptions(options);
  search.set('by', options.loadedBy);
  const response = await askServer(server, `/api/v1/batches?${search}`, {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent(source.name), 'content-type': 'application/octet-stream' },
    body: await openAsBlob(source.path),
    signal: options.signal,
  });
  if (!response.ok || !response.body) {
    const fault = (await response.json()) as ErrorBody;
    throw new Fault(fault.code, fault.details, response.status);
  }
  yield* readLoadStream(response.body, onProgress);
}
