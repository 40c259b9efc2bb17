import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FILES = ['src/routes', 'src/lib'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => [join(root, name), readFileSync(join(root, name), 'utf8')] as const),
);

/** Links that lead where not everybody may go, by how their address is written, and what going there needs. */
const GUARDED = [
  [
    /<(?:a|Button)\b[^>]*?\bhref=\{[^}]*\b(?:rowsOf|rowsAddress|rowsHref)\b|<a href=\{[^}]*\.rows\}/,
    'view_rows',
  ],
  [/<(?:a|Button)\b[^>]*?\bhref=\{[^}]*\b(?:caseAddress|openCase)\b/, 'work_cases'],
] as const;

it.each(GUARDED)('a link written as %s is drawn only for who may %s', (written, action) => {
  const linking = FILES.filter(([, text]) => written.test(text));
  expect(linking.length).toBeGreaterThan(0);
  const drawn = linking.filter(([, text]) => !text.includes(`'${action}'`) && !text.includes(`"${action}"`));
  expect(drawn.map(([path]) => path)).toEqual([]);
});
