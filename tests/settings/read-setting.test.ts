import { describe, expect, it } from 'vitest';
import { readSetting } from '#lib/domain/settings/read-setting.ts';
import { settingChanges } from '#lib/domain/settings/setting-change.ts';
import { SETTING_FIELDS } from '#lib/domain/settings/setting-fields.ts';
import { SETTING_WRONGS } from '#lib/domain/settings/setting-problem.ts';
import { emptyingProblems, settingProblems } from '#lib/domain/settings/setting-problems.ts';
import type { SettingContents, SettingName } from '#lib/domain/settings/setting.ts';
import { settingProblemSentence } from '#lib/messages/setting-words.ts';
import { aroundSettings, shippedSettings } from '#lib/server/warehouse/settings/shipped-settings.ts';

const SHIPPED: SettingContents = {
  ...shippedSettings('data/reference'),
  retention: { rawDays: 400, positionDays: 1096, logDays: 365 },
  address: { origin: null },
};
const AROUND = aroundSettings(SHIPPED, ['https://i-speed.example']);

const ALL_OFF = SHIPPED.standards.standards.map((standard) => ({ ...standard, enabled: false }));

/** What is wrong with a setting in which one value, at a path, is another. */
function problemsOf(name: SettingName, path: readonly (string | number)[], value: unknown) {
  const content = structuredClone(SHIPPED[name]) as unknown as Record<string, unknown>;
  const last = path.at(-1)!;
  const parent = path.slice(0, -1).reduce((of, key) => of[key] as never, content);
  parent[last] = value;
  const { content: read, problems } = readSetting(SETTING_FIELDS[name], content);
  if (problems.length > 0) return problems;
  return [...settingProblems(name, read as never, AROUND), ...emptyingProblems(name, read)];
}

/** A change of what ships, what is then wrong, and words of the place that the Vietnamese sentence names. */
const CASES: readonly (readonly [SettingName, readonly (string | number)[], unknown, string, string])[] = [
  ['standards', ['standards', 0, 'name', 'vi'], ' ', 'empty', 'Tiêu chuẩn «4g-mean-40», Tên'],
  ['standards', ['standards', 0, 'name', 'vi'], 'a'.repeat(1001), 'too_long', '1.000 ký tự'],
  ['standards', ['standards', 0, 'id'], 'Mức 40', 'no_code', 'Mã'],
  ['standards', ['standards', 0, 'limit'], '40', 'no_number', 'Ngưỡng (Mbps)'],
  ['standards', ['standards', 0, 'limit'], 0, 'out_of_range', 'từ 0,001 đến 10.000'],
  ['standards', ['standards', 0, 'limit'], 1.5, 'out_of_range', 'Ngưỡng (Mbps)'],
  ['standards', ['standards', 0, 'validFrom'], '2024-02-30', 'no_date', 'Từ ngày'],
  ['standards', ['standards', 0, 'kind'], 'law', 'no_choice', 'Loại'],
  ['standards', ['standards', 0, 'levels'], [], 'too_few', 'Áp dụng cho'],
  ['standards', ['standards', 0, 'documents'], ['none'], 'unknown', 'Văn bản'],
  ['standards', ['standards', 1, 'id'], '4g-mean-40', 'repeated', '4g-mean-40'],
  ['standards', ['standards', 0, 'validTo'], '2024-01-11', 'reversed', 'Hết từ ngày'],
  ['standards', ['standards', 0, 'statistic'], 'share', 'share_missing', 'Tỷ lệ'],
  ['standards', ['standards', 0, 'decidingMean'], null, 'mean_missing', 'Trung bình quyết định'],
  ['standards', ['standards'], ALL_OFF, 'none_judges', 'ít nhất một tiêu chuẩn'],
  ['standards', ['documents', 0, 'readOn'], null, 'unread', 'Văn bản «qd-36-2024»'],
  ['standards', ['declared', 'declared', 0, 'operator'], 'nobody', 'unknown', 'Ngưỡng nhà mạng công bố'],
  ['standards', ['gates', 0, 'minimum', 'commune'], 30, 'one_minimum', 'Mức tối thiểu 1'],
  ['standards', ['gates', 0, 'standards'], ['4g-mean-40'], 'no_gate', 'Mức tối thiểu'],
  ['standards', ['gates', 1, 'documents'], [], 'basis_missing', 'Mức tối thiểu 2, Văn bản'],
  ['standards', ['gates', 1, 'aspect'], 'places', '', ''],
  ['standards', ['gates', 4, 'aspect'], 'places', 'repeated', 'Mức tối thiểu 5'],
  ['operators', ['operators', 0, 'aliases'], ['Vina'], 'overlap', 'vinaphone'],
  ['operators', ['operators', 5, 'host'], null, 'host_missing', 'Nhà mạng «itel»'],
  ['operators', ['operators', 0, 'networks'], ['45204'], 'no_network', '452-04'],
  ['operators', ['operators', 0, 'code'], 'viet', 'unknown', 'viettel'],
  ['issuing_bodies', ['issuingBodies', 1, 'validFrom'], '2025-02-01', 'overlap', 'Cơ quan ban hành 2'],
  ['issuing_bodies', ['issuingBodies', 0, 'signatory'], null, 'empty', 'Chức vụ người ký'],
  ['holidays', ['years', 0, 'daysOff', 0, 'on'], '2025-01-01', 'wrong_year', 'Năm «2024»'],
  ['holidays', ['years', 0, 'daysOff', 0, 'on'], '2024-01-06', 'weekend', 'thứ Bảy hoặc Chủ nhật'],
  ['holidays', ['years', 1, 'workedWeekends'], ['2025-04-25'], 'no_weekend', 'làm bù'],
  ['retention', ['positionDays'], 0, 'out_of_range', 'Vị trí chính xác'],
  ['address', ['origin'], 'https://else.example', 'not_served', 'ORIGIN'],
  ['holidays', ['years'], 'none', 'form', 'Năm'],
];

describe('a setting that somebody writes', () => {
  it('is taken as it ships, with no problem and no change', () => {
    for (const name of Object.keys(SHIPPED) as SettingName[]) {
      const { content, problems } = readSetting(SETTING_FIELDS[name], SHIPPED[name]);
      expect([problems, content], name).toEqual([[], SHIPPED[name]]);
      expect(settingChanges(SETTING_FIELDS[name], content, content), name).toEqual([]);
    }
  });

  it.each(CASES)('%s: %j as %j is %s', (name, path, value, wrong, words) => {
    const problems = problemsOf(name, path, value);
    expect(problems.map((problem) => problem.wrong)).toEqual(
      wrong === '' ? [] : expect.arrayContaining([wrong]),
    );
    const [said] = problems
      .filter((problem) => problem.wrong === wrong)
      .map((problem) => settingProblemSentence(problem, 'vi'));
    expect(said ?? '').toContain(words);
  });

  it('can be wrong in no way that no case shows', () => {
    expect([...new Set(CASES.map(([, , , wrong]) => wrong).filter(Boolean))].sort()).toEqual(
      [...SETTING_WRONGS].sort(),
    );
  });

  it('may leave out English words, and keeps nothing that has no field', () => {
    const [first, ...others] = SHIPPED.standards.standards;
    const name = { vi: 'Tên mới', en: '' };
    const { content } = readSetting(SETTING_FIELDS.standards, {
      ...SHIPPED.standards,
      standards: [{ ...first, name, script: 'x' }, ...others],
    });
    const read = content as unknown as SettingContents['standards'];
    expect(read.standards[0]).toEqual({ ...first, name: { vi: 'Tên mới', en: 'Tên mới' } });
  });

  it('tells which fields differ, and which items came and went', () => {
    const { operators } = SHIPPED.operators;
    const added = { ...operators[0]!, code: 'new', name: 'Mới' };
    const after = { operators: [{ ...operators[0]!, aliases: ['VTL'] }, ...operators.slice(2), added] };
    const changes = settingChanges(SETTING_FIELDS.operators, SHIPPED.operators as never, after as never);
    expect(
      changes.map(({ where, before, after: then }) => [where[0]!.item, where[1]?.field, before, then]),
    ).toEqual([
      ['viettel', 'aliases', operators[0]!.aliases, ['VTL']],
      ['vinaphone', undefined, 'VinaPhone', null],
      ['new', undefined, null, 'Mới'],
    ]);
  });
});
