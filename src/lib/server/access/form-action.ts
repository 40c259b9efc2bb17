import { fail, type ActionFailure } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { readForm } from '../request-body.ts';

/** What a form that was refused is told. */
export interface Refused {
  readonly problem: string;
  readonly code: string;
}

/** The fields of a form as text; one that is absent is ''. */
export type Fields = (name: string) => string;

/** Does what a form asks for by its fields: a Fault becomes its sentence beside the form, which keeps what was typed. */
export async function formAction<T>(
  {
    request,
    locals: { locale },
  }: { readonly request: Request; readonly locals: { readonly locale: Locale } },
  work: (fields: Fields) => Promise<T>,
): Promise<T | ActionFailure<Refused>> {
  try {
    const form = await readForm(request);
    return await work((name) => String(form.get(name) ?? ''));
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const { code, details, status } = thrown;
    return fail(status, { problem: faultSentence({ code, details }, locale), code });
  }
}
