import { FILTER_NAMES } from '#lib/domain/filter.ts';
import { GAP_STATUSES } from '#lib/domain/gaps/gap.ts';
import { FLAG_RULES } from '#lib/domain/quality-rule.ts';
import type {
  LeftOutCount,
  ListedRows,
  MeasuredRow,
  RejectedRows,
  RowCounts,
  RowsFigure,
} from '#lib/domain/rows/measured-row.ts';
import { LEFT_OUT_REASONS } from '#lib/domain/rows/row-question.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { VERDICTS } from '#lib/domain/verdict.ts';
import type { RowsAnswer } from '../rows/rows-answer.ts';
import {
  COUNT,
  DATE,
  FLAG,
  ID,
  listOf,
  mapOf,
  NUMBER,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  TEXT,
  type Schema,
} from './schema.ts';

const REASON = oneOfWords(LEFT_OUT_REASONS);

/** What the rows behind a figure answer. */
export const ROW_SCHEMAS: Readonly<Record<string, Schema>> = {
  RowsBehind: objectOf<RowsAnswer>({
    dataVersion: COUNT,
    simulated: FLAG,
    filter: mapOf(FILTER_NAMES, TEXT),
    area: nullable(TEXT),
    gap: nullable(objectOf<NonNullable<RowsAnswer['gap']>>({ id: TEXT, name: TEXT })),
    figure: nullable(ref('RowsFigure')),
    counts: objectOf<RowCounts>({
      counted: objectOf<RowCounts['counted']>({ tests: COUNT, devices: COUNT }),
      leftOut: listOf(objectOf<LeftOutCount>({ reason: REASON, tests: COUNT })),
    }),
    rejected: objectOf<RejectedRows>({
      rows: COUNT,
      files: COUNT,
      batches: listOf(objectOf<RejectedRows['batches'][number]>({ id: ID, fileName: TEXT, rows: COUNT })),
    }),
    listed: objectOf<ListedRows>({ total: COUNT, page: ID, pages: ID, rows: listOf(ref('MeasuredRow')) }),
  }),
  RowsFigure: {
    anyOf: [
      objectOf<Exclude<RowsFigure, { readonly of: 'gap' }>>({
        of: oneOfWords(['area', 'hour', 'province']),
        tests: COUNT,
        devices: nullable(COUNT),
        failedTests: nullable(COUNT),
        mean: nullable(NUMBER),
        lower: nullable(NUMBER),
        upper: nullable(NUMBER),
        byDevice: FLAG,
        verdict: nullable(oneOfWords(VERDICTS)),
      }),
      objectOf<Extract<RowsFigure, { readonly of: 'gap' }>>({
        of: oneOfWords(['gap']),
        tests: COUNT,
        devices: COUNT,
        failedTests: COUNT,
        status: nullable(oneOfWords(GAP_STATUSES)),
        atMostKbps: nullable(NUMBER),
      }),
    ],
  },
  MeasuredRow: objectOf<MeasuredRow>({
    place: nullable(TEXT),
    day: DATE,
    hour: nullable(COUNT),
    downloadKbps: COUNT,
    uploadKbps: nullable(COUNT),
    latencyMs: nullable(NUMBER),
    operator: nullable(TEXT),
    technology: oneOfWords(TECHNOLOGIES),
    marks: listOf(oneOfWords(FLAG_RULES.map(({ code }) => code))),
    longitude: nullable(NUMBER),
    latitude: nullable(NUMBER),
    batch: ID,
    fileName: TEXT,
    rowNumber: ID,
    reason: nullable(REASON),
  }),
};
