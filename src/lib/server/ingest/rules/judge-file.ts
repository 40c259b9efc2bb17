import { BUSY_DEVICE_MEASUREMENTS, PLAN_CAP_MEASUREMENTS, type RuleCode } from '#lib/domain/quality-rule.ts';
import type { Writer } from '../../db/database.ts';
import * as sql from './file-rules.sql.ts';
import type { FileFindings } from './marks.sql.ts';

const NO_FINDINGS = { sharedPositions: false, busyDevices: false, cappedDevices: false };

/**
 * What do the rules that look at a whole file find among the staged rows (`rows` of them)? The positions and
 * devices are left in temporary tables; operators' words must have been resolved before.
 */
export async function judgeFile(
  writer: Writer,
  rows: number,
  off: ReadonlySet<RuleCode>,
): Promise<FileFindings> {
  const wifiWords = (await writer.query(sql.wifiWords, {})).map(({ word }) => word);
  if (rows < Math.min(BUSY_DEVICE_MEASUREMENTS, PLAN_CAP_MEASUREMENTS))
    return { ...NO_FINDINGS, wifiWords, off };
  await writer.run(sql.createSharedPositions(rows), {});
  await writer.run(sql.createBusyDevices(rows), {});
  await writer.run(sql.createCappedDevices, {});
  const [found] = await writer.query(sql.groupsFound, {});
  return {
    sharedPositions: found!.positions > 0,
    busyDevices: found!.devices > 0,
    cappedDevices: found!.capped > 0,
    wifiWords,
    off,
  };
}
