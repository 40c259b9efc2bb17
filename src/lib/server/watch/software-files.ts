import type { Locale } from '#lib/domain/format.ts';
import { installationMessages } from '#lib/messages/installation.ts';
import { BYTE_ORDER_MARK, csvRecord } from '#lib/transport/csv.ts';
import { softwareList, type SoftwarePackage } from '../software/software-list.ts';
import { writeWorkbook } from '../workbook-file.ts';

const WIDTHS = [40, 14, 24];

const lists = new Map<string, readonly SoftwarePackage[]>();

/** The packages of the program in `root`, read once: they do not change while it runs. Throws as `softwareList` does. */
export function softwareOf(root: string): readonly SoftwarePackage[] {
  const known = lists.get(root) ?? softwareList(root);
  lists.set(root, known);
  return known;
}

function rowsOf(root: string, locale: Locale): string[][] {
  const t = installationMessages[locale];
  const rows = softwareOf(root).map(({ name, version, licence }) => [name, version, licence ?? t.noLicence]);
  return [[...t.softwareColumns], ...rows];
}

/** The packages as CSV, with the mark that Excel needs to read its letters. */
export const softwareCsv = (root: string, locale: Locale): string =>
  BYTE_ORDER_MARK +
  rowsOf(root, locale)
    .map((row) => csvRecord(row))
    .join('');

/** The packages as a workbook. */
export function softwareWorkbook(root: string, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const columns = WIDTHS.map((width) => ({ width }));
  const { sheet } = installationMessages[locale];
  return writeWorkbook({
    sheets: [{ name: sheet, rows: rowsOf(root, locale), columns, freezePane: { rows: 1 } }],
  });
}
