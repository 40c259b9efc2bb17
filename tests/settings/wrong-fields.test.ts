import { expect, it } from 'vitest';
import { problemAt } from '#lib/domain/settings/setting-problem.ts';
import {
  sentenceId,
  wrongIn,
  wrongInItem,
  wrongOf,
} from '../../src/routes/admin/settings/[setting]/wrong-fields.ts';

const [first, second] = [sentenceId(0), sentenceId(1)];

it('what is wrong leads to its field, in groups too', () => {
  const wrong = wrongOf([
    problemAt([{ field: 'rawDays', item: null }], 'out_of_range'),
    problemAt(
      ['declared', 'validTo'].map((field) => ({ field, item: null })),
      'reversed',
    ),
  ]);
  expect(wrongIn(wrong, 'rawDays')).toEqual([{ where: [], id: first }]);
  expect(wrongIn(wrong, 'logDays')).toEqual([]);
  expect(wrongIn(wrongIn(wrong, 'declared'), 'validTo')).toEqual([{ where: [], id: second }]);
});

it('of a list it leads to the item, by its key or its place, and to the key of what is there twice', () => {
  const limit = { field: 'limit', item: null };
  const wrong = wrongOf([
    problemAt([{ field: 'standards', item: 'b' }, limit], 'empty'),
    problemAt([{ field: 'standards', item: '2' }], 'repeated'),
    problemAt([{ field: 'gates', item: '2' }], 'repeated'),
  ]);
  const standards = ['a', '', 'b', '2'].map((id, i) =>
    wrongInItem(wrong, ['standards', { key: 'id' }], { id }, i),
  );
  const twice = { where: [{ field: 'id', item: null }], id: second };
  expect(standards).toEqual([[], [twice], [{ where: [limit], id: first }], [twice]]);
  const gates = [0, 1].map((i) => wrongInItem(wrong, ['gates', { key: null }], {}, i));
  expect(gates).toEqual([[], [{ where: [], id: sentenceId(2) }]]);
});
