import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groundFaults, type Ground } from '#lib/domain/cases/letters/ground.ts';
import type { LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import type { LetterTextName } from '#lib/domain/cases/letters/letter-text.ts';
import { templateFaults } from '#lib/domain/cases/letters/letter-template.ts';
import { letterOf } from '#lib/domain/cases/case-entry.ts';
import { lineDiff } from '#lib/domain/cases/letters/line-diff.ts';
import { groundFaultSentence, templateFaultSentence } from '#lib/messages/letter-text-words.ts';
import { readLetterText } from '#lib/server/cases/letter-texts/read-letter-text.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import { caseLetterContent } from '#lib/server/documents/letters/case-letter.ts';
import {
  changeLetterText,
  lettersInForce,
  letterTextVersions,
} from '#lib/server/documents/letters/letters-in-force.ts';
import { keepShippedLetters } from '#lib/server/documents/letters/kept-letters.ts';
import { changeSetting, previewSetting } from '#lib/server/settings/change-setting.ts';
import { shippedSettings } from '#lib/server/warehouse/settings/shipped-settings.ts';
import { loadSetting } from '#lib/server/warehouse/vocabulary.ts';
import { openLedger, openSlow, step } from '../../case-ledger/case-steps.ts';
import { SHIPPED } from './letter-sample.ts';

let world: Awaited<ReturnType<typeof openLedger>>;
beforeAll(async () => (world = await openLedger()));
afterAll(() => world.warehouse.close());

/** Saves a text as the API does. */
const save = (name: LetterTextName, change: object) =>
  changeLetterText(
    world.warehouse,
    SHIPPED,
    name,
    readLetterText(name, JSON.stringify({ by: 'Lan', ...change }), 'application/json'),
  );
const worded = (kind: LetterKind, line: string) => ({
  ...SHIPPED.templates[kind],
  body: `${line}\n{facts}`,
});
const on = (date: string) => (world.clock.now = `${date}T03:00:00Z`);
const read = { readBy: 'Lan', readIn: 'Công báo số 15', readOn: '2024-08-01' };

describe('the texts of letters', () => {
  it('are versions, each in force from its day; a letter that went keeps those of its day', async () => {
    const { warehouse } = world;
    on('2024-08-01');
    const id = await openSlow(warehouse, ['A']);
    await save('request_to_invest', {
      seen: 0,
      note: 'ngắn hơn',
      template: worded('request_to_invest', 'Một.'),
    });
    on('2024-08-05');
    await save('request_to_invest', { seen: 1, template: worded('request_to_invest', 'Hai.') });
    await save('grounds', { seen: 0, grounds: [{ ...SHIPPED.grounds[0], ...read, ticked: true }] });
    const textOn = async (day: string | null) => {
      const letter = { kind: 'request_to_invest', deadline: null, on: day } as const;
      const opened = await readCase(warehouse, id);
      const { paragraphs } = await caseLetterContent(warehouse, 'data/reference', opened, letter, null);
      return paragraphs[0]!.text;
    };
    expect([await textOn('2024-08-02'), await textOn(null)]).toEqual(['Một.', 'Hai.']);
    await expect(textOn('2024-07-01')).rejects.toThrow(/case_date_before/);
    await expect(textOn('2024-09-01')).rejects.toThrow(/case_date_future/);
    await step(warehouse, id, { kind: 'sent', on: '2024-08-02', deadline: '2024-08-20' });
    on('2024-08-22');
    await step(warehouse, id, { kind: 'reminded', on: '2024-08-22', deadline: '2024-09-05' });
    await step(warehouse, id, { kind: 'passed_on', on: '2024-08-22', note: 'Cục Viễn thông' });
    const { entries } = await readCase(warehouse, id);
    const shipped = { template: null, grounds: null, addressees: null };
    expect(entries.map(letterOf)).toEqual([
      { kind: 'request_to_invest', template: 1, grounds: 0, issuers: 0, shipped },
      { kind: 'reminder', template: 0, grounds: 1, issuers: 0, shipped },
      { kind: 'report', template: 0, grounds: 1, issuers: 0, shipped },
    ]);
  });

  it('that the program ships are kept: a letter reads as it went after an update, or a change on its day', async () => {
    const { warehouse } = world;
    const folder = mkdtempSync(join(tmpdir(), 'i-speed-letters-'));
    cpSync('data/reference/letters', join(folder, 'letters'), { recursive: true });
    await keepShippedLetters(warehouse, folder);
    await keepShippedLetters(warehouse, folder);
    const id = await openSlow(warehouse, ['B']);
    await step(warehouse, id, { kind: 'sent', on: '2024-08-22', deadline: '2024-09-20' });
    await step(warehouse, id, { kind: 'passed_on', on: '2024-08-22', note: 'Cục Viễn thông' });
    const { entries } = await readCase(warehouse, id);
    expect(entries.map(letterOf)).toMatchObject([
      { template: 2, shipped: { template: 1, grounds: 1, addressees: 1 } },
      { template: 0, shipped: { template: 1 } },
    ]);
    const wordsOf = async (kind: LetterKind, day: string | null, reference = folder) => {
      const letter = { kind, deadline: null, on: day };
      const content = await caseLetterContent(
        warehouse,
        reference,
        await readCase(warehouse, id),
        letter,
        null,
      );
      return JSON.stringify(content);
    };
    const went = await wordsOf('report', '2024-08-22');
    for (const name of ['templates.json', 'grounds.json', 'addressees.json']) {
      const path = join(folder, 'letters', name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(?<=": "|\[\s+")(?=\p{Lu})/gu, 'Bản mới. '));
    }
    on('2024-09-01');
    await keepShippedLetters(warehouse, folder);
    expect(await wordsOf('report', '2024-08-22')).toBe(went);
    expect(await wordsOf('report', null)).toContain('Bản mới. ');
    await save('report', { seen: 0, template: worded('report', 'Một.') });
    expect(await wordsOf('report', '2024-08-22')).toBe(went);
    rmSync(folder, { recursive: true, force: true });
  });

  it('go back to the shipped text as a further version, and keep every one before', async () => {
    const name = 'report';
    await save(name, { seen: 1, template: worded(name, 'Hai.') });
    await save(name, { seen: 2, shipped: true });
    await save('grounds', { seen: 1, shipped: true });
    const versions = (await letterTextVersions(world.warehouse, SHIPPED))(name);
    expect(versions.map(({ version, isShipped, by }) => [version, isShipped, by])).toEqual([
      [3, true, 'Lan'],
      [2, false, 'Lan'],
      [1, false, 'Lan'],
      [0, true, null],
    ]);
    const { templates } = await lettersInForce(world.warehouse, SHIPPED, '2024-09-01');
    expect(templates.report.content).toEqual(SHIPPED.templates.report);
  });

  it('refuse a change of what was not seen, of nothing, and with faults', async () => {
    const name = 'reminder';
    const change = { seen: 0, template: worded(name, 'Một.') };
    await expect(save(name, { ...change, template: SHIPPED.templates[name] })).rejects.toThrow(/unchanged/);
    await expect(save(name, { ...change, template: worded(name, 'chỉ 31 Mbps') })).rejects.toThrow(
      /letter_template/,
    );
    const [first] = SHIPPED.grounds;
    await expect(
      save('grounds', { seen: 2, grounds: [{ ...first, ticked: true, readIn: null }] }),
    ).rejects.toThrow(/letter_grounds/);
    const both = await Promise.allSettled([save(name, change), save(name, change)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(() => readLetterText(name, JSON.stringify({ ...change, by: '' }), 'application/json')).toThrow(
      /letter_text_field/,
    );
  });

  it('are signed as on their day: a letter that went keeps its issuing body, one written now has the new one', async () => {
    const { warehouse } = world;
    on('2024-09-10');
    const { issuing_bodies: shipped } = shippedSettings('data/reference');
    await warehouse.change({ commit: (writer) => loadSetting(writer, 'issuing_bodies', shipped) });
    const id = await openSlow(warehouse, ['A']);
    await step(warehouse, id, { kind: 'sent', on: '2024-09-10', deadline: '2024-10-01' });
    const signedBy = async (kind: LetterKind, day: string | null) => {
      const letter = { kind, deadline: null, on: day };
      const opened = await readCase(warehouse, id);
      const content = await caseLetterContent(warehouse, 'data/reference', opened, letter, null);
      return content.issuer?.name ?? null;
    };
    const before = await signedBy('request_to_invest', '2024-09-10');
    expect(before).toBe('SỞ THÔNG TIN VÀ TRUYỀN THÔNG');
    const setup = { retention: warehouse.retention, logDays: 365, origins: [] };
    const source = { warehouse, reference: 'data/reference', setup };
    const wish = {
      content: { issuingBodies: shipped.issuingBodies.map((body) => ({ ...body, name: 'Sở Khác' })) },
    };
    const { seal } = await previewSetting(source, 'issuing_bodies', wish);
    await changeSetting(source, 'issuing_bodies', { wish, note: 'đổi tên', by: 'Lan', seal });
    expect(await signedBy('request_to_invest', '2024-09-10')).toBe(before);
    expect(await signedBy('reminder', null)).toBe('SỞ KHÁC');
    expect(letterOf((await readCase(warehouse, id)).entries[0]!)).toMatchObject({ issuers: 0 });
  });
});

describe('the grounds', () => {
  const ground: Ground = { ...SHIPPED.grounds[0]!, text: 'Luật số 1', ...read, ticked: true };
  const codes = (...grounds: Ground[]) =>
    groundFaults(grounds, '2024-08-01').map(({ code, line }) => `${code} ${line}`);

  it('ship unticked, with what nobody read in the gazette said to be so', () => {
    expect(groundFaults(SHIPPED.grounds, '2026-11-29')).toEqual([]);
    expect(SHIPPED.grounds.filter(({ ticked, reading }) => ticked || reading === 'gazette')).toEqual([]);
  });

  it.each([
    [{}, []],
    [{ readBy: null }, ['reader_absent 2']],
    [{ readIn: null }, ['reader_absent 2']],
    [{ readOn: null }, ['reader_absent 2']],
    [{ ticked: false, readBy: null }, []],
    [{ ticked: false, reading: 'gazette', readBy: null }, ['reader_absent 2']],
    [{ readOn: '2024-08-02' }, ['date 2']],
    [{ issuedOn: '2024-02-30' }, ['date 2']],
    [{ text: '' }, ['empty 2']],
    [{ text: 'luật  số 1' }, ['twice 2']],
    [{ text: 'Luật {operator}' }, ['brace 2']],
    [{ text: 'Nghị định về Xử  phạt' }, ['forbidden_word 2']],
    [{ text: 'x'.repeat(501) }, ['too_long 2']],
  ] as const)('with %j have the faults %j', (change, faults) => {
    expect(codes(ground, { ...ground, id: 'b', text: 'Luật số 2', ...change })).toEqual(faults);
  });
});

it('a fault is a sentence that names the field and its line, in both languages', () => {
  const [fault] = templateFaults({ ...SHIPPED.templates.report, body: '{facts}\nchỉ 31,2 Mbps' });
  expect(templateFaultSentence(fault!, 'vi')).toBe(
    '«Nội dung», dòng 2: «31,2 Mbps» là số gõ tay. Số liệu phải lấy từ hồ sơ: dùng trường, ví dụ {limit}, {tests}.',
  );
  expect(templateFaultSentence(fault!, 'en')).toMatch(/^“Body”, line 2: “31,2 Mbps” is a typed figure/);
  const [unread] = groundFaults([{ ...SHIPPED.grounds[0]!, ticked: true, readBy: null }], '2026-11-29');
  expect(groundFaultSentence(unread!, 'vi')).toMatch(/^Căn cứ thứ 1: muốn in .* ai đã đọc, đọc ở đâu/);
});

it('a word that no letter says is found however it is spaced', () => {
  const body = (line: string) => templateFaults({ ...SHIPPED.templates.report, body: `{facts}\n${line}` });
  for (const line of ['XỬ  PHẠT', 'xử\u00a0phạt', 'vi\u200b phạm', 'xử phạt'.normalize('NFD')])
    expect(
      body(line).map(({ code }) => code),
      line,
    ).toEqual(['forbidden_word']);
});

it('a comparison of lines leads from either text to the other by as few changes as there can be', () => {
  const older = ['a', 'b', 'c', 'd', 'b'];
  const newer = ['a', 'c', 'x', 'd', 'b', 'b'];
  const lines = lineDiff(older, newer);
  const without = (left: string) => lines.filter(({ change }) => change !== left).map(({ text }) => text);
  expect([without('added'), without('removed')]).toEqual([older, newer]);
  expect(lines.filter(({ change }) => change !== 'same')).toHaveLength(3);
  expect(lineDiff(older, older).every(({ change }) => change === 'same')).toBe(true);
});
