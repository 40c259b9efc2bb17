import type { MadeLink, ReportLink } from '#lib/domain/report-link.ts';
import { LONGEST_NAME, LONGEST_REASON, type NewAcceptance } from '#lib/domain/tallies/tally-check.ts';
import type { LinkRequest } from '../tallies/report-links.ts';
import { DATE, ID, INSTANT, listOf, MONTH, nullable, objectOf, ref, TEXT, type Schema } from './schema.ts';

const BY: Schema = { ...TEXT, maxLength: LONGEST_NAME };

/** What is asked and answered about the reports of the month. */
export const REPORT_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReportLinks: objectOf({ links: listOf(ref('ReportLink')) }),
  ReportLink: objectOf<ReportLink>({
    id: ID,
    unitCode: TEXT,
    month: MONTH,
    madeBy: TEXT,
    ownerId: nullable(ID),
    madeAt: INSTANT,
    endsOn: DATE,
  }),
  MadeLinks: objectOf({ links: listOf(ref('MadeLink')) }),
  MadeLink: objectOf<MadeLink>({
    id: ID,
    unitCode: TEXT,
    unitName: TEXT,
    month: MONTH,
    path: { type: 'string', pattern: '^/report/' },
    url: { type: 'string', pattern: '^https?://[^/]+/report/' },
    endsOn: DATE,
  }),
  LinkRequest: objectOf<LinkRequest>(
    { month: MONTH, units: { ...listOf(TEXT), minItems: 1 }, by: BY, endsOn: DATE },
    ['endsOn'],
  ),
  NewAcceptance: objectOf<NewAcceptance>({
    unit: TEXT,
    month: MONTH,
    finding: TEXT,
    reason: { ...TEXT, maxLength: LONGEST_REASON },
    by: BY,
  }),
};
