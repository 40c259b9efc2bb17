import { addDays, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import type { RetentionEffects } from '#lib/domain/settings/setting-effects.ts';
import type { SettingContents } from '#lib/domain/settings/setting.ts';
import { expiryOf } from '../../ingest/raw/raw-file.ts';
import { rawFiles } from '../../ingest/raw/raw.sql.ts';
import { loggedDays } from '../../log/event-log.ts';
import type { SettingSource } from '../setting-source.ts';
import { exactPositions } from './effects.sql.ts';

type Content = SettingContents['retention'];

/** What would be kept no longer from today on, beyond what is due already? */
export async function retentionEffects(
  { warehouse }: SettingSource,
  before: Content,
  after: Content,
): Promise<RetentionEffects> {
  const { db, dataDir, clock } = warehouse;
  const today = localDateAt(clock());
  const raws = (await db.query(rawFiles, {})).filter(
    (raw) => expiryOf(raw, after) <= today && expiryOf(raw, before) > today,
  );
  const exactAt = async (days: number) =>
    (await db.query(exactPositions, { before: addDays(today, -days) }))[0]!.positions;
  const positions = (await exactAt(after.positionDays)) - (await exactAt(before.positionDays));
  const days = dataDir === null ? [] : loggedDays(dataDir);
  const isOver = (day: LocalDate, kept: number) => day < addDays(today, -kept);
  return {
    kind: 'retention',
    rawCopies: raws.length,
    rawBytes: raws.reduce((sum, { bytes }) => sum + bytes, 0),
    positions: Math.max(0, positions),
    logDays: days.filter((day) => isOver(day, after.logDays) && !isOver(day, before.logDays)).length,
  };
}
