import { Fault } from '#lib/domain/fault.ts';
import { enter, type Attachments } from '../cases/enter.ts';
import { readCase, type CaseToday } from '../cases/read-case.ts';
import type { EntryRequest, UploadedFile } from '../cases/read-entry.ts';
import { deleteUpload, uploadOf } from '../uploads/preview-uploads.ts';
import type { FileSource } from '../ingest/read/file-source.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { insertFile } from './case-files.sql.ts';
import { keepTests, readTests, type TestsRead } from './operator-tests/operator-tests.ts';
import { readForm, type FormRead } from './read-form.ts';

/**
 * Enters a step of a case. The files that an answer rests on are read again from what was sent and kept with the entry: the
 * form byte for byte, tests row by row; all or nothing. Throws the Faults of `enter`, of reading the files, and one where
 * a cell of the form is wrong.
 */
export async function enterStep(
  warehouse: Warehouse,
  id: number,
  request: EntryRequest,
  signal?: AbortSignal,
): Promise<number> {
  const { form, tests } = request;
  if (form === null && tests === null) return enter(warehouse, id, request);
  const opened = await readCase(warehouse, id);
  const formRead = form && (await readSentForm(warehouse, opened, form, signal));
  const testsRead = tests && (await readSentTests(warehouse, opened, tests, signal));
  const answered = formRead ? { ...request, answers: formRead.answers } : request;
  const number = await enter(warehouse, id, answered, attachments(id, formRead, testsRead));
  for (const sent of [form, tests]) if (sent) await deleteUpload(warehouse.dataDir, sent.token);
  return number;
}

function attachments(id: number, form: FormRead | null, tests: TestsRead | null): Attachments {
  return {
    files: [form, tests].flatMap((read) => (read ? [read.file] : [])),
    tests: tests && tests.found,
    async write(writer, entry) {
      if (form) {
        const { role, name, sha256, bytes } = form.file;
        const content = form.content.toString('base64');
        await writer.run(insertFile, { case: id, entry, role, name, sha256, bytes, content });
      }
      if (tests) await keepTests(writer, { id, entry }, tests.tests);
    },
  };
}

async function readSentForm(
  warehouse: Warehouse,
  opened: CaseToday,
  sent: UploadedFile,
  signal?: AbortSignal,
): Promise<FormRead> {
  const read = await readForm(opened, await sourceOf(warehouse, sent), signal);
  if (read.faults.length > 0)
    throw new Fault('answer_form_wrong', { file: sent.name, cells: read.faults.length }, 422);
  return read;
}

async function readSentTests(
  warehouse: Warehouse,
  opened: CaseToday,
  sent: NonNullable<EntryRequest['tests']>,
  signal?: AbortSignal,
): Promise<TestsRead> {
  const options = new URLSearchParams(sent.options);
  return readTests(warehouse, opened, await sourceOf(warehouse, sent), { options, signal });
}

async function sourceOf({ dataDir, clock }: Warehouse, { token, name }: UploadedFile): Promise<FileSource> {
  return { path: await uploadOf(dataDir, token, clock()), name };
}
