import { forApi, sendAttachment } from '#lib/server/http.ts';
import { settingFile } from '#lib/server/settings/setting-file.ts';
import { settingNamed } from '#lib/server/settings/setting-source.ts';
import type { RequestHandler } from './$types';

/** A setting as JSON: as it is in force, or in the `version` asked for; 0 is what ships. */
export const GET: RequestHandler = ({ params, url, locals }) =>
  forApi(locals.locale, async () =>
    sendAttachment(await settingFile(locals, settingNamed(params.setting), url.searchParams.get('version'))),
  );
