import { LEVELS, type Edition } from '#lib/domain/area.ts';
import { formatCount, formatDate, formatNumber, formatShare, type Locale } from '#lib/domain/format.ts';
import { METRICS } from '#lib/domain/metric.ts';
import type { SourceDocument } from '#lib/domain/standards/source-document.ts';
import { isReadEnough, type Standard } from '#lib/domain/standard.ts';
import { VERDICTS } from '#lib/domain/verdict.ts';
import { evidenceMessages } from '#lib/messages/evidence.ts';
import { FIELD_NAMES } from '#lib/messages/field-names.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { methodMessages } from '#lib/messages/method.ts';
import { standardMessages } from '#lib/messages/standards.ts';
import { VERDICT_LABELS, VERDICT_MEANINGS } from '#lib/messages/verdicts.ts';
import type { MethodRegistries, MethodTable } from './method-table.ts';

/** What each verdict means. */
export function verdictTable({ standards }: MethodRegistries, locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const minimums = [...new Set(standards.map(({ minimumTests }) => formatCount(minimumTests, locale)))];
  return {
    title: t.verdicts,
    head: [t.verdict, t.word, t.meaning],
    rows: VERDICTS.map((verdict) => [
      VERDICT_LABELS[locale][verdict],
      verdict,
      VERDICT_MEANINGS[locale][verdict](minimums.join(' / ')),
    ]),
    code: [1],
  };
}

/** Every standard, those that are switched off too. */
export function standardTable({ standards, operators }: MethodRegistries, locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const words = standardMessages[locale];
  const nameOf = (code: string) => operators.find((operator) => operator.code === code)?.name ?? code;
  return {
    title: t.standards,
    note: words.kindsNote,
    head: [t.standard, t.word, t.kind, t.condition, t.inForce, t.source, t.state],
    rows: standards.map((standard) => [
      standard.name[locale],
      standard.id,
      t.kindAndScope(
        words.kinds[standard.kind],
        standard.operator === null ? t.everyOperator : nameOf(standard.operator),
        standard.levels.map((level) => words.levels[level]).join(', '),
      ),
      conditionOf(standard, locale),
      `${datesInForce(standard, locale)}. ${standard.validity[locale]}`,
      standard.documents.map(({ number }) => number).join('; '),
      stateOf(standard, locale),
    ]),
    code: [1],
  };
}

function conditionOf(standard: Standard, locale: Locale): string {
  const t = methodMessages[locale];
  const { technology, metric, statistic, share, limit, decidingMean } = standard;
  const { storedPerShown, shownUnit } = METRICS[metric];
  const shown = formatNumber(limit / storedPerShown, limit % storedPerShown === 0 ? 0 : 3, locale);
  const what = share === null ? t.statistics[statistic] : t.tests(formatShare(share, locale));
  const of = `${filterMessages[locale].technologies[technology]}, ${FIELD_NAMES[locale][metric].toLowerCase()}`;
  const asked = t.asked(of, what, `${shown} ${shownUnit}`);
  return decidingMean === null ? asked : `${asked} (${standardMessages[locale].means[decidingMean]})`;
}

function stateOf(standard: Standard, locale: Locale): string {
  const t = standardMessages[locale];
  if (standard.enabled) return t.on;
  return isReadEnough(standard) ? t.off : t.offNotRead;
}

/** Between which dates something is in force, in words. */
export function datesInForce(
  { validFrom, validTo }: Pick<Edition, 'validFrom' | 'validTo'>,
  locale: Locale,
): string {
  const t = methodMessages[locale];
  if (validFrom === null) return standardMessages[locale].unknownDate;
  return validTo === null
    ? t.since(formatDate(validFrom))
    : t.between(formatDate(validFrom), formatDate(validTo));
}

/** The documents that standards and gates are taken from, and how each is known. */
export function documentTable({ standards, gates }: MethodRegistries, locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const words = standardMessages[locale];
  const all = new Map<string, SourceDocument>(
    [...standards, ...gates].flatMap(({ documents }) => documents.map((document) => [document.id, document])),
  );
  return {
    title: t.documents,
    head: [t.document, t.issuer, t.issuedOn, t.reading, t.whatItSays],
    rows: [...all.values()].map(({ number, issuer, issuedOn, reading, readBy, readOn, note }) => [
      number,
      issuer[locale],
      issuedOn === null ? words.unknownDate : formatDate(issuedOn),
      readBy && readOn
        ? words.readBy(words.readings[reading], readBy[locale], formatDate(readOn))
        : words.readings[reading],
      note[locale],
    ]),
  };
}

/** The fewest tests, devices, places and times of day, and where each number comes from. */
export function gateTable({ gates, standards }: MethodRegistries, locale: Locale): MethodTable {
  const t = methodMessages[locale];
  const words = standardMessages[locale];
  const { aspects } = evidenceMessages[locale];
  const nameOf = (id: string) => standards.find((standard) => standard.id === id)?.name[locale] ?? id;
  return {
    title: t.gates,
    head: [
      t.aspect,
      t.effect,
      ...LEVELS.map((level) => filterMessages[locale].levels[level]),
      t.gatePeriod,
      t.basis,
      t.source,
    ],
    rows: gates.map(({ aspect, effect, standards: ids, minimum, period, basis, documents, reason }) => [
      aspects[aspect],
      ids === null ? words.effects[effect] : `${words.effects[effect]}: ${ids.map(nameOf).join('; ')}`,
      ...LEVELS.map((level) => formatCount(minimum[level], locale)),
      words.periods[period],
      words.bases[basis],
      documents.length === 0
        ? reason[locale]
        : `${reason[locale]} (${documents.map(({ number }) => number).join('; ')})`,
    ]),
  };
}
