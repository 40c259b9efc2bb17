import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { readTechnology } from '#lib/domain/technology-words.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Writer } from '../../db/database.ts';
import { NEW_OPERATORS_LIMIT } from '../read/limits.ts';
import * as sql from './words.sql.ts';

/** An operator that the reference data does not have, to be inserted with the batch. */
export interface NewOperator {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly position: number;
}

const MAX_NAME_LENGTH = 60;
/** A number of eight digits or an @ in the wrong column, or a masked value: not stored as an operator's name. */
const CONTACT_PATTERN = /@|\d([ .-]?\d){7}|\*\*\*/;

/**
 * Resolves the operator and technology of every staged row, in the view `named`. Returns new operators. Throws a Fault
 * when a column cannot contain operators.
 */
export async function resolveWords(writer: Writer): Promise<readonly NewOperator[]> {
  const { newOperators, operators, networks } = await resolveOperators(writer);
  const technologies = await resolveTechnologies(writer);
  await writer.run(sql.resolveRows({ operators, networks, technologies }), {});
  return newOperators;
}

interface OperatorWords {
  readonly newOperators: readonly NewOperator[];
  readonly operators: readonly { readonly word: string; readonly id: number }[];
  readonly networks: readonly { readonly word: string; readonly id: number }[];
}

/**
 * Which operator does each spelling mean? By alias, else by network code, else a new `unlisted` operator. Stored in
 * `operator_word` and `network_word`. Throws a Fault when the column cannot contain operators.
 */
async function resolveOperators(writer: Writer): Promise<OperatorWords> {
  const ids = new Map<string, number>();
  for (const { key, id } of await writer.query(sql.knownOperators, {})) ids.set(textKey(key), id);
  const networks = new Map((await writer.query(sql.knownNetworks, {})).map(({ code, id }) => [code, id]));
  const [last] = await writer.query(sql.lastOperator, {});
  const newOperators: NewOperator[] = [];
  const idOf = (word: string): number => {
    const key = textKey(word);
    const known = ids.get(key) ?? networks.get(networkCode(word) ?? '');
    if (known !== undefined) return known;
    const count = newOperators.length + 1;
    if (count > NEW_OPERATORS_LIMIT) {
      throw new Fault(
        'operator_column_unlikely',
        { examples: newOperators.slice(0, 5).map(({ name }) => name) },
        422,
      );
    }
    const id = last!.id + count;
    newOperators.push({
      id,
      code: key.replaceAll(' ', '-'),
      name: plainWords(word),
      position: last!.position + count,
    });
    ids.set(key, id);
    return id;
  };
  const words = (await writer.query(sql.stagedOperators, {})).filter(
    ({ word }) => textKey(word) !== '' && word.length <= MAX_NAME_LENGTH && !CONTACT_PATTERN.test(word),
  );
  const operatorWords = words.map(({ word }) => ({ word, id: idOf(word) }));
  const networkWords = (await writer.query(sql.stagedNetworks, {})).flatMap(({ word }) => {
    const id = networks.get(networkCode(word) ?? '');
    return id === undefined ? [] : [{ word, id }];
  });
  await writer.run(sql.createOperatorWords, { words: JSON.stringify(operatorWords) });
  await writer.run(sql.createNetworkWords, { words: JSON.stringify(networkWords) });
  return { newOperators, operators: operatorWords, networks: networkWords };
}

/** Normalises "45201", "452 01" and "452-1" to 452-01; null when the text is not a country and network code. */
export function networkCode(text: string): string | null {
  const match = /^\s*(\d{3})[\s\-_/]?(\d{1,2})\s*$/.exec(text);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}` : null;
}

/**
 * Which technology does each spelling mean? Stored in `technology_word`; rows with an unknown spelling are rejected.
 */
async function resolveTechnologies(writer: Writer) {
  const words = (await writer.query(sql.stagedTechnologies, {})).map(({ word }) => ({
    word,
    reading: readTechnology(word),
  }));
  const meanings = words.map(({ word, reading }) => ({
    word,
    technology: reading === 'several' ? null : reading,
    reason: reading === null ? 'technology_unknown' : reading === 'several' ? 'technology_several' : null,
  }));
  await writer.run(sql.createTechnologyWords, { words: JSON.stringify(meanings) });
  if (meanings.some(({ technology }) => technology === null))
    await writer.run(sql.rejectUnknownTechnologies, {});
  return meanings;
}
