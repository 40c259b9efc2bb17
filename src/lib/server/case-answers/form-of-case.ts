import { caseNumber } from '#lib/domain/cases/case.ts';
import { readCase, type CaseToday } from '../cases/read-case.ts';
import type { ExpectedForm } from '../documents/answer-form/answer-form-result.ts';
import { renderAnswerForm } from '../documents/answer-form/answer-form-workbook.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { SentFile } from './sent-file.ts';

const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a form that answers a case must agree with. */
export const expectedForm = ({ id, frozen }: CaseToday): ExpectedForm => ({
  caseNumber: caseNumber(id),
  places: frozen.places.map(({ number, title }) => ({ number, title })),
});

/** The answer form of a case as a workbook, to be filled in by its operator. Throws a Fault without such a case. */
export async function formOfCase(warehouse: Warehouse, id: number): Promise<SentFile> {
  const opened = await readCase(warehouse, id);
  const { caseNumber: number, places } = expectedForm(opened);
  const body = await renderAnswerForm({ number, places, operator: { name: opened.frozen.operatorName } });
  return { contentType: WORKBOOK_TYPE, fileName: `${number}-tra-loi.xlsx`, body };
}
