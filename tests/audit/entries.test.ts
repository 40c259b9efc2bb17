import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditNames } from '#lib/domain/audit/audit-names.ts';
import { readAuditQuestion } from '#lib/domain/audit/audit-question.ts';
import { AUDIT_KEY_WORDS } from '#lib/messages/audit-words.ts';
import { auditSentence, changeWords, whoWords } from '#lib/messages/audit.ts';
import { AuditChain, type Deed } from '#lib/server/audit/audit-chain.ts';
import { createAuditTable } from '#lib/server/audit/audit.sql.ts';
import { auditFile } from '#lib/server/audit/audit-file.ts';
import { askedEntries, listEntries } from '#lib/server/audit/list-entries.ts';
import { withWitness } from '#lib/server/audit/witness.ts';
import { Database } from '#lib/server/db/database.ts';
import { loadReference } from '#lib/server/reference.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { readSheets } from '#lib/server/workbook-file.ts';

const NONE = { accountId: null, name: null, session: null, address: '127.0.0.1' } as const;
const AN = {
  ...NONE,
  kind: 'account',
  accountId: 7,
  name: 'An',
  session: 'S12',
  address: '10.0.0.7',
} as const;
const MACHINE = { ...NONE, kind: 'machine' } as const;

let db: Database;
beforeAll(async () => {
  db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '100MB' });
  const chain = new AuditChain('warehouse', null);
  await db.write(async (writer) => {
    await writer.run(createAuditTable, {});
    const add = (at: string, who: Parameters<typeof withWitness>[0], deed: Deed) =>
      withWitness(who, () => writer.transaction(() => chain.append(writer, at, deed)));
    // 00:30 of 20 July in Việt Nam.
    await add('2024-07-19T17:30:00.000Z', AN, { action: 'batch_undone', object: 'batch:12' });
    await add('2024-07-20T16:59:00.000Z', MACHINE, { action: 'case_opened', object: 'case:3', by: 'Bình' });
    await add('2024-07-20T17:00:00.000Z', AN, { action: 'annotation_added', after: { text: '=1+"]\\\n2' } });
  });
});
afterAll(() => db.close());

const numbers = async (search: string) => {
  const { entries } = await listEntries(db, readAuditQuestion(new URLSearchParams(search)), 1);
  return entries.map(({ number }) => number);
};

describe('the entries that are asked for', () => {
  it.each([
    ['', [3, 2, 1]],
    ['who=an', [3, 1]],
    ['who=S12&action=batch_undone', [1]],
    ['who=127.0', [2]],
    ['object=case', [2]],
    ['from=2024-07-20&to=2024-07-20', [2, 1]],
    ['from=2024-07-21', [3]],
    ['who=%27;drop', []],
  ])('%s', async (search, expected) => {
    expect(await numbers(search)).toEqual(expected);
  });

  it('are refused where the question makes no sense, and paged', async () => {
    const ask = (search: string) => () => readAuditQuestion(new URLSearchParams(search));
    expect(ask('action=x')).toThrow(expect.objectContaining({ code: 'parameter_value_unknown' }));
    expect(ask('from=31/12')).toThrow(expect.objectContaining({ code: 'audit_date' }));
    expect(await listEntries(db, ask('')(), 9)).toMatchObject({ total: 3, page: 1, pages: 1 });
  });
});

it('are sentences that say who, what and to what', async () => {
  const { entries } = await listEntries(db, readAuditQuestion(new URLSearchParams()), 1);
  expect(entries.map((entry) => auditSentence(entry, 'vi'))).toEqual([
    'An đã thêm',
    'Máy này (Bình) đã lập hồ sơ 3',
    'An đã gỡ lần nạp 12',
  ]);
});

it('tell what they changed, before and after, in words', () => {
  const words = changeWords(
    { before: '{"grade":null}', after: '{"grade":"protocol","simulated":false}' },
    'vi',
  );
  expect(words).toEqual(['cách đo: – → theo quy trình', 'mô phỏng: không']);
  const hash = 'ab'.repeat(32);
  expect(changeWords({ before: null, after: JSON.stringify({ sha256: hash }) }, 'en')).toEqual([
    'hash: abababababab…',
  ]);
  expect(changeWords({ before: null, after: '{"on":"2026-11-30"}' }, 'vi')).toEqual(['ngày: 30/11/2026']);
  const report = JSON.stringify({ installs: 77, accessesCumulative: 900 });
  expect(changeWords({ before: null, after: report }, 'vi')).toEqual([
    'người cài đặt trong tháng: 77',
    'lượt truy cập lũy kế: 900',
  ]);
  expect(Object.keys(AUDIT_KEY_WORDS.en).sort()).toEqual(Object.keys(AUDIT_KEY_WORDS.vi).sort());
});

it('name operators, areas and reporting units where the reference data know them, each with its code', () => {
  const [place, district] = [{ code: '218', type: 'Huyện', name: 'Lục Nam' }, '2024/district'];
  const reference = {
    operators: [{ code: 'vinaphone', name: 'VinaPhone' }],
    reportingUnits: [{ code: 'y-te', name: 'Sở Y tế' }],
    areasOf: (edition: string, level: string) => (`${edition}/${level}` === district ? [place] : []),
  };
  const told = (fields: object) => {
    const entry = { object: null, before: null, after: JSON.stringify(fields) };
    return changeWords(entry, 'vi', auditNames([entry], reference));
  };
  const where = { edition: '2024', level: 'district' };
  const places = [
    { kind: 'area', code: '218' },
    { kind: 'area', code: '999' },
    { kind: 'gap', gap: '88415c8c3bfffff-3' },
  ];
  expect(told({ operator: 'vinaphone', ...where, places })).toEqual([
    'nhà mạng: VinaPhone (vinaphone)',
    'địa giới năm: 2024',
    'cấp: huyện',
    'nơi: Huyện Lục Nam (218), địa bàn 999, vùng lõm 88415c8c3bfffff-3',
  ]);
  expect(told({ ...where, code: '218', operator: 'gone' })).toEqual([
    'địa giới năm: 2024',
    'cấp: huyện',
    'địa bàn: Huyện Lục Nam (218)',
    'nhà mạng: gone',
  ]);
  expect(told({ unit: { ...where, code: '218' } })).toEqual([
    'đơn vị: Huyện Lục Nam (218, địa giới năm 2024)',
  ]);
  expect(told({ units: ['y-te', 'x'], grant: { role: 'unit', unit: 'y-te' } })).toEqual([
    'đơn vị: Sở Y tế (y-te), x',
    'vai trò: unit Sở Y tế (y-te)',
  ]);
  const sent = {
    who: AN,
    number: 1,
    action: 'report_sent',
    object: 'unit:y-te',
    before: null,
    after: null,
  } as const;
  expect(auditSentence(sent, 'vi', auditNames([sent], reference))).toBe(
    'An đã gửi báo cáo của Sở Y tế (y-te)',
  );
});

describe('a file of them', () => {
  const file = async (format: 'csv' | 'xlsx' | 'syslog') => {
    const question = readAuditQuestion(new URLSearchParams());
    const body = await auditFile('warehouse', askedEntries(db, question), format, 'vi');
    return new Uint8Array(await new Response(body).arrayBuffer());
  };

  it('is CSV and a workbook with the same rows', async () => {
    const text = new TextDecoder().decode(await file('csv'));
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text).toContain('2,20/7/2024 23:59');
    const { sheets } = await readSheets(await file('xlsx'), () => true);
    expect(sheets[0]!.rows.map((row) => row[0])).toEqual(['số', 3, 2, 1]);
  });

  it('is lines of syslog by RFC 5424, its special letters escaped', async () => {
    const lines = new TextDecoder()
      .decode(await file('syslog'))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(3);
    const form =
      /^<110>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S+ i-speed - \w{1,32} \[audit@32473( \w+="(?:[^"\\\]]|\\["\\\]])*")+\] \uFEFF/;
    for (const line of lines) expect(line).toMatch(form);
    expect(lines[1]).toContain(' kind="machine" name="Bình" address="127.0.0.1" object="case:3"');
  });
});

it('a load is called by what it holds, and a program that names itself in brackets has one pair of them', () => {
  const loaded = (kind: string) => changeWords({ before: null, after: JSON.stringify({ kind }) }, 'vi');
  expect(['measurement', 'tally', 'reference', 'reminded', 'ended'].flatMap(loaded)).toEqual([
    'loại: lượt đo',
    'loại: báo cáo tháng',
    'loại: giá trị tham chiếu',
    'loại: Nhắc trả lời',
    'loại: ended',
  ]);
  const places = [{ kind: 'area', code: '220' }];
  const after = JSON.stringify({ places, grade: 'protocol', level: 'area' });
  expect(changeWords({ before: null, after }, 'vi')).toEqual([
    'nơi: địa bàn 220',
    'cách đo: theo quy trình',
    expect.stringMatching(/: area$/),
  ]);
  const said = (name: string) =>
    whoWords({ kind: 'program', name, accountId: null, session: null, address: null }, 'vi');
  expect([said('npm run backup'), said('i-Speed (mô phỏng)')]).toEqual([
    'Chương trình (npm run backup)',
    'Chương trình: i-Speed (mô phỏng)',
  ]);
});

it('of loaded reference data name the hash before and the one after', async () => {
  const warehouse = await Warehouse.open({
    ...{ dataDir: null, threads: 1, memoryLimit: '512MB' },
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });
  try {
    await loadReference(warehouse, 'data/reference');
    const question = readAuditQuestion(new URLSearchParams('action=reference_loaded'));
    const { entries } = await listEntries(warehouse.db, question, 1);
    expect(entries.flatMap((entry) => changeWords(entry, 'vi'))).toEqual([
      expect.stringMatching(/^mã băm: – → [0-9a-f]{12}…$/),
    ]);
  } finally {
    await warehouse.close();
  }
});
