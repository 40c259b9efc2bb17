import { statement } from '../db/statement.ts';

/** An annex as stored, without its content. */
export interface AnnexRow {
  readonly number: number;
  readonly title: string;
  /** JSON of `QueryStamp`. */
  readonly stamp: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawnNote: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
}

/** The annexes of a case, in order. */
export const annexesOfCase = statement<AnnexRow, { case: number }>()`
  select annex_number as number, title, stamp::varchar as stamp, bytes, sha256, added_by as "by", added_at as at,
    note as "withdrawnNote", withdrawn_by as "withdrawnBy", withdrawn_at as "withdrawnAt"
  from case_annex left join case_annex_withdrawal using (case_id, annex_number)
  where case_id = $case order by annex_number
`;

/** The content of an annex as Base64; no row where there is none. */
export const annexContent = statement<
  { readonly content: string; readonly stamp: string },
  { case: number; number: number }
>()`
  select to_base64(content) as content, stamp::varchar as stamp from case_annex
  where case_id = $case and annex_number = $number
`;

/** Adds an annex under the next number of its case, `content` as Base64; returns the number. */
export const insertAnnex = statement<
  { readonly number: number },
  {
    case: number;
    title: string;
    stamp: string;
    bytes: number;
    sha256: string;
    content: string;
    by: string;
    now: string;
  }
>()`
  insert into case_annex (case_id, annex_number, title, stamp, bytes, sha256, content, added_by, added_at)
  select $case, (select coalesce(max(annex_number), 0) + 1 from case_annex where case_id = $case), $title,
    $stamp::json, $bytes, $sha256, from_base64($content), $by, $now::timestamp
  returning annex_number as number
`;

/** Withdraws an annex, whose row stays. */
export const insertWithdrawal = statement<
  never,
  { case: number; number: number; note: string; by: string; now: string }
>()`
  insert into case_annex_withdrawal (case_id, annex_number, note, withdrawn_by, withdrawn_at)
  values ($case, $number, $note, $by, $now::timestamp)
`;
