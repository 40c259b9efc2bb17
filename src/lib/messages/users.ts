import type { Locale } from '#lib/domain/format.ts';
import type { Account, AccountState } from '#lib/domain/access/account.ts';
import { formatInstant } from '#lib/domain/format.ts';
import { ROLE_WORDS } from './role-words.ts';

/** How the first administrator is made, on the server. */
export const FIRST_ADMIN_COMMAND = 'npm run users -- first-admin NAME';
/** The same where a bundle was installed as the handover says. */
export const INSTALLED_FIRST_ADMIN_COMMAND = '/opt/i-speed/current/i-speed users first-admin NAME';

export const USERS_USAGE = `npm run users -- list
npm run users -- first-admin NAME
npm run users -- invite NAME --role viewer|analyst|editor|admin|unit|operator [--unit CODE | --operator CODE] [--person "..."] [--office "..."]
npm run users -- disable NAME
npm run users -- reset NAME
npm run users -- unlock NAME`;

/** What state an account is in. */
export const ACCOUNT_STATE_WORDS: Readonly<Record<Locale, Readonly<Record<AccountState, string>>>> = {
  vi: { invited: 'chờ nhận', active: 'đang dùng', disabled: 'đã khóa' },
  en: { invited: 'invited', active: 'in use', disabled: 'disabled' },
};

const vi = {
  empty: 'Chưa có tài khoản nào: chương trình dùng cho một người trên máy này.',
  invitation: (name: string, link: string, code: string, endsAt: string) => [
    `Lời mời cho ${name}, dùng một lần, đến ${endsAt}:`,
    `  ${link}`,
    `hoặc nhập mã ở trang /sign-in/first:  ${code}`,
  ],
  disabled: (name: string) => `Đã khóa ${name}: mọi phiên và mã truy cập đã hết hiệu lực.`,
  unlocked: (name: string) => `${name} có thể thử đăng nhập lại ngay.`,
  never: 'chưa vào',
};

const en: typeof vi = {
  empty: 'There is no account: the program is used by one person on this machine.',
  invitation: (name, link, code, endsAt) => [
    `Invitation for ${name}, to be used once, until ${endsAt}:`,
    `  ${link}`,
    `or type the code on the page /sign-in/first:  ${code}`,
  ],
  disabled: (name) => `${name} is disabled; all its sessions and access tokens have ended.`,
  unlocked: (name) => `${name} may try to sign in again at once.`,
  never: 'never used',
};

/** What the command about accounts says. */
export const usersMessages = { vi, en };

/** An account in a line of the terminal. */
export function accountLine(account: Account, locale: Locale): string {
  const { name, person, office, grant, state, usedAt } = account;
  const code = grant.role === 'unit' ? grant.unit : grant.role === 'operator' ? grant.operator : null;
  const role = ROLE_WORDS[locale][grant.role] + (code === null ? '' : ` ${code}`);
  const used = usedAt === null ? usersMessages[locale].never : formatInstant(usedAt);
  return [name, person, office ?? '–', role, ACCOUNT_STATE_WORDS[locale][state], used].join(' · ');
}
