import { formatCount, formatNumber, type Locale } from '#lib/domain/format.ts';
import { speedClasses } from '#lib/domain/speed-scale.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { PATTERN_SHAPES, PATTERN_UNIT, areaFill, patternName, type AreaFill } from '#lib/map/area-fill.ts';
import { countClasses, type AreaView } from '#lib/map/area-view.ts';
import { placeLabels } from '#lib/map/label-places.ts';
import type { MapFrame } from '#lib/map/map-frame.ts';
import { mapMessages } from '#lib/messages/map.ts';
import { VERDICT_LABELS } from '#lib/messages/verdicts.ts';

/** Words on a map, which the document sets itself: no font is needed to draw the shapes. Units of the drawing. */
export interface SheetLabel {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly lines: readonly string[];
  readonly align: 'center' | 'left';
  readonly strong: boolean;
  readonly ink: string;
  /** What the words stand on, so that no border runs through them; null for none. */
  readonly ground: string | null;
}

/** A map with its legend: shapes, and the words on them. */
export interface SheetMap {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly SheetLabel[];
}

/** What is drawn. */
export interface DrawnAreas {
  readonly frame: MapFrame;
  readonly areas: readonly AreaView[];
  readonly standard: Pick<Standard, 'limit'>;
  readonly locale: Locale;
}

/** Letters of the map and of its legend, in units of the frame, which is 1000 wide: 8 points where it is 105 mm wide. */
const LETTER = 27;
const LEGEND_LETTER = 25;
const INK = '#1b1b1b';
const PAPER = '#ffffff';
const DOT = '#8a847a';
const BORDER = '#6b665d';
/** On paper a pattern's lines need more room than on a screen. */
const SCALE = PATTERN_UNIT * 1.5;

/** The map of areas by their speed, in the colours and patterns of the screen, and its legend below. */
export function sheetMap({ frame, areas, standard, locale }: DrawnAreas): SheetMap {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const drawn = frame.areas.flatMap(({ code, path }) => {
    const area = byCode.get(code);
    return area ? [{ path, fill: area.fill }] : [];
  });
  const placed = placeLabels(frame, areas, LETTER, locale);
  const legend = drawLegend(areas, standard.limit, frame.height + LEGEND_GAP, locale);
  const fills = [...drawn.map(({ fill }) => fill), ...legend.fills];
  const { width } = frame;
  const height = frame.height + LEGEND_GAP + LEGEND_HEIGHT;
  const shapes = [
    ...drawn.map(({ path, fill }) => filled((paint) => `<path d="${path}" fill="${paint}"/>`, fill)),
    `<g fill="none" stroke="${BORDER}" stroke-width="1.6" stroke-linejoin="round">${drawn.map(({ path }) => `<path d="${path}"/>`).join('')}</g>`,
    ...placed.flatMap(({ leader }) => (leader ? leaderLine(leader.from, leader.to) : [])),
    ...legend.shapes,
  ];
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs>${patterns(fills)}</defs>${shapes.join('')}</svg>`,
    ...{ width, height },
    labels: [
      ...placed.map(({ area, x, y, lines, leader }) => ({
        ...{ x, y, size: LETTER, lines },
        ...{ align: 'center' as const, strong: true },
        ink: leader ? INK : (area.fill.ink ?? INK),
        ground: leader ? PAPER : (area.fill.ground ?? PAPER),
      })),
      ...legend.labels,
    ],
  };
}

const leaderLine = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${INK}" stroke-width="1.75"/><circle cx="${x2}" cy="${y2}" r="5" fill="${INK}"/>`;

/** A shape on its ground, and its pattern over it. */
const filled = (shape: (paint: string) => string, fill: AreaFill) =>
  shape(fill.ground ?? PAPER) + (fill.pattern === 'solid' ? '' : shape(`url(#${patternName(fill)})`));

function patterns(fills: readonly AreaFill[]): string {
  const byName = new Map(fills.map((fill) => [patternName(fill), fill]));
  return [...byName]
    .flatMap(([name, { pattern, lines }]) => {
      if (pattern === 'solid') return [];
      const { period, stroke } = PATTERN_SHAPES[pattern];
      const isDots = pattern === 'dots';
      const mark = isDots
        ? `<circle cx="${period / 2}" cy="${period / 2}" r="${stroke}" fill="${DOT}"/>`
        : `<rect width="${stroke}" height="${period}" fill="${lines ?? DOT}"/>`;
      return `<pattern id="${name}" width="${period}" height="${period}" patternUnits="userSpaceOnUse" patternTransform="scale(${SCALE}) rotate(${isDots ? 0 : 45})">${mark}</pattern>`;
    })
    .join('');
}

const LEGEND_GAP = 26;
const LEGEND_HEIGHT = 132;
const CLASS = { width: 104, height: 40 };
const SWATCH = { width: 54, height: 34 };

/** Classes with how many areas are in each, the limit drawn heavier, and the patterns of those that are not decided. */
function drawLegend(areas: readonly AreaView[], limitKbps: number, top: number, locale: Locale) {
  const classes = speedClasses(limitKbps);
  const counts = countClasses(areas, classes);
  const mbps = (kbps: number) => formatNumber(kbps / 1000, kbps % 1000 === 0 ? 0 : 1, locale);
  const small = (text: string, x: number, y: number, more: Partial<SheetLabel> = {}): SheetLabel => ({
    ...{ lines: [text], x, y, size: LEGEND_LETTER, align: 'center', strong: false, ink: INK, ground: null },
    ...more,
  });
  const boxes = classes.map(({ colour }, i) => {
    const { width, height } = CLASS;
    return `<rect x="${i * width}" y="${top}" width="${width}" height="${height}" fill="${colour}"/>`;
  });
  const at = classes.findIndex(({ from }) => from === limitKbps) * CLASS.width;
  const limit = `<rect x="${at - 2.5}" y="${top - 8}" width="5" height="${CLASS.height + 16}" fill="${INK}"/>`;
  const edgesAt = top + CLASS.height + 22;
  const samplesAt = edgesAt + 26;
  const samples = (['undecided', 'too_few', 'untested'] as const).map((verdict, i) => {
    const x = i * (1000 / 3);
    const fill = areaFill(limitKbps * 0.99, verdict, classes);
    const box = (paint: string) =>
      `<rect x="${x + 1}" y="${samplesAt}" width="${SWATCH.width}" height="${SWATCH.height}" fill="${paint}" stroke="${BORDER}"/>`;
    const count = areas.filter(({ statistic }) => statistic.verdict === verdict).length;
    const text = `${VERDICT_LABELS[locale][verdict]} (${formatCount(count, locale)})`;
    const label = small(text, x + SWATCH.width + 12, samplesAt + SWATCH.height / 2, { align: 'left' });
    return { fill, shape: filled(box, fill), label };
  });
  return {
    fills: samples.map(({ fill }) => fill),
    shapes: [...boxes, limit, ...samples.map(({ shape }) => shape)],
    labels: [
      ...classes.map(({ ink }, i) =>
        small(formatCount(counts[i] ?? 0, locale), (i + 0.5) * CLASS.width, top + CLASS.height / 2, {
          ink,
          strong: true,
        }),
      ),
      ...classes.map(({ from }, i) =>
        small(
          mbps(from),
          i * CLASS.width,
          edgesAt,
          i === 0 ? { align: 'left' } : { strong: from === limitKbps },
        ),
      ),
      small(mapMessages[locale].unit, classes.length * CLASS.width + 14, top + CLASS.height / 2, {
        align: 'left',
      }),
      ...samples.map(({ label }) => label),
    ],
  };
}
