import type { KnownCodes } from '../accounts/administer.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** The codes of units and operators that an account may be given. */
export async function codesOf(warehouse: Warehouse): Promise<KnownCodes> {
  const { reportingUnits, operators } = await readCatalog(warehouse);
  const codes = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code);
  return { units: codes(reportingUnits), operators: codes(operators) };
}
