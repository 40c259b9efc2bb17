import { authorOf } from '#lib/server/audit/witness.ts';
import { isMarked } from '#lib/server/exports/file-result.ts';
import { clientSignal, forApi } from '#lib/server/http.ts';
import { askWorkbench, formOf, resultResponse } from '#lib/server/workbench/ask-workbench.ts';
import { versionNamed } from '#lib/server/workbench/questions/questions.ts';
import { questionId } from '#lib/server/workbench/questions/read-question.ts';
import { readFormat } from '#lib/server/workbench/read-query.ts';
import { valuesGiven } from '#lib/server/workbench/values-given.ts';
import type { RequestHandler } from './$types';

/**
 * The result of a saved question as a file: `/api/v1/questions/3.csv`. `version`: not of its newest version; `value.NAME`:
 * instead of the saved value.
 */
export const GET: RequestHandler = ({ params, url, request, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const { searchParams } = url;
    const format = readFormat(params.format);
    const version = searchParams.has('version') ? questionId(searchParams.get('version')!) : null;
    const { asked, title } = await versionNamed(warehouse, questionId(params.id), version);
    const query = { sql: asked.sql, values: { ...asked.values, ...valuesGiven(searchParams, asked.values) } };
    const asker = { by: authorOf(searchParams.get('by')), signal: clientSignal(request, platform) };
    const form = formOf({ format, marked: isMarked(searchParams) }, locale);
    return resultResponse(await askWorkbench(warehouse, query, asker, form), format, title);
  });
