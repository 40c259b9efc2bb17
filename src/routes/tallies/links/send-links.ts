import type { LocalMonth } from '#lib/domain/local-date.ts';
import type { MadeLink } from '#lib/domain/report-link.ts';

export type MadeOutcome = { readonly links: readonly MadeLink[] } | { readonly problem: string };

/** Makes links; their paths are told this once, or what went wrong as a sentence. */
export async function sendLinks(
  asked: { readonly month: LocalMonth; readonly units: readonly string[]; readonly by: string },
  unreachable: string,
): Promise<MadeOutcome> {
  const answer = await ask('/api/v1/tallies/links', unreachable, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  return typeof answer === 'string' ? { problem: answer } : ((await answer.json()) as MadeOutcome);
}

/** Revokes a link; '' when that is done, else what went wrong, as a sentence. */
export async function sendRevocation(id: number, by: string, unreachable: string): Promise<string> {
  const search = new URLSearchParams({ by });
  const answer = await ask(`/api/v1/tallies/links/${id}?${search}`, unreachable, { method: 'DELETE' });
  return typeof answer === 'string' ? answer : '';
}

async function ask(path: string, unreachable: string, request: RequestInit): Promise<Response | string> {
  try {
    const answer = await fetch(path, request);
    if (answer.ok) return answer;
    return ((await answer.json()) as { message?: string }).message ?? unreachable;
  } catch {
    return unreachable;
  }
}
