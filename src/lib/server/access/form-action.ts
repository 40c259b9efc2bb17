import { fail, type ActionFailure } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { readForm } from '../request-body.ts';
import { FIELDS_OF_FAULT } from './fields-of-fault.ts';

/** What a form that was refused is told. */
export interface Refused {
  readonly problem: string;
  readonly code: string;
  /** Names of the fields to correct, as far as they are known. */
  readonly fields: readonly string[];
}

/** The fields of a form as text; one that is absent is ''. */
export type Fields = (name: string) => string;

/** A file of a form; null when none was chosen. */
export type Files = (name: string) => File | null;

interface Sent {
  readonly request: Request;
  readonly locals: { readonly locale: Locale };
}

/** Does what a form asks for by its fields: a Fault becomes its sentence beside the form, which keeps what was typed. */
export const formAction = <T>(
  sent: Sent,
  work: (fields: Fields) => Promise<T>,
): Promise<T | ActionFailure<Refused>> => formWithFiles(sent, undefined, work);

/** The same for a form with files, whose body may be larger. */
export async function formWithFiles<T>(
  { request, locals: { locale } }: Sent,
  mostBytes: number | undefined,
  work: (fields: Fields, files: Files) => Promise<T>,
): Promise<T | ActionFailure<Refused>> {
  try {
    const form = await readForm(request, mostBytes);
    const fields: Fields = (name) => String(form.get(name) ?? '');
    return await work(fields, (name) => {
      const file = form.get(name);
      return file instanceof File && file.size > 0 ? file : null;
    });
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const { code, details, status } = thrown;
    return fail(status, {
      problem: faultSentence({ code, details }, locale),
      code,
      fields: FIELDS_OF_FAULT[code] ?? [],
    });
  }
}
