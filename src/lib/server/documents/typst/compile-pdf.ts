import { runChild } from '../../runtime/run-child.ts';
import type { PdfJob, PdfReply, PdfRequest } from './pdf-job.ts';

/** Enough for a report with 100,000 rows attached. */
const MEMORY_MB = 900;
const TIME_LIMIT_MS = 60_000;
const MOST_REPLY_BYTES = 256 * 1024 * 1024;
/** Names of parts: no folder, nothing that a system forbids. */
const PART_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * Makes a PDF/A-3 with its attachments, or a picture of its only page, in a child process: the server goes on meanwhile, whatever the compiler does.
 * Equal jobs give equal bytes. Words of people go into `data`, `title` and descriptions, never into `source`. Throws the
 * Fault `pdf_not_made` when the source is wrong, `pdf_too_large` beyond the limits of memory and time; an Error for a
 * part's name that no file may have, or a source that would fetch a package.
 */
export const compilePdf = async (job: PdfJob, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> =>
  compileComing(job.title, Promise.resolve(requestOf(job)), signal);

/**
 * The same for a job that is still being made: the compiler starts meanwhile. `file` names it in messages. Throws what the
 * making throws as well.
 */
export const compilePdfToCome = (file: string, job: Promise<PdfJob>): Promise<Uint8Array<ArrayBuffer>> =>
  compileComing(file, job.then(requestOf));

async function compileComing(
  file: string,
  request: Promise<PdfRequest>,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { base64 } = await runChild<PdfReply>('pdf-child', request, {
    file,
    signal,
    tooLarge: 'pdf_too_large',
    memoryMb: MEMORY_MB,
    timeMs: TIME_LIMIT_MS,
    mostReplyBytes: MOST_REPLY_BYTES,
  });
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function requestOf({
  attachments = [],
  images = {},
  date,
  pdfStandard = 'a-3a',
  form = 'pdf',
  ...job
}: PdfJob): PdfRequest {
  if (/"@[a-z]/.test(job.source)) throw new Error('a source fetches no package');
  const names = [...Object.keys(images), ...attachments.map(({ name }) => name)];
  const wrong = names.find((name) => !PART_NAME.test(name));
  if (wrong !== undefined) throw new Error(`no name of a part: ${wrong}`);
  return {
    ...job,
    images,
    pdfStandard,
    form,
    dateSeconds: Math.floor(date.getTime() / 1000),
    attachments: attachments.map(({ bytes, ...part }) => ({
      ...part,
      base64: Buffer.from(bytes).toString('base64'),
    })),
  };
}
