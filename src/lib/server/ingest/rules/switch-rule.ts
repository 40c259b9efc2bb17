import type { LoadReport } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { markOf, QUALITY_RULES, ruleOf, type FlagRule, type RuleCode } from '#lib/domain/quality-rule.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { batchReport } from '../batches.ts';
import { reload, rulesSwitchedOff, ruleSwitched } from '../reload.ts';
import { recordEvent } from '../undo.ts';
import { batchState } from '../undo.sql.ts';
import { recordRules } from './record-rules.ts';
import { disableMark, enableMark } from './switch-rule.sql.ts';

/**
 * Switches a quality rule off for one batch, or on again, and records who did. For a rule that flags, marks are disabled,
 * not deleted, so that figures change at once; for a rule that rejects, the file is loaded again from its raw copy.
 * Nothing happens if the rule is already in the requested state. Throws a Fault for an unknown rule or batch, an undone
 * batch, or (rules that reject) when the raw copy has expired.
 */
export async function switchRule(
  warehouse: Warehouse,
  id: number,
  code: string,
  to: 'on' | 'off',
  by: string,
): Promise<LoadReport> {
  const rule = ruleOf(code);
  if (!rule)
    throw new Fault('rule_unknown', { value: code, known: QUALITY_RULES.map((known) => known.code) }, 404);
  const report = await batchReport(warehouse, id);
  if (report.batch.state === 'undone') throw new Fault('batch_is_undone', { id }, 409);
  if (report.batch.kind === 'tally') throw new Fault('batch_is_tally', { id }, 409);
  const off = new Set(rulesSwitchedOff(report.rules));
  if (off.has(rule.code) === (to === 'off')) return report;
  if (to === 'off') off.add(rule.code);
  else off.delete(rule.code);
  if (rule.action === 'flag') {
    await switchFlag(warehouse, id, rule, off, by);
    return batchReport(warehouse, id);
  }
  const event = to === 'off' ? 'rule_off' : 'rule_on';
  return reload(warehouse, report.batch, { by, off, event, rule: rule.code });
}

async function switchFlag(
  warehouse: Warehouse,
  batch: number,
  rule: FlagRule,
  off: ReadonlySet<RuleCode>,
  by: string,
): Promise<void> {
  const isOff = off.has(rule.code);
  await warehouse.change({
    async commit(writer) {
      const [now] = await writer.query(batchState, { batch });
      if (now!.state === 'undone') throw new Fault('batch_is_undone', { id: batch }, 409);
      for (const step of isOff ? disableMark : enableMark) {
        await writer.run(step, { batch, mark: markOf(rule) });
      }
      await recordRules(writer, batch, off);
      await recordEvent(writer, warehouse, {
        ...{ batch, event: isOff ? 'rule_off' : 'rule_on', rule: rule.code, by },
      });
    },
    deeds: () => ruleSwitched(batch, rule.code, isOff ? 'off' : 'on', by),
  });
}
