import { SHIPPED_VERSION, type LetterVersions } from '#lib/domain/cases/letters/letter-text.ts';
import type { LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { SHIPPED_SETTING } from '#lib/domain/settings/setting.ts';
import { settingVersionOn } from '../../warehouse/settings/setting-versions.sql.ts';
import type { Readable } from '../case-standings.ts';
import { letterVersionsOn, shippedNumbersOn } from './letter-texts.sql.ts';

/** Which versions does a letter of this kind use that is written on this day? */
export async function letterVersions(db: Readable, kind: LetterKind, on: LocalDate): Promise<LetterVersions> {
  const rows = await db.query(letterVersionsOn, { on });
  const shipped = await db.query(shippedNumbersOn, { on });
  const [issuers] = await db.query(settingVersionOn, { setting: 'issuing_bodies', on });
  const versionOf = (text: string) => rows.find(({ name }) => name === text)?.version ?? SHIPPED_VERSION;
  const numberOf = (text: string) => shipped.find(({ name }) => name === text)?.number ?? null;
  return {
    kind,
    template: versionOf(kind),
    grounds: versionOf('grounds'),
    issuers: issuers?.version ?? SHIPPED_SETTING,
    shipped: { template: numberOf(kind), grounds: numberOf('grounds'), addressees: numberOf('addressees') },
  };
}
