import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { sqlColours } from './sql-colours.ts';

/** Shows two texts side by side with what differs. Returns what takes the view away. */
export function compareTexts(parent: HTMLElement, before: string, after: string): () => void {
  const extensions = [
    sql({ dialect: PostgreSQL }),
    sqlColours,
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
  ];
  const view = new MergeView({
    parent,
    a: { doc: before, extensions },
    b: { doc: after, extensions },
    collapseUnchanged: { margin: 3, minSize: 6 },
  });
  return () => view.destroy();
}
