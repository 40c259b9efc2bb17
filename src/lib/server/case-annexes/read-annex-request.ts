import { authorOf } from '../audit/witness.ts';
import { LONGEST_NAME } from '#lib/domain/annotation.ts';
import { LONGEST_ANNEX_TITLE } from '#lib/domain/cases/case-annex.ts';
import { LONGEST_NOTE } from '#lib/domain/cases/case-entry.ts';
import { Fault } from '#lib/domain/fault.ts';
import { requiredWords } from '../cases/read-case-request.ts';
import { readFields } from '../request-fields.ts';
import { readValues } from '../workbench/read-query.ts';
import type { NewAnnex } from './annexes.ts';

const unreadable = () => new Fault('annex_unreadable');

/** The annex in a request's body: `{sql, values, title, by, data_version}`. Throws a Fault that names what is wrong. */
export function readNewAnnex(body: string, contentType: string | null): NewAnnex {
  const {
    sql,
    values = {},
    title,
    by,
    data_version: version = null,
  } = readFields(body, contentType, unreadable);
  if (typeof sql !== 'string' || (version !== null && !Number.isSafeInteger(version))) throw unreadable();
  return {
    ...{ sql, values: readValues(values), dataVersion: version as number | null },
    title: requiredWords(title, 'title', LONGEST_ANNEX_TITLE),
    by: requiredWords(authorOf(by), 'by', LONGEST_NAME),
  };
}

/** The withdrawal in a request's body: `{by, note}`. Throws a Fault that names what is missing. */
export function readWithdrawal(body: string, contentType: string | null) {
  const { by, note } = readFields(body, contentType, unreadable);
  return {
    by: requiredWords(authorOf(by), 'by', LONGEST_NAME),
    note: requiredWords(note, 'note', LONGEST_NOTE),
  };
}

/** The number of an annex in a path. Throws a Fault when it is none. */
export function annexNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Fault('annex_absent', { number: '', annex: text }, 404);
  return Number(text);
}
