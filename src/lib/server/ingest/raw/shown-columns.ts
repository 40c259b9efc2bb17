import type { Batch } from '#lib/domain/batch.ts';
import { storedColumns } from '../personal/kept-columns.ts';
import type { RawFile } from './raw-file.ts';

/** May the cells of a raw copy's column be shown? */
export interface ShownColumn {
  readonly shown: boolean;
  /** Whole cells that are never a personal value in this column, as a regular expression. */
  readonly measured: string | null;
}

/**
 * Which columns of a raw copy may be shown for a batch? Those that its mapping has and the copy holds: copies made by
 * versions before 0.7 hold more than that.
 */
export function shownColumns({ mapping }: Batch, { layout }: RawFile): ShownColumn[] {
  const { headers, kept, emptied } = layout;
  const stored = mapping === null ? [] : storedColumns(headers, mapping);
  return headers.map((header, i) => {
    const column = stored[i];
    const isHeld = kept === undefined ? !emptied.includes(header) : kept.includes(i);
    const shown = isHeld && (column?.as === 'masked' || column?.as === 'wifi_flag');
    return { shown, measured: column?.measured ?? null };
  });
}
