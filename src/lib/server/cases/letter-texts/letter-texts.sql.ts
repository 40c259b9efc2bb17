import { statement } from '../../db/statement.ts';

/** A stored version of a text. */
export interface LetterTextRow {
  readonly name: string;
  readonly version: number;
  /** JSON of a `LetterTemplate`, or of a list of `Ground`. */
  readonly content: string;
  readonly isShipped: boolean;
  readonly note: string | null;
  readonly changedOn: string;
  readonly by: string;
  readonly at: string;
}

/** Every stored version of every text, oldest first. */
export const letterTextRows = statement<LetterTextRow>()`
  select text_name as name, version, content::varchar as content, is_shipped as "isShipped", note,
    changed_on as "changedOn", changed_by as "by", changed_at as at
  from letter_text order by text_name, version
`;

/** The newest version of each text by the end of a day. */
export const letterVersionsOn = statement<
  { readonly name: string; readonly version: number },
  { on: string }
>()`
  select text_name as name, max(version) as version from letter_text where changed_on <= $on::date group by text_name
`;

/** The newest version of a text; null where it was never changed. */
export const newestLetterText = statement<{ readonly version: number | null }, { name: string }>()`
  select max(version) as version from letter_text where text_name = $name
`;

/** Records a version. */
export const insertLetterText = statement<
  never,
  {
    name: string;
    version: number;
    content: string;
    isShipped: boolean;
    note: string | null;
    changedOn: string;
    by: string;
    now: string;
  }
>()`
  insert into letter_text values ($name, $version, $content::json, $isShipped, $note, $changedOn::date, $by,
    $now::timestamp)
`;

/** Every kept shipped text, oldest first. */
export const shippedTextRows = statement<{
  readonly name: string;
  readonly number: number;
  /** JSON of a `LetterTemplate`, a list of `Ground`, or addressees by operator. */
  readonly content: string;
  readonly keptOn: string;
}>()`
  select text_name as name, number, content::varchar as content, kept_on as "keptOn"
  from shipped_letter_text order by text_name, number
`;

/** Keeps a shipped text. */
export const insertShippedText = statement<
  never,
  { name: string; number: number; content: string; keptOn: string; now: string }
>()`
  insert into shipped_letter_text values ($name, $number, $content::json, $keptOn::date, $now::timestamp)
`;

/** The newest shipped text of each name by the end of a day. */
export const shippedNumbersOn = statement<
  { readonly name: string; readonly number: number },
  { on: string }
>()`
  select text_name as name, max(number) as number from shipped_letter_text where kept_on <= $on::date
  group by text_name
`;
