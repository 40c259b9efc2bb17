/** What of a label fits: name and value, the value alone, or nothing. */
export type LabelFit = 'full' | 'value' | 'none';

export interface LabelCandidate {
  readonly code: string;
  readonly at: readonly [number, number];
  readonly name: string;
  readonly value: string;
  /** Larger areas are labelled first. */
  readonly size: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean advance of Be Vietnam Pro semi-bold, and line height, in ems; measured generously. */
const ADVANCE_EM = 0.6;
const LINE_EM = 1.3;

/**
 * Which labels can stand without touching one another or leaving the frame, when one em is `em` units of the
 * frame. Greedy, largest area first.
 */
export function fitLabels(
  labels: readonly LabelCandidate[],
  frame: { readonly width: number; readonly height: number },
  em: number,
): ReadonlyMap<string, LabelFit> {
  const taken: Box[] = [];
  const fits = new Map<string, LabelFit>();
  for (const label of [...labels].sort((a, b) => b.size - a.size)) {
    const fit = (['full', 'value'] as const).find((wanted) => {
      const box = boxOf(label, wanted, em);
      const inside = box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height;
      if (!inside || taken.some((other) => overlaps(box, other))) return false;
      taken.push(box);
      return true;
    });
    fits.set(label.code, fit ?? 'none');
  }
  return fits;
}

function boxOf({ at: [x, y], name, value }: LabelCandidate, fit: 'full' | 'value', em: number): Box {
  const letters = fit === 'full' ? Math.max(name.length, value.length + 2) : value.length + 2;
  const halfWidth = (letters * ADVANCE_EM * em) / 2;
  const halfHeight = ((fit === 'full' ? 2 : 1) * LINE_EM * em) / 2;
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
