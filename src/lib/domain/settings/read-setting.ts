import { isLocalDate } from '../local-date.ts';
import { plainWords } from '../plain-words.ts';
import { problemAt, type SettingProblem, type SettingStep, type SettingWrong } from './setting-problem.ts';
import type { SettingField, SettingFields } from './setting-fields.ts';

const CODE = /^[a-z0-9][a-z0-9-]*$/;
const MOST_ITEMS = 500;
const MOST_SPELLINGS = 200;
const LONGEST_SPELLING = 100;
const DIGITS = 1e6;

/** A setting as it was written, and what is wrong with it. */
export interface ReadSetting {
  readonly content: Readonly<Record<string, unknown>>;
  readonly problems: readonly SettingProblem[];
}

/**
 * Reads what a file or a form says of a setting, field by field: words in one line, a missing English text as the Vietnamese
 * one, nothing that has no field. Everything that is wrong is named, with its place. What one field means for another is
 * looked at afterwards (`settingProblems`).
 */
export function readSetting(fields: SettingFields, value: unknown): ReadSetting {
  const problems: SettingProblem[] = [];
  return { content: readFields(fields, value, [], problems), problems };
}

type Where = readonly SettingStep[];

function readFields(fields: SettingFields, value: unknown, where: Where, problems: SettingProblem[]) {
  if (!isRecord(value)) {
    problems.push(problemAt(where, 'form'));
    return {};
  }
  return Object.fromEntries(
    Object.entries(fields).map(([field, spec]) => {
      const at = [...where, { field, item: null }];
      return [field, readField(spec, value[field], at, problems)] as const;
    }),
  );
}

function readField(spec: SettingField, value: unknown, where: Where, problems: SettingProblem[]): unknown {
  const wrong = (what: SettingWrong, named: Partial<SettingProblem> = {}) => {
    problems.push(problemAt(where, what, named));
    return null;
  };
  switch (spec.kind) {
    case 'text': {
      const text = typeof value === 'string' ? plainWords(value) : '';
      if (text === '') return spec.optional ? null : wrong('empty');
      if (text.length > spec.longest) return wrong('too_long', { most: spec.longest });
      return spec.code && !CODE.test(text) ? wrong('no_code', { value: text }) : text;
    }
    case 'words': {
      const { vi, en } = isRecord(value) ? value : {};
      const text = typeof vi === 'string' ? plainWords(vi) : '';
      if (text === '') return spec.optional ? null : wrong('empty');
      const english = (typeof en === 'string' && plainWords(en)) || text;
      return Math.max(text.length, english.length) > spec.longest
        ? wrong('too_long', { most: spec.longest })
        : { vi: text, en: english };
    }
    case 'number': {
      if (value === null || value === undefined || value === '') return spec.optional ? null : wrong('empty');
      if (typeof value !== 'number' || !Number.isFinite(value))
        return wrong('no_number', { value: writtenAs(value) });
      const number = spec.fraction ? Math.round(value * DIGITS) / DIGITS : Math.round(value);
      const { least, most, scale = 1 } = spec;
      if (number < least || number > most || (!spec.fraction && Math.abs(number - value) > 1 / DIGITS))
        return wrong('out_of_range', {
          value: String(value / scale),
          least: least / scale,
          most: most / scale,
        });
      return number;
    }
    case 'date':
      if (value === null || value === undefined || value === '') return spec.optional ? null : wrong('empty');
      return typeof value === 'string' && isLocalDate(value)
        ? value
        : wrong('no_date', { value: writtenAs(value) });
    case 'flag':
      return value === true;
    case 'choice':
      if (spec.optional && (value === null || value === undefined || value === '')) return null;
      return spec.of.some((known) => known === value)
        ? value
        : wrong('no_choice', { value: writtenAs(value) });
    case 'named':
      if (value === null || value === undefined || value === '') return spec.optional ? null : wrong('empty');
      return typeof value === 'string' ? value : wrong('form');
    case 'choices':
    case 'many named': {
      if (spec.kind === 'many named' && spec.optional && (value === null || value === undefined)) return null;
      const chosen = [...new Set(texts(value, MOST_ITEMS))];
      const unknown = spec.kind === 'choices' ? chosen.find((text) => !spec.of.includes(text)) : undefined;
      if (unknown !== undefined) return wrong('no_choice', { value: unknown });
      return chosen.length < spec.least ? (wrong('too_few', { least: spec.least }), chosen) : chosen;
    }
    case 'spellings': {
      const spellings = [...new Set(texts(value, MOST_SPELLINGS).map(plainWords).filter(Boolean))];
      const long = spellings.find((text) => text.length > LONGEST_SPELLING);
      return long === undefined ? spellings : (wrong('too_long', { most: LONGEST_SPELLING }), spellings);
    }
    case 'dates': {
      const dates = [...new Set(texts(value, MOST_ITEMS))].sort();
      const bad = dates.find((text) => !isLocalDate(text));
      return bad === undefined ? dates : (wrong('no_date', { value: bad }), dates);
    }
    case 'group':
      return readFields(spec.fields, value, where, problems);
    case 'list':
      return readList(spec, value, where, problems);
  }
}

function readList(
  { fields, key, least }: Extract<SettingField, { kind: 'list' }>,
  value: unknown,
  where: Where,
  problems: SettingProblem[],
) {
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [];
  if (!Array.isArray(value)) problems.push(problemAt(where, 'form'));
  if (items.length < least) problems.push(problemAt(where, 'too_few', { least }));
  const seen = new Set<string>();
  return items.map((item, i) => {
    const named = key !== null && isRecord(item) ? writtenAs(item[key]) : '';
    const at = itemAt(where, named === '' ? String(i + 1) : named);
    if (named !== '' && seen.has(named)) problems.push(problemAt(at, 'repeated', { value: named }));
    seen.add(named);
    return readFields(fields, item, at, problems);
  });
}

/** The place of an item of a list. */
export const itemAt = (where: Where, item: string): Where => [
  ...where.slice(0, -1),
  { field: where.at(-1)!.field, item },
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown, most: number): string[] =>
  Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string').slice(0, most) : [];

const writtenAs = (value: unknown): string =>
  typeof value === 'string'
    ? plainWords(value).slice(0, LONGEST_SPELLING)
    : typeof value === 'number'
      ? String(value)
      : '';
