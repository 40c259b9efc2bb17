import { METRICS, type MetricName } from '../../metric.ts';
import { measureKey, MOST_MEASURES, type Measure } from '../click-question.ts';
import type { Draft, Said } from './draft.ts';

/** A measure with the number of the item that names it. */
interface NamedMeasure {
  readonly item: number;
  readonly measure: Measure;
}

/** The measures that were said, and the limits that are not of a share. */
export interface SettledMeasures {
  readonly measures: readonly Measure[];
  readonly limits: readonly Said<'limit'>[];
}

/** A share that waits for its limit; `metric` was named after it. */
interface OpenShare {
  readonly item: number;
  readonly metric: MetricName | null;
}

/**
 * Which figures were said? A share takes the first limit after it, of the metric between them, else of the last one
 * before. The numbers of items that fit to nothing are given to `refuse`.
 */
export function settleMeasures({ measures: said }: Draft, refuse: (item: number) => void): SettledMeasures {
  const named: NamedMeasure[] = [];
  const limits: Said<'limit'>[] = [];
  const statistics: Said<'statistic'>[] = [];
  let [metric, share, ofNoMetric] = [null as MetricName | null, null as OpenShare | null, -1];
  for (const { item, part } of said) {
    const last = named[named.length - 1];
    if (part.kind === 'metric') {
      metric = part.metric;
      if (share) share = { ...share, metric };
      else if (ofNoMetric === item - 1 && last)
        named[named.length - 1] = { ...last, measure: ofMetric(last.measure, metric) };
      else named.push({ item, measure: { of: metric, statistic: 'mean' } });
    } else if (part.kind === 'count') {
      // "tỷ lệ các phép đo dưới 40": the noun of the share.
      if (!share || part.count !== 'tests') named.push({ item, measure: { of: part.count } });
    } else if (part.kind === 'statistic') {
      const ofCount = last?.item === item - 1 && !('statistic' in last.measure);
      if (share || ofCount) refuse(item);
      else statistics.push({ item, part });
    } else if (part.kind === 'share') {
      if (share) refuse(share.item);
      share = { item, metric: null };
    } else if (share && part.unit !== '%' && part.unit !== 'tests' && part.unit !== 'devices') {
      const of = share.metric ?? metric ?? (part.unit === 'ms' ? 'latency' : 'download');
      if (part.unit !== null && METRICS[of].shownUnit !== part.unit) {
        refuse(item);
        continue;
      }
      ofNoMetric = (share.metric ?? metric) ? -1 : item;
      named.push({ item, measure: { of, statistic: `share_${part.is}`, limit: part.value } });
      share = null;
    } else limits.push({ item, part });
  }
  if (share) refuse(share.item);
  return { measures: withStatistics(named, statistics, refuse), limits };
}

const ofMetric = (measure: Measure, of: MetricName): Measure =>
  'limit' in measure ? { ...measure, of } : measure;

/** Each metric in each statistic that was said; a statistic without a metric is of the download. */
function withStatistics(
  named: readonly NamedMeasure[],
  statistics: readonly Said<'statistic'>[],
  refuse: (item: number) => void,
): readonly Measure[] {
  const isMean = ({ measure }: NamedMeasure) => 'statistic' in measure && !('limit' in measure);
  const inEach = ({ item, measure }: NamedMeasure): NamedMeasure[] =>
    statistics.map((said) => ({
      item: Math.max(item, said.item),
      measure: { of: measure.of as MetricName, statistic: said.part.statistic },
    }));
  const download: NamedMeasure = { item: -1, measure: { of: 'download', statistic: 'mean' } };
  const all =
    statistics.length === 0
      ? named
      : named.some(isMean)
        ? named.flatMap((entry) => (isMean(entry) ? inEach(entry) : [entry]))
        : [...inEach(download), ...named];
  const different = [...new Map(all.map((entry) => [measureKey(entry.measure), entry])).values()];
  for (const { item } of different.slice(MOST_MEASURES)) refuse(item);
  return different.slice(0, MOST_MEASURES).map(({ measure }) => measure);
}
