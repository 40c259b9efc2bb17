import { expect, it } from 'vitest';
import { rateClasses, rateClassOf } from '#lib/map/rate-scale.ts';

it('a scale of rates has round edges from 0 on, and holds the largest rate', () => {
  const classes = rateClasses([0.4, 3.2, 7.9]);
  expect(classes.map(({ from }) => from)).toEqual([0, 2, 4, 6]);
  expect(rateClassOf(0, classes).from).toBe(0);
  expect(rateClassOf(7.9, classes).from).toBe(6);
  expect(rateClassOf(4, classes).from).toBe(4);
});

it('rates that are all 0, or none, are one class', () => {
  expect(rateClasses([0, 0])).toHaveLength(1);
  expect(rateClasses([])).toHaveLength(1);
});
