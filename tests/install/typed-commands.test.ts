import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { typedCommands } from '#lib/server/runtime/typed-commands.ts';
import { temporaryFolder } from '../support/run-server.ts';

const SENTENCE = 'Chạy  npm run backup -- --verify TỆP , rồi npm run rebuild, hoặc:  PORT=3001 npm start';

it('sentences name the command of an installed bundle, and npm in a folder of the sources', () => {
  const folder = temporaryFolder();
  const version = join(folder, '1.2.3-abcd');
  mkdirSync(join(version, 'bin'), { recursive: true });
  expect(typedCommands(SENTENCE, version)).toBe(SENTENCE);
  writeFileSync(join(version, 'i-speed'), '');
  const typed = (command: string) =>
    `Chạy  ${command} backup --verify TỆP , rồi ${command} rebuild, hoặc:  PORT=3001 ${command} start`;
  expect(typedCommands(SENTENCE, version)).toBe(typed(join(version, 'i-speed')));
  symlinkSync('1.2.3-abcd', join(folder, 'current'));
  for (const root of [version, join(folder, 'current')])
    expect(typedCommands(SENTENCE, root)).toBe(typed(join(folder, 'current', 'i-speed')));
  expect(typedCommands('npm run users -- reset NAME', version)).toMatch(/current\/i-speed users reset NAME$/);
  expect(typedCommands(SENTENCE, process.cwd())).toBe(SENTENCE);
});
