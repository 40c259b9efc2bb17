import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import type { AnswerColumn } from '../letters/answer-columns.ts';

/** What is wrong with a cell of an answer form. */
export type AnswerFaultCode =
  | 'no_table'
  | 'no_answer'
  | 'number_wrong'
  | 'number_twice'
  | 'status_unknown'
  | 'date_unreadable'
  | 'position_unreadable'
  | 'too_long'
  | 'needed';

/** A wrong cell: where it stands in the file, its column and what it says. */
export interface AnswerFault {
  readonly code: AnswerFaultCode;
  /** "C7" of a workbook; the row and the heading in a document; empty for the whole file. */
  readonly cell: string;
  readonly column: AnswerColumn | null;
  readonly value: string;
}

/** An answer form as read: all of its rows, or its faults and no row. */
export interface AnswerFormRead {
  /** HS-0007, as the form says; null when it does not. */
  readonly caseNumber: string | null;
  readonly rows: readonly AnswerRow[];
  readonly faults: readonly AnswerFault[];
}
