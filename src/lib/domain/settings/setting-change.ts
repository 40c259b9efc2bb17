import type { LocalizedText } from '../standards/source-document.ts';
import type { SettingField, SettingFields } from './setting-fields.ts';
import type { SettingStep } from './setting-problem.ts';
import { itemAt } from './read-setting.ts';

/** A field that differs between two contents, or an item that only one of them has (the other side is null). */
export interface SettingChange {
  readonly where: readonly SettingStep[];
  readonly before: ShownValue;
  readonly after: ShownValue;
}

/** A value as it is shown: null for none. */
export type ShownValue = string | number | boolean | null | readonly string[] | LocalizedText;

type Content = Readonly<Record<string, unknown>>;

/** Which fields differ? In the order of the fields; an item that was added or removed is one change, named by its first words. */
export function settingChanges(
  fields: SettingFields,
  before: Content,
  after: Content,
): readonly SettingChange[] {
  return changesIn(fields, before, after, []);
}

function changesIn(
  fields: SettingFields,
  before: Content,
  after: Content,
  where: readonly SettingStep[],
): readonly SettingChange[] {
  return Object.entries(fields).flatMap(([field, spec]) =>
    changesOf(spec, before[field], after[field], [...where, { field, item: null }]),
  );
}

function changesOf(
  spec: SettingField,
  before: unknown,
  after: unknown,
  where: readonly SettingStep[],
): readonly SettingChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (spec.kind === 'group') return changesIn(spec.fields, before as Content, after as Content, where);
  if (spec.kind !== 'list') return [{ where, before: shown(before), after: shown(after) }];
  const { key, fields } = spec;
  const [old, young] = [before as readonly Content[], after as readonly Content[]];
  const nameOf = (item: Content, i: number) => (key === null ? String(i + 1) : String(item[key]));
  const [earlier, later] = [old, young].map(
    (items) => new Map(items.map((item, i) => [nameOf(item, i), item])),
  ) as [Map<string, Content>, Map<string, Content>];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((name) => {
    const [one, other] = [earlier.get(name), later.get(name)];
    const at = itemAt(where, name);
    if (one && other) return changesIn(fields, one, other, at);
    return [{ where: at, before: one ? titleOf(one) : null, after: other ? titleOf(other) : null }];
  });
}

const shown = (value: unknown): ShownValue => (value ?? null) as ShownValue;

/** An item in one word or two: its name, number or key. */
function titleOf(item: Content): ShownValue {
  const named = ['name', 'number', 'operator', 'year', 'aspect', 'id'].find(
    (field) => (item[field] ?? null) !== null,
  );
  return named === undefined ? null : shown(item[named]);
}
