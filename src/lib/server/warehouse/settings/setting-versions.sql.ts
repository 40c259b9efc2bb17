import { statement } from '../../db/statement.ts';

/** A version of a setting as stored. */
export interface SettingRow {
  readonly setting: string;
  readonly version: number;
  /** JSON; null where it is what ships. */
  readonly content: string | null;
  readonly restores: number | null;
  readonly note: string;
  readonly changedOn: string;
  readonly by: string;
  readonly at: string;
}

/** Every version of every setting, oldest first. */
export const settingRows = statement<SettingRow>()`
  select setting, version, content::varchar as content, restores, note, changed_on as "changedOn",
    changed_by as "by", changed_at as at
  from setting_version order by setting, version
`;

/** The newest version of a setting by the end of a day; none where it was never changed by then. */
export const settingVersionOn = statement<{ readonly version: number }, { setting: string; on: string }>()`
  select version from setting_version where setting = $setting and changed_on <= $on::date
  order by version desc limit 1
`;

/** Adds a version. */
export const insertSettingVersion = statement<
  never,
  {
    setting: string;
    version: number;
    content: string | null;
    restores: number | null;
    note: string;
    changedOn: string;
    by: string;
    now: string;
  }
>()`
  insert into setting_version values ($setting, $version, $content::json, $restores, $note, $changedOn::date, $by,
    $now::timestamp)
`;
