/** What a version says of its figures in CHANGELOG.md. */
export interface FigureChanges {
  /** `0.10.0`, or `Unreleased`. */
  readonly version: string;
  readonly changes: readonly string[];
}

const VERSION = /^## \[([^\]]+)\]/;
const FIGURES = '### Figures';

/**
 * What each version after `since` says under `### Figures`, newest first: every version says there what changes in the figures
 * of data that are loaded already, or that nothing does. Without that version, what all of them say.
 */
export function figureChanges(changelog: string, since: string): FigureChanges[] {
  const found: FigureChanges[] = [];
  for (const part of changelog.split(/^(?=## \[)/m)) {
    const version = VERSION.exec(part)?.[1];
    if (version === undefined) continue;
    if (version === since) break;
    const section = part.split(/^(?=### )/m).find((text) => text.startsWith(FIGURES));
    const changes = [...(section ?? '').matchAll(/^- (.*)$/gm)].map(([, line]) => line!);
    if (changes.length > 0) found.push({ version, changes });
  }
  return found;
}
