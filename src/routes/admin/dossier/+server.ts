import { LETTER_FORMATS } from '#lib/domain/cases/letters/letter-kind.ts';
import { oneOf } from '#lib/server/exports/file-result.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import { dossierFile } from '#lib/server/watch/dossier-file.ts';
import type { RequestHandler } from './$types';

/** The dossier that proposes level 2, made from the running installation: `format` docx or pdf. */
export const GET: RequestHandler = ({ url, locals: { warehouse, accounts, setup, locale } }) =>
  forApi(locale, async () =>
    sendAttachment(
      await dossierFile(warehouse, accounts, setup, oneOf(url.searchParams, 'format', LETTER_FORMATS)),
    ),
  );
