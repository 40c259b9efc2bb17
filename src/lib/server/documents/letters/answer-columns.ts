import type { LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import type { TableColumn } from './letter-content.ts';

/** Columns of the answer form, in order. */
export const ANSWER_COLUMNS = [
  'number',
  'title',
  'status',
  'station',
  'position',
  'technology',
  'promised',
  'countsFrom',
  'cause',
  'turn',
  'evidence',
] as const;
/** One of `ANSWER_COLUMNS`. */
export type AnswerColumn = (typeof ANSWER_COLUMNS)[number];

/** Headings as printed and as they are recognised when the form comes back; widths in mm of a landscape page. */
export const ANSWER_HEADINGS: Readonly<Record<AnswerColumn, { heading: string; width: number }>> = {
  number: { heading: 'STT', width: 11 },
  title: { heading: 'Nơi', width: 33 },
  status: { heading: 'Trạng thái', width: 27 },
  station: { heading: 'Mã trạm', width: 22 },
  position: { heading: 'Tọa độ (vĩ độ; kinh độ)', width: 25 },
  technology: { heading: 'Công nghệ, băng tần', width: 22 },
  promised: { heading: 'Ngày cam kết', width: 22 },
  countsFrom: { heading: 'Tính lượt đo từ ngày', width: 22 },
  cause: { heading: 'Nguyên nhân', width: 24 },
  turn: { heading: 'Bên phải làm', width: 20 },
  evidence: { heading: 'Minh chứng', width: 24 },
};

/** The form's columns as an annex's table. */
export const answerTableColumns = (): TableColumn[] =>
  ANSWER_COLUMNS.map((column) => ({
    ...ANSWER_HEADINGS[column],
    align: column === 'number' ? 'center' : 'left',
  }));

/** A row for each place, to be filled in. */
export const answerRows = (places: readonly Pick<LetterPlace, 'number' | 'title'>[]): string[][] =>
  places.map(({ number, title }) =>
    ANSWER_COLUMNS.map((column) => (column === 'number' ? String(number) : column === 'title' ? title : '')),
  );
