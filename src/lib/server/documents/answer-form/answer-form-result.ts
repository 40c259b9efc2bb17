import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import type { AnswerColumn } from '../letters/answer-columns.ts';

/** What is wrong with a cell of an answer form, or with the whole of it. */
export const ANSWER_FAULT_CODES = [
  'no_table',
  'no_answer',
  'other_case',
  'number_wrong',
  'number_twice',
  'place_differs',
  'status_unknown',
  'date_unreadable',
  'position_unreadable',
  'too_long',
  'needed',
] as const;
/** One of `ANSWER_FAULT_CODES`. */
export type AnswerFaultCode = (typeof ANSWER_FAULT_CODES)[number];

/** Where something is wrong: rows and tables from 1, as the file shows them. Null for what concerns the whole file. */
export interface AnswerFault {
  readonly code: AnswerFaultCode;
  /** Name of the workbook's sheet; null in a document. */
  readonly sheet: string | null;
  /** Number of the document's table; null in a workbook. */
  readonly table: number | null;
  readonly row: number | null;
  readonly column: AnswerColumn | null;
  /** "C7"; null in a document. */
  readonly cell: string | null;
  /** What stands there, cut. */
  readonly value: string;
}

/** The case that a form should answer. */
export interface ExpectedForm {
  /** HS-0007. */
  readonly caseNumber: string;
  readonly places: readonly { readonly number: number; readonly title: string }[];
}

/** An answer form as read: all of its rows, or its faults and no row. */
export interface AnswerFormRead {
  /** HS-0007, as the form says above its table; null when it does not. */
  readonly caseNumber: string | null;
  readonly rows: readonly AnswerRow[];
  readonly faults: readonly AnswerFault[];
  /** There are more faults than are listed. */
  readonly cut: boolean;
}
