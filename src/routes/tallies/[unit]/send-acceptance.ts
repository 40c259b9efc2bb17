import type { NewAcceptance } from '#lib/domain/tally-check.ts';

const ACCEPTANCES = '/api/v1/tallies/acceptances';

/** Accepts a finding; '' when that is done, else what went wrong, as a sentence. */
export function sendAcceptance(acceptance: NewAcceptance, unreachable: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  return ask(ACCEPTANCES, { method: 'POST', headers, body: JSON.stringify(acceptance) }, unreachable);
}

/** Takes an acceptance back; '' when that is done, else what went wrong, as a sentence. */
export function sendWithdrawal(id: number, by: string, unreachable: string): Promise<string> {
  return ask(`${ACCEPTANCES}/${id}?${new URLSearchParams({ by })}`, { method: 'DELETE' }, unreachable);
}

async function ask(path: string, request: RequestInit, unreachable: string): Promise<string> {
  try {
    const answer = await fetch(path, request);
    if (answer.ok) return '';
    const told = (await answer.json()) as { message?: string };
    return told.message ?? unreachable;
  } catch {
    return unreachable;
  }
}
