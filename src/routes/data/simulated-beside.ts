import { isEmpty, type Batch } from '#lib/domain/batch.ts';

/** Simulated files that still count beside a real one; none while all or nothing is simulated. */
export function simulatedBeside(batches: readonly Batch[]): readonly Batch[] {
  const counted = batches.filter((batch) => batch.state === 'loaded' && !isEmpty(batch));
  return counted.some(({ simulated }) => !simulated) ? counted.filter(({ simulated }) => simulated) : [];
}
