import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { forApi } from '#lib/server/http.ts';
import { batchId, batchHistory, batchReport } from '#lib/server/ingest/batches.ts';
import { switchRule } from '#lib/server/ingest/rules/switch-rule.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** What each quality rule did in a batch, and what was done to the batch since. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const { rules } = await batchReport(warehouse, batchId(params.id));
    return json({ rules, history: await batchHistory(warehouse, batchId(params.id)) });
  });

/** Switches `rule` for a batch: `state` on or off, `by` who does. */
export const POST: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const of = (name: string) => url.searchParams.get(name) ?? '';
    const state = of('state');
    if (state !== 'on' && state !== 'off') throw new Fault('rule_state_unknown', { value: state });
    return json(
      await switchRule(warehouse, batchId(params.id), of('rule'), state, personIn(url.searchParams)),
    );
  });
