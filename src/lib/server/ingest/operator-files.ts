import { caseNumber } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { caseOfTests } from './operator-files.sql.ts';
import type { LoadOptions } from './read/load-options.ts';

/**
 * Is this the file of an operator's own tests? Throws a Fault then, unless a person said that it is to be loaded as
 * citizens' tests all the same.
 */
export async function isOperatorFile(
  db: Warehouse['db'] | Writer,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  { evenOperatorFile = false }: Pick<LoadOptions, 'evenOperatorFile'>,
): Promise<boolean> {
  const [sent] = await db.query(caseOfTests, { sha256 });
  if (sent && !evenOperatorFile) {
    throw new Fault(
      'file_is_operator_tests',
      { file: name, number: caseNumber(sent.case), on: sent.on },
      409,
    );
  }
  return sent !== undefined;
}
