import { Fault } from '#lib/domain/fault.ts';
import type { FigureRow, Figures } from '#lib/domain/update/compare-figures.ts';
import { askServer, type ServerAddress } from '../ask-server.ts';

/** Any day that a program of this kind can have data of. */
const EVER = 'from=2015-01-01&to=2100-01-01';

/** As many as one table of reports may have. */
const REPORT_YEARS = 3;

/** What is compared in a year: areas, standards, estimates by month, changes, gaps, quotas, cases, three years of reports. */
export const figureAddresses = (year: number): readonly string[] => [
  `/api/v1/statistics/areas?format=json&by=operator&${EVER}`,
  '/api/v1/statistics/areas?format=json',
  '/api/v1/statistics/standards?format=json',
  `/api/v1/statistics/estimates?format=json&by=unit,operator,month&${EVER}`,
  '/api/v1/statistics/changes?format=json&by=operator',
  '/api/v1/statistics/gaps?format=json',
  '/api/v1/statistics/quotas?format=json',
  `/api/v1/tallies?format=json&from=${year - REPORT_YEARS + 1}-01&to=${year}-12`,
  '/api/v1/cases?format=json',
];

interface FigureAnswer {
  readonly rows?: readonly FigureRow[];
  /** Of the board of cases, one page. */
  readonly cases?: readonly FigureRow[];
  /** Cases on all pages. */
  readonly total?: number;
}

/** The figures of a running server. Throws a Fault that names the address that it does not answer. */
export async function readFigures(server: ServerAddress): Promise<Figures> {
  const figures: Record<string, readonly FigureRow[]> = {};
  for (const address of figureAddresses(new Date().getFullYear())) {
    figures[address] = await allRows(server, address);
  }
  return figures;
}

async function allRows(server: ServerAddress, address: string): Promise<FigureRow[]> {
  const found: FigureRow[] = [];
  for (let page = 1; ; page += 1) {
    const {
      rows,
      cases = [],
      total = 0,
    } = await answerOf(server, page === 1 ? address : `${address}&page=${page}`);
    found.push(...(rows ?? cases));
    if (found.length >= total || cases.length === 0) return found;
  }
}

async function answerOf(server: ServerAddress, address: string): Promise<FigureAnswer> {
  const response = await askServer(server, address);
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as FigureAnswer;
  throw new Fault('update_figures_refused', { address, problem: text.slice(0, 300) }, 503);
}
