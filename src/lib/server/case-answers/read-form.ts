import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import type { CaseFile } from '#lib/domain/cases/case-file.ts';
import { Fault } from '#lib/domain/fault.ts';
import { formatBytes } from '#lib/domain/format.ts';
import type { CaseToday } from '../cases/read-case.ts';
import type { AnswerFault } from '../documents/answer-form/answer-form-result.ts';
import { readAnswerForm } from '../documents/answer-form/read-answer-form.ts';
import { readHead } from '../ingest/read/file-facts.ts';
import { readFileKind } from '../ingest/read/file-kind.ts';
import type { FileSource } from '../ingest/read/file-source.ts';
import { adoptFile } from '../uploads/preview-uploads.ts';
import { receiveUpload, type Sent } from '../uploads/receive-upload.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { expectedForm } from './form-of-case.ts';

/** A form of 100 places has 30 kB, a letter with its maps 1 MB. */
export const MOST_FORM_BYTES = 5_000_000;

/** A form as read: its answers, or what is wrong in it and no answer. */
export interface FormRead {
  readonly file: CaseFile;
  readonly content: Buffer;
  readonly answers: readonly AnswerRow[];
  /** Numbers of the case's places that the form says nothing of. */
  readonly unanswered: readonly number[];
  readonly faults: readonly AnswerFault[];
  /** There are more faults than are listed. */
  readonly cut: boolean;
}

/** Reads a file as the answer form of a case, in a limited process. Throws a Fault for a file that is no XLSX or DOCX. */
export async function readForm(
  opened: CaseToday,
  { path, name }: FileSource,
  signal?: AbortSignal,
): Promise<FormRead> {
  const content = await readFile(path);
  if (content.length === 0) throw new Fault('file_empty', { file: name }, 422);
  const kind = await readFileKind(path, name, await readHead(path, HEAD_BYTES));
  if (kind !== 'workbook' && kind !== 'document') throw new Fault('answer_form_kind', { file: name }, 422);
  const expected = expectedForm(opened);
  const { rows, faults, cut } = await readAnswerForm({ path, kind, expected }, name, signal);
  const answered = new Set(rows.map(({ place }) => place));
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    file: { role: 'form', name, sha256, bytes: content.length },
    content,
    answers: rows,
    unanswered: expected.places.flatMap(({ number }) => (answered.has(number) ? [] : [number])),
    faults,
    cut,
  };
}

const HEAD_BYTES = 64 * 1024;

/** A form that was sent and read; it waits under its token to be entered. No token where a cell is wrong. */
export type PreviewedForm = Omit<FormRead, 'content'> & { readonly token: string | null };

/** Receives a form and reads it; enters nothing. Throws the Faults of `receiveUpload` and `readForm`. */
export async function previewForm(
  { dataDir }: Warehouse,
  opened: CaseToday,
  sent: Sent,
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): Promise<PreviewedForm> {
  const limit = formatBytes(MOST_FORM_BYTES, 'vi');
  const upload = await receiveUpload(dataDir, sent, {
    mostBytes: MOST_FORM_BYTES,
    tooLarge: () => new Fault('answer_form_too_large', { limit }, 413),
  });
  try {
    const { file, answers, unanswered, faults, cut } = await readForm(
      opened,
      { path: upload.path, name },
      signal,
    );
    const token = faults.length === 0 ? await adoptFile(dataDir, upload.path) : null;
    return { token, file, answers, unanswered, faults, cut };
  } finally {
    await upload.discard();
  }
}
