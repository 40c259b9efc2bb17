import { describe, expect, it } from 'vitest';
import { idleLimitMs, isOver, LONGEST_SESSION_MS, waitAfter } from '#lib/domain/access/limits.ts';
import { passwordProblem } from '#lib/domain/access/password-rule.ts';
import { checkPassword } from '#lib/server/accounts/check-password.ts';
import { isLeaked } from '#lib/server/accounts/leaked-passwords.ts';
import { returnAddress } from '#lib/domain/access/return-address.ts';

const MINUTE = 60_000;

describe('waits after wrong passwords', () => {
  it('begin with the fifth, double, and end at a quarter of an hour', () => {
    const minutes = [0, 4, 5, 6, 7, 8, 9, 10, 1000].map((failures) => waitAfter(failures) / MINUTE);
    expect(minutes).toEqual([0, 0, 1, 2, 4, 8, 15, 15, 15]);
  });
});

describe('a session', () => {
  const viewer = { role: 'viewer' } as const;
  const admin = { role: 'admin' } as const;
  const at = (minutes: number) => 1_800_000_000_000 + minutes * MINUTE;

  it('ends after 15 idle minutes, an admin’s after 5', () => {
    expect([idleLimitMs(viewer), idleLimitMs(admin)]).toEqual([15 * MINUTE, 5 * MINUTE]);
    const times = { madeAt: at(0), usedAt: at(10) };
    expect([isOver(times, viewer, at(25) - 1), isOver(times, viewer, at(25))]).toEqual([false, true]);
    expect([isOver(times, admin, at(15) - 1), isOver(times, admin, at(15))]).toEqual([false, true]);
  });

  it('ends after a working day, however much it is used', () => {
    const times = { madeAt: at(0), usedAt: at(0) + LONGEST_SESSION_MS - 1 };
    expect(isOver(times, viewer, at(0) + LONGEST_SESSION_MS - 1)).toBe(false);
    expect(isOver(times, viewer, at(0) + LONGEST_SESSION_MS)).toBe(true);
  });

  it('ends when the clock goes back beneath it, but not by what a time server corrects', () => {
    const times = { madeAt: at(0), usedAt: at(60) };
    expect([isOver(times, viewer, at(56)), isOver(times, viewer, at(54))]).toEqual([false, true]);
  });
});

describe('a new password', () => {
  const of = (password: string, hasSecondFactor = false) =>
    passwordProblem(password, { name: 'lan', hasSecondFactor });

  it.each([
    ['muoi hai chu cai', false, null],
    ['muoi ba chu ca', false, null],
    ['muoi ba chu c', false, 'short'],
    ['tam chu!', true, null],
    ['bay chu', true, 'short'],
    ['tam chu!', false, 'short'],
    ['ababababababab', false, 'plain'],
    [`${'abcdefgh'.repeat(25)}`, false, null],
    [`${'abcdefgh'.repeat(25)}x`, false, 'long'],
    ['mat khau cua Lan nhe', false, 'name'],
    ['iSpeed-BacGiang-2026!', false, 'near'],
    ['Bắc Ninh MobiFone 24', false, 'near'],
    ['Bắc Ninh mưa phùn', false, null],
    ['đường phố dài', false, 'short'],
    ['đường phố dài hơn', false, null],
  ] as const)('%j with a second factor %s is %s', (password, factor, problem) => {
    expect(of(password, factor)).toBe(problem);
  });

  it('counts letters alike however accents are typed', () => {
    const typed = 'đường phố dài'.normalize('NFD');
    expect(typed.length).toBeGreaterThan(14);
    expect(of(typed)).toBe('short');
  });
});

it('passwords that were leaked are known, also in capitals, with signs around them, or twice', () => {
  const leaked = [
    'password1',
    'PASSWORD1',
    'qwertyuiop',
    '2024qwertyuiop!!',
    'qwertyuiopqwertyuiop',
    'đragon',
  ];
  expect(leaked.filter((password) => !isLeaked(password))).toEqual([]);
  for (const word of ['mưa phùn Bắc Ninh', 'mot cau dai de nho', 'tám chữ!x'])
    expect([word, isLeaked(word)]).toEqual([word, false]);
  const whose = { name: 'lan', hasSecondFactor: true };
  expect(() => checkPassword('qwertyuiop', whose)).toThrow(
    expect.objectContaining({ code: 'password_known' }),
  );
});

describe('the address to go back to', () => {
  const ORIGIN = 'https://ispeed.example.vn';
  it.each([
    ['/cases/3?x=1&y=đ', '/cases/3?x=1&y=%C4%91'],
    ['/', '/'],
    ...[
      null,
      '',
      'cases',
      'https://evil.example',
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      '\\\\evil.example',
      'javascript:alert(1)',
      '/ x',
      '/\nevil',
      '/sign-in',
      '/sign-in/first',
      '/sign-in?to=/x',
      '/a/../sign-in',
    ].map((given) => [given, '/'] as const),
    ['/sign-inside', '/sign-inside'],
    ['/@evil.example', '/@evil.example'],
  ] as const)('%j is %j', (given, taken) => {
    expect(returnAddress(given, ORIGIN)).toBe(taken);
    expect(new URL(returnAddress(given, ORIGIN), ORIGIN).origin).toBe(ORIGIN);
  });
});
