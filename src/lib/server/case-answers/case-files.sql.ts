import type { CaseFileRole } from '#lib/domain/cases/case-file.ts';
import { statement } from '../db/statement.ts';

/** Keeps a file of an entry; `content` is Base64. */
export const insertFile = statement<
  never,
  {
    case: number;
    entry: number;
    role: CaseFileRole;
    name: string;
    sha256: string;
    bytes: number;
    content: string;
  }
>()`
  insert into case_file (case_id, entry_number, role, file_name, sha256, bytes, content)
  values ($case, $entry, $role, $name, $sha256, $bytes, from_base64($content))
`;

/** A file of a case by its hash, its content as Base64; no row where there is none. */
export const fileOfCase = statement<
  { readonly name: string; readonly content: string },
  { case: number; sha256: string }
>()`
  select file_name as name, to_base64(content) as content from case_file
  where case_id = $case and sha256 = $sha256 order by entry_number limit 1
`;
