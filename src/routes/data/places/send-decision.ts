import type { PlaceChoice, WrittenPlace } from '#lib/domain/place-name.ts';

/** Sends a decision; null when it was taken, else what went wrong, as a sentence. */
export function sendDecision(
  written: WrittenPlace,
  choice: PlaceChoice | null,
  by: string,
  unreachable: string,
): Promise<string | null> {
  const unit = choice && { edition: choice.edition, level: choice.level, code: choice.code };
  return ask('/api/v1/places/resolutions', unreachable, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ written, unit, by: by || null }),
  });
}

/** Takes a decision back; null when that is done, else what went wrong, as a sentence. */
export function sendUndo(id: number, unreachable: string): Promise<string | null> {
  return ask(`/api/v1/places/resolutions/${id}`, unreachable, { method: 'DELETE' });
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
