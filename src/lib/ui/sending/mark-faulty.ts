type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Names between quotation marks, as a sentence calls a field by its label: «Lý do» or “Reason”. */
const quotedIn = (sentence: string) => [...sentence.matchAll(/[«“]([^»”]+)[»”]/g)].map(([, name]) => name!);

/** The words of a field's label, without those of the field. */
const labelsOf = (field: Field) =>
  [...(field.labels ?? [])].map((label) =>
    (label.querySelector(':scope > span') ?? label).textContent!.trim(),
  );

/** A browser takes blanks for a text, the server does not. */
const isWrong = (field: Field) => !field.validity.valid || (field.required && field.value.trim() === '');

/** Is what stands in it what a person wrote? */
const isText = (field: Field) =>
  field.matches('textarea, input:not([type=checkbox], [type=radio], [type=file])');

/** What a person fills in there. */
export const fieldsIn = (within: Element): readonly Field[] => [
  ...within.querySelectorAll<Field>('input:not([type=hidden]), select, textarea'),
];

/**
 * The fields that a refusal is about: those that the server names (`known`), or the sentence calls by their labels, or quotes,
 * else those that hold nothing that could be taken.
 */
export function faultyFields(
  within: Element,
  sentence: string,
  known: readonly string[] = [],
): readonly Field[] {
  const fields = fieldsIn(within);
  const told = fields.filter(({ name }) => known.includes(name));
  if (told.length > 0) return told;
  const names = quotedIn(sentence);
  const named = fields.filter((field) => labelsOf(field).some((label) => names.includes(label)));
  if (named.length > 0) return named;
  const quoted = fields.filter((field) => isText(field) && names.includes(field.value.trim()));
  return quoted.length > 0 ? quoted : fields.filter(isWrong);
}

/**
 * Marks fields as wrong and described by the element `by`, each until it is changed. Returns what takes the marks away.
 */
export function markFaulty(fields: readonly Field[], by: string): () => void {
  const unmark = (field: Field) => {
    field.removeAttribute('aria-invalid');
    const others = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== by);
    if (others.join('') === '') field.removeAttribute('aria-describedby');
    else field.setAttribute('aria-describedby', others.join(' '));
  };
  const changed = ({ currentTarget }: Event) => unmark(currentTarget as Field);
  for (const field of fields) {
    field.setAttribute('aria-invalid', 'true');
    const others = field.getAttribute('aria-describedby');
    field.setAttribute('aria-describedby', others ? `${others} ${by}` : by);
    field.addEventListener('input', changed, { once: true });
  }
  return () => {
    for (const field of fields) {
      field.removeEventListener('input', changed);
      unmark(field);
    }
  };
}
