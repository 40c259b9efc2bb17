import type { OperationId } from '#lib/messages/api/operation-words.ts';
import { FORMATS, TABLE_FORMATS } from '#lib/server/exports/file-result.ts';
import { SHEET_FORMATS } from '#lib/server/documents/sheets/render-sheet.ts';
import type { ApiWorld } from './api-world.ts';
import { AWAITED, REPORTED } from './api-world.ts';
import type { Call } from './call-route.ts';

/** A call that is refused, and with which status. */
export interface RefusedCall extends Call {
  readonly status: number;
}

/** How an operation is called: so that it answers with every kind of content it has, and so that it refuses. */
export interface Calls {
  readonly answered: (world: ApiWorld) => readonly Call[] | Promise<readonly Call[]>;
  /** Empty for what cannot refuse. */
  readonly refused: readonly RefusedCall[];
}

const PERIOD = { period: 'rolling:2024-06' };

const asked = (...queries: readonly NonNullable<Call['query']>[]) =>
  queries.map((query) => ({ query: { ...PERIOD, ...query } }));

const figures = (...further: readonly NonNullable<Call['query']>[]): Calls => ({
  answered: () => asked({}, ...further),
  refused: [
    { query: { level: 'nowhere' }, status: 400 },
    { query: { edition: '1990' }, status: 404 },
  ],
});

const sheets = (params: Readonly<Record<string, string>>): Calls => {
  const query = { ...PERIOD, edition: '2024', level: 'district' };
  return {
    answered: () => SHEET_FORMATS.map((format) => ({ query, params: { ...params, format } })),
    refused: [
      { query, params: { ...params, format: 'gif' }, status: 400 },
      { query: { ...query, edition: '1990' }, params: { ...params, format: 'pdf' }, status: 404 },
    ],
  };
};

const formats = TABLE_FORMATS.map((format) => ({ format }));

const months = (...further: readonly NonNullable<Call['query']>[]): Calls => ({
  answered: () => [{}, ...further].map((query) => ({ query: { month: REPORTED[0], ...query } })),
  refused: [
    { query: { month: '7/2024' }, status: 400 },
    { query: { from: '2024-07', to: '2024-05' }, status: 400 },
    { query: {}, status: 400 },
  ],
});

/** Calls of the operations that answer with files of figures. */
export const FIGURE_CALLS = {
  readAreaStatistics: figures({ by: 'operator' }, ...formats),
  readChanges: figures({ by: 'operator' }, ...formats),
  readEstimates: figures({ by: 'unit,operator,technology,month,hours' }, { by: 'all' }, ...formats),
  readStandardVerdicts: figures(...formats),
  readQuotas: figures(...formats),
  readGaps: figures({ cells: 8 }, ...formats),
  readGapCells: figures({ cells: 8 }, ...formats),
  readMeasurements: figures({ code: '216', edition: '2024', level: 'district' }),
  readRows: figures(
    { code: '216', edition: '2024', level: 'district' },
    { reason: 'duplicate' },
    { hour: 8 },
  ),
  readRowsFile: figures({ code: '216', edition: '2024', level: 'district' }, { format: 'xlsx' }),
  readGapOutlines: figures({ cells: 8 }),
  readCellOutlines: figures({ bounds: '106.2,21.2,106.6,21.5' }),
  readGapWorkbook: figures(),
  readProvinceSheet: sheets({}),
  readAreaSheet: sheets({ code: '216' }),
  readTallies: months(...FORMATS.map((format) => ({ format }))),
  readTallyDocument: months(),
  readTallyWorkbook: months(),
  readTemplate: {
    answered: () => [{}, { query: { month: AWAITED, unit: 'ubnd-216' } }],
    refused: [
      { query: { month: 'July' }, status: 400 },
      { query: { unit: 'nobody' }, status: 400 },
    ],
  },
  readReminders: {
    answered: () => [{}, { query: { month: AWAITED } }],
    refused: [
      { query: { month: 'July' }, status: 404 },
      { query: { unit: 'nobody' }, status: 404 },
    ],
  },
} as const satisfies Partial<Record<OperationId, Calls>>;
