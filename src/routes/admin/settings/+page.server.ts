import { SETTINGS } from '#lib/domain/settings/setting.ts';
import { forPage } from '#lib/server/http.ts';
import { readSettings } from '#lib/server/settings/setting-source.ts';
import type { PageServerLoad } from './$types';

/** Every setting with the version that is in force. */
export const load: PageServerLoad = ({ locals, setHeaders }) =>
  forPage(locals.locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const { versions } = await readSettings(locals);
    return {
      settings: SETTINGS.map((name) => {
        const last = versions[name]?.at(-1);
        return {
          name,
          last: last ? { ...last, content: null, isShipped: last.content === null } : null,
        };
      }),
    };
  });
