import { areaStatisticsExport, changeExport } from './area-exports.ts';
import { estimateExport } from './estimate-export.ts';
import { gapExport, gapCellExport } from './gap-export.ts';
import { quotaExport } from './quota-export.ts';
import { standardExport } from './standard-export.ts';
import { measurementExport } from './measurement-export.ts';

/** Every exported table of figures, by its name in URLs and on the command line. */
export const EXPORTS = {
  areas: areaStatisticsExport,
  changes: changeExport,
  estimates: estimateExport,
  gaps: gapExport,
  'gap-cells': gapCellExport,
  quotas: quotaExport,
  standards: standardExport,
  tests: measurementExport,
} as const;
/** Name of an exported table. */
export type ExportName = keyof typeof EXPORTS;
/** Names of all exported tables. */
export const EXPORT_NAMES = Object.keys(EXPORTS) as ExportName[];
