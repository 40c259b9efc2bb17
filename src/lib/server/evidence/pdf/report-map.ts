import { extent } from 'd3';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { xmlText } from '#lib/domain/xml-text.ts';
import type { Evidence, MapShape } from '../evidence.ts';

const [WIDTH, MARGIN, TALLEST] = [1000, 20, 760];
/** Told apart without colour as well: not met is hatched. */
const FILLS: Record<Verdict, string> = {
  met: '#9ecae1',
  not_met: 'url(#hatched)',
  undecided: '#d9d9d9',
  too_few: '#f4f4f4',
  untested: '#ffffff',
};
const FONT = 'Tinos';

const escaped = (text: string) =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The areas of the edition and level; those of the scope filled by their verdict and named, failing ones hatched. */
export function reportMap({ map, figures }: Pick<Evidence, 'map' | 'figures'>): string | null {
  if (map.length === 0) return null;
  const points = map.flatMap(({ rings }) => rings.flat());
  const [west = 0, east = 0] = extent(points, ([x]) => x);
  const [south = 0, north = 0] = extent(points, ([, y]) => y);
  // A degree of longitude is shorter than one of latitude; a province is small enough for one factor.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / ((east - west) * shrink),
    (TALLEST - 2 * MARGIN) / (north - south),
  );
  const height = Math.round((north - south) * scale + 2 * MARGIN);
  const width = Math.round((east - west) * shrink * scale + 2 * MARGIN);
  const x = (longitude: number) => (MARGIN + (longitude - west) * shrink * scale).toFixed(1);
  const y = (latitude: number) => (MARGIN + (north - latitude) * scale).toFixed(1);
  const pathOf = ({ rings }: MapShape) =>
    rings.map((ring) => `M${ring.map(([lon, lat]) => `${x(lon)},${y(lat)}`).join('L')}Z`).join('');
  const figureOf = new Map<string, AreaStatistic>(figures.map((row) => [row.code, row]));
  const shapes = map.map((shape) => {
    const verdict = figureOf.get(shape.code)?.verdict;
    const fill = verdict === undefined ? '#ffffff' : FILLS[verdict];
    const line = verdict === undefined ? '#b0b0b0' : '#202020';
    return `<path d="${pathOf(shape)}" fill="${fill}" fill-rule="evenodd" stroke="${line}" stroke-width="${verdict === undefined ? 1 : 2.5}"/>`;
  });
  // Those of the scope above the others, so that their borders are whole.
  const drawn = [
    ...shapes.filter((_, i) => !figureOf.has(map[i]!.code)),
    ...shapes.filter((_, i) => figureOf.has(map[i]!.code)),
  ];
  const labels = map.map(({ code, name, label: [lon, lat] }) => {
    const inScope = figureOf.has(code);
    return `<text x="${x(lon)}" y="${y(lat)}" font-family="${FONT}" font-size="${inScope ? 22 : 17}" text-anchor="middle" fill="${inScope ? '#000000' : '#707070'}"${inScope ? ' font-weight="bold" stroke="#ffffff" stroke-width="4" paint-order="stroke"' : ''}>${escaped(name)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><pattern id="hatched" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" fill="#fdd0a2"/><line x1="0" y1="0" x2="0" y2="10" stroke="#d94801" stroke-width="4"/></pattern></defs>${drawn.join('')}${labels.join('')}</svg>`;
}
