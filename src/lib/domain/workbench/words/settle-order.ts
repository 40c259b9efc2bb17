import { METRICS } from '../../metric.ts';
import { betterOf, type ClickQuestion, type Measure, type Order } from '../click-question.ts';
import type { Draft, Said } from './draft.ts';
import type { LimitUnit, OrderWord } from './part.ts';
import type { SettledMeasures } from './settle-measures.ts';

/** What depends on the first measure. */
export type Figures = Pick<ClickQuestion, 'measures' | 'threshold' | 'minimumTests' | 'order' | 'top'>;

/**
 * Threshold, minimum of tests, order and top. A limit in tests or devices, or an order by a count, names that count
 * as the measure when no measure was said. What does not fit the first measure is given to `refuse`.
 */
export function settleOrder(draft: Draft, settled: SettledMeasures, refuse: (item: number) => void): Figures {
  const [order] = draft.orders;
  const measures = settled.measures.length > 0 ? settled.measures : [measureMeant(draft, settled)];
  const first = measures[0]!;
  let [threshold, minimumTests] = [null as ClickQuestion['threshold'], null as number | null];
  for (const { item, part } of settled.limits) {
    const { is, value, unit } = part;
    const isMinimum = unit === 'tests' && first.of !== 'tests' && (is === 'at_least' || is === 'above');
    if (isMinimum && minimumTests === null)
      minimumTests = is === 'above' ? Math.floor(value) + 1 : Math.ceil(value);
    else if (!isMinimum && threshold === null && fits(first, unit)) {
      threshold = { is, value: unit === '%' ? value / 100 : value };
    } else refuse(item);
  }
  const settledOrder = order
    ? orderOf(order, first, draft.comparison !== null)
    : draft.changed && orderOf(changedMost(draft.changed), first, true);
  if (order && settledOrder === null) refuse(order.item);
  const [top] = draft.tops;
  if (top && settledOrder === null) refuse(top.item);
  return {
    measures,
    threshold,
    minimumTests,
    order: settledOrder,
    top: top && settledOrder ? top.part.top : null,
  };
}

/** The measure of a sentence that names none. */
function measureMeant({ orders }: Draft, { limits }: SettledMeasures): Measure {
  const [order] = orders;
  if (order?.part.kind === 'order_count') return { of: order.part.count };
  const counted = limits.find(
    ({ part: { unit, is } }) => unit === 'devices' || (unit === 'tests' && isUpper(is)),
  );
  return counted ? { of: counted.part.unit as 'tests' | 'devices' } : { of: 'download', statistic: 'mean' };
}

/** Of what changed, the most changed first. */
const changedMost = ({ item, changed }: NonNullable<Draft['changed']>): Draft['orders'][number] => ({
  item,
  part: { kind: 'order_change', change: changed === 'worse' ? 'worst' : 'best' },
});

const isUpper = (is: string) => is === 'below' || is === 'at_most';

/** Is a limit in this unit one of the measure? */
function fits(measure: Measure, unit: LimitUnit | null): boolean {
  if ('limit' in measure || measure.of === 'failed_share') return unit === '%';
  if ('statistic' in measure) return unit === null || unit === METRICS[measure.of].shownUnit;
  return unit === null || unit === measure.of;
}

function orderOf(
  { part }: Said<'order' | 'order_count' | 'order_change'>,
  first: Measure,
  isCompared: boolean,
): Order | null {
  if (part.kind === 'order_count') {
    if (part.count === first.of) return { by: 'value', direction: part.direction };
    return part.count === 'tests' ? { by: 'tests', direction: part.direction } : null;
  }
  if (part.kind === 'order_change' && !isCompared) return null;
  const direction = directionOf(part.kind === 'order' ? part.order : part.change, first);
  return direction && { by: part.kind === 'order' ? 'value' : 'change', direction };
}

/** Which rows come first? The worst and best only of measures of which one value is better than another. */
function directionOf(word: OrderWord, measure: Measure): Order['direction'] | null {
  if (word === 'lowest' || word === 'highest') return word === 'lowest' ? 'ascending' : 'descending';
  const better = betterOf(measure);
  if (better === null) return null;
  return (word === 'worst') === (better === 'higher') ? 'ascending' : 'descending';
}
