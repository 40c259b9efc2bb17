import { Fault } from '#lib/domain/fault.ts';
import { enter } from '../cases/enter.ts';
import { readCase } from '../cases/read-case.ts';
import type { EntryRequest, UploadedFile } from '../cases/read-entry.ts';
import { uploadOf } from '../uploads/preview-uploads.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { insertFile } from './case-files.sql.ts';
import { forgetForm, readForm, type FormRead } from './read-form.ts';

/**
 * Enters a step of a case; an answer by its form is read again from the file that was sent, which is kept with the entry:
 * all or nothing. Throws the Faults of `enter`, and one where a cell of the form is wrong.
 */
export async function enterStep(
  warehouse: Warehouse,
  id: number,
  request: EntryRequest,
  signal?: AbortSignal,
): Promise<number> {
  if (request.form === null) return enter(warehouse, id, request);
  const read = await readSent(warehouse, id, request.form, signal);
  const { file, content } = read;
  const { name, sha256, bytes } = file;
  const number = await enter(
    warehouse,
    id,
    { ...request, answers: read.answers },
    {
      files: [file],
      write: (writer, entry) =>
        writer.run(insertFile, {
          ...{ case: id, entry, role: 'form', name, sha256, bytes },
          content: content.toString('base64'),
        }),
    },
  );
  await forgetForm(warehouse, request.form.token);
  return number;
}

async function readSent(
  warehouse: Warehouse,
  id: number,
  { token, name }: UploadedFile,
  signal?: AbortSignal,
): Promise<FormRead> {
  const path = await uploadOf(warehouse.dataDir, token, warehouse.clock());
  const read = await readForm(await readCase(warehouse, id), { path, name }, signal);
  if (read.faults.length > 0)
    throw new Fault('answer_form_wrong', { file: name, cells: read.faults.length }, 422);
  return read;
}
