import { BASES, CHANGES } from '#lib/domain/change.ts';
import { COUNTING_WAYS } from '#lib/domain/decisions/counting-way.ts';
import { DECIDED_BY, type DecidedBy } from '#lib/domain/decisions/decision.ts';
import { FINDINGS } from '#lib/domain/comparison/composition.ts';
import { DUE_STATES, type DueState } from '#lib/domain/due-state.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { Operator } from '#lib/domain/operator.ts';
import { PLACE_STATUSES } from '#lib/domain/gaps/gap.ts';
import { OUTLOOKS, SPREAD_SOURCES, type Outlook, type SpreadSource } from '#lib/domain/quota.ts';
import { LEFT_OUT_REASONS } from '#lib/domain/rows/row-question.ts';
import { DECIDING_MEANS, JUDGED_METRICS, STANDARD_KINDS } from '#lib/domain/standard.ts';
import { LIGHTS } from '#lib/domain/sufficiency.ts';
import { REPORT_ORIGINS, type ReportOrigin } from '#lib/domain/tally.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { VERDICT_REASONS, VERDICTS } from '#lib/domain/verdict.ts';
import { changeMessages } from './change.ts';
import { reasonInWords } from './decision.ts';
import { compositionMessages } from './composition.ts';
import { evidenceMessages } from './evidence.ts';
import { COLUMN_WORDS } from './exported-column-words.ts';
import { filterMessages } from './filter.ts';
import { FIELD_NAMES } from './field-names.ts';
import { rowMessages } from './rows.ts';
import { standardMessages } from './standards.ts';
import { tallyMessages } from './tallies.ts';
import { STATUS_LABELS } from './gap-status.ts';
import { VERDICT_LABELS } from './verdicts.ts';

type Labels<Word extends string> = Readonly<Record<Locale, Readonly<Record<Word, string>>>>;

const ORIGINS: Labels<ReportOrigin> = {
  vi: { form: 'tệp theo mẫu', web: 'nhập trên trang', history: 'biểu tổng hợp cũ' },
  en: { form: 'a file in the form', web: 'the form in the browser', history: 'a table of past months' },
};

const STATES: Labels<DueState> = {
  vi: {
    early: 'gửi trước khi tháng bắt đầu',
    on_time: 'đúng hạn',
    late: 'muộn',
    missing: 'chưa gửi, đã quá hạn',
    waiting: 'chưa gửi, còn hạn',
    not_begun: 'tháng chưa bắt đầu',
  },
  en: {
    early: 'before the month began',
    on_time: 'on time',
    late: 'late',
    missing: 'not sent, overdue',
    waiting: 'not sent, not due yet',
    not_begun: 'the month has not begun',
  },
};

const OUTLOOK_WORDS: Labels<Outlook> = {
  vi: {
    decided: 'đã kết luận được',
    reachable: 'đo thêm từng ấy thì kết luận được',
    minimum_first: 'biết còn quá ít, cần đủ số tối thiểu trước',
    too_near: 'trung bình quá sát ngưỡng, không số lượt khả thi nào đủ',
  },
  en: {
    decided: 'a verdict stands',
    reachable: 'this many more decide',
    minimum_first: 'too few tests, the minimum comes first',
    too_near: 'too near the limit for any feasible number',
  },
};

const SPREADS: Labels<SpreadSource> = {
  vi: { unit: 'của chính địa bàn', district: 'của huyện', province: 'của cả tỉnh' },
  en: { unit: 'the unit’s own', district: 'its district’s', province: 'the province’s' },
};

const DECIDED_BY_WORDS: Labels<DecidedBy> = {
  vi: {
    device: 'mỗi thiết bị một phiếu',
    measurement: 'mỗi lượt đo một phiếu',
    widened: 'mỗi lượt đo một phiếu, khoảng nới rộng vì không rõ thiết bị',
  },
  en: {
    device: 'one vote for each device',
    measurement: 'one vote for each test',
    widened: 'one vote for each test, the interval widened for unknown devices',
  },
};

/** What a column of an exported table means; null when nobody wrote it down. */
export function columnMeaning(table: string, column: string, locale: Locale): string | null {
  return (COLUMN_WORDS[`${table}.${column}`] ?? COLUMN_WORDS[column])?.[locale] ?? null;
}

/** A word that a column may hold, and what it says. */
export type ColumnWord = readonly [word: string, label: string];

/** The words a column of few words may hold, in the registry's order; empty for any other column. */
export function columnWords(column: string, operators: readonly Operator[], locale: Locale): ColumnWord[] {
  const of = <T extends string>(words: readonly T[], labels: Readonly<Record<T, string>>): ColumnWord[] =>
    words.map((word) => [word, labels[word]]);
  const kinds = tallyMessages[locale].groups;
  switch (column) {
    case 'operator':
      return operators.map(({ code, name }) => [code, name]);
    case 'technology':
      return TECHNOLOGIES.map((word) => [word, filterMessages[locale].technologies[word]]);
    case 'status':
      return of(PLACE_STATUSES, STATUS_LABELS[locale]);
    case 'verdict':
      return of(VERDICTS, VERDICT_LABELS[locale]);
    case 'decided_by':
      return of(DECIDED_BY, DECIDED_BY_WORDS[locale]);
    case 'verdict_reason':
      return VERDICT_REASONS.map((word) => [word, reasonInWords(word, locale)!]);
    case 'opposed_by':
      return of(COUNTING_WAYS, evidenceMessages[locale].variants);
    case 'enough_tests':
    case 'enough_devices':
    case 'enough_places':
    case 'enough_times':
      return of(LIGHTS, evidenceMessages[locale].light);
    case 'standard_kind':
      return of(STANDARD_KINDS, standardMessages[locale].kinds);
    case 'deciding_mean':
      return of(DECIDING_MEANS, standardMessages[locale].means);
    case 'metric':
      return of(JUDGED_METRICS, FIELD_NAMES[locale]);
    case 'base':
      return of(BASES, changeMessages[locale].bases);
    case 'change':
      return of(CHANGES, changeMessages[locale].changes);
    case 'composition':
      return of(FINDINGS, compositionMessages[locale].words);
    case 'origin':
      return of(REPORT_ORIGINS, ORIGINS[locale]);
    case 'state':
      return of(DUE_STATES, STATES[locale]);
    case 'outlook':
      return of(OUTLOOKS, OUTLOOK_WORDS[locale]);
    case 'spread_from':
      return of(SPREAD_SOURCES, SPREADS[locale]);
    case 'left_out':
      return LEFT_OUT_REASONS.map((word) => [word, rowMessages[locale].reasons[word].name]);
    case 'unit_kind':
      return of(Object.keys(kinds) as (keyof typeof kinds)[], kinds);
    default:
      return [];
  }
}
