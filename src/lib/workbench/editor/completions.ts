import type { Completion } from '@codemirror/autocomplete';
import type { SQLNamespace } from '@codemirror/lang-sql';

/** A column as the editor offers it, with what it means in the page's language. */
export interface EditorColumn {
  readonly name: string;
  readonly meaning: string;
  readonly unit: string | null;
}

/** A view as the editor offers it. */
export interface EditorView {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly EditorColumn[];
}

/** A function as the editor offers it: `signature` is what is inserted. */
export interface EditorFunction {
  readonly name: string;
  readonly signature: string;
  readonly meaning: string;
}

/** Views and columns for the completion of SQL, each with its meaning. */
export function completionSchema(views: readonly EditorView[]): SQLNamespace {
  return Object.fromEntries(
    views.map(({ name, meaning, columns }) => [
      name,
      {
        self: { label: name, type: 'type', info: meaning },
        children: columns.map(columnCompletion),
      },
    ]),
  );
}

const columnCompletion = ({ name, meaning, unit }: EditorColumn): Completion => ({
  label: name,
  type: 'property',
  info: meaning,
  ...(unit === null ? {} : { detail: unit }),
});

/** Columns of every view and the functions, wherever a word is begun. */
export function wordCompletions(
  views: readonly EditorView[],
  functions: readonly EditorFunction[],
): readonly Completion[] {
  const columns = new Map<string, EditorColumn>();
  for (const view of views) {
    for (const column of view.columns) if (!columns.has(column.name)) columns.set(column.name, column);
  }
  return [
    ...[...columns.values()].map(columnCompletion),
    ...functions.map(({ name, signature, meaning }): Completion => ({
      label: name,
      apply: signature,
      type: 'function',
      detail: signature.slice(name.length),
      info: meaning,
      boost: 1,
    })),
  ];
}
