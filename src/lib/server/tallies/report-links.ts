import { createHash, randomBytes } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import type { MadeLink, ReportLink } from '#lib/domain/report-link.ts';
import type { Database, Writer } from '../db/database.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { insertLink, linkOfToken, linksOfMonth, revokeLink, revokeLinksOf } from './report-links.sql.ts';

/** Random bytes of a token, too many to guess. */
const TOKEN_BYTES = 32;

/** Only the hash of a token is stored: reading the warehouse does not reveal links. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Units and month of new links, and who makes them. */
export interface LinkRequest {
  readonly month: LocalMonth;
  readonly units: readonly string[];
  readonly by: string;
}

/**
 * Makes a link for each unit and revokes its earlier one for the month. Tokens are returned only here. Throws a Fault
 * for an unknown unit.
 */
export async function makeLinks(
  warehouse: Warehouse,
  { month, units, by }: LinkRequest,
): Promise<MadeLink[]> {
  const { reportingUnits } = await readCatalog(warehouse);
  const requested = [...new Set(units)].map((code) => {
    const unit = reportingUnits.find((one) => one.code === code);
    if (!unit) {
      throw new Fault('tally_unit_code_unknown', {
        value: code,
        codes: reportingUnits.map((one) => one.code),
      });
    }
    return unit;
  });
  const now = warehouse.clock().toISOString();
  return warehouse.db.write((writer) =>
    writer.transaction(async () => {
      const made: MadeLink[] = [];
      for (const { code, name } of requested) {
        const token = randomBytes(TOKEN_BYTES).toString('base64url');
        const of = { unit: code, month: firstDateOf(month), by, now };
        await writer.run(revokeLinksOf, of);
        const [link] = await writer.query(insertLink, { ...of, sha256: hashOf(token) });
        made.push({ id: link!.id, unitCode: code, unitName: name, month, path: `/report/${token}` });
      }
      return made;
    }),
  );
}

/** The valid links of a month. */
export function listLinks({ db }: Warehouse, month: LocalMonth): Promise<ReportLink[]> {
  return db.query(linksOfMonth, { month: firstDateOf(month) });
}

/** Revokes a link. Throws a Fault when no link of that id is valid. */
export async function revoke(warehouse: Warehouse, id: number, by: string): Promise<void> {
  const now = warehouse.clock().toISOString();
  const revoked = await warehouse.db.write((writer) => writer.query(revokeLink, { id, by, now }));
  if (revoked.length === 0) throw new Fault('report_link_absent', { id }, 404);
}

/** Which unit and month does a token open? Throws a Fault when the link is not valid. */
export async function openLink(
  db: Pick<Database | Writer, 'query'>,
  token: string,
): Promise<{ readonly id: number; readonly unitCode: string; readonly month: LocalMonth }> {
  const [link] = await db.query(linkOfToken, { sha256: hashOf(token) });
  if (!link) throw linkClosed();
  return link;
}

/** The same Fault for revoked and unknown links, so that they are not distinguishable. */
export const linkClosed = () => new Fault('report_link_closed', {}, 404);
