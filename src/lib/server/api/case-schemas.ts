import { ANSWER_STATUSES, DEPENDENCIES, type AnswerRow } from '#lib/domain/cases/answer.ts';
import { ENTRY_KINDS, LONGEST_DOCUMENT, LONGEST_NOTE } from '#lib/domain/cases/case-entry.ts';
import { CASE_FILE_ROLES, type CaseFile } from '#lib/domain/cases/case-file.ts';
import {
  COMPARISON_NOTES,
  CONCLUSIONS,
  LEVELS_TO_LIMIT,
  type ComparedSide,
  type OperatorTests,
  type PlaceComparison,
} from '#lib/domain/cases/operator-tests/comparison.ts';
import type { Difference } from '#lib/domain/comparison/difference.ts';
import { CASE_STATES } from '#lib/domain/cases/case-state.ts';
import { LETTER_KINDS } from '#lib/domain/cases/letters/letter-kind.ts';
import type { LetterVersions, ShippedNumbers } from '#lib/domain/cases/letters/letter-text.ts';
import { DUE_STANDINGS } from '#lib/domain/cases/deadlines/due.ts';
import { LONGEST_REASON } from '#lib/domain/cases/case.ts';
import { ANSWER_FAULT_CODES, type AnswerFault } from '../documents/answer-form/answer-form-result.ts';
import { ANSWER_COLUMNS } from '../documents/letters/answer-columns.ts';
import { LEVELS } from '#lib/domain/area.ts';
import {
  EVIDENCE_GRADES,
  VOTERS,
  type BatchGrade,
  type GradeRule,
} from '#lib/domain/cases/verification/evidence-grade.ts';
import type { LatePromise } from '#lib/domain/cases/verification/late-promise.ts';
import { OUTCOMES } from '#lib/domain/cases/verification/outcome.ts';
import { FILTER_NAMES } from '#lib/domain/filter.ts';
import { STANDARD_KINDS } from '#lib/domain/standard.ts';
import { VERDICTS } from '#lib/domain/verdict.ts';
import { LONGEST_NAME } from '#lib/domain/annotation.ts';
import {
  COUNT,
  DATE,
  FLAG,
  ID,
  INSTANT,
  listOf,
  mapOf,
  nullable,
  NUMBER,
  objectOf,
  oneOfWords,
  ref,
  TEXT,
} from './schema.ts';
import type { Schema } from './schema.ts';

const BY = { ...TEXT, maxLength: LONGEST_NAME };
const STEP = {
  kind: oneOfWords(ENTRY_KINDS),
  on: DATE,
  document: nullable({ ...TEXT, maxLength: LONGEST_DOCUMENT }),
  note: nullable({ ...TEXT, maxLength: LONGEST_NOTE }),
  by: BY,
};

/** Schemas of cases. */
export const CASE_SCHEMAS: Readonly<Record<string, Schema>> = {
  NewCase: objectOf<{ filter: object; areas?: unknown; gaps?: unknown; reason: string; by: string }>(
    {
      filter: mapOf(FILTER_NAMES, TEXT),
      areas: listOf(TEXT),
      gaps: listOf(TEXT),
      reason: { ...TEXT, maxLength: LONGEST_REASON },
      by: BY,
    },
    ['areas', 'gaps'],
  ),
  CaseAnswer: objectOf<AnswerRow>({
    place: ID,
    status: oneOfWords(ANSWER_STATUSES),
    dependsOn: nullable(oneOfWords(DEPENDENCIES)),
    station: nullable(TEXT),
    longitude: nullable(NUMBER),
    latitude: nullable(NUMBER),
    technology: nullable(TEXT),
    promised: nullable(objectOf({ from: DATE, to: DATE })),
    countsFrom: nullable(DATE),
    cause: nullable(TEXT),
    turn: nullable(TEXT),
    evidence: nullable(TEXT),
  }),
  NewCaseEntry: {
    type: 'object',
    properties: {
      ...STEP,
      seen: nullable(COUNT),
      deadline: DATE,
      mendedBy: nullable(DATE),
      promisedKbps: nullable(ID),
      answers: listOf(ref('CaseAnswer')),
      form: nullable(objectOf({ token: TEXT, name: TEXT })),
      tests: nullable(
        objectOf<{ token: string; name: string; options?: string }>(
          { token: TEXT, name: TEXT, options: TEXT },
          ['options'],
        ),
      ),
      entry: ID,
    },
    required: ['kind', 'on', 'by'],
    additionalProperties: false,
  },
  Ledger: objectOf({
    today: DATE,
    total: COUNT,
    page: ID,
    cases: listOf(
      objectOf({
        id: ID,
        case_number: TEXT,
        operator: TEXT,
        operator_name: TEXT,
        standard: TEXT,
        edition: TEXT,
        level: TEXT,
        places: COUNT,
        place_names: TEXT,
        people: nullable(COUNT),
        case_state: oneOfWords(CASE_STATES),
        since: nullable(DATE),
        due: oneOfWords(DUE_STANDINGS),
        due_on: nullable(DATE),
        working_days_left: nullable(NUMBER),
        uncertain_years: nullable(TEXT),
        opened_on: DATE,
        sent_on: nullable(DATE),
        document: nullable(TEXT),
        deadline: nullable(DATE),
        reminders: COUNT,
        answered_on: nullable(DATE),
        verified_on: nullable(DATE),
        places_promised: COUNT,
        places_on_air_claimed: COUNT,
        places_proven: COUNT,
        reason: TEXT,
        simulated: FLAG,
      }),
    ),
  }),
  CaseEntry: objectOf({
    ...STEP,
    number: ID,
    at: INSTANT,
    files: listOf(ref('CaseFile')),
    letter: nullable(ref('CaseLetter')),
  }),
  CaseLetter: objectOf<LetterVersions>(
    {
      kind: oneOfWords(LETTER_KINDS),
      template: COUNT,
      grounds: COUNT,
      shipped: objectOf<ShippedNumbers>({
        template: nullable(ID),
        grounds: nullable(ID),
        addressees: nullable(ID),
      }),
      issuers: COUNT,
    },
    ['shipped', 'issuers'],
  ),
  CaseFile: objectOf<CaseFile>(
    { role: oneOfWords(CASE_FILE_ROLES), name: TEXT, sha256: TEXT, bytes: COUNT, unpackedSha256: TEXT },
    ['unpackedSha256'],
  ),
  OperatorTestsPreview: objectOf({ token: TEXT, file: ref('CaseFile'), found: ref('OperatorTests') }),
  OperatorTests: objectOf<OperatorTests>({
    sameAsBatch: nullable(ID),
    rows: objectOf<OperatorTests['rows']>({
      read: COUNT,
      rejected: COUNT,
      repeated: COUNT,
      loadedBefore: COUNT,
      otherOperators: COUNT,
      otherTechnology: COUNT,
      elsewhere: COUNT,
      kept: COUNT,
    }),
    places: listOf(
      objectOf<PlaceComparison>({
        place: ID,
        citizens: ref('ComparedSide'),
        operator: ref('ComparedSide'),
        difference: objectOf<Difference>({
          difference: nullable(NUMBER),
          lower: nullable(NUMBER),
          upper: nullable(NUMBER),
        }),
        conclusion: oneOfWords(CONCLUSIONS),
        level: nullable(oneOfWords(LEVELS_TO_LIMIT)),
        notes: listOf(oneOfWords(COMPARISON_NOTES)),
      }),
    ),
  }),
  ComparedSide: objectOf<ComparedSide>({
    tests: COUNT,
    failed: COUNT,
    marked: COUNT,
    devices: nullable(COUNT),
    votes: COUNT,
    firstOn: nullable(DATE),
    lastOn: nullable(DATE),
    bands: listOf(COUNT),
    mean: nullable(NUMBER),
    lower: nullable(NUMBER),
    upper: nullable(NUMBER),
  }),
  AnswerForm: objectOf({
    token: nullable(TEXT),
    file: ref('CaseFile'),
    answers: listOf(ref('CaseAnswer')),
    unanswered: listOf(ID),
    faults: listOf(
      objectOf<AnswerFault & { readonly message: string }>({
        code: oneOfWords(ANSWER_FAULT_CODES),
        message: TEXT,
        sheet: nullable(TEXT),
        table: nullable(ID),
        row: nullable(ID),
        column: nullable(oneOfWords(ANSWER_COLUMNS)),
        cell: nullable(TEXT),
        value: TEXT,
      }),
    ),
    cut: FLAG,
  }),
  BatchGrade: objectOf<BatchGrade>({
    grade: oneOfWords(EVIDENCE_GRADES),
    by: nullable(TEXT),
    at: nullable(INSTANT),
    grades: listOf(
      objectOf<GradeRule>({
        grade: oneOfWords(EVIDENCE_GRADES),
        closes: FLAG,
        voter: oneOfWords(VOTERS),
        name: objectOf({ vi: TEXT, en: TEXT }),
        reason: objectOf({ vi: TEXT, en: TEXT }),
      }),
    ),
  }),
  CasePlace: objectOf({
    number: ID,
    title: TEXT,
    edition: TEXT,
    level: oneOfWords(LEVELS),
    people: nullable(COUNT),
    rows: COUNT,
    code: nullable(TEXT),
    gap: nullable(TEXT),
    atMostKbps: nullable(NUMBER),
    tests: COUNT,
    devices: COUNT,
    downloadKbpsDeviceMean: nullable(NUMBER),
    downloadKbpsDeviceMeanLower: nullable(NUMBER),
    downloadKbpsDeviceMeanUpper: nullable(NUMBER),
    downloadKbpsMean: nullable(NUMBER),
    downloadKbpsMedian: nullable(NUMBER),
    verdict: nullable(oneOfWords(VERDICTS)),
  }),
  CasePlan: objectOf({
    promisedKbps: COUNT,
    isAssumed: FLAG,
    countsFrom: DATE,
    looks: listOf(DATE),
    places: listOf(objectOf({ place: ID, testsNeeded: nullable(COUNT), devicesNeeded: nullable(COUNT) })),
  }),
  CaseVerification: objectOf({
    look: COUNT,
    outcome: oneOfWords(OUTCOMES),
    likely: FLAG,
    places: listOf(
      objectOf({
        place: ID,
        tests: COUNT,
        votes: COUNT,
        days: COUNT,
        difference: nullable(NUMBER),
        differenceLower: nullable(NUMBER),
        differenceUpper: nullable(NUMBER),
        after: nullable(NUMBER),
        afterLower: nullable(NUMBER),
        afterUpper: nullable(NUMBER),
        outcome: oneOfWords(OUTCOMES),
      }),
    ),
  }),
  Case: objectOf({
    id: ID,
    number: TEXT,
    reason: TEXT,
    by: TEXT,
    at: INSTANT,
    openedOn: DATE,
    frozen: objectOf({
      filter: TEXT,
      operatorName: TEXT,
      dataVersion: COUNT,
      simulated: FLAG,
      standard: objectOf({ id: TEXT, kind: oneOfWords(STANDARD_KINDS), limit: COUNT, source: TEXT }),
      places: listOf(ref('CasePlace')),
      exclusions: objectOf({
        failed: COUNT,
        otherTechnology: COUNT,
        flagged: COUNT,
        otherOperators: COUNT,
      }),
    }),
    entries: listOf(ref('CaseEntry')),
    standing: objectOf({
      state: oneOfWords(CASE_STATES),
      since: nullable(DATE),
      sentOn: nullable(DATE),
      document: nullable(TEXT),
      deadline: nullable(DATE),
      reminders: COUNT,
      answers: listOf(ref('CaseAnswer')),
      answeredOn: nullable(DATE),
      operatorTests: nullable(ref('OperatorTests')),
      plan: nullable(ref('CasePlan')),
      planEntry: nullable(objectOf({ number: ID, on: DATE })),
      latePromises: listOf(objectOf<LatePromise>({ place: ID, until: DATE })),
      verification: nullable(ref('CaseVerification')),
      dueOn: nullable(DATE),
      undone: listOf(ID),
      allowed: listOf(oneOfWords(ENTRY_KINDS)),
    }),
  }),
};
