import { TALLY_FIGURES, type TallyFigure } from '#lib/domain/tally.ts';
import { readWords } from '../request-fields.ts';
import { readCount } from '#lib/domain/read-count.ts';

/** A report sent by the form in the browser. */
export interface SentReport extends Readonly<Record<TallyFigure, number>> {
  readonly note: string | null;
  /** The standing version when the form was opened; 0 without one. */
  readonly seen: number;
  /** The sender has seen the findings and sends the report nevertheless. */
  readonly confirmed: boolean;
}

/** Why is a figure refused? */
export type FigureProblem = 'missing' | 'invalid';

/** A report, or the problems of its figures. */
export type ReadReport =
  | { readonly report: SentReport }
  | { readonly problems: Readonly<Partial<Record<TallyFigure, FigureProblem>>> };

const LONGEST_NOTE = 500;

/** Reads a sent form; figures may be written like "1.250" or "25 người". */
export function readSentReport(form: FormData): ReadReport {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const figures = TALLY_FIGURES.map((figure) => [figure, readCount(textOf(figure))] as const);
  const wrong = figures.flatMap(([figure, value]) => {
    if (typeof value === 'number') return [];
    return [[figure, value === null ? 'missing' : 'invalid'] as const];
  });
  if (wrong.length > 0) return { problems: Object.fromEntries(wrong) };
  return {
    report: {
      ...(Object.fromEntries(figures) as Record<TallyFigure, number>),
      note: readWords(textOf('note').slice(0, LONGEST_NOTE), LONGEST_NOTE),
      seen: /^\d{1,6}$/.test(textOf('seen')) ? Number(textOf('seen')) : 0,
      confirmed: form.has('confirmed'),
    },
  };
}
