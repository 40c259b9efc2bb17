import type { NewAnnotation } from '#lib/domain/annotation.ts';

/** Notes something; null when it was taken, else what went wrong, as a sentence. */
export function sendAnnotation(note: NewAnnotation, unreachable: string): Promise<string | null> {
  return ask('/api/v1/annotations', unreachable, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(note),
  });
}

/** Removes a note; null when that is done, else what went wrong, as a sentence. */
export function sendRemoval(id: number, by: string, unreachable: string): Promise<string | null> {
  return ask(`/api/v1/annotations/${id}?${new URLSearchParams({ by })}`, unreachable, { method: 'DELETE' });
}

async function ask(path: string, unreachable: string, request: RequestInit): Promise<string | null> {
  try {
    const answer = await fetch(path, request);
    if (answer.ok) return null;
    const told = (await answer.json()) as { message?: string };
    return told.message ?? unreachable;
  } catch {
    return unreachable;
  }
}
