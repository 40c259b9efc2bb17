import { BUSY_DEVICE_MEASUREMENTS, type RuleCode } from '#lib/domain/quality-rule.ts';
import type { Writer } from '../../db/database.ts';
import * as sql from './file-rules.sql.ts';
import type { FileFindings } from './marks.sql.ts';

const NO_FINDINGS = { sharedPositions: false, busyDevices: false };

/**
 * What do the rules over a whole file find? `rows` is the number of accepted rows. Positions and devices found are stored
 * in temporary tables. Requires that operators have been resolved.
 */
export async function judgeFile(
  writer: Writer,
  rows: number,
  off: ReadonlySet<RuleCode>,
): Promise<FileFindings> {
  const wifiWords = (await writer.query(sql.wifiWords, {})).map(({ word }) => word);
  if (rows < BUSY_DEVICE_MEASUREMENTS) return { ...NO_FINDINGS, wifiWords, off };
  await writer.run(sql.createSharedPositions(rows), {});
  await writer.run(sql.createBusyDevices(rows), {});
  const [found] = await writer.query(sql.groupsFound, {});
  return {
    sharedPositions: found!.positions > 0,
    busyDevices: found!.devices > 0,
    wifiWords,
    off,
  };
}
