import { CHANGES } from '#lib/domain/change.ts';
import { FINDINGS } from '#lib/domain/comparison/composition.ts';
import type { Locale } from '#lib/domain/format.ts';
import { METHOD_SOURCES } from '#lib/domain/method-source.ts';
import { METRICS } from '#lib/domain/metric.ts';
import { QUALITY_RULES } from '#lib/domain/quality-rule.ts';
import { TECHNOLOGY_SPELLINGS } from '#lib/domain/technology-words.ts';
import { VARIANTS } from '#lib/domain/robustness.ts';
import { changeMessages } from '#lib/messages/change.ts';
import { compositionMessages } from '#lib/messages/composition.ts';
import { evidenceMessages } from '#lib/messages/evidence.ts';
import { TABLE_WORDS } from '#lib/messages/exported-table-words.ts';
import { columnMeaning, columnWords } from '#lib/messages/exported-columns.ts';
import { FIELD_NAMES } from '#lib/messages/field-names.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { FIGURE_FORMULAS, INTERVAL_STEPS, methodMessages } from '#lib/messages/method.ts';
import type { Chapter } from '#lib/messages/method-chapters.ts';
import { limitBasis, ruleWords } from '#lib/messages/quality-rules.ts';
import { SPELLING_EXAMPLES, spellingReason } from '#lib/messages/technologies.ts';
import { checkList } from '#lib/messages/tally-checks.ts';
import { unitMessages } from '#lib/messages/tally-unit.ts';
import { WIRE_TABLES, type WireColumn } from '#lib/transport/wire-tables.ts';
import type { MethodRegistries, MethodTable } from './method-table.ts';
import { datesInForce, documentTable, gateTable, standardTable, verdictTable } from './standard-tables.ts';

/** The tables of each chapter, written from the registries that the program computes by. */
export function methodTables(of: MethodRegistries, locale: Locale): Partial<Record<Chapter, MethodTable[]>> {
  const t = methodMessages[locale];
  return {
    tests: [metrics(locale), rules(locale), spellings(locale), spellingExamples(locale)],
    figures: [figures(locale)],
    intervals: [
      {
        title: t.steps,
        head: [t.step, t.formula],
        rows: INTERVAL_STEPS.map(({ name, formula }) => [name[locale], formula]),
        code: [1],
      },
    ],
    verdicts: [verdictTable(of, locale), standardTable(of, locale), documentTable(of, locale)],
    sufficiency: [gateTable(of, locale)],
    robustness: [
      {
        title: t.ways,
        head: [t.word, t.meaning],
        rows: VARIANTS.map((variant) => [variant, evidenceMessages[locale].variants[variant]]),
        code: [0],
      },
    ],
    changes: [
      {
        title: t.changes,
        head: [t.word, t.meaning],
        rows: CHANGES.map((change) => [change, changeMessages[locale].changeMeanings[change]]),
        code: [0],
      },
      {
        title: t.findings,
        head: [t.word, t.meaning],
        rows: FINDINGS.map((finding) => [finding, compositionMessages[locale].meanings[finding]]),
        code: [0],
      },
    ],
    areas: [editions(of, locale)],
    reports: [checks(locale)],
    exports: Object.entries(WIRE_TABLES).map(([name, columns]) => exported(name, columns, of, locale)),
    stored: [
      {
        title: t.tableOf('measurement'),
        head: [t.column, t.meaning, t.unit],
        rows: of.stored.map(({ name, meaning, unit }) => [name, meaning[locale], unit ?? '']),
        code: [0],
      },
    ],
    sources: [sources(locale)],
  };
}

function metrics(locale: Locale): MethodTable {
  const t = methodMessages[locale];
  return {
    title: t.metrics,
    head: [t.metric, t.column, t.storedUnit, t.shownUnit, t.direction],
    rows: Object.values(METRICS).map(({ name, column, storedUnit, shownUnit, better }) => [
      FIELD_NAMES[locale][name],
      column,
      storedUnit,
      shownUnit,
      t.better[better],
    ]),
    code: [1],
  };
}

function rules(locale: Locale): MethodTable {
  const t = methodMessages[locale];
  return {
    title: t.rules,
    head: [t.rule, t.word, t.action, t.meaning, t.limitBasis],
    rows: QUALITY_RULES.map(({ code, action, over }) => {
      const { name, sentence } = ruleWords(code, locale);
      return [name, code, `${t.actions[action]} (${t.over[over]})`, sentence, limitBasis(code, locale)];
    }),
    code: [1],
  };
}

function spellings(locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const { technologies } = filterMessages[locale];
  return {
    title: t.spellings,
    note: t.spellingsNote,
    head: [t.readAs, t.spelling, t.reason],
    rows: [
      ...TECHNOLOGY_SPELLINGS.map(({ group, technology, keys }) => [
        technologies[technology],
        keys.map((key) => key.replace(/^(\d) (\d)/, '$1.$2')).join(', '),
        spellingReason(group, locale),
      ]),
      [t.actions.reject, '4g/5g, 4/5g, 3g|4g, lte/nr, 5g (lte)', spellingReason('several', locale)],
    ],
    code: [1],
  };
}

function spellingExamples(locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const { technologies } = filterMessages[locale];
  return {
    title: t.spellingExamples,
    head: [t.spelling, t.readAs],
    rows: SPELLING_EXAMPLES.map(([text, reading]) => [
      text,
      reading === null || reading === 'several' ? t.actions.reject : technologies[reading],
    ]),
    code: [0],
  };
}

function checks(locale: Locale): MethodTable {
  const t = unitMessages[locale];
  return {
    title: t.checks,
    head: [t.checkName, methodMessages[locale].word, t.checkExample, t.checkTodo],
    rows: checkList(locale).map(({ name, code, example, todo }) => [name, code, example, todo]),
    code: [1],
  };
}

function figures(locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const names = Object.keys(FIGURE_FORMULAS) as (keyof typeof FIGURE_FORMULAS)[];
  return {
    title: t.formulas,
    head: [t.figure, t.formula, t.interval],
    rows: names.map((name) => [
      t.figures[name],
      FIGURE_FORMULAS[name].value,
      FIGURE_FORMULAS[name].interval ?? '',
    ]),
    code: [1, 2],
  };
}

function editions({ editions: all }: MethodRegistries, locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const { levels: names } = filterMessages[locale];
  return {
    title: t.editions,
    head: [t.edition, t.word, t.levels, t.inForce, t.origin],
    rows: all.map((edition) => [
      edition.name,
      edition.id,
      edition.levels.map((level) => names[level]).join(', '),
      datesInForce(edition, locale),
      `${edition.origin} (${edition.licence})`,
    ]),
    code: [1],
  };
}

function exported(
  name: string,
  columns: readonly WireColumn[],
  { operators }: MethodRegistries,
  locale: Locale,
): MethodTable {
  const t = methodMessages[locale];
  return {
    title: t.tableOf(name),
    note: TABLE_WORDS[name]![locale],
    head: [t.column, t.meaning, t.unitOrKind],
    rows: columns.map((column) => {
      const words = columnWords(column.name, operators, locale)
        .map(([word, label]) => (word === label ? word : `${word} (${label})`))
        .join(', ');
      const meaning = columnMeaning(name, column.name, locale) ?? '';
      return [
        column.name,
        words ? `${meaning} ${t.oneOf(words)}` : meaning,
        t.units[column.unit ?? ''] ?? column.unit ?? t.kinds[column.kind],
      ];
    }),
    code: [0],
  };
}

function sources(locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    title: t.literature,
    head: [t.reference, t.usedFor, t.code],
    rows: METHOD_SOURCES.map(({ authors, year, title, where, part, file }) => [
      `${list.format(authors)} (${year}). ${title}. ${where}.`,
      t.parts[part],
      file,
    ]),
    code: [2],
  };
}
