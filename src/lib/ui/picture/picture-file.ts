/** What a style sheet says of a drawing, written into the drawing itself. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-size',
  'font-weight',
  'font-family',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'vector-effect',
];
const NAMESPACE = 'http://www.w3.org/2000/svg';
const AROUND = 16;
const LINE = 18;
/** Pixels of a picture for each CSS pixel, so that it can be printed. */
const SCALE = 2;

/** What stands over and under a picture. */
export interface PictureWords {
  readonly title: string;
  /** Source, data version, date: one line each. */
  readonly notes: readonly string[];
  /** What the colours mean. */
  readonly keys: readonly PictureKey[];
}

/** A colour of a picture with its meaning. */
export interface PictureKey {
  readonly label: string;
  /** As in a style sheet, `var(--...)` too. */
  readonly colour: string;
}

/** Drawings on a page as a file of their own, where they stand: styles written out, room for what they draw beyond their boxes, title and notes. */
export function pictureOf(
  drawings: readonly SVGSVGElement[],
  { title, notes, keys }: PictureWords,
): SVGSVGElement {
  const corner = drawings[0]!.getBoundingClientRect();
  const marks = drawnBox(drawings, corner);
  const width = Math.ceil(marks.right - marks.left) + 2 * AROUND;
  const lines = keyLines(keys, width - 2 * AROUND);
  const titled = inLines(title, width - 2 * AROUND);
  const noted = notes.flatMap((note) => inLines(note, width - 2 * AROUND));
  const head = LINE * (1 + titled.length + lines.length);
  const height = Math.ceil(marks.bottom - marks.top) + 2 * AROUND + head + LINE * noted.length + LINE / 2;
  const picture = element('svg', { xmlns: NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}` });
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
  picture.append(element('rect', { width, height, fill: backgroundColor }));
  for (const drawing of drawings) {
    const box = drawing.getBoundingClientRect();
    const inner = drawing.cloneNode(true) as SVGSVGElement;
    writeStyles(drawing, inner, idsUsed(drawing));
    bringShapes(inner);
    for (const [name, value] of Object.entries({
      x: AROUND - marks.left + box.left - corner.left,
      y: AROUND + head - marks.top + box.top - corner.top,
      width: box.width,
      height: box.height,
      overflow: 'visible',
    })) {
      inner.setAttribute(name, String(value));
    }
    picture.append(...canvasesBeside(drawing, inner), inner);
  }
  const write = (words: string, y: number, weight: number, x = AROUND) => {
    const text = element('text', { x, y, fill: color, 'font-size': 13, 'font-weight': weight });
    text.setAttribute('font-family', fontFamily);
    text.textContent = words;
    picture.append(text);
  };
  titled.forEach((line, i) => write(line, AROUND + 13 + LINE * i, 600));
  noted.forEach((line, i) => write(line, height - AROUND - (noted.length - 1 - i) * LINE, 400));
  lines.forEach((line, i) =>
    line.forEach(({ at, label, colour }) => {
      const [x, y] = [AROUND + at, AROUND + 13 + LINE * (titled.length + i)];
      picture.append(element('rect', { x, y: y - 9, width: 16, height: 10, fill: plainColour(colour) }));
      write(label, y, 400, x + KEY_TEXT);
    }),
  );
  return picture as SVGSVGElement;
}

/** From a key's colour to its words, and room for a letter of them. */
const KEY_TEXT = 22;
const KEY_LETTER = 7.8;

/** Words in lines that fit a width. */
export function inLines(words: string, width: number): readonly string[] {
  const most = Math.floor(width / KEY_LETTER);
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The keys in lines of a width, each with its place in the line. */
function keyLines(keys: readonly PictureKey[], width: number): readonly (PictureKey & { at: number })[][] {
  const lines: (PictureKey & { at: number })[][] = [];
  let at = Infinity;
  for (const key of keys) {
    const size = KEY_TEXT + key.label.length * KEY_LETTER + AROUND;
    if (at + size > width) {
      lines.push([]);
      at = 0;
    }
    lines.at(-1)!.push({ ...key, at });
    at += size;
  }
  return lines;
}

/** What is drawn on canvases under a drawing, in its own box. */
function canvasesBeside(drawing: SVGSVGElement, { attributes }: SVGSVGElement): SVGElement[] {
  const canvases = [...(drawing.parentElement?.querySelectorAll<HTMLCanvasElement>(':scope > canvas') ?? [])];
  const box = ['x', 'y', 'width', 'height'].map((name) => [name, attributes.getNamedItem(name)!.value]);
  return canvases.map((canvas) =>
    element('image', {
      ...Object.fromEntries(box),
      href: canvas.toDataURL(),
      preserveAspectRatio: 'none',
    }),
  );
}

/** A colour as a file can hold it: a variable's value in its place. */
function plainColour(colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1];
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : colour;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** The box of everything drawn, from a corner: labels stand outside of their drawings. */
function drawnBox(drawings: readonly SVGSVGElement[], corner: DOMRect) {
  const boxes = drawings
    .flatMap((drawing) => [drawing, ...drawing.querySelectorAll('text')])
    .map((element) => element.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  return {
    left: Math.min(...boxes.map(({ left }) => left - corner.left)),
    top: Math.min(...boxes.map(({ top }) => top - corner.top)),
    right: Math.max(...boxes.map(({ right }) => right - corner.left)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom - corner.top)),
  };
}

/** The ids of shapes that a drawing refers to. */
const idsUsed = (drawing: SVGSVGElement): ReadonlySet<string> =>
  new Set([...drawing.querySelectorAll('use')].map((use) => use.getAttribute('href')?.slice(1) ?? ''));

/** Shapes that a drawing refers to and another drawing of the page holds come into the file. */
function bringShapes(drawing: SVGSVGElement): void {
  const shapes = element('defs', {});
  for (const id of idsUsed(drawing)) {
    if (!id || drawing.querySelector(`[id="${id}"]`)) continue;
    const shape = document.getElementById(id);
    if (shape) shapes.append(shape.cloneNode(true));
  }
  if (shapes.childElementCount > 0) drawing.prepend(shapes);
}

/** Shapes that are referred to, `used`, are drawn in the style of what refers to them. */
function writeStyles(from: Element, to: Element, used: ReadonlySet<string>): void {
  if (from.id && used.has(from.id)) return;
  const style = getComputedStyle(from);
  if (style.display === 'none') {
    to.remove();
    return;
  }
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
  const [sources, copies] = [[...from.children], [...to.children]];
  sources.forEach((child, i) => writeStyles(child, copies[i]!, used));
}

/** The picture as an SVG file. */
export const svgFile = (picture: SVGSVGElement): Blob =>
  new Blob([new XMLSerializer().serializeToString(picture)], { type: 'image/svg+xml' });

/** The picture as a PNG file, in twice its size. */
export async function pngFile(picture: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgFile(picture));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Number(picture.getAttribute('width')) * SCALE;
    canvas.height = Number(picture.getAttribute('height')) * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made')))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
