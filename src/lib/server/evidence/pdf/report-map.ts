import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { placeNamed } from '#lib/messages/packs/gap-report.ts';
import type { Evidence } from '../evidence.ts';
import { drawingOf, HATCHED_FILL, labelAt, LETTER_WIDTH, pointsOf, svgOf } from './map-drawing.ts';
import { numberIn } from './place-numbers.ts';

const SIZE = { width: 1000, height: 760, margin: 20 };
/** Between two names. */
const ROOM = 4;
/** Told apart without colour as well: not met is hatched. */
const FILLS: Record<Verdict, string> = {
  met: '#9ecae1',
  not_met: HATCHED_FILL,
  undecided: '#d9d9d9',
  too_few: '#f4f4f4',
  untested: '#ffffff',
};

/** The areas of the edition and level; those of the scope filled by their verdict and numbered, failing ones hatched. */
export function reportMap({
  map,
  figures,
  order,
}: Pick<Evidence, 'map' | 'figures' | 'order'>): string | null {
  if (map.length === 0) return null;
  const drawing = drawingOf(pointsOf(map), SIZE);
  const figureOf = new Map<string, AreaStatistic>(figures.map((row) => [row.code, row]));
  const shapes = map.map((shape) => {
    const verdict = figureOf.get(shape.code)?.verdict;
    const fill = verdict === undefined ? '#ffffff' : FILLS[verdict];
    const line = verdict === undefined ? '#b0b0b0' : '#202020';
    return `<path d="${drawing.path(shape.rings)}" fill="${fill}" fill-rule="evenodd" stroke="${line}" stroke-width="${verdict === undefined ? 1 : 2.5}"/>`;
  });
  // Those of the scope above the others, so that their borders are whole.
  const drawn = [
    ...shapes.filter((_, i) => !figureOf.has(map[i]!.code)),
    ...shapes.filter((_, i) => figureOf.has(map[i]!.code)),
  ];
  const labels = map.map(({ code, name, label: [lon, lat] }) => {
    const strong = figureOf.has(code);
    const words = strong ? placeNamed(numberIn(order, code), name) : name;
    const size = strong ? 22 : 17;
    // A number before a name makes it too long for an area at the edge.
    const half = (words.length * size * LETTER_WIDTH) / 2;
    const x = Math.min(drawing.width - half, Math.max(half, Number(drawing.x(lon))));
    return { x, y: Number(drawing.y(lat)), half, words, size, strong };
  });
  const strong = labels.filter((label) => label.strong);
  const written = labels.map((label) =>
    labelAt([besides(label, strong).toFixed(1), label.y.toFixed(1)], label.words, label),
  );
  return svgOf(drawing, [...drawn, ...written]);
}

interface Label {
  readonly x: number;
  readonly y: number;
  /** Half of its width. */
  readonly half: number;
  readonly size: number;
  readonly strong: boolean;
}

/** Where a name stands so that none of the scope covers it: to the side that it is on. */
function besides(label: Label, others: readonly Label[]): number {
  if (label.strong) return label.x;
  const covering = others.find(
    ({ x, y, half, size }) => Math.abs(y - label.y) < size && Math.abs(x - label.x) < half + label.half,
  );
  if (!covering) return label.x;
  const apart = covering.half + label.half + ROOM;
  return label.x < covering.x ? covering.x - apart : covering.x + apart;
}
