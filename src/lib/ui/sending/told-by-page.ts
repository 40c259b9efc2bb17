import { page } from '$app/state';

/** Why a form was not taken: the sentence, '' where nothing is wrong, and the fields to correct as far as they are known. */
export interface Refused {
  readonly problem: string;
  readonly fields: readonly string[];
}

/** Nothing is wrong. */
export const NOT_REFUSED: Refused = { problem: '', fields: [] };

/**
 * What a page that was drawn anew says of a form that was sent without script: its address has the form's `action`, `?/name`
 * (none for the only one of a page), and `of`, which of several like forms it was.
 */
export function toldByPage(action: string | undefined, of: string | undefined): Refused {
  const { form, url } = page as { readonly form: Partial<Refused> | null; readonly url: URL };
  const isOf = (url.searchParams.get('of') ?? undefined) === of;
  if (!form?.problem || !isOf || (action && !url.searchParams.has(action.slice(1)))) return NOT_REFUSED;
  return { problem: form.problem, fields: form.fields ?? [] };
}
