import { QUALITY_RULES, ruleOf, type RuleCode, type RuleCount } from '#lib/domain/quality-rule.ts';
import type { Database, Writer } from '../../db/database.ts';
import { rejectionCounts } from '../batches.sql.ts';
import * as sql from './rule-counts.sql.ts';

/** Records how many rows each rule affected in a batch, replacing earlier records; must run in a transaction. */
export async function recordRules(writer: Writer, batch: number, off: ReadonlySet<RuleCode>): Promise<void> {
  const marked = await writer.query(sql.markedCounts, { batch });
  const rejected = await writer.query(rejectionCounts, { id: batch });
  const counts = QUALITY_RULES.map(({ code, action }) => {
    const counted = [...marked, ...rejected].find((entry) => entry.code === code);
    return {
      code,
      action: off.has(code) ? 'off' : action,
      rows: counted?.rows ?? 0,
      examples: counted?.examples ?? [],
    };
  });
  await writer.run(sql.deleteRuleCounts, { batch });
  await writer.run(sql.insertRuleCounts, { batch, counts: JSON.stringify(counts) });
}

/** How many rows did each rule affect in a batch? In the order of the registry; empty for batches without rules. */
export async function ruleCountsOf(db: Pick<Database, 'query'>, batch: number): Promise<RuleCount[]> {
  const rows = await db.query(sql.ruleCounts, { batch });
  return QUALITY_RULES.flatMap(({ code }) => {
    const row = rows.find((entry) => entry.code === code);
    if (!row || !ruleOf(code)) return [];
    const examples = JSON.parse(row.examples) as RuleCount['examples'];
    return [{ code, action: row.action as RuleCount['action'], rows: row.rows, examples }];
  });
}
