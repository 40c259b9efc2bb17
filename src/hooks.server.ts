import { redirect, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { mayBeOpen } from '#lib/domain/access/open-mode.ts';
import { LOCALES, type Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { startMessages } from '#lib/messages/start.ts';
import { admit, addressInstead } from '#lib/server/access/admit.ts';
import { noteLook } from '#lib/server/access/looks.ts';
import { witnessOf } from '#lib/server/access/witness-of.ts';
import { tellHeads } from '#lib/server/audit/heads.ts';
import { withWitness } from '#lib/server/audit/witness.ts';
import { refuseWithoutAccounts, refuseWithoutAdmin } from '#lib/server/access/check-setup.ts';
import { keepOwnTags, markTag } from '#lib/server/access/scoped-tags.ts';
import type { Accounts } from '#lib/server/accounts/accounts.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';
import { compressedPage } from '#lib/server/compressed-page.ts';
import { readConfig } from '#lib/server/config.ts';
import { documentOf } from '#lib/server/page-document.ts';
import { backUpNightly } from '#lib/server/backup/nightly.ts';
import { logEvent } from '#lib/server/log/event-log.ts';
import { logRequest } from '#lib/server/log/log-request.ts';
import { refuseRequest } from '#lib/server/http.ts';
import { acceptedOrigins } from '#lib/server/origins/origins.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { referenceOf } from '#lib/server/province/reference-in-use.ts';
import { typedCommands } from '#lib/server/runtime/typed-commands.ts';
import { openService } from '#lib/server/service.ts';
import { addressInForce } from '#lib/server/warehouse/settings/started-settings.ts';
import { loadPartitions } from '#lib/server/aggregates/column-store/partition-cache.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { keepAlerts } from '#lib/server/watch/keep-alerts.ts';
import { keepSnapshot } from '#lib/server/workbench/snapshot/keep-snapshot.ts';

/** One warehouse and its accounts per process, also when the development server loads this module again. */
const shared = globalThis as { iSpeedWarehouse?: Promise<Warehouse>; iSpeedAccounts?: Promise<Accounts> };

interface Reached {
  readonly named: string | undefined;
  readonly origins: readonly string[];
  readonly backsUp: boolean;
  readonly setup: App.Locals['setup'];
  /** May it be used without an account, while there is none? */
  readonly mayBeOpen: boolean;
}
let reached: Reached | null = null;
/** Under which origins the server is reached, the one that is named first, and whether backups are made each night. Asked at the first request: PORT=0 has become a port by then. */
function whereReached() {
  if (reached) return reached;
  const config = readConfig(process.env, process.cwd());
  const origins = acceptedOrigins(config);
  return (reached = {
    named: config.origins[0],
    origins,
    mayBeOpen: mayBeOpen({ ...config, origins }),
    backsUp: config.backup !== null,
    setup: { ...config, origins },
  });
}

const STREAMED = /^(?:application\/x-ndjson|text\/event-stream)\b/;
const ONE_YEAR_S = 31_536_000;
const DAY_MS = 86_400_000;
/** A browser that came over TLS once never comes without it. */
const TLS_ONLY = `max-age=${ONE_YEAR_S}; includeSubDomains`;
/** What is no page is shown in no frame of another site either. */
const NO_FRAME = "frame-ancestors 'none'";
const LANGUAGE_NAME = 'lang';
const LANGUAGE_COOKIE = { path: '/', maxAge: ONE_YEAR_S, httpOnly: true, sameSite: 'lax' } as const;

export const init: ServerInit = async () => {
  const config = readConfig(process.env, process.cwd());
  refuseWithoutAccounts(config);
  shared.iSpeedWarehouse ??= openService(config, () =>
    LOCALES.forEach((locale) => console.log(startMessages[locale].loadingSample)),
  );
  const warehouse = await shared.iSpeedWarehouse;
  const accounts = await (shared.iSpeedAccounts ??= openAccounts(warehouse));
  refuseWithoutAdmin(config, accounts);
  if (!accounts.any && !mayBeOpen({ ...config, origins: acceptedOrigins(config) }))
    LOCALES.forEach((locale) => console.log(typedCommands(startMessages[locale].noAccounts, config.root)));
  const { state, secret } = warehouse.deviceSecret;
  if (secret === null)
    LOCALES.forEach((locale) =>
      console.error(faultSentence({ code: 'device_secret_lost', details: { state } }, locale)),
    );
  warehouse.inBackground(async () => {
    await readLedger(warehouse);
  });
  warehouse.inBackground(() => loadPartitions(warehouse));
  const tell = () => tellHeads([warehouse, accounts]);
  await tell();
  warehouse.repeat(tell, DAY_MS);
  backUpNightly(warehouse, config);
  keepSnapshot(warehouse);
  keepAlerts(warehouse);
  process.once('sveltekit:shutdown', async () => {
    logEvent({ what: 'stop', outcome: 'asked' });
    await tell();
    // Its background work may still look through the accounts.
    await (await shared.iSpeedWarehouse)?.close();
    await (await shared.iSpeedAccounts)?.close();
  });
};

export const handle: Handle = async ({ event, resolve }) =>
  compressedPage(event, await logRequest(event, () => answer({ event, resolve })));

async function answer({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
  const chosen = LOCALES.find((locale) => locale === event.url.searchParams.get('lang'));
  const isSecure = event.url.protocol === 'https:';
  const cookie = isSecure ? `__Host-${LANGUAGE_NAME}` : LANGUAGE_NAME;
  if (chosen) event.cookies.set(cookie, chosen, { ...LANGUAGE_COOKIE, secure: isSecure });
  event.locals.locale = chosen ?? LOCALES.find((locale) => locale === event.cookies.get(cookie)) ?? 'vi';
  const warehouse = (await shared.iSpeedWarehouse)!;
  const accounts = (await shared.iSpeedAccounts)!;
  const { named, origins, backsUp, setup, mayBeOpen } = whereReached();
  const reference = referenceOf(setup);
  const isOpen = mayBeOpen && !accounts.any;
  const publicOrigin = (await addressInForce(warehouse, origins)) ?? named ?? event.url.origin;
  const gate = { warehouse, accounts, origins, isOpen, inside: setup.inside, users: setup };
  const { actor, refusal, reader, source } = await admit(event, gate);
  const read = { warehouse: source, reader };
  Object.assign(event.locals, { ...read, actor, accounts, isOpen, setup, reference, backsUp, publicOrigin });
  keepOwnTags(event.request.headers, reader.scope);
  const instead = refusal && addressInstead(refusal, event, actor);
  if (instead) redirect(303, instead);
  const response = refusal
    ? refuseRequest(refusal, event.request, event.locals.locale)
    : await withWitness(witnessOf(actor, event), async () => {
        const answered = await resolve(event, documentOf(event.locals.locale));
        await noteLook(accounts, event, answered);
        return answered;
      });
  markTag(response.headers, reader.scope);
  // What comes line by line is to arrive line by line, behind nginx too.
  if (STREAMED.test(response.headers.get('content-type') ?? ''))
    response.headers.set('x-accel-buffering', 'no');
  // What somebody sees who has signed in is nobody's to see in the browser afterwards.
  if (!isOpen && !response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  response.headers.set('x-content-type-options', 'nosniff');
  if (isSecure) response.headers.set('strict-transport-security', TLS_ONLY);
  // Pages have their own, made by the framework.
  if (!response.headers.has('content-security-policy'))
    response.headers.set('content-security-policy', NO_FRAME);
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}

export const handleError: HandleServerError = ({ error, event, status }) => {
  const locale: Locale = event.locals.locale ?? 'vi';
  const code = status === 404 ? 'not_found' : 'unexpected';
  if (code === 'unexpected') console.error(event.request.method, event.url.pathname, error);
  return { code, message: faultSentence({ code, details: {} }, locale) };
};
