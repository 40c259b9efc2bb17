import { settingChanges } from '#lib/domain/settings/setting-change.ts';
import { SETTING_FIELDS } from '#lib/domain/settings/setting-fields.ts';
import { SHIPPED_SETTING } from '#lib/domain/settings/setting.ts';
import { actorName } from '#lib/messages/actor-words.ts';
import { formAction, type Fields } from '#lib/server/access/form-action.ts';
import { forPage } from '#lib/server/http.ts';
import { parseJson } from '#lib/server/request-fields.ts';
import { changeSetting, previewSetting, type SettingWish } from '#lib/server/settings/change-setting.ts';
import { readSettings, settingNamed } from '#lib/server/settings/setting-source.ts';
import type { Actions, PageServerLoad } from './$types';

/** Newest versions that are shown with what they changed. */
const MOST_VERSIONS = 20;

/** A setting as it is in force, what it may name, and its history. */
export const load: PageServerLoad = ({ params, locals, setHeaders }) =>
  forPage(locals.locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const name = settingNamed(params.setting);
    const { shipped, inForce, versions } = await readSettings(locals);
    const own = versions[name] ?? [];
    const asRecord = (content: object | null) =>
      (content ?? shipped[name]) as unknown as Readonly<Record<string, unknown>>;
    const history = own.map(({ content, ...version }, i) => ({
      ...version,
      isShipped: content === null,
      changes: settingChanges(SETTING_FIELDS[name], asRecord(own[i - 1]?.content ?? null), asRecord(content)),
    }));
    return {
      name,
      content: inForce[name] as object,
      version: own.at(-1)?.version ?? SHIPPED_SETTING,
      operators: inForce.operators.operators.map(({ code, name: label }) => ({ value: code, label })),
      origins: locals.setup.origins,
      history: history.slice(-MOST_VERSIONS).reverse(),
      older: Math.max(0, history.length - MOST_VERSIONS),
    };
  });

/** What a form asks for: the fields as they are, or an earlier version again. */
const wishIn = (field: Fields): SettingWish =>
  field('restores') === ''
    ? { content: parseJson(field('content')) }
    : { restores: Number(field('restores')) };

export const actions: Actions = {
  /** What the change would mean; nothing is saved. */
  preview: (event) =>
    formAction(event, async (field) => ({
      saved: false,
      restores: field('restores'),
      preview: await previewSetting(event.locals, settingNamed(event.params.setting), wishIn(field)),
    })),

  /** Saves the change that was looked at, as a further version. */
  save: (event) =>
    formAction(event, async (field) => {
      const { locals, params } = event;
      await changeSetting(locals, settingNamed(params.setting), {
        wish: wishIn(field),
        note: field('note'),
        by: actorName(locals.actor),
        seal: field('seal'),
      });
      return { saved: true, restores: '', preview: null };
    }),
};
