import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { PackOperatorTests } from '../operator-tests/operator-parts.ts';
import type { GapSelection } from '../../statistics/gaps/gap-selection.ts';
import type { GapFigure } from '../gaps/gap-evidence.ts';
import type { GapWay } from '../recompute/gap-ways.ts';
import type { SensitivityRow } from '../recompute/sensitivity.ts';
import { sha256 } from './manifest.ts';
import type { PackRules, PackStandards } from './rule-parts.ts';

/** The parts of a pack that consist of items with names of their own. */
export interface ItemSource {
  readonly figures: readonly AreaStatistic[];
  readonly sensitivity: readonly SensitivityRow[];
  readonly rules: PackRules;
  readonly standards: PackStandards;
  /** Null where the operator sent no tests. */
  readonly operatorTests: PackOperatorTests | null;
  /** Null where there is no gap area. */
  readonly gaps: GapItems | null;
}

/** What of a pack's gap areas has names of its own. */
export interface GapItems {
  readonly figures: readonly GapFigure[];
  readonly ways: readonly GapWay[];
  readonly selection: GapSelection;
}

/** items.json: by part, a hash of each item, so that a changed one can be named. */
export type Items = Readonly<Record<string, Readonly<Record<string, string>>>>;

const hashOf = (item: unknown) => sha256(Buffer.from(JSON.stringify(item)));
const hashes = (items: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(items.map(([name, item]) => [name, hashOf(item)]));

/** The hashes of the items of each part. */
export const itemsOf = ({
  figures,
  sensitivity,
  rules,
  standards,
  operatorTests,
  gaps,
}: ItemSource): Items => ({
  'figures.json': hashes(figures.map((row) => [row.code, row])),
  'sensitivity.json': hashes(sensitivity.map((row) => [`${row.code} ${row.way}`, row])),
  'rules.json': hashes([
    ...rules.quality.map((rule) => [rule.code, rule] as const),
    ['counting', rules.counting],
    ['decision', rules.decision],
    ['minimums', rules.minimums],
    ...(rules.gaps ? [['gaps', rules.gaps] as const] : []),
  ]),
  'standards.json': hashes([
    [standards.standard.id, standards.standard],
    ['standing', standards.standing],
    ...standards.gates.map((gate) => [`gate ${gate.aspect} ${gate.effect}`, gate] as const),
  ]),
  ...(operatorTests ? { 'operator-tests.json': operatorItems(operatorTests) } : {}),
  ...(gaps ? gapItems(gaps) : {}),
});

const gapItems = ({ figures, ways, selection }: GapItems): Items => ({
  'gaps.json': hashes([
    ...figures.map((figure) => [figure.gap, figure] as const),
    ...ways.map((way) => [`${way.gap} ${way.way}`, way] as const),
  ]),
  'gap-selection.json': hashes([
    ['spread', selection.spread],
    ['judged', selection.judged],
    ...selection.compared.map((window) => [window.gap, window] as const),
    ...selection.tried.map((window) => [`${window.gap} tried`, window] as const),
  ]),
});

const operatorItems = ({ comparisons, ...rest }: PackOperatorTests) =>
  hashes([
    ...comparisons.map((comparison) => [comparison.code, comparison] as const),
    ...Object.entries(rest),
  ]);

/** Names of the items of a part that differ between two lists of hashes. */
export function differingItems(one: Items, other: Items, part: string): readonly string[] {
  const [a, b] = [one[part] ?? {}, other[part] ?? {}];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}
