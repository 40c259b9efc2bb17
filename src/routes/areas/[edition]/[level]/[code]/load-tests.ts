import type { MeasurementTable } from '#lib/domain/measurement-table.ts';

/**
 * The single tests that a query asks the server for. Throws when it cannot be reached or refuses, and when
 * `signal` gives the work up. What reads them comes only now: few visits want it.
 */
export async function loadTests(search: string, signal: AbortSignal): Promise<MeasurementTable> {
  const [{ decodeMeasurements }, answer] = await Promise.all([
    import('#lib/transport/measurement-table.ts'),
    fetch(`/api/v1/statistics/tests?${search}`, { signal }),
  ]);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return decodeMeasurements(new Uint8Array(await answer.arrayBuffer()));
}
