import {
  CONSTANT_FIELDS,
  MEASUREMENT_FIELDS,
  PERSONAL_KINDS,
  SPEED_UNITS,
} from '#lib/domain/column-mapping.ts';
import {
  GUESS_REASONS,
  type ColumnCandidate,
  type FieldGuess,
  type GuessReason,
  type MappingGuess,
  type PersonalGuess,
} from '#lib/domain/mapping-guess.ts';
import type { MappingQuestion, MeasurementPreview, PreviewSheet, RowReading } from '#lib/domain/preview.ts';
import { NAME_FIELDS, type Profile, type ProfileMapping } from '#lib/domain/profile.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import {
  COUNT,
  DATE,
  DETAILS,
  FLAG,
  ID,
  INSTANT,
  listOf,
  mapOf,
  NUMBER,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  SHARE,
  TEXT,
  type Schema,
} from './schema.ts';

const CANDIDATE = {
  index: COUNT,
  confidence: SHARE,
  reasons: listOf(objectOf<GuessReason>({ code: oneOfWords(GUESS_REASONS), share: SHARE }, ['share'])),
};

/** What looking at a file before it is loaded answers, and the mappings that are saved of it. */
export const PREVIEW_SCHEMAS: Readonly<Record<string, Schema>> = {
  KeptPreview: objectOf({ token: TEXT, preview: ref('Preview') }),
  PackedPreview: objectOf({
    files: listOf({
      anyOf: [
        objectOf({ name: TEXT, bytes: COUNT, token: TEXT, preview: ref('Preview') }),
        objectOf({ name: TEXT, fault: ref('Error') }),
      ],
    }),
  }),
  Preview: {
    anyOf: [
      ref('MeasurementPreview'),
      objectOf<{ kind: 'form' }>({ kind: { const: 'form' } }),
      objectOf<{ kind: 'packed' }>({ kind: { const: 'packed' } }),
    ],
  },
  MeasurementPreview: objectOf<MeasurementPreview>({
    kind: { const: 'measurements' },
    headers: listOf(TEXT),
    rows: listOf(listOf(TEXT)),
    mapping: ref('ColumnMapping'),
    indexes: mapOf(MEASUREMENT_FIELDS, COUNT),
    guess: objectOf<MappingGuess>({
      fields: mapOf(MEASUREMENT_FIELDS, ref('FieldGuess')),
      personal: listOf(
        objectOf<PersonalGuess>({
          column: TEXT,
          kind: oneOfWords(PERSONAL_KINDS),
          index: COUNT,
          byHeader: FLAG,
          holdsNone: FLAG,
        }),
      ),
    }),
    questions: listOf(ref('MappingQuestion')),
    obstacle: nullable(ref('MappingQuestion')),
    readings: listOf(ref('RowReading')),
    sheet: nullable(TEXT),
    likeSheets: listOf(TEXT),
    groups: listOf(TEXT),
    sheets: listOf(objectOf<PreviewSheet>({ name: TEXT, hidden: FLAG, rows: COUNT })),
    headerAssumed: nullable(COUNT),
  }),
  MappingQuestion: objectOf<MappingQuestion>({ code: oneOfWords(FAULT_CODES), details: DETAILS }),
  FieldGuess: objectOf<FieldGuess>({
    ...CANDIDATE,
    field: oneOfWords(MEASUREMENT_FIELDS),
    unit: nullable(oneOfWords(SPEED_UNITS)),
    likelyUnit: nullable(oneOfWords(SPEED_UNITS)),
    median: nullable(NUMBER),
    alternatives: listOf(objectOf<ColumnCandidate>(CANDIDATE)),
    tied: FLAG,
  }),
  RowReading: objectOf<RowReading>({
    rowNumber: ID,
    testedOn: nullable(DATE),
    testedAt: nullable(INSTANT),
    operator: nullable(TEXT),
    technology: nullable(oneOfWords(TECHNOLOGIES)),
    downloadKbps: nullable(COUNT),
    uploadKbps: nullable(COUNT),
    longitude: nullable(NUMBER),
    latitude: nullable(NUMBER),
    district: nullable(TEXT),
    commune: nullable(TEXT),
    address: nullable(TEXT),
    reason: nullable(TEXT),
  }),
  Profile: objectOf<Profile>({
    id: { type: 'integer' },
    name: TEXT,
    headers: listOf(TEXT),
    sheet: nullable(TEXT),
    headerRow: nullable(ID),
    mapping: objectOf<ProfileMapping>(
      {
        columns: mapOf(MEASUREMENT_FIELDS, ref('ColumnSource')),
        constants: mapOf(MEASUREMENT_FIELDS, TEXT),
        fromName: listOf(oneOfWords(NAME_FIELDS)),
      },
      ['fromName'],
    ),
    builtIn: FLAG,
    createdBy: TEXT,
    createdAt: INSTANT,
  }),
  NewProfile: objectOf<{
    name: string;
    headers: readonly string[];
    sheet?: string;
    headerRow?: number;
    columns?: object;
    constants?: object;
  }>(
    {
      name: TEXT,
      headers: listOf(TEXT),
      sheet: nullable(TEXT),
      headerRow: nullable(ID),
      columns: mapOf(MEASUREMENT_FIELDS, ref('ColumnSource')),
      constants: mapOf(CONSTANT_FIELDS, TEXT),
    },
    ['sheet', 'headerRow', 'columns', 'constants'],
  ),
};
