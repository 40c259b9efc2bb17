import { closeCompletion, completeFromList } from '@codemirror/autocomplete';
import { indentWithTab } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView as CodeView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { sqlColours } from './sql-colours.ts';
import { statementAt, type StatementRange } from '#lib/domain/workbench/sql-pieces.ts';
import { completionSchema, wordCompletions, type EditorFunction, type EditorView } from './completions.ts';

/** What an editor of SQL shows and whom it tells. */
export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** The editor's own words (search, folding) by their English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onchange: (text: string) => void;
  /** Ctrl+Enter: run the statement at the cursor. */
  readonly onrun: () => void;
}

/** A fault at a place of the text: line and column from 1; without them the whole statement. */
export interface EditorProblem {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  /** Where the statement begins in the text: lines and columns count from there. */
  readonly offset: number;
}

/** An editor of SQL in the page. */
export interface SqlEditorHandle {
  readonly text: string;
  setText(text: string): void;
  /** Inserts at the cursor, in place of what is selected. */
  insert(text: string): void;
  /** The statement that the cursor lies in. */
  readonly current: StatementRange | null;
  complete(views: readonly EditorView[], functions: readonly EditorFunction[]): void;
  show(problem: EditorProblem | null): void;
  focus(): void;
  destroy(): void;
}

/** Creates an editor of SQL: completion of views, columns and functions, faults at their line, Ctrl+Enter runs. */
export function createEditor({
  parent,
  text,
  label,
  phrases,
  onchange,
  onrun,
}: EditorOptions): SqlEditorHandle {
  const language = new Compartment();
  const run = (editor: CodeView) => {
    closeCompletion(editor);
    onrun();
    return true;
  };
  const view = new CodeView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: 'Mod-Enter', run }, indentWithTab]),
        basicSetup,
        language.of(sql({ dialect: PostgreSQL })),
        sqlColours,
        CodeView.lineWrapping,
        // The keyboard reaches it, and what scrolls around it, by this; not every reader takes what is edited for that.
        CodeView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        EditorState.phrases.of(phrases),
        CodeView.updateListener.of((update) => {
          if (update.docChanged) onchange(update.state.doc.toString());
        }),
      ],
    }),
  });
  const replace = (from: number, to: number, insert: string) =>
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });
  return {
    get text() {
      return view.state.doc.toString();
    },
    setText: (value) => replace(0, view.state.doc.length, value),
    insert(value) {
      const { from, to } = view.state.selection.main;
      replace(from, to, value);
      view.focus();
    },
    get current() {
      return statementAt(view.state.doc.toString(), view.state.selection.main.head);
    },
    complete: (views, functions) =>
      view.dispatch({
        effects: language.reconfigure([
          sql({ dialect: PostgreSQL, schema: completionSchema(views) }),
          PostgreSQL.language.data.of({ autocomplete: completeFromList(wordCompletions(views, functions)) }),
        ]),
      }),
    show: (problem) =>
      view.dispatch(setDiagnostics(view.state, problem ? [diagnosticOf(view.state, problem)] : [])),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** The place of a fault: the word at its line and column; without a line, the first line of its statement. */
function diagnosticOf({ doc }: EditorState, { message, line, column, offset }: EditorProblem): Diagnostic {
  const start = doc.lineAt(Math.min(offset, doc.length));
  const inStatement = (line ?? 1) - 1;
  const at = doc.line(Math.min(start.number + inStatement, doc.lines));
  const before = inStatement === 0 ? offset - start.from : 0;
  const from = Math.min(at.from + before + (column === null ? 0 : column - 1), at.to);
  const word = /^[\p{L}\p{N}_]+/u.exec(doc.sliceString(from, at.to))?.[0].length ?? 1;
  const to = column === null ? at.to : Math.min(from + word, at.to);
  return { from, to, severity: 'error', message };
}
