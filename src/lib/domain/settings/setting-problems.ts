import { LEVELS } from '../area.ts';
import { issuingBodyOn } from '../issuing-body.ts';
import type { LocalDate } from '../local-date.ts';
import { isReadEnough } from '../standard.ts';
import { declaredStandards, type StandardsSetting } from '../standards/standards-files.ts';
import { textKey } from '../text-key.ts';
import type { NamedList } from './setting-fields.ts';
import type { SettingContents, SettingName } from './setting.ts';
import { problemAt, type SettingProblem, type SettingStep } from './setting-problem.ts';

/** What a setting may name that stands elsewhere. */
export interface SettingSurroundings {
  /** Codes of the operators in force. */
  readonly operators: readonly string[];
  /** Operators for which the standards in force have declared values. */
  readonly declared: readonly string[];
  /** Addresses that the server was started with; null where it is not known, on the command line. */
  readonly origins: readonly string[] | null;
}

/** What one field of a setting means for another: everything that is wrong with a content whose fields are as they should be. */
export function settingProblems<Name extends SettingName>(
  name: Name,
  content: SettingContents[Name],
  around: SettingSurroundings,
): readonly SettingProblem[] {
  return CHECKS[name](content, around);
}

const CHECKS: {
  readonly [Name in SettingName]: (
    content: SettingContents[Name],
    around: SettingSurroundings,
  ) => readonly SettingProblem[];
} = {
  standards: standardsProblems,
  operators: operatorProblems,
  issuing_bodies: bodyProblems,
  holidays: holidayProblems,
  retention: () => [],
  address: ({ origin }, { origins }) =>
    origin !== null && origins !== null && !origins.includes(origin)
      ? [problemAt([step('origin')], 'not_served', { value: origin })]
      : [],
};

const step = (field: string, item: string | number | null = null): SettingStep => ({
  field,
  item: item === null ? null : String(item),
});

/** Names in a field that stand nowhere. */
const unknownNames = (
  where: readonly SettingStep[],
  names: readonly string[],
  known: readonly string[],
): readonly SettingProblem[] =>
  names.filter((name) => !known.includes(name)).map((value) => problemAt(where, 'unknown', { value }));

/** A time that ends before it begins. */
const reversed = (
  where: readonly SettingStep[],
  { validFrom, validTo }: { readonly validFrom: LocalDate | null; readonly validTo: LocalDate | null },
): readonly SettingProblem[] =>
  validFrom !== null && validTo !== null && validTo <= validFrom
    ? [problemAt([...where, step('validTo')], 'reversed', { value: validTo })]
    : [];

/** The names that fields of a content may choose from, by list. */
export const namesIn = (
  content: Partial<StandardsSetting>,
  around: SettingSurroundings,
): Readonly<Record<NamedList, readonly string[]>> => ({
  documents: content.documents?.map(({ id }) => id) ?? [],
  standards: content.standards && content.declared ? standardIds(content as StandardsSetting) : [],
  operators: around.operators,
  origins: around.origins ?? [],
});

const standardIds = ({ standards, declared }: StandardsSetting): readonly string[] =>
  [...standards, ...declaredStandards(declared)].map(({ id }) => id);

function standardsProblems(
  content: StandardsSetting,
  around: SettingSurroundings,
): readonly SettingProblem[] {
  const { standards, declared, documents, gates } = content;
  const known = namesIn(content, around);
  const ofStandards = standards.flatMap((standard) => {
    const at = [step('standards', standard.id)];
    const judgesMean = standard.statistic === 'mean';
    return [
      ...unknownNames([...at, step('documents')], standard.documents, known.documents),
      ...reversed(at, standard),
      ...(judgesMean || (standard.share ?? null) !== null
        ? []
        : [problemAt([...at, step('share')], 'share_missing')]),
      ...(judgesMean === (standard.decidingMean !== null)
        ? []
        : [problemAt([...at, step('decidingMean')], 'mean_missing')]),
    ];
  });
  const ofDeclared = [
    ...unknownNames([step('declared'), step('documents')], declared.documents, known.documents),
    ...unknownNames(
      [step('declared'), step('declared')],
      declared.declared.map(({ operator }) => operator),
      around.operators,
    ),
    ...reversed([step('declared')], declared),
  ];
  const ofDocuments = documents.flatMap(({ id, reading, readBy, readOn }) => {
    const isSigned = readBy !== null && readOn !== null;
    return reading === 'not_read' || isSigned
      ? []
      : [problemAt([step('documents', id), step('reading')], 'unread')];
  });
  return [...ofStandards, ...ofDeclared, ...ofDocuments, ...gateProblems(gates, known)];
}

/** What an office may not do by itself, though a file may ship so: leave no standard by which a map can be judged. */
export function emptyingProblems(name: SettingName, content: object): readonly SettingProblem[] {
  if (name !== 'standards') return [];
  const { standards, documents } = content as StandardsSetting;
  const documentOf = new Map(documents.map((document) => [document.id, document]));
  const judges = standards.some(
    ({ enabled, metric, statistic, kind, documents: ids }) =>
      enabled &&
      metric === 'download' &&
      statistic === 'mean' &&
      isReadEnough({ kind, documents: ids.flatMap((id) => documentOf.get(id) ?? []) }),
  );
  return judges ? [] : [problemAt([step('standards')], 'none_judges')];
}

function gateProblems(
  gates: StandardsSetting['gates'],
  known: Readonly<Record<NamedList, readonly string[]>>,
): readonly SettingProblem[] {
  const taken = new Map<string, number>();
  const ofEach = gates.flatMap((gate, i) => {
    const at = [step('gates', i + 1)];
    const { aspect, effect, standards, documents, basis, minimum } = gate;
    const keys = (standards ?? ['*']).map((id) => `${aspect} ${effect} ${id}`);
    const earlier = keys.map((key) => taken.get(key)).find((number) => number !== undefined);
    for (const key of keys) taken.set(key, i + 1);
    const levels = typeof minimum === 'number' ? [minimum] : LEVELS.map((level) => minimum[level]);
    const isOfVerdicts = aspect === 'tests' && effect === 'verdict';
    return [
      ...unknownNames([...at, step('standards')], standards ?? [], known.standards),
      ...unknownNames([...at, step('documents')], documents, known.documents),
      ...(basis !== 'own' && documents.length === 0
        ? [problemAt([...at, step('documents')], 'basis_missing')]
        : []),
      ...(earlier === undefined ? [] : [problemAt(at, 'repeated', { value: String(earlier) })]),
      ...(isOfVerdicts && new Set(levels).size > 1
        ? [problemAt([...at, step('minimum')], 'one_minimum')]
        : []),
    ];
  });
  const isCovered = gates.some(
    ({ aspect, effect, standards }) => aspect === 'tests' && effect === 'verdict' && standards === null,
  );
  return isCovered ? ofEach : [...ofEach, problemAt([step('gates')], 'no_gate')];
}

const NETWORK = /^\d{3}-\d{2,3}$/;

function operatorProblems(
  { operators }: SettingContents['operators'],
  { declared }: SettingSurroundings,
): readonly SettingProblem[] {
  const codes = operators.map(({ code }) => code);
  const hosts = operators.filter(({ kind }) => kind === 'mno').map(({ code }) => code);
  const taken = new Map<string, string>();
  const ofEach = operators.flatMap(({ code, name, kind, host, networks, aliases }) => {
    const at = [step('operators', code)];
    const twice = [...aliases, name, ...networks].flatMap((spelling) => {
      const key = textKey(spelling);
      const other = taken.get(key);
      taken.set(key, code);
      return other === undefined || other === code
        ? []
        : [problemAt([...at, step('aliases')], 'overlap', { value: `${spelling} (${other})` })];
    });
    const isHosted = host !== null && hosts.includes(host);
    return [
      ...twice,
      ...(kind === 'mvno' && !isHosted ? [problemAt([...at, step('host')], 'host_missing')] : []),
      ...networks
        .filter((network) => !NETWORK.test(network))
        .map((value) => problemAt([...at, step('networks')], 'no_network', { value })),
    ];
  });
  const missing = declared.filter((code) => !codes.includes(code));
  return [...ofEach, ...missing.map((value) => problemAt([step('operators')], 'unknown', { value }))];
}

function bodyProblems({ issuingBodies }: SettingContents['issuing_bodies']): readonly SettingProblem[] {
  return issuingBodies.flatMap((body, i) => {
    const at = [step('issuingBodies', i + 1)];
    const others = issuingBodies.filter((_, j) => j !== i);
    const begins = body.validFrom ?? '0000-01-01';
    const other = issuingBodyOn(others, begins);
    return [
      ...reversed(at, body),
      ...(other === null ? [] : [problemAt([...at, step('validFrom')], 'overlap', { value: other.name })]),
    ];
  });
}

const WEEKEND = [0, 6];
const isWeekend = (date: LocalDate) => WEEKEND.includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function holidayProblems({ years }: SettingContents['holidays']): readonly SettingProblem[] {
  return years.flatMap(({ year, daysOff, workedWeekends }) => {
    const at = [step('years', year)];
    const elsewhere = (date: LocalDate) => !date.startsWith(`${year}-`);
    return [
      ...daysOff.flatMap(({ on }) => {
        const day = [...at, step('daysOff', on)];
        if (elsewhere(on)) return [problemAt(day, 'wrong_year', { value: on })];
        return isWeekend(on) ? [problemAt(day, 'weekend', { value: on })] : [];
      }),
      ...workedWeekends.flatMap((on) => {
        const day = [...at, step('workedWeekends')];
        if (elsewhere(on)) return [problemAt(day, 'wrong_year', { value: on })];
        return isWeekend(on) ? [] : [problemAt(day, 'no_weekend', { value: on })];
      }),
    ];
  });
}
