import { authorOf } from '../audit/witness.ts';
import { LONGEST_ANNOTATION, LONGEST_NAME, type NewAnnotation } from '#lib/domain/annotation.ts';
import { isLevel } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import { fieldsOf, readFields, readWords } from '../request-fields.ts';

/**
 * The annotation in a request's body: `{on, text, unit: {edition, level, code} | null, operator | null, by}`. Only a
 * JSON content type is accepted, which another site's form cannot send. Throws a Fault that names the invalid field.
 */
export function readAnnotation(body: string, contentType: string | null): NewAnnotation {
  const { on, text, unit = null, operator = null, by } = readFields(body, contentType, unreadable);
  if (typeof on !== 'string' || !isLocalDate(on)) {
    throw new Fault('period_date_invalid', { value: typeof on === 'string' ? on : null });
  }
  return {
    on,
    text: textField(text, 'text', LONGEST_ANNOTATION),
    unit: unit === null ? null : areaOf(unit),
    operator: operator === null ? null : textField(operator, 'operator', LONGEST_NAME),
    by: textField(authorOf(by), 'by', LONGEST_NAME),
  };
}

/** The id in a path. Throws a Fault when it is not one. */
export function annotationId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('annotation_absent', { id: text }, 404);
  return Number(text);
}

/** The person who removes, from a query string. Throws a Fault without a name. */
export const namedBy = (params: URLSearchParams): string =>
  textField(authorOf(params.get('by')), 'by', LONGEST_NAME);

const unreadable = () => new Fault('annotation_unreadable');

function textField(value: unknown, field: string, longest: number): string {
  const text = readWords(value, longest);
  if (text === null) throw new Fault('annotation_field', { field, longest });
  return text;
}

function areaOf(value: unknown): NonNullable<NewAnnotation['unit']> {
  const { edition, level, code } = fieldsOf(value, unreadable);
  if (typeof edition !== 'string' || typeof level !== 'string' || typeof code !== 'string')
    throw unreadable();
  if (!isLevel(level)) throw unreadable();
  return { edition, level, code };
}
