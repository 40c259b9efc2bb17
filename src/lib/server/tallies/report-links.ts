import { createHash, randomBytes } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, localDateAt, type LocalDate, type LocalMonth } from '#lib/domain/local-date.ts';
import {
  latestEnd,
  mayChangeLink,
  usualEnd,
  type LinkChanger,
  type MadeLink,
  type ReportLink,
} from '#lib/domain/report-link.ts';
import type { Database, Writer } from '../db/database.ts';
import { namedIn } from '#lib/domain/tally.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import {
  insertLink,
  linkOfId,
  linkOfToken,
  linksOfMonth,
  revokeLink,
  revokeLinksOf,
} from './report-links.sql.ts';

/** Random bytes of a token, too many to guess. */
const TOKEN_BYTES = 32;

/** Code of the Fault for a token that was never given out. */
export const UNKNOWN_TOKEN = 'report_link_closed';

/** Only the hash of a token is stored: reading the warehouse does not reveal links. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Units and month of new links, who makes them, and the last date on which they are in force (default: `usualEnd`). */
export interface LinkRequest {
  readonly month: LocalMonth;
  readonly units: readonly string[];
  readonly by: string;
  readonly endsOn?: LocalDate | undefined;
}

/**
 * Makes a link for each unit and revokes its earlier one for the month. `origin`: where people open this server. Tokens
 * are returned only here. Throws a Fault for an unknown unit, and for an end that is past or too far away.
 */
export async function makeLinks(
  warehouse: Warehouse,
  { month, units, by, endsOn: chosen }: LinkRequest,
  origin: string,
  changer: LinkChanger,
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
  const today = localDateAt(warehouse.clock());
  const endsOn = chosen ?? usualEnd(today);
  if (endsOn < today || endsOn > latestEnd(today)) {
    throw new Fault('report_link_end_invalid', { from: today, to: latestEnd(today) });
  }
  const now = warehouse.clock().toISOString();
  const codes = requested.map(({ code }) => code);
  return warehouse.record(
    () => ({ action: 'links_made', object: `month:${month}`, by, after: { units: codes, endsOn } }),
    async (writer) => {
      const made: MadeLink[] = [];
      const before = await writer.query(linksOfMonth, { month: firstDateOf(month) });
      refuseOthers(
        before.filter(({ unitCode }) => codes.includes(unitCode)),
        changer,
      );
      const account = changer.accountId;
      for (const unit of requested) {
        const { code, name } = namedIn(unit, month);
        const token = randomBytes(TOKEN_BYTES).toString('base64url');
        const of = { unit: code, month: firstDateOf(month), by, now };
        await writer.run(revokeLinksOf, of);
        const [link] = await writer.query(insertLink, { ...of, account, endsOn, sha256: hashOf(token) });
        const path = `/report/${token}`;
        made.push({ id: link!.id, unitCode: code, unitName: name, month, path, url: origin + path, endsOn });
      }
      return made;
    },
  );
}

/** The links of a month that are not revoked; some may have ended. */
export function listLinks({ db }: Warehouse, month: LocalMonth): Promise<readonly ReportLink[]> {
  return db.queryKept(linksOfMonth, { month: firstDateOf(month) });
}

/** Throws a Fault for the first link that belongs to somebody else. */
function refuseOthers(links: readonly Pick<ReportLink, 'madeBy' | 'ownerId'>[], changer: LinkChanger): void {
  const others = links.find((link) => !mayChangeLink(link, changer));
  if (others) throw new Fault('report_link_others', { by: others.madeBy }, 403);
}

/** Revokes a link. Throws a Fault when no link of that id is valid, or it belongs to somebody else. */
export async function revoke(
  warehouse: Warehouse,
  id: number,
  by: string,
  changer: LinkChanger,
): Promise<void> {
  const now = warehouse.clock().toISOString();
  const revoked = await warehouse.record(
    (rows: readonly unknown[]) =>
      rows.length === 0 ? null : { action: 'link_revoked', object: `link:${id}`, by },
    async (writer) => {
      refuseOthers(await writer.query(linkOfId, { id }), changer);
      return writer.query(revokeLink, { id, by, now });
    },
  );
  if (revoked.length === 0) throw new Fault('report_link_absent', { id }, 404);
}

/** What a token opens. */
export interface OpenLink {
  readonly id: number;
  readonly unitCode: string;
  readonly month: LocalMonth;
  readonly endsOn: LocalDate;
  /** Whose link it is. */
  readonly madeBy: string;
}

/**
 * Which unit and month does a token open? Throws a Fault when the link is unknown (404), revoked or ended (410): who has
 * the token of one that was in force may know that.
 */
export async function openLink(
  { clock }: Pick<Warehouse, 'clock'>,
  db: Pick<Database | Writer, 'query'>,
  token: string,
): Promise<OpenLink> {
  const [link] = await db.query(linkOfToken, { sha256: hashOf(token) });
  if (!link) throw new Fault(UNKNOWN_TOKEN, {}, 404);
  const { revoked, ...open } = link;
  if (revoked) throw new Fault('report_link_revoked', {}, 410);
  if (localDateAt(clock()) > link.endsOn) throw new Fault('report_link_ended', { on: link.endsOn }, 410);
  return open;
}

/** A link whose unit no longer reports. */
export const linkClosed = () => new Fault('report_link_closed', {}, 410);
