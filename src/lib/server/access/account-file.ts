import type { Account } from '#lib/domain/access/account.ts';
import { formatInstant, type Locale } from '#lib/domain/format.ts';
import { isRanked, type Grant } from '#lib/domain/access/role.ts';
import { accountListMessages } from '#lib/messages/account-list.ts';
import { ROLE_WORDS } from '#lib/messages/role-words.ts';
import { ACCOUNT_STATE_WORDS } from '#lib/messages/users.ts';
import { BYTE_ORDER_MARK, csvRecord } from '#lib/transport/csv.ts';
import { ownTokens } from '../accounts/access-tokens.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { writeWorkbook } from '../workbook-file.ts';

/** The list of accounts and access tokens as rows of text, the head first: what a half-yearly review goes through. */
export function accountRows(accounts: Accounts, locale: Locale): readonly (readonly string[])[] {
  const t = accountListMessages[locale];
  const head = [
    ...[t.type, t.name, t.person, t.office, t.role, t.of, t.state, t.factor, t.madeAt],
    ...[t.joinedAt, t.usedAt, t.disabledAt, t.reviewedAt, t.endsOn],
  ];
  const rows = accounts
    .list()
    .flatMap((account) => [
      accountRow(account, locale),
      ...ownTokens(accounts, account).map(({ name, grant, madeAt, usedAt, endsOn }) => [
        ...[t.types.program, name, account.name, account.office ?? '', ROLE_WORDS[locale][grant.role]],
        ...[codeOf(grant), '', '', shownAt(madeAt), '', shownAt(usedAt), '', '', endsOn],
      ]),
    ]);
  return [head, ...rows];
}

function accountRow(account: Account, locale: Locale): readonly string[] {
  const t = accountListMessages[locale];
  const { name, person, office, grant, state, hasSecondFactor, madeAt, joinedAt, usedAt } = account;
  const type = isRanked(grant.role) ? 'office' : grant.role === 'unit' ? 'unit' : 'operator';
  return [
    ...[t.types[type], name, person, office ?? '', ROLE_WORDS[locale][grant.role], codeOf(grant)],
    ...[ACCOUNT_STATE_WORDS[locale][state], hasSecondFactor ? t.factorYes : t.factorNo, shownAt(madeAt)],
    ...[shownAt(joinedAt), shownAt(usedAt), shownAt(account.disabled?.at), shownAt(account.reviewed?.at), ''],
  ];
}

const codeOf = (grant: Grant): string =>
  grant.role === 'unit' ? grant.unit : grant.role === 'operator' ? grant.operator : '';

const shownAt = (at: string | null | undefined): string => (at ? formatInstant(at) : '');

/** The list as CSV, with the mark that Excel needs to read its letters. */
export const accountCsv = (accounts: Accounts, locale: Locale): string =>
  BYTE_ORDER_MARK +
  accountRows(accounts, locale)
    .map((row) => csvRecord(row))
    .join('');

const WIDTHS = [12, 20, 26, 24, 18, 16, 12, 10, 18, 18, 18, 18, 18, 14];

/** The list as a workbook. */
export function accountWorkbook(accounts: Accounts, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const rows = accountRows(accounts, locale).map((row) => [...row]);
  const columns = WIDTHS.map((width) => ({ width }));
  const { title } = accountListMessages[locale];
  return writeWorkbook({ sheets: [{ name: title, rows, columns, freezePane: { rows: 1 } }] });
}
