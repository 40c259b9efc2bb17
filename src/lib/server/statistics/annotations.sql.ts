import type { Level } from '#lib/domain/area.ts';
import { fragment, statement } from '../db/statement.ts';

/** An annotation as stored; edition, level and code are null for the whole province. */
export interface AnnotationRow {
  readonly id: number;
  readonly on: string;
  readonly text: string;
  readonly edition: string | null;
  readonly level: Level | null;
  readonly code: string | null;
  readonly operator: string | null;
  readonly by: string;
  readonly at: string;
}

const IN_FORCE = fragment`
  select annotation_id as id, noted_on as "on", text, edition_id as edition, level, code,
    operator_code as operator, added_by as "by", added_at as at
  from annotation where removed_at is null`;

/** Every annotation in force, latest date first. */
export const annotationsInForce = statement<AnnotationRow>()`
  ${IN_FORCE} order by noted_on desc, annotation_id desc
`;

/**
 * Annotations within dates, oldest first, of the operator and of all operators; for an area, those of the whole
 * province and of every area of any edition that shares a shape with it.
 */
export const annotationsOfArea = statement<
  AnnotationRow,
  {
    from: string;
    to: string;
    operator: string | null;
    edition: string;
    level: Level;
    code: string | null;
  }
>()`
  ${IN_FORCE} and noted_on >= $from::date and noted_on < $to::date
    and (operator_code is null or $operator::varchar is null or operator_code = $operator)
    and (code is null or $code::varchar is null
      or (edition_id = $edition and level = $level and code = $code)
      or exists (
        from area_unit as noted join area_unit as shown using (area_id)
        where noted.edition_id = annotation.edition_id and noted.level = annotation.level
          and noted.code = annotation.code
          and shown.edition_id = $edition and shown.level = $level and shown.code = $code))
  order by noted_on, annotation_id
`;

/** Inserts an annotation; returns its id. */
export const insertAnnotation = statement<
  { id: number },
  {
    on: string;
    text: string;
    edition: string | null;
    level: Level | null;
    code: string | null;
    operator: string | null;
    by: string;
    now: string;
  }
>()`
  insert into annotation (annotation_id, noted_on, text, edition_id, level, code, operator_code, added_by, added_at)
  values (nextval('annotation_id_sequence')::integer, $on::date, $text, $edition, $level, $code, $operator, $by,
    $now::timestamp)
  returning annotation_id as id
`;

/** Removes an annotation; no row when none is in force. */
export const removeAnnotation = statement<{ id: number }, { id: number; by: string; now: string }>()`
  update annotation set removed_by = $by, removed_at = $now::timestamp
  where annotation_id = $id and removed_at is null
  returning annotation_id as id
`;
