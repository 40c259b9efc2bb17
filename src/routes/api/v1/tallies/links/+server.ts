import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalMonth } from '#lib/domain/local-date.ts';
import { linkChanger } from '#lib/server/access/link-changer.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { readLinkRequest } from '#lib/server/tallies/read-link-request.ts';
import { listLinks, makeLinks } from '#lib/server/tallies/report-links.ts';
import type { RequestHandler } from './$types';

/** The links of a `month` that are not revoked; their tokens are not stored. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const month = url.searchParams.get('month') ?? '';
    if (!isLocalMonth(month)) throw new Fault('tally_month_invalid', { value: month });
    return json({ links: await listLinks(warehouse, month) });
  });

/** Makes a link for each unit, in place of the one it had: `{month, units, by, endsOn}`. The addresses are returned only here. */
export const POST: RequestHandler = ({ request, locals }) =>
  forApi(locals.locale, async () => {
    const { warehouse, publicOrigin } = locals;
    const asked = readLinkRequest(String(await readBody(request)), request.headers.get('content-type'));
    return json(
      { links: await makeLinks(warehouse, asked, publicOrigin, linkChanger(locals)) },
      { status: 201 },
    );
  });
