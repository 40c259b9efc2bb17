import { LARGEST_CHILD_MB, runChild, type ChildLimits } from '../../runtime/run-child.ts';
import { sizeOf } from './file-facts.ts';
import type {
  ConvertedWorkbook,
  ConvertRequest,
  DescribedSheet,
  DescribeRequest,
} from './workbook-request.ts';
import type { LoadOptions } from './load-options.ts';
import type { FileSource } from './file-source.ts';
import type { WorkbookKind } from './workbook-reader.ts';

const PROGRAM = 'workbook-child';
/** A larger workbook needs more memory than most children have. */
const SMALL_WORKBOOK_BYTES = 2_000_000;

async function limitsOf(
  { path, name }: FileSource,
  kind: WorkbookKind,
  { signal }: Pick<LoadOptions, 'signal'>,
): Promise<ChildLimits> {
  const isLarge = (await sizeOf(path)) > SMALL_WORKBOOK_BYTES;
  return {
    file: name,
    signal,
    tooLarge: kind === 'document' ? 'document_too_large' : 'workbook_too_large',
    ...(isLarge ? { memoryMb: LARGEST_CHILD_MB } : {}),
  };
}

/**
 * Which sheets does a workbook have? In order, hidden ones too, with the header found in each. Runs in a
 * limited process. Throws a Fault when the workbook is damaged, locked or too large.
 */
export async function describeWorkbook(
  source: FileSource,
  kind: WorkbookKind,
  { columns = {}, ...options }: Pick<LoadOptions, 'columns' | 'signal'> = {},
): Promise<DescribedSheet[]> {
  const request: DescribeRequest = { task: 'describe', path: source.path, kind, columns };
  return runChild(PROGRAM, request, await limitsOf(source, kind, options));
}

/**
 * Writes one sheet of a workbook, or every monthly form in it, as a plain copy. Runs in a limited process. Throws a
 * Fault when the workbook is damaged, locked or too large, when there is no such sheet, or when no visible sheet has a
 * header.
 */
export async function convertWorkbook(
  source: FileSource,
  kind: WorkbookKind,
  target: string,
  { columns = {}, sheet, headerRow, ...options }: LoadOptions,
): Promise<ConvertedWorkbook> {
  const { path } = source;
  const request: ConvertRequest = { task: 'convert', path, kind, target, columns, sheet, headerRow };
  return runChild(PROGRAM, request, await limitsOf(source, kind, options));
}
