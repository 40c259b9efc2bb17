import { createHash } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { readSetting } from '#lib/domain/settings/read-setting.ts';
import { settingChanges, type SettingChange } from '#lib/domain/settings/setting-change.ts';
import type { SettingEffects } from '#lib/domain/settings/setting-effects.ts';
import { SETTING_FIELDS } from '#lib/domain/settings/setting-fields.ts';
import type { SettingProblem } from '#lib/domain/settings/setting-problem.ts';
import { emptyingProblems, settingProblems } from '#lib/domain/settings/setting-problems.ts';
import {
  LONGEST_SETTING_NOTE,
  SHIPPED_SETTING,
  type SettingContents,
  type SettingName,
} from '#lib/domain/settings/setting.ts';
import { problemFault } from '../warehouse/settings/problem-fault.ts';
import { insertSettingVersion } from '../warehouse/settings/setting-versions.sql.ts';
import { aroundSettings } from '../warehouse/settings/shipped-settings.ts';
import { loadSetting } from '../warehouse/vocabulary.ts';
import { effectsOf } from './effects/setting-effects.ts';
import { isShippedAsFile, readSettings, type SettingSource } from './setting-source.ts';

/** What a person wants of a setting: a content as a form has it, or an earlier version again (0: what ships). */
export type SettingWish = { readonly content: unknown } | { readonly restores: number };

/** A change as it would be, before it is made. */
export interface SettingPreview {
  readonly problems: readonly SettingProblem[];
  readonly changes: readonly SettingChange[];
  /** Null while there are problems, and where nothing changes. */
  readonly effects: SettingEffects | null;
  /** Names this change of these data: given back, it says that the change is the one that was looked at. */
  readonly seal: string;
}

/** What a change would mean, without making it. Throws a Fault for a version that there is not. */
export async function previewSetting(
  source: SettingSource,
  name: SettingName,
  wish: SettingWish,
): Promise<SettingPreview> {
  const wanted = await wantedContent(source, name, wish);
  const { content, inForce, problems, last } = wanted;
  const changes =
    problems.length > 0
      ? []
      : settingChanges(SETTING_FIELDS[name], asRecord(inForce[name]), asRecord(content));
  const effects = changes.length === 0 ? null : await effectsOf(source, name, inForce, content);
  return { problems, changes, effects, seal: sealOf(source, name, content, last) };
}

/** A change that somebody saw and confirms. */
export interface ConfirmedChange {
  readonly wish: SettingWish;
  /** Why, and by which document. */
  readonly note: string;
  readonly by: string;
  readonly seal: string;
}

/** Settings that figures follow from: every result that was computed by the earlier ones is computed anew. */
const TOUCHES_FIGURES: readonly SettingName[] = ['standards', 'operators'];
const NO_DATES = () => null;

/**
 * Adds a version of a setting and puts it in force, with its entry of the audit in one transaction. Returns its number. Throws
 * a Fault for a content with a problem, for one that changes nothing, without a reason, and where setting or data are not those
 * that were looked at before.
 */
export async function changeSetting(
  source: SettingSource,
  name: SettingName,
  { wish, note, by, seal }: ConfirmedChange,
): Promise<number> {
  const { warehouse } = source;
  const { dataVersion } = warehouse;
  const { content, inForce, shipped, problems, last } = await wantedContent(source, name, wish);
  const [problem] = problems;
  if (problem) throw problemFault(name, problem);
  if (seal !== sealOf(source, name, content, last)) throw new Fault('setting_moved_on', {}, 409);
  const reason = plainWords(note);
  if (reason === '' || reason.length > LONGEST_SETTING_NOTE)
    throw new Fault('setting_unexplained', { most: LONGEST_SETTING_NOTE }, 422);
  const changes = settingChanges(SETTING_FIELDS[name], asRecord(inForce[name]), asRecord(content));
  const restores = 'restores' in wish ? wish.restores : null;
  if (changes.length === 0) throw new Fault('setting_unchanged', {}, 409);
  const told = toldChanges(changes);
  const version = await warehouse.change({
    commit: async (writer) => {
      // Whatever was saved while this one waited for its turn raised it: another setting too, which this one may name.
      if (warehouse.dataVersion !== dataVersion) throw new Fault('setting_moved_on', {}, 409);
      const now = warehouse.clock();
      const stored = restores === SHIPPED_SETTING ? null : JSON.stringify(content);
      await writer.run(insertSettingVersion, {
        ...{ setting: name, version: last + 1, content: stored, restores, note: reason, by },
        changedOn: localDateAt(now),
        now: now.toISOString(),
      });
      if (isShippedAsFile(name)) await loadSetting(writer, name, content as never);
      return last + 1;
    },
    ...(TOUCHES_FIGURES.includes(name) ? {} : { affectedDates: NO_DATES }),
    deeds: (made) => ({
      action: 'setting_changed',
      object: `setting:${name}`,
      by,
      before: { version: last, ...told.before },
      after: { version: made, note: reason, restores, ...told.after },
    }),
  });
  if (name === 'retention') warehouse.keepFor((content ?? shipped.retention) as SettingContents['retention']);
  return version;
}

async function wantedContent(source: SettingSource, name: SettingName, wish: SettingWish) {
  const { shipped, inForce, versions } = await readSettings(source);
  const last = versions[name]?.at(-1)?.version ?? SHIPPED_SETTING;
  const asked = 'restores' in wish ? earlier(wish.restores) : wish.content;
  const read = readSetting(SETTING_FIELDS[name], asked);
  const content = read.content as unknown as SettingContents[typeof name];
  const around = aroundSettings(inForce, source.setup.origins);
  const problems =
    read.problems.length > 0
      ? read.problems
      : [...settingProblems(name, content, around), ...emptyingProblems(name, content)];
  return { content, shipped, inForce, problems, last };

  function earlier(version: number): unknown {
    if (version === SHIPPED_SETTING) return shipped[name];
    const found = versions[name]?.find((one) => one.version === version);
    if (!found) throw new Fault('setting_version_absent', { version }, 404);
    return found.content ?? shipped[name];
  }
}

const asRecord = (content: object) => content as Readonly<Record<string, unknown>>;

const SEAL_LENGTH = 32;

const sealOf = ({ warehouse }: SettingSource, name: SettingName, content: object, last: number): string =>
  createHash('sha256')
    .update(JSON.stringify([name, last, warehouse.dataVersion, content]))
    .digest('hex')
    .slice(0, SEAL_LENGTH);

/** As many fields as an entry of the audit names one by one. */
const MOST_TOLD = 20;

/** The fields that change, as the audit has them: by their place, before and after. */
function toldChanges(changes: readonly SettingChange[]) {
  const named = changes.slice(0, MOST_TOLD).map(({ where, ...values }) => {
    const place = where.map(({ field, item }) => (item === null ? field : `${field}:${item}`)).join('.');
    return { place, ...values };
  });
  const side = (of: 'before' | 'after') =>
    Object.fromEntries(named.map((change) => [change.place, change[of]]));
  const more = changes.length - named.length;
  return { before: side('before'), after: { ...side('after'), ...(more > 0 ? { more } : {}) } };
}
