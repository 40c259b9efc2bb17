import { expect, it } from 'vitest';
import { shippedLike } from '#lib/workbench/clicks/shipped-like.ts';
import { VOCABULARY } from '../workbench/vocabulary.ts';

const like = (sentence: string) => shippedLike(sentence, VOCABULARY, 'vi');

it('offers the questions that come with the program by the words of their titles, with or without marks', () => {
  for (const sentence of [
    'cài đặt trên 1.000 dân và số lượt đo còn cần',
    'so cai dat tren 1.000 dan cua tung huyen va so luot do con thieu',
  ])
    expect(like(sentence)[0]).toBe('tallies_and_tests_needed');
  expect(like('báo cáo tháng bên cạnh số lượt đo')[0]).toBe('tallies_beside_tests');
  expect(shippedLike('installs per 1,000 people and tests still needed', VOCABULARY, 'en')[0]).toBe(
    'tallies_and_tests_needed',
  );
  expect(like('nhà mạng nào chậm')).toEqual([]);
});

it('offers none of areas that no edition has', () => {
  const withoutDistricts = {
    ...VOCABULARY,
    ...{ edition: '2025', level: 'commune' as const, editions: VOCABULARY.editions.slice(1) },
  };
  expect(shippedLike('báo cáo tháng bên cạnh lượt đo', withoutDistricts, 'vi')).toEqual([]);
});
