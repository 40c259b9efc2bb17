import type { OperatorEffect, OperatorsEffects } from '#lib/domain/settings/setting-effects.ts';
import type { SettingContents } from '#lib/domain/settings/setting.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { SettingSource } from '../setting-source.ts';
import { heldOperators } from './effects.sql.ts';

type Content = SettingContents['operators'];

/** Which operators would be called otherwise or be listed no more, and which spellings would be read as another, with the tests held of them? */
export async function operatorsEffects(
  { warehouse }: SettingSource,
  before: Content,
  after: Content,
): Promise<OperatorsEffects> {
  const held = await warehouse.db.query(heldOperators, {});
  const testsOf = (found: (typeof held)[number] | undefined) => ({
    tests: found?.tests ?? 0,
    loads: found?.loads ?? 0,
  });
  const [old, young] = [before, after].map(
    ({ operators }) => new Map(operators.map((operator) => [operator.code, operator.name])),
  ) as [Map<string, string>, Map<string, string>];
  const operators = [...new Set([...old.keys(), ...young.keys()])].flatMap((code): OperatorEffect[] => {
    const names = { before: old.get(code) ?? null, after: young.get(code) ?? null };
    if (names.before === names.after) return [];
    const what = names.before === null ? 'added' : names.after === null ? 'unlisted' : 'renamed';
    return [{ code, what, ...names, ...testsOf(held.find((one) => one.code === code)) }];
  });
  const [earlier, later] = [spellingsOf(before), spellingsOf(after)];
  const spellings = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [one, other] = [earlier.get(key), later.get(key)];
    if (one?.operator === other?.operator) return [];
    const ownName = held.find(({ kind, name }) => kind === 'unlisted' && textKey(name) === key);
    return [
      {
        spelling: (other ?? one)!.spelling,
        before: one?.operator ?? ownName?.name ?? null,
        after: other?.operator ?? null,
        ...testsOf(ownName),
      },
    ];
  });
  return { kind: 'operators', operators, spellings };
}

/** By normal form: the spelling as written, and the name of the operator that it is read as. */
const spellingsOf = ({ operators }: Content) =>
  new Map(
    operators.flatMap(({ name, aliases }) =>
      aliases.map((spelling) => [textKey(spelling), { spelling, operator: name }] as const),
    ),
  );
