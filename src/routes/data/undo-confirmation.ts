import type { Batch } from '#lib/domain/batch.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import { dataMessages } from '#lib/messages/data.ts';
import type { Confirmation } from '#lib/ui/confirmation.ts';
import { sendChange } from '#lib/ui/sending/send-change.ts';

/** Shall the batch be taken back? */
export function undoConfirmation(batch: Batch, locale: Locale): Confirmation {
  const t = dataMessages[locale];
  return {
    title: t.undoTitle,
    text: t.undoText(batch.fileName, formatCount(batch.accepted, locale)),
    confirm: t.undoConfirm,
    danger: true,
    act: async () => (await sendChange('DELETE', `/api/v1/batches/${batch.id}`, locale)).problem,
    done: t.undone(batch.fileName),
  };
}
