import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SIMULATED_HEADER, simulateMeasurements, type SimulationPlan } from './simulate-measurements.ts';

const ROWS_PER_CHUNK = 2000;

/** Writes the simulated export of a plan as a CSV file (UTF-8, comma, header). */
export async function writeSimulatedExport(plan: SimulationPlan, path: string): Promise<void> {
  await pipeline(Readable.from(chunks(plan)), createWriteStream(path));
}

function* chunks(plan: SimulationPlan): Generator<string> {
  let chunk = `${SIMULATED_HEADER.join(',')}\n`;
  let rows = 0;
  for (const row of simulateMeasurements(plan)) {
    chunk += `${row.join(',')}\n`;
    if (++rows % ROWS_PER_CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}
