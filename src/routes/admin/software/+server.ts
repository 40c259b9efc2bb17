import { installationMessages } from '#lib/messages/installation.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import { softwareCsv, softwareWorkbook } from '#lib/server/watch/software-files.ts';
import type { RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The packages that the program runs with, their versions and licences, as a file: `format` csv, else a workbook. */
export const GET: RequestHandler = ({ url, locals: { setup, locale } }) =>
  forApi(locale, async () => {
    const isCsv = url.searchParams.get('format') === 'csv';
    const body = isCsv
      ? new TextEncoder().encode(softwareCsv(setup.root, locale))
      : await softwareWorkbook(setup.root, locale);
    const contentType = isCsv ? 'text/csv; charset=utf-8' : XLSX;
    const name = installationMessages[locale].softwareFile;
    return sendAttachment({ contentType, fileName: `${name}.${isCsv ? 'csv' : 'xlsx'}`, body });
  });
