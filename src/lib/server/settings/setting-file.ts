import { Fault } from '#lib/domain/fault.ts';
import { SHIPPED_SETTING, type SettingName } from '#lib/domain/settings/setting.ts';
import { readSettings, type SettingSource } from './setting-source.ts';

/** A setting as a file: who set it, when and why, and its content. Throws a Fault for a version that there is not. */
export async function settingFile(source: SettingSource, name: SettingName, asked: string | null) {
  const { shipped, versions } = await readSettings(source);
  const own = versions[name] ?? [];
  const number = asked === null ? (own.at(-1)?.version ?? SHIPPED_SETTING) : Number(asked);
  const found = own.find(({ version }) => version === number);
  if (!found && number !== SHIPPED_SETTING)
    throw new Fault('setting_version_absent', { version: asked }, 404);
  const { content = null, ...about } = found ?? { version: SHIPPED_SETTING };
  const body = { setting: name, ...about, isShipped: content === null, content: content ?? shipped[name] };
  return {
    contentType: 'application/json; charset=utf-8',
    fileName: `${name.replaceAll('_', '-')}-${number}.json`,
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}
