import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { opensHereOnly, type LinkChanger } from '#lib/domain/report-link.ts';
import { readAuditQuestion } from '#lib/domain/audit/audit-question.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import { listEntries } from '#lib/server/audit/list-entries.ts';
import { withWitness } from '#lib/server/audit/witness.ts';
import { statement } from '#lib/server/db/statement.ts';
import { accountWay, linkWay, submitReport } from '#lib/server/ingest/submit-report.ts';
import { readLinkRequest } from '#lib/server/tallies/read-link-request.ts';
import { readSentReport, type SentReport } from '#lib/server/tallies/read-sent-report.ts';
import { admitToken, openForm, reportableMonths, unitForm } from '#lib/server/tallies/report-form.ts';
import { listLinks, makeLinks, revoke } from '#lib/server/tallies/report-links.ts';
import { versionsOfUnit } from '#lib/server/tallies/reports.sql.ts';
import { endsOfReportLinks } from '#lib/server/warehouse/migrations/017-ends-of-report-links.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { findingsIn, firstDraft, withMonth } from '../../src/routes/report/report-draft.ts';

const UNITS = statement()`
  insert into reporting_unit (code, name, kind, district_code, position) values
    ('luc-nam', 'UBND huyện Lục Nam', 'district', '216', 1),
    ('viet-yen', 'UBND thị xã Việt Yên', 'district', '222', 2),
    ('bao', 'Báo Bắc Giang', 'press', null, 3),
    ('dai', 'Đài PTTH', 'press', null, 4)
`;

let warehouse: Warehouse;
let now = '2024-07-10T02:00:00.000Z';

beforeAll(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date(now),
  });
  await warehouse.change({ commit: (writer) => writer.run(UNITS, {}) });
});
afterAll(() => warehouse.close());

const ORIGIN = 'https://ispeed.example.vn';
const linkFor = async (unit: string, month = '2024-07', endsOn?: string, changer = ANYBODY) => {
  const [link] = await makeLinks(warehouse, { month, units: [unit], by: 'An', endsOn }, ORIGIN, changer);
  return { ...link!, token: link!.path.replace('/report/', '') };
};
const open = (token: string, address = '10.0.0.1') => openForm(warehouse, token, address);
const sent = (installs: number, more: Partial<SentReport> = {}): SentReport => ({
  ...{ installs, accesses: installs * 3, installsCumulative: 500 + installs, accessesCumulative: 5000 },
  ...{ note: null, seen: 0, confirmed: false, ...more },
});
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error as Fault).code,
  );
const sendBy = async (token: string, report: SentReport) =>
  submitReport(warehouse, await linkWay(warehouse, token), report);
/** Who has no account, as in open mode. */
const ANYBODY: LinkChanger = { accountId: null, administers: true, isUsed: () => true };
const versionsOf = async (unit: string) =>
  (await warehouse.db.query(versionsOfUnit, { unit })).map(({ version, installs, stands }) => [
    version,
    installs,
    stands,
  ]);

describe('a link', () => {
  it('opens the form of its unit and month, and is stored as a hash only', async () => {
    const { token, id } = await linkFor('luc-nam');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await open(token)).toMatchObject({ unit: { code: 'luc-nam' }, month: '2024-07', standing: null });
    const stored = await warehouse.db.query({ text: 'select * from report_link' }, {});
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await listLinks(warehouse, '2024-07')).toMatchObject([{ id, unitCode: 'luc-nam', madeBy: 'An' }]);
  });

  it('ends when it is revoked or another takes its place; then nothing can be sent by it', async () => {
    const first = await linkFor('luc-nam');
    const second = await linkFor('luc-nam');
    const REVOKED = { code: 'report_link_revoked', status: 410 };
    await expect(open(first.token)).rejects.toMatchObject(REVOKED);
    await revoke(warehouse, second.id, 'Bình', ANYBODY);
    await expect(open(second.token)).rejects.toMatchObject(REVOKED);
    await expect(sendBy(second.token, sent(1))).rejects.toMatchObject(REVOKED);
    expect(await versionsOf('luc-nam')).toEqual([]);
    expect(await codeOf(revoke(warehouse, second.id, 'Bình', ANYBODY))).toBe('report_link_absent');
  });

  it('is closed when its unit no longer reports', async () => {
    const unit = (text: string) => warehouse.change({ commit: (writer) => writer.run({ text }, {}) });
    await unit(
      "insert into reporting_unit (code, name, kind, district_code, position) values ('gone', 'Phòng đã giải thể', 'department', null, 5)",
    );
    const { token } = await linkFor('gone');
    expect(await open(token)).toMatchObject({ unit: { code: 'gone' } });
    await unit("delete from reporting_unit where code = 'gone'");
    expect(await codeOf(open(token))).toBe('report_link_closed');
    expect(await codeOf(sendBy(token, sent(1)))).toBe('report_link_closed');
    expect(await versionsOf('gone')).toEqual([]);
  });

  it('that is wrong can be tried only so often from one address', async () => {
    const { token } = await linkFor('bao');
    for (let i = 0; i < 60; i++) expect(await codeOf(open(`x${i}`, '10.0.0.9'))).toBe('report_link_closed');
    expect(await codeOf(open('x60', '10.0.0.9'))).toBe('report_too_often');
    expect(await codeOf(open('x60', '10.0.0.8'))).toBe('report_link_closed');
    now = '2024-07-10T02:10:00.000Z';
    expect(await codeOf(open('x60', '10.0.0.9'))).toBe('report_link_closed');
    expect(await codeOf(open(token))).toBeNull();
  });

  it('that is wrong can be tried only so often from one network of IPv6, whichever of its addresses asks', async () => {
    const codes = [];
    for (let i = 0; i < 61; i++) codes.push(await codeOf(open(`v${i}`, `2001:db8:1:2::${i.toString(16)}`)));
    expect(codes.slice(59)).toEqual(['report_link_closed', 'report_too_often']);
    expect(await codeOf(open('v', '2001:db8:1:3::1'))).toBe('report_link_closed');
  });

  it('that is right is never held up by wrong ones from the same address, nor counted', async () => {
    const { token, id } = await linkFor('bao');
    const from = '10.0.0.7';
    for (let i = 0; i < 100; i++) expect(await codeOf(open(token, from))).toBeNull();
    for (let i = 0; i < 59; i++) await codeOf(admitToken(warehouse, `y${i}`, from));
    expect(await codeOf(admitToken(warehouse, 'y', from))).toBe('report_link_closed');
    expect(await codeOf(admitToken(warehouse, 'y', from))).toBe('report_too_often');
    expect(await admitToken(warehouse, token, from)).toMatchObject({ id, unitCode: 'bao' });
    await revoke(warehouse, id, 'An', ANYBODY);
    expect(await codeOf(open(token, from))).toBe('report_link_revoked');
  });

  it('begins with the address that people open, and ends on a date that can be chosen', async () => {
    const link = await linkFor('luc-nam');
    expect(link).toMatchObject({ url: `${ORIGIN}${link.path}`, endsOn: '2025-07-31' });
    const chosen = await linkFor('luc-nam', '2024-07', '2024-07-12');
    expect(await open(chosen.token)).toMatchObject({ endsOn: '2024-07-12' });
    expect(await listLinks(warehouse, '2024-07')).toContainEqual(
      expect.objectContaining({ id: chosen.id, endsOn: '2024-07-12' }),
    );
    for (const endsOn of ['2024-07-09', '2026-08-01']) {
      expect(await codeOf(linkFor('luc-nam', '2024-07', endsOn))).toBe('report_link_end_invalid');
    }
    const before = now;
    now = '2024-07-12T16:59:59.000Z';
    expect(await codeOf(open(chosen.token))).toBeNull();
    now = '2024-07-12T17:00:00.000Z';
    const ENDED = { code: 'report_link_ended', status: 410, details: { on: '2024-07-12' } };
    await expect(open(chosen.token)).rejects.toMatchObject(ENDED);
    await expect(sendBy(chosen.token, sent(1))).rejects.toMatchObject(ENDED);
    now = before;
    expect(await versionsOf('luc-nam')).toEqual([]);
  });

  it('made before links ended ends in the same way, by the date in Việt Nam', async () => {
    const [, endOld] = endsOfReportLinks.statements;
    const ends = await warehouse.db.write(async (writer) => {
      await writer.run(
        {
          text: `insert into report_link
            values (900, 'bao', date '2023-01-01', 'x', 'An', timestamp '2023-01-31 18:00:00', null, null, null, null)`,
        },
        {},
      );
      await writer.run(endOld!, {});
      return writer.query(
        { text: `select ends_on::varchar as "endsOn" from report_link where link_id = 900` },
        {},
      );
    });
    expect(ends).toEqual([{ endsOn: '2024-02-29' }]);
  });

  it('belongs to the account that made it: nobody else renews or revokes it, but who administers, until it is in use no more', async () => {
    const used = new Set([7, 8]);
    const as = (accountId: number, administers = false): LinkChanger => ({
      ...{ accountId, administers, isUsed: (account: number) => used.has(account) },
    });
    const make = (changer: LinkChanger) => linkFor('bao', '2024-07', undefined, changer);
    const first = await make(as(7));
    expect(await listLinks(warehouse, '2024-07')).toContainEqual(
      expect.objectContaining({ id: first.id, ownerId: 7 }),
    );
    const OTHERS = { code: 'report_link_others', status: 403, details: { by: 'An' } };
    await expect(make(as(8))).rejects.toMatchObject(OTHERS);
    await expect(revoke(warehouse, first.id, 'Bình', as(8))).rejects.toMatchObject(OTHERS);
    expect(await codeOf(open(first.token))).toBeNull();
    const second = await make(as(7));
    await revoke(warehouse, second.id, 'Chi', as(9, true));
    const third = await make(as(7));
    used.delete(7);
    const fourth = await make(as(8));
    expect([await codeOf(open(third.token)), await codeOf(open(fourth.token))]).toEqual([
      ...['report_link_revoked', null],
    ]);
    await revoke(warehouse, fourth.id, 'Bình', as(8));
  });

  it.each([
    ['http://localhost:3000', true],
    ['http://127.0.0.1', true],
    ['http://[::1]:3000', true],
    ['http://localhost.example.vn', false],
    ['http://10.0.0.5:3000', false],
    [ORIGIN, false],
  ])('to %s opens on the server only: %s', (origin, only) => {
    expect(opensHereOnly(origin)).toBe(only);
  });

  it('is made for units that are asked, by somebody with a name', async () => {
    const request = { month: '2024-07', units: ['luc-nam'], by: ' An ' };
    const read = (value: unknown) => readLinkRequest(JSON.stringify(value), 'application/json');
    expect(read(request)).toEqual({ ...request, by: 'An' });
    expect(read({ ...request, endsOn: '2025-01-31' })).toMatchObject({ endsOn: '2025-01-31' });
    for (const wrong of [
      { ...request, month: '7/2024' },
      { ...request, units: [] },
      { ...request, by: '' },
      { ...request, endsOn: '31/1/2025' },
      { ...request, endsOn: null },
    ]) {
      expect(() => read(wrong)).toThrow(Fault);
    }
    expect(await codeOf(makeLinks(warehouse, { ...request, units: ['nobody'] }, ORIGIN, ANYBODY))).toBe(
      'tally_unit_code_unknown',
    );
  });
});

describe('a report sent by a link', () => {
  it('is a version; a correction is a further one, and the earlier stays readable', async () => {
    const { token } = await linkFor('viet-yen');
    expect(await sendBy(token, sent(10))).toMatchObject({ outcome: 'taken', version: 1 });
    expect(await sendBy(token, sent(10))).toMatchObject({
      outcome: 'unchanged',
      version: 1,
    });
    expect((await open(token)).standing).toMatchObject({ version: 1, origin: 'web', installs: 10 });
    expect(await sendBy(token, sent(12, { seen: 1 }))).toMatchObject({ version: 2 });
    expect(await versionsOf('viet-yen')).toEqual([
      [2, 12, true],
      [1, 10, false],
    ]);
  });

  it('that a check finds doubtful is asked about, with last month’s figures in mind, until it is confirmed', async () => {
    const { token } = await linkFor('viet-yen', '2024-08');
    expect((await open(token)).before).toMatchObject({ month: '2024-07', installsCumulative: 512 });
    const doubtful = sent(20, { installsCumulative: 999, accessesCumulative: 5060 });
    expect(await sendBy(token, doubtful)).toMatchObject({
      outcome: 'asked',
      question: { findings: [{ code: 'cumulative_mismatch' }], overtakenBy: null },
    });
    expect((await open(token)).standing).toBeNull();
    const confirmed = { ...doubtful, confirmed: true };
    expect(await sendBy(token, confirmed)).toMatchObject({ outcome: 'taken', version: 1 });
  });

  it('by several people at once is taken once, and the others are asked about what was sent meanwhile', async () => {
    const { token } = await linkFor('bao');
    const send = (installs: number, confirmed: boolean) => sendBy(token, sent(installs, { confirmed }));
    const outcomes = await Promise.all([1, 2, 3, 4].map((installs) => send(installs, false)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['asked', 'asked', 'asked', 'taken']);
    const question = outcomes.find((one) => one.outcome === 'asked');
    expect(question).toMatchObject({ question: { overtakenBy: { version: 1 } } });
    const sure = await Promise.all([5, 6, 7, 8, 9].map((installs) => send(installs, true)));
    const versions = sure.map((one) => (one.outcome === 'taken' ? one.version : 0)).sort();
    expect(versions).toEqual([2, 3, 4, 5, 6]);
    const stored = await versionsOf('bao');
    expect(stored.map(([version]) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(stored.filter(([, , stands]) => stands)).toEqual([stored[0]]);
  });

  it('can be sent only so often', async () => {
    const { token } = await linkFor('dai');
    for (let i = 1; i <= 30; i++) await sendBy(token, sent(i, { confirmed: true }));
    expect(await codeOf(sendBy(token, sent(31)))).toBe('report_too_often');
  });

  it('says of each figure what is wrong with it', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      installs: '1.250 người',
      accesses: '-3',
      accessesCumulative: '9',
    }))
      form.set(name, value);
    expect(readSentReport(form)).toEqual({
      problems: { accesses: 'invalid', installsCumulative: 'missing' },
    });
    form.set('accesses', '3 000');
    form.set('installsCumulative', '0');
    expect(readSentReport(form)).toMatchObject({
      report: { installs: 1250, accesses: 3000, confirmed: false },
    });
  });

  it('has sentences for every refusal', () => {
    const codes = [
      'report_link_closed',
      'report_link_revoked',
      'report_link_ended',
      'report_too_often',
      'report_link_absent',
      'report_link_by',
    ];
    expect(FAULT_CODES).toEqual(expect.arrayContaining([...codes, 'report_links_unreadable']));
  });
});

describe('a report sent through an account', () => {
  const send = (month: string, report: SentReport) =>
    withWitness({ kind: 'account', accountId: 7, name: 'y-te.lan', session: 'S1', address: null }, () =>
      submitReport(warehouse, accountWay('luc-nam', month), report),
    );

  it('is a version of that unit and month, by the name of the account, and written down with it', async () => {
    expect(await send('2024-07', sent(10))).toMatchObject({ outcome: 'taken', version: 1 });
    expect(await send('2024-07', sent(10))).toMatchObject({ outcome: 'unchanged', version: 1 });
    const [version] = await warehouse.db.query(versionsOfUnit, { unit: 'luc-nam' });
    expect(version).toMatchObject({ version: 1, origin: 'web', installs: 10, loadedBy: 'y-te.lan' });
    const { entries } = await listEntries(
      warehouse.db,
      readAuditQuestion(new URLSearchParams('action=report_sent&who=y-te.lan')),
      1,
    );
    expect(entries).toMatchObject([{ object: 'unit:luc-nam', who: { accountId: 7 } }]);
  });

  it('is taken for the running month and a year back, when the office existed, not too often', async () => {
    expect(reportableMonths(new Date(now))).toEqual(expect.arrayContaining(['2024-07', '2023-07']));
    for (const month of ['2024-08', '2023-06', 'x'])
      expect(await codeOf(send(month, sent(1)))).toBe('report_month_closed');
    expect(await codeOf(unitForm(warehouse, 'nobody', '2024-07'))).toBe('reporting_unit_unknown');
    for (let i = 0; i < 40; i++) await codeOf(send('2024-06', sent(i, { confirmed: true })));
    expect(await codeOf(send('2024-06', sent(1)))).toBe('report_too_often');
  });
});

describe('the form while it is filled in', () => {
  it('adds the month to last month’s figure to date, until a person writes another', async () => {
    const { token } = await linkFor('viet-yen', '2024-09');
    const form = await open(token);
    const first = firstDraft(form);
    expect(first).toEqual({
      installs: '',
      accesses: '',
      installsCumulative: '999',
      accessesCumulative: '5060',
    });
    const filled = withMonth(withMonth(first, 'installs', '1', form.before), 'installs', '15', form.before);
    expect(filled).toMatchObject({ installs: '15', installsCumulative: '1014' });
    const own = withMonth({ ...filled, installsCumulative: '7' }, 'installs', '16', form.before);
    expect(own).toMatchObject({ installs: '16', installsCumulative: '7' });
    expect(findingsIn(own, form)).toEqual([]);
    const whole = withMonth(own, 'accesses', '40', form.before);
    expect(findingsIn(whole, form).map(({ code }) => code)).toContain('month_over_cumulative');
  });
});
