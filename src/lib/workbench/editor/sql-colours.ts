import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** Colours of SQL in both themes, from the page's own tokens; the line of the cursor is darker. */
export const sqlColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: 'var(--accent-strong)', fontWeight: '600' },
    { tag: [tags.string, tags.special(tags.string)], color: 'var(--verdict-not-met)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--warning-text)' },
    { tag: [tags.lineComment, tags.blockComment], color: 'var(--secondary)', fontStyle: 'italic' },
  ]),
);
