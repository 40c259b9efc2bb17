import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { statement } from '#lib/server/db/statement.ts';
import { filesOf } from '#lib/domain/cases/case-entry.ts';
import { enterStep } from '#lib/server/case-answers/enter-step.ts';
import { formOfCase } from '#lib/server/case-answers/form-of-case.ts';
import { previewForm } from '#lib/server/case-answers/read-form.ts';
import { fileOf } from '#lib/server/case-answers/sent-file.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { ANSWER_COLUMNS } from '#lib/server/documents/letters/answer-columns.ts';
import { readSheets, writeWorkbook } from '#lib/server/workbook-file.ts';
import { openLedger, openSlow, step } from './case-steps.ts';

let ledger: Awaited<ReturnType<typeof openLedger>>;
let id: number;
beforeAll(async () => {
  ledger = await openLedger();
  id = await openSlow(ledger.warehouse, ['A', 'B']);
  await step(ledger.warehouse, id, { kind: 'sent', on: '2024-08-01', deadline: '2024-08-16' });
});
afterAll(() => ledger.warehouse.close());

/** The case's form with cells of its first place filled in. */
async function filled(cells: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const form = await readSheets((await formOfCase(ledger.warehouse, id)).body, () => true);
  const rows = form.sheets[0]!.rows.map((row) => [...row]);
  const row = rows.find(([number]) => number === '1')!;
  ANSWER_COLUMNS.forEach((column, i) => (row[i] = cells[column] ?? row[i] ?? null));
  return writeWorkbook({ sheets: [{ name: 'Tra loi', rows }] });
}

const signal = new AbortController().signal;
const preview = async (content: Uint8Array<ArrayBuffer>, name = 'tra-loi.xlsx') => {
  const opened = await readCase(ledger.warehouse, id);
  return previewForm(ledger.warehouse, opened, new Response(content), { name, signal });
};
const enterForm = (token: string | null, on = '2024-08-01') => {
  const fields = { kind: 'answered', on, by: 'Lan', form: { token, name: 'tra-loi.xlsx' } };
  return enterStep(ledger.warehouse, id, readEntry(JSON.stringify(fields), 'application/json'));
};
const kept = statement<{ files: number; answers: number }>()`
  select (select count(*) from case_file) as files,
    (select count(*) from case_entry where kind = 'answered') as answers`;
const NOTHING = [{ files: 0, answers: 0 }];

describe('an answer form on the page of its case', () => {
  it('is shown before it is entered, then kept byte for byte as the document of its entry', async () => {
    const content = await filled({ status: 'Có kế hoạch', promised: 'quý IV/2024', station: 'BG-11' });
    const read = await preview(content);
    expect(read).toMatchObject({ faults: [], unanswered: [2], answers: [{ place: 1, station: 'BG-11' }] });
    expect(await ledger.warehouse.db.query(kept, {})).toEqual(NOTHING);
    await expect(enterForm(read.token, '2024-08-02')).rejects.toMatchObject({ code: 'case_date_future' });
    expect(await ledger.warehouse.db.query(kept, {})).toEqual(NOTHING);
    await enterForm(read.token);
    const { standing, entries } = await readCase(ledger.warehouse, id);
    expect(standing.answers).toEqual(read.answers);
    expect(filesOf(entries.at(-1)!)).toEqual([read.file]);
    expect((await fileOf(ledger.warehouse, id, read.file.sha256)).body).toEqual(content);
    await expect(enterForm(read.token)).rejects.toMatchObject({ code: 'preview_gone' });
    await step(ledger.warehouse, id, { kind: 'undone', on: '2024-08-01', note: 'again', entry: 2 });
  });

  it('with a wrong cell cannot be entered', async () => {
    const read = await preview(await filled({ status: 'Xong' }));
    expect(read).toMatchObject({ token: null, answers: [], faults: [{ sheet: 'Tra loi', cell: 'C7' }] });
  });

  it('that is another kind of file, a bomb or too large is refused', async () => {
    const text = new TextEncoder().encode('STT;Nơi\n1;A\n');
    await expect(preview(text, 'a.csv')).rejects.toMatchObject({ code: 'answer_form_kind' });
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(41_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(preview(new Uint8Array(bomb))).rejects.toMatchObject({ code: 'document_too_large' });
    await expect(preview(new Uint8Array(5_000_001))).rejects.toMatchObject({
      code: 'answer_form_too_large',
    });
  });
});
