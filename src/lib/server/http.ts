import { error, json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';

/** Runs a page's load: a Fault becomes an error page with its status and sentence. */
export async function forPage<T>(locale: Locale, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Fault) {
      error(thrown.status, { code: thrown.code, message: faultSentence(thrown, locale) });
    }
    throw thrown;
  }
}

/** Runs an API call: a Fault becomes `{code, message, details}` with its status. */
export async function forApi(locale: Locale, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Fault) {
      const { code, details, status } = thrown;
      return json({ code, message: faultSentence(thrown, locale), details }, { status });
    }
    throw thrown;
  }
}
