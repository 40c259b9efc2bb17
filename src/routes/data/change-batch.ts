import { invalidateAll } from '$app/navigation';
import type { Batch } from '#lib/domain/batch.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import { dataMessages } from '#lib/messages/data.ts';
import type { AskedQuestion } from '#lib/ui/asked-question.ts';

/** Sends a change to the API and shows what it made of the page; gives what went wrong, as a sentence. */
export async function sendChange(url: string, method: 'POST' | 'DELETE', locale: Locale): Promise<string> {
  const { unreachable } = dataMessages[locale];
  try {
    const answer = await fetch(url, { method });
    if (!answer.ok) return ((await answer.json()) as { message?: string }).message ?? unreachable;
  } catch {
    return unreachable;
  }
  await invalidateAll();
  return '';
}

/** Shall the batch be taken back? */
export function undoQuestion(batch: Batch, locale: Locale): AskedQuestion {
  const t = dataMessages[locale];
  return {
    title: t.undoTitle,
    text: t.undoText(batch.fileName, formatCount(batch.accepted, locale)),
    confirm: t.undoConfirm,
    danger: true,
    act: () => sendChange(`/api/v1/batches/${batch.id}`, 'DELETE', locale),
    done: t.undone(batch.fileName),
  };
}
