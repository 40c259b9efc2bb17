import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/format.ts';
import { letterWords } from '#lib/messages/letters.ts';
import { standardMessages } from '#lib/messages/standards.ts';

/** Words for breaking a rule, and for what follows from it. */
const FORBIDDEN = /vi phạm|xử phạt|mức phạt|chế tài|violat|penalt|sanction|in breach/i;

/** Everything that people read: sentences, pages, documents, reference data, the guide. */
const SOURCES = [
  'src/lib/messages',
  'src/lib/server/documents',
  'src/routes',
  'src/lib/ui',
  'data/reference',
];

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim());

it('only a mandatory regulation is said to be violated, and only where the kinds are told apart', () => {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(files.length).toBeGreaterThan(150);
  const found = [...files, 'README.md'].flatMap((path) =>
    linesOf(path).filter((line) => FORBIDDEN.test(line)),
  );
  const allowed = LOCALES.map((locale) => `'${standardMessages[locale].kindsNote}',`);
  expect(found).toEqual(expect.arrayContaining(allowed));
  expect(found.filter((line) => !allowed.includes(line))).toEqual([`'${letterWords.mandatory}',`]);
  expect(letterWords.mandatory).toMatch(/^; mức này là quy chuẩn bắt buộc/);
  expect(standardMessages.vi.kindsNote).toMatch(/^Chỉ quy chuẩn bắt buộc mới có thể bị vi phạm/);
  expect(standardMessages.en.kindsNote).toMatch(/^Only a mandatory regulation can be violated/);
});
