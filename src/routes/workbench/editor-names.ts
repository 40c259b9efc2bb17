import type { Locale } from '#lib/domain/format.ts';
import { catalogOf } from '#lib/domain/workbench/catalog.ts';
import { FUNCTIONS } from '#lib/domain/workbench/functions.ts';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { FUNCTION_WORDS } from '#lib/messages/workbench-catalog-functions.ts';
import { columnMeaning, VIEW_WORDS } from '#lib/messages/workbench-catalog.ts';
import type { EditorFunction, EditorView } from '#lib/workbench/editor/completions.ts';

/** The views of the catalog with what they and their columns mean. */
export const editorViews = ({ editions }: Vocabulary, locale: Locale): readonly EditorView[] =>
  catalogOf(editions).map(({ name, columns }) => ({
    name,
    meaning: VIEW_WORDS[name as keyof typeof VIEW_WORDS][locale],
    columns: columns.map((column) => {
      const { meaning, unit, example } = columnMeaning(name, column, locale);
      return { name: column.name, meaning, unit, example };
    }),
  }));

/** The functions of the house with what they compute. */
export const editorFunctions = (locale: Locale): readonly EditorFunction[] =>
  FUNCTIONS.map(({ name, example }) => ({ name, signature: example, meaning: FUNCTION_WORDS[name][locale] }));
