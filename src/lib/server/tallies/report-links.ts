import { createHash, randomBytes } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import type { MadeLink, ReportLink } from '#lib/domain/report-link.ts';
import type { Database, Writer } from '../db/database.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { insertLink, linkOfToken, linksOfMonth, revokeLink, revokeLinksOf } from './report-links.sql.ts';

/** Random bits of a token: nobody meets one by trying. */
const TOKEN_BYTES = 32;

/** What is kept of a token: who reads the warehouse cannot open the link. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export interface LinkRequest {
  readonly month: LocalMonth;
  readonly units: readonly string[];
  readonly by: string;
}

/**
 * Makes a link for each unit, which takes the place of the one it had for the month. The tokens are told this once.
 * Throws a Fault for a unit that is not asked to report.
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

/** The links in force for a month. */
export function listLinks({ db }: Warehouse, month: LocalMonth): Promise<ReportLink[]> {
  return db.query(linksOfMonth, { month: firstDateOf(month) });
}

/** Takes a link out of force. Throws a Fault when there is none of that id in force. */
export async function revoke(warehouse: Warehouse, id: number, by: string): Promise<void> {
  const now = warehouse.clock().toISOString();
  const revoked = await warehouse.db.write((writer) => writer.query(revokeLink, { id, by, now }));
  if (revoked.length === 0) throw new Fault('report_link_absent', { id }, 404);
}

/** Whose report of which month does a token open? Throws a Fault when the link is not in force. */
export async function openLink(
  db: Pick<Database | Writer, 'query'>,
  token: string,
): Promise<{ readonly id: number; readonly unitCode: string; readonly month: LocalMonth }> {
  const [link] = await db.query(linkOfToken, { sha256: hashOf(token) });
  if (!link) throw linkClosed();
  return link;
}

/** A link that is revoked is told from one that never was by nobody. */
export const linkClosed = () => new Fault('report_link_closed', {}, 404);
