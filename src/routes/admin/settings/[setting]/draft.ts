import { formatDate, formatExact, type Locale } from '#lib/domain/format.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import type { NamedList, SettingField, SettingFields } from '#lib/domain/settings/setting-fields.ts';
import { declaredStandards, type StandardsSetting } from '#lib/domain/standards/standards-files.ts';
import { settingMessages } from '#lib/messages/settings.ts';
import { SETTING_CHOICE_WORDS } from '#lib/messages/setting-words.ts';
import type { PageData } from './$types';

/** A record of a setting while somebody edits it. */
export type Draft = Record<string, unknown>;

/** What may be chosen of each list: the key, and what people call it. */
export type NamedChoices = Readonly<
  Record<NamedList, readonly { readonly value: string; readonly label: string }[]>
>;

/** What the fields of a draft may name: of its own lists as they stand, of others as they are in force. */
export function namedChoices(
  draft: Draft,
  { operators, origins }: Pick<PageData, 'operators' | 'origins'>,
  locale: Locale,
): NamedChoices {
  const standards = draft as Partial<StandardsSetting>;
  const own = draft.operators as { code: string; name: string; kind: string }[] | undefined;
  return {
    documents: (standards.documents ?? []).map(({ id, number }) => ({ value: id, label: number || id })),
    standards:
      standards.standards && standards.declared
        ? [...standards.standards, ...declaredStandards(standards.declared)].map(
            ({ id, name, operator }) => ({
              value: id,
              label: operator === undefined ? name[locale] || id : `${name[locale]}: ${operator}`,
            }),
          )
        : [],
    operators: own
      ? own.filter(({ kind }) => kind === 'mno').map(({ code, name }) => ({ value: code, label: name }))
      : operators,
    origins: origins.map((origin) => ({ value: origin, label: origin })),
  };
}

/** An empty record of these fields. */
export const emptyRecord = (fields: SettingFields): Draft =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyValue(field)]));

function emptyValue(field: SettingField): unknown {
  switch (field.kind) {
    case 'text':
      return '';
    case 'words':
      return { vi: '', en: '' };
    case 'flag':
      return false;
    case 'choice':
      return field.optional ? null : field.of[0];
    case 'choices':
    case 'spellings':
    case 'dates':
    case 'list':
      return [];
    case 'many named':
      return field.optional ? null : [];
    case 'group':
      return emptyRecord(field.fields);
    case 'number':
    case 'date':
    case 'named':
      return null;
  }
}

/** What a value of a choice is called. */
export const choiceWord = (field: string, value: string, locale: Locale): string =>
  SETTING_CHOICE_WORDS[locale][field]?.[value] ?? value;

const KBPS_PER_MBPS = 1000;

/** An item of a list in one line: its name, or what it counts, with the numbers that it sets. */
export function itemTitle(item: Draft, { operators }: NamedChoices, locale: Locale): string {
  const operator = operators.find(({ value }) => value === item.operator)?.label ?? item.operator;
  const { name, number, year, aspect, effect, on, code, id, minimum } = item;
  const figures = [item.limit, item.meanKbps, item.shareKbps, item.uploadKbps].flatMap((kbps) =>
    typeof kbps === 'number' ? [formatExact(kbps / KBPS_PER_MBPS, locale)] : [],
  );
  const speeds = figures.length === 0 ? '' : ` · ${figures.join(' / ')} Mbps`;
  const words = (value: unknown): string =>
    typeof value === 'object' && value !== null
      ? String((value as Record<string, unknown>)[locale] ?? '')
      : typeof value === 'string' || typeof value === 'number'
        ? String(value)
        : '';
  if (typeof aspect === 'string' && typeof effect === 'string')
    return [
      choiceWord('aspect', aspect, locale),
      [...new Set(Object.values(minimum as Record<string, number | null>))].join(' / '),
      choiceWord('effect', effect, locale),
    ].join(' · ');
  const [superior, from] = [words(item.superior), words(item.validFrom)];
  const since = isLocalDate(from) && superior !== '' ? [formatDate(from)] : [];
  if (superior !== '') return [words(name), superior, ...since].join(' · ');
  const title = [name, number, operator, year, code, id].map(words).find((text) => text !== '') ?? '';
  return typeof on === 'string' && on !== ''
    ? `${formatDate(on)} ${title}`
    : `${title}${title && speeds}${item.enabled === false ? ` · ${settingMessages[locale].off}` : ''}`;
}
