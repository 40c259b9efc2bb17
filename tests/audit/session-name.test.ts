import { expect, it } from 'vitest';
import { readDecision } from '#lib/server/areas/place-names/read-decision.ts';
import { withWitness } from '#lib/server/audit/witness.ts';
import { readNewAnnex, readWithdrawal } from '#lib/server/case-annexes/read-annex-request.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { readLetterText } from '#lib/server/cases/letter-texts/read-letter-text.ts';
import { askedBy } from '#lib/server/evidence/ask-for-pack.ts';
import { personIn } from '#lib/server/request-fields.ts';
import { namedBy, readAnnotation } from '#lib/server/statistics/read-annotation.ts';
import { readAcceptance, withdrawnBy } from '#lib/server/tallies/read-acceptance.ts';
import { readLinkRequest, revokedBy } from '#lib/server/tallies/read-link-request.ts';
import { readNewQuestion, readNewVersion } from '#lib/server/workbench/questions/read-question.ts';
import { readQuery } from '#lib/server/workbench/read-query.ts';

const NOWHERE = { session: 'S12', address: '10.0.0.7' } as const;
const AN = { ...NOWHERE, kind: 'account', accountId: 7, name: 'An' } as const;
const PROGRAM = { ...NOWHERE, kind: 'token', accountId: 7, name: 'An (bảng tin)' } as const;
const MACHINE = { ...NOWHERE, kind: 'machine', accountId: null, name: null } as const;
const COMMAND = { ...NOWHERE, kind: 'server', accountId: null, name: null } as const;

const SQL = { sql: 'select 1', values: {} };
const body = (read: (text: string, type: string) => { readonly by: unknown }, fields: object) => {
  return (by: object) => read(JSON.stringify({ ...fields, ...by }), 'application/json').by;
};
const search = (read: (params: URLSearchParams) => string) => (by: object) =>
  read(new URLSearchParams({ ...by }));

/** Every place where a request says who asks. */
const READERS: Readonly<Record<string, (by: object) => unknown>> = {
  'a place name': body(readDecision, { written: { address: 'x' }, unit: null }),
  'an annex': body(readNewAnnex, { ...SQL, title: 'a' }),
  'an annex withdrawn': body(readWithdrawal, { note: 'a' }),
  'an entry': body(readEntry, {
    ...{ kind: 'sent', on: '2024-07-20', document: '12', deadline: '2024-08-05', mendedBy: '2024-10-01' },
  }),
  'a text of letters': body((text, type) => readLetterText('grounds', text, type), {
    seen: 0,
    shipped: true,
  }),
  'a pack': search(askedBy),
  'a load': search(personIn),
  'a note': body(readAnnotation, { on: '2024-07-20', text: 'bão' }),
  'a note removed': search(namedBy),
  'an acceptance': body(readAcceptance, { unit: 'u', month: '2024-06', finding: 'f', reason: 'r' }),
  'an acceptance withdrawn': search(withdrawnBy),
  'a link': body(readLinkRequest, { month: '2024-07', units: ['u'] }),
  'a link revoked': search(revokedBy),
  'a question': body(readNewQuestion, { ...SQL, title: 'a' }),
  'a version': body(readNewVersion, SQL),
  'a query': body(readQuery, SQL),
};

it.each(Object.entries(READERS))('%s stands under the account’s name, whatever was typed', (_, read) => {
  for (const typed of [{ by: 'Kẻ khác' }, {}, { by: '' }]) {
    expect(withWitness(AN, () => read(typed))).toBe('An');
    expect(withWitness(PROGRAM, () => read(typed))).toBe('An (bảng tin)');
  }
  for (const who of [MACHINE, COMMAND]) expect(withWitness(who, () => read({ by: 'Bình' }))).toBe('Bình');
});
