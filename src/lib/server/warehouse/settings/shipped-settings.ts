import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS } from '#lib/domain/area.ts';
import { readSetting } from '#lib/domain/settings/read-setting.ts';
import { SETTING_FIELDS } from '#lib/domain/settings/setting-fields.ts';
import { settingProblems } from '#lib/domain/settings/setting-problems.ts';
import type { SettingContents } from '#lib/domain/settings/setting.ts';
import type { GatesFile } from '#lib/domain/standards/standards-files.ts';
import { problemFault } from './problem-fault.ts';

/** The settings that ship as files; the others are the variables that the program is started with. */
export const SHIPPED_AS_FILES = ['standards', 'operators', 'issuing_bodies', 'holidays'] as const;
/** One of `SHIPPED_AS_FILES`. */
export type ShippedName = (typeof SHIPPED_AS_FILES)[number];
/** Them all. */
export type ShippedSettings = Pick<SettingContents, ShippedName>;

/**
 * What the files of the reference folder hold of each setting, checked as what an office writes is. Throws a Fault that names
 * the setting, the place in it and what is wrong.
 */
export function shippedSettings(folder: string): ShippedSettings {
  const read = (name: string, file = name): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, name, `${file}.json`), 'utf8')) as Record<string, unknown>;
  const files: Readonly<Record<ShippedName, unknown>> = {
    standards: {
      ...read('standards'),
      ...read('standards', 'documents'),
      declared: read('standards', 'declared'),
      gates: (read('standards', 'gates') as unknown as GatesFile).gates.map(byLevel),
    },
    operators: read('operators'),
    issuing_bodies: read('reporting-units'),
    holidays: read('holidays'),
  };
  const contents = Object.fromEntries(
    SHIPPED_AS_FILES.map((name) => {
      const { content, problems } = readSetting(SETTING_FIELDS[name], files[name]);
      const [problem] = problems;
      if (problem) throw problemFault(name, problem);
      return [name, content];
    }),
  ) as unknown as ShippedSettings;
  for (const name of SHIPPED_AS_FILES) {
    const [problem] = settingProblems(name, contents[name], aroundSettings(contents, null));
    if (problem) throw problemFault(name, problem);
  }
  return contents;
}

/** One number in a file stands for every level. */
const byLevel = ({ minimum, ...gate }: GatesFile['gates'][number]) => ({
  ...gate,
  minimum:
    typeof minimum === 'number' ? Object.fromEntries(LEVELS.map((level) => [level, minimum])) : minimum,
});

/** What a setting may name of the others. */
export const aroundSettings = (
  { operators, standards }: Pick<ShippedSettings, 'operators' | 'standards'>,
  origins: readonly string[] | null,
) => ({
  operators: operators.operators.map(({ code }) => code),
  declared: standards.declared.declared.map(({ operator }) => operator),
  origins,
});
