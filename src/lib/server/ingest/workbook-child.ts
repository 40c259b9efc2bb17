import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { readXlsx } from 'hucre/xlsx';
import { isTallyForm } from '../tallies/tally-header.ts';
import { csvLine } from './normalise-csv.ts';
import { findHeader } from './recognise-header.ts';
import { cellText, fillMerges, type SheetCells } from './workbook-cells.ts';

/**
 * Program of its own, run with limits on memory and time: writes the cells of a workbook's first visible
 * sheet with a header we know (else of the first that holds anything) as a plain copy. Arguments: workbook, plain copy,
 * columns named by hand (JSON). Ends with 0, or with `WORKBOOK_FAULT` after printing the fault's code.
 */
const [, , source, target, namedByHand] = process.argv as [string, string, string, string, string];
const WORKBOOK_FAULT = 3;

try {
  const workbook = await readXlsx(await readFile(source), {
    sheets: (sheet) => !sheet.hidden && !sheet.veryHidden,
  });
  await writePlain(target, chooseSheet(workbook.sheets, JSON.parse(namedByHand) as string[]));
} catch (error) {
  process.stdout.write(faultOf(error));
  process.exitCode = WORKBOOK_FAULT;
}

function faultOf(error: unknown): string {
  const { name, message } = error as Error;
  if (/Encrypted|Decryption/.test(name)) return 'workbook_locked';
  // The library has no class of its own for a file that is more than it dares to unpack.
  return /limit|exceed|maximum|bounds|too (large|many)/i.test(message)
    ? 'workbook_too_large'
    : 'file_damaged';
}

function chooseSheet(sheets: readonly SheetCells[], named: readonly string[]): string[][] {
  const texts = sheets.map((sheet) => fillMerges(sheet).map((row) => row.map(cellText)));
  const recognised = texts.find((rows) => isTallyForm(rows) || (findHeader(rows, named)?.known ?? 0) >= 2);
  return recognised ?? texts.find((rows) => rows.some((row) => row.some(Boolean))) ?? [];
}

async function writePlain(path: string, rows: readonly (readonly string[])[]): Promise<void> {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const out = createWriteStream(path);
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const cells = Array.from({ length: width }, (_, column) => row[column] ?? '');
    if (!out.write(`${csvLine([String(index + 1), '', ...cells])}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}
