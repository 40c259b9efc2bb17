import { Accounts } from '#lib/server/accounts/accounts.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { caseFilter } from '#lib/server/cases/read-case-request.ts';
import { sourceAsked } from '#lib/server/evidence/ask-for-pack.ts';
import { makePack } from '#lib/server/evidence/packs.ts';
import { addAnnotation } from '#lib/server/statistics/annotations.ts';
import { insertAcceptance } from '#lib/server/tallies/acceptances.sql.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { renderTallyForm } from '#lib/server/simulation/tally-form.ts';
import { AWAITED, NOW, openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { addMember } from '../support/test-accounts.ts';
import { serve } from './ask-as.ts';

/** The filter under which everything was planted. */
export const FILTER = { period: 'rolling:2024-06', edition: '2024', level: 'district' } as const;

/** What somebody has that others must not find: words in files, reasons and notes, and a number that nothing else has. */
export interface Secret {
  readonly code: string;
  readonly words: string;
  /** kbit/s of an operator's tests; installs that a unit reported. */
  readonly number: number;
}
export const OPERATORS: readonly [Secret, Secret] = [
  { code: 'vinaphone', words: 'kin-vina', number: 55_557 },
  { code: 'viettel', words: 'kin-viettel', number: 77_773 },
];
export const UNITS: readonly [Secret, Secret] = [
  { code: 'y-te', words: 'kin-y-te', number: 6_172_839 },
  { code: 'ubnd-216', words: 'kin-216', number: 8_394_271 },
];

/** The world of the API with secrets of two operators and two units, an account of each, and of a viewer and an analyst. */
export interface PlantedWorld extends ApiWorld {
  readonly accounts: Accounts;
  /** Token of a session, by code, and by role of the office. */
  readonly sessions: Readonly<Record<string, string>>;
  /** Of each operator, by code. */
  readonly cases: Readonly<Record<string, number>>;
  readonly packs: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openPlantedWorld(): Promise<PlantedWorld> {
  const world = await openApiWorld();
  const { warehouse } = world;
  const accounts = await Accounts.open({ dataDir: null, clock: () => NOW });
  serve(warehouse, accounts);
  for (const secret of OPERATORS) await world.load(`${secret.words}.csv`, testsOf(secret));
  const { reportingUnits } = await readCatalog(warehouse);
  for (const { code, words, number } of UNITS) {
    const unit = reportingUnits.find((one) => one.code === code)!;
    const figures = { installs: number, accesses: number + 1 };
    const sums = { installsCumulative: number + 2, accessesCumulative: number + 3 };
    await world.load(
      `${words}.csv`,
      renderTallyForm([{ unit, month: AWAITED, ...figures, ...sums }], AWAITED),
    );
  }
  for (const { code, words } of UNITS) {
    const accepted = {
      unit: code,
      month: `${AWAITED}-01`,
      version: 1,
      finding: 'none',
      reason: `${words}-why`,
    };
    await warehouse.change({
      commit: (writer) =>
        writer.query(insertAcceptance, { ...accepted, by: `${words}-by`, now: NOW.toISOString() }),
    });
  }
  const sessions: Record<string, string> = {};
  const [cases, packs]: [Record<string, number>, Record<string, string>] = [{}, {}];
  for (const { code, words } of OPERATORS) {
    const params = new URLSearchParams({ ...FILTER, operator: code, areas: '216' });
    cases[code] = await openCase(warehouse, {
      filter: await caseFilter(warehouse, params),
      places: [{ kind: 'area', code: '216' }],
      ...{ reason: `${words}-reason`, by: `${words}-person` },
    });
    const note = { on: '2024-06-20', text: `${words}-note`, unit: null, operator: code, by: 'An' };
    await addAnnotation(warehouse, note);
    const made = await makePack(warehouse, await sourceAsked(warehouse, params), { format: 'zip', by: 'An' });
    packs[code] = made.record.code;
    const member = await addMember(accounts, { role: 'operator', operator: code }, { name: code });
    sessions[code] = member.session;
  }
  for (const { code } of UNITS)
    sessions[code] = (await addMember(accounts, { role: 'unit', unit: code }, { name: code })).session;
  for (const role of ['viewer', 'analyst'] as const)
    sessions[role] = (await addMember(accounts, { role })).session;
  await warehouse.settled();
  const close = async () => {
    await warehouse.close();
    await accounts.close();
  };
  return { ...world, accounts, sessions, cases, packs, close };
}

/** A file of tests in one place, each of a device of its own, with an address that no map knows. */
function testsOf({ code, words, number }: Secret): string {
  const head = 'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị;Địa chỉ';
  const rows = Array.from({ length: 12 }, (_, i) =>
    [
      ...[`20/06/2024 08:0${i % 10}:1${i % 7}`, code, '4G', number / 1000, 106.4, 21.3],
      ...[`${words}-${i}`, `Trạm ${words}`],
    ].join(';'),
  );
  return [head, ...rows].join('\n');
}
