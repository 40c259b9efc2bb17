import { LETTER_FORMATS } from '#lib/domain/cases/letters/letter-kind.ts';
import { quarterReport } from '#lib/domain/cases/ledger/quarter-report.ts';
import { Fault } from '#lib/domain/fault.ts';
import { issuingBodyOn } from '#lib/domain/issuing-body.ts';
import { localDateAt, monthOf } from '#lib/domain/local-date.ts';
import { lastDateOf, parsePeriod, periodKey, quarter, type Period } from '#lib/domain/period.ts';
import { ledgerOn } from '../../cases/ledger/ledger-on.ts';
import { oneOf } from '../../exports/file-result.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { LETTER_CONTENT_TYPES, type LetterFile } from '../letters/case-letter.ts';
import { renderLetterPdf } from '../letters/letter-pdf.ts';
import { renderLetter } from '../letters/render-letter.ts';
import { quarterContent } from './quarter-content.ts';

/**
 * The report of a quarter (`period`, today's by default) as `format`, from the ledger at its end, or until today while it
 * goes on. Throws a Fault for what is no quarter, and for one that has not begun.
 */
export async function quarterReportFile(warehouse: Warehouse, params: URLSearchParams): Promise<LetterFile> {
  const today = localDateAt(warehouse.clock());
  const format = oneOf(params, 'format', LETTER_FORMATS);
  const asked = params.get('period');
  const period: Period = asked ? parsePeriod(asked) : quarter(monthOf(today));
  if (period.kind !== 'quarter' || period.from > today) throw new Fault('period_unknown', { value: asked! });
  const last = lastDateOf(period);
  const until = last < today ? last : today;
  const report = quarterReport(await ledgerOn(warehouse, until), period, until);
  const { issuingBodies } = await readCatalog(warehouse);
  const content = quarterContent(report, issuingBodyOn(issuingBodies, today));
  const date = new Date(`${until}T00:00:00Z`);
  const body = format === 'pdf' ? await renderLetterPdf(content, date) : await renderLetter(content, date);
  const name = periodKey(period).replace('quarter:', '');
  return { contentType: LETTER_CONTENT_TYPES[format], fileName: `bao-cao-ho-so-${name}.${format}`, body };
}
