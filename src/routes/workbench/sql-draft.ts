import type { Query } from '#lib/domain/workbench/query.ts';

const KEY = 'workbench-draft';

/** Keeps what is being written, for this tab, over a reload. A browser that keeps nothing loses it. */
export function keepDraft(draft: Query): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the text stays on the page.
  }
}

/** What was being written in this tab; null when nothing was kept. */
export function keptDraft(): Query | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Query | null;
  } catch {
    return null;
  }
}
