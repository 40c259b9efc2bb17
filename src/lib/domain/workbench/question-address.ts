import { isLevel } from '../area.ts';
import { BASES } from '../change.ts';
import { Fault } from '../fault.ts';
import { filterSearch, parseFilterChoice } from '../filter.ts';
import { parsePeriod, periodKey } from '../period.ts';
import { TECHNOLOGIES } from '../technology.ts';
import {
  DEFAULT_TECHNOLOGY,
  defaultQuestion,
  DIRECTIONS,
  GROUPS,
  MARKED_TREATMENTS,
  measureKey,
  MOST_GROUPS,
  MOST_MEASURES,
  ORDERS,
  parseMeasure,
  RELATIONS,
  SHOWN,
  SURE_CHANGES,
  type ClickQuestion,
  type Selection,
} from './click-question.ts';
import { checkQuestion } from './check-question.ts';
import {
  areaColumn,
  areaOf,
  editionOf,
  editionWith,
  levelIn,
  type AreaReference,
  type Vocabulary,
} from './vocabulary.ts';

/** Name in addresses of a sentence that is to be completed before it asks something. */
export const WORDS = 'words';

/** Names in addresses besides those of the filter line; most of them may stand more than once. */
export const QUESTION_NAMES = [
  'show',
  'measure',
  'group',
  'compare',
  'changed',
  'area',
  'not_area',
  'not_operator',
  'not_technology',
  'hours',
  'weekday',
  'threshold',
  'min_tests',
  'order',
  'top',
] as const;

const NONE = 'none';
const ALL = 'all';

/**
 * The question of an address; what it does not name is as in `defaultQuestion`. Names of the filter line mean the
 * same as on the pages; other names are ignored. Throws a Fault with parameter and value when one is not understood.
 */
export function parseQuestion(params: URLSearchParams, vocabulary: Vocabulary): ClickQuestion {
  const defaults = defaultQuestion(vocabulary);
  const read = readerOf(params);
  const choice = parseFilterChoice(filterPart(params));
  const period = choice.period ?? defaults.period;
  if (choice.edition && !editionOf(vocabulary, choice.edition)) read.refuse('edition', choice.edition);
  const edition =
    choice.edition ?? (choice.level ? editionWith(vocabulary, choice.level, period) : defaults.edition);
  const level = choice.level ?? levelIn(vocabulary, edition ?? defaults.edition);
  if (edition === null || !editionOf(vocabulary, edition)?.levels.includes(level))
    read.refuse('level', level);
  const statistic = choice.statistic ?? 'mean';
  const question: ClickQuestion = {
    show: read.one('show', (text) => SHOWN.find((name) => name === text)) ?? defaults.show,
    measures: read.several('measure', parseMeasure, MOST_MEASURES) ?? [{ of: 'download', statistic }],
    groups:
      params.get('group') === NONE
        ? []
        : (read.several('group', (text) => GROUPS.find((name) => name === text), MOST_GROUPS) ??
          defaults.groups),
    period,
    comparison: read.one('compare', (text) => BASES.find((base) => base === text) ?? parsePeriod(text)),
    changed: read.one('changed', (text) => SURE_CHANGES.find((name) => name === text)),
    edition: edition!,
    level,
    areas: read.selection('area', (text) => areaNamed(vocabulary, text)),
    operators: read.selection(
      'operator',
      (text) => vocabulary.operators.find(({ code }) => code === text)?.code,
    ),
    technologies:
      params.has('technology') || params.has('not_technology')
        ? read.selection('technology', (text) => TECHNOLOGIES.find((name) => name === text))
        : defaults.technologies,
    hours: read.one('hours', parseHours),
    weekdays: read.several('weekday', (text) => (/^[1-7]$/.test(text) ? Number(text) : null), 7) ?? [],
    failed: choice.failedTests ?? defaults.failed,
    flagged:
      read.one('flagged', (text) => MARKED_TREATMENTS.find((name) => name === text)) ?? defaults.flagged,
    threshold: read.one('threshold', parseThreshold),
    minimumTests: read.one('min_tests', parseCount),
    order: read.one('order', parseOrder),
    top: read.one('top', parseCount),
  };
  checkQuestion(question);
  return question;
}

/** The query string of a question; the inverse of `parseQuestion`. Never contains defaults. */
export function questionSearch(question: ClickQuestion, vocabulary: Vocabulary): URLSearchParams {
  const defaults = defaultQuestion(vocabulary);
  const { period, level, technologies, hours, threshold, order } = question;
  const levelNamed = level !== levelIn(vocabulary, question.edition);
  const editionMeant = levelNamed ? editionWith(vocabulary, level, period) : vocabulary.edition;
  const params = filterSearch({
    ...(periodKey(period) !== periodKey(defaults.period) && { period }),
    ...(question.edition !== editionMeant && { edition: question.edition }),
    ...(levelNamed && { level }),
    ...(question.failed !== defaults.failed && { failedTests: question.failed }),
  });
  const put = (name: string, values: readonly (string | number)[]) => {
    for (const value of values) params.append(name, String(value));
  };
  const select = <Value>(name: string, { only, except }: Selection<Value>, key: (value: Value) => string) => {
    put(name, only.map(key));
    put(`not_${name}`, except.map(key));
  };
  if (question.show !== defaults.show) put('show', [question.show]);
  const measures = question.measures.map(measureKey);
  if (measures.join() !== defaults.measures.map(measureKey).join()) put('measure', measures);
  if (question.groups.join() !== defaults.groups.join()) {
    put('group', question.groups.length === 0 ? [NONE] : question.groups);
  }
  if (question.comparison !== null) {
    put('compare', [
      typeof question.comparison === 'string' ? question.comparison : periodKey(question.comparison),
    ]);
  }
  if (question.changed !== null) put('changed', [question.changed]);
  select('area', question.areas, areaReferenceKey);
  select('operator', question.operators, (code) => code);
  if (technologies.except.length > 0 || technologies.only.join() !== DEFAULT_TECHNOLOGY) {
    select('technology', technologies, (name) => name);
    if (technologies.only.length + technologies.except.length === 0) put('technology', [ALL]);
  }
  if (hours) put('hours', [`${hours.from}-${hours.to}`]);
  put('weekday', question.weekdays);
  if (question.flagged !== defaults.flagged) put('flagged', [question.flagged]);
  if (threshold) put('threshold', [`${threshold.is}:${threshold.value}`]);
  if (question.minimumTests !== null) put('min_tests', [question.minimumTests]);
  if (order) put('order', [`${order.by}:${order.direction}`]);
  if (question.top !== null) put('top', [question.top]);
  return params;
}

/** An area as it is named in addresses: `district_2024:218`. */
export function areaReferenceKey(area: AreaReference): string {
  return `${areaColumn(area)}:${area.code}`;
}

function areaNamed(vocabulary: Vocabulary, key: string): AreaReference | null {
  const [, level = '', edition = '', code = ''] = /^([a-z]+)_([^:]+):(.+)$/.exec(key) ?? [];
  if (!isLevel(level)) return null;
  const area = { edition, level, code };
  return areaOf(vocabulary, area) ? area : null;
}

function parseHours(text: string) {
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const hours = { from: Number(from), to: Number(to) };
  const isRange = from !== undefined && hours.from <= 23 && hours.to <= 24 && hours.from !== hours.to;
  return isRange ? hours : null;
}

function parseThreshold(text: string) {
  const [, relation, value] = /^(\w+):(\d{1,9}(?:\.\d{1,6})?)$/.exec(text) ?? [];
  const is = RELATIONS.find((name) => name === relation);
  return is ? { is, value: Number(value) } : null;
}

function parseOrder(text: string) {
  const [first, second] = text.split(':');
  const [by, direction] = [ORDERS.find((name) => name === first), DIRECTIONS.find((name) => name === second)];
  return by && direction ? { by, direction } : null;
}

const parseCount = (text: string) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : null);

/** The parameters that `Filter` reads in the same way; the others have more values here. */
function filterPart(params: URLSearchParams): URLSearchParams {
  const names = ['period', 'from', 'to', 'edition', 'level', 'statistic', 'failed'];
  return new URLSearchParams([...params].filter(([name]) => names.includes(name)));
}

function readerOf(params: URLSearchParams) {
  const refuse = (parameter: string, value: string): never => {
    throw new Fault('filter_value_unknown', { parameter, value });
  };
  const several = <Value>(
    name: string,
    read: (text: string) => Value | null | undefined,
    most: number,
  ): readonly Value[] | null => {
    const texts = [...new Set(params.getAll(name))].filter(Boolean);
    if (texts.length > most) refuse(name, texts[most]!);
    return texts.length > 0 ? texts.map((text) => read(text) ?? refuse(name, text)) : null;
  };
  const one = <Value>(name: string, read: (text: string) => Value | null | undefined) =>
    several(name, read, 1)?.[0] ?? null;
  const selection = <Value>(
    name: string,
    read: (text: string) => Value | null | undefined,
  ): Selection<Value> => ({
    only: params.get(name) === ALL ? [] : (several(name, read, MOST_CHOSEN) ?? []),
    except: several(`not_${name}`, read, MOST_CHOSEN) ?? [],
  });
  return { refuse, several, one, selection };
}

/** Most areas, operators or technologies of one parameter. */
const MOST_CHOSEN = 200;
