import { accountCsv, accountWorkbook } from '#lib/server/access/account-file.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list of accounts and access tokens as a file: `format` csv, else a workbook. */
export const GET: RequestHandler = ({ url, locals: { accounts, locale } }) =>
  forApi(locale, async () => {
    const isCsv = url.searchParams.get('format') === 'csv';
    const body = isCsv
      ? new TextEncoder().encode(accountCsv(accounts, locale))
      : await accountWorkbook(accounts, locale);
    const contentType = isCsv ? 'text/csv; charset=utf-8' : XLSX;
    return sendAttachment({ contentType, fileName: `tai-khoan.${isCsv ? 'csv' : 'xlsx'}`, body });
  });
