import { issuingBodyOn, type IssuingBody } from '#lib/domain/issuing-body.ts';
import { localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { reportMonth } from '#lib/domain/period.ts';
import type { BodiesEffects } from '#lib/domain/settings/setting-effects.ts';
import type { SettingContents } from '#lib/domain/settings/setting.ts';
import type { SettingSource } from '../setting-source.ts';
import { lettersSent, reportedMonths } from './effects.sql.ts';

type Content = SettingContents['issuing_bodies'];

/** Which consolidated tables would carry another head, and who would sign letters from today on? */
export async function bodiesEffects(
  { warehouse }: SettingSource,
  before: Content,
  after: Content,
): Promise<BodiesEffects> {
  const { db, clock } = warehouse;
  const months = await db.query(reportedMonths, {});
  const [sent] = await db.query(lettersSent, {});
  const headsOn = (on: LocalDate) => ({
    before: headOf(before.issuingBodies, on),
    after: headOf(after.issuingBodies, on),
  });
  return {
    kind: 'issuing_bodies',
    months: months
      .map(({ month }) => ({ month, ...headsOn(reportMonth(month).to) }))
      .filter((heads) => heads.before !== heads.after),
    looked: months.length,
    today: headsOn(localDateAt(clock())),
    letters: sent!.letters,
  };
}

/** A head as its document shows it, in one line. */
function headOf(bodies: readonly IssuingBody[], on: LocalDate): string | null {
  const body = issuingBodyOn(bodies, on);
  if (body === null) return null;
  const { superior, name, symbol, office, place, signatory } = body;
  return [superior, name, office === null ? symbol : `${symbol}-${office}`, place, signatory].join(' · ');
}
