import crossfilter from 'crossfilter2';
import { quantile, randomInt, randomLcg, randomLogNormal, range } from 'd3';
import { describe, expect, it } from 'vitest';
import { Crossfilter } from '#lib/charts/crossfilter.ts';

const LIMIT_KBPS = 40_000;
const MOVES = 60;

interface Drawn {
  readonly kbps: number;
  readonly bins: readonly number[];
}

/** Tests in order of speed, in dimensions of so many bins, each test in any bin; equal speeds are frequent. */
function drawTests(random: () => number, count: number, sizes: readonly number[]): Drawn[] {
  const speed = randomLogNormal.source(random)(Math.log(LIMIT_KBPS), 0.8);
  return range(count)
    .map(() => ({
      kbps: Math.round(speed() / 500) * 500,
      bins: sizes.map((size) => Math.floor(random() * size)),
    }))
    .sort((a, b) => a.kbps - b.kbps);
}

describe('ranges chosen in several dimensions at once', () => {
  it.each([
    [1, 5000, [31, 25, 41, 4]],
    [2, 3000, [366, 2, 7]],
    [3, 1, [3, 3]],
    [4, 0, [5]],
  ])('give what crossfilter2 gives, whatever came before (seed %d, %d tests)', (seed, count, sizes) => {
    const random = randomLcg(seed);
    const tests = drawTests(random, count, sizes);
    const ours = new Crossfilter(
      Uint32Array.from(tests, ({ kbps }) => kbps),
      sizes.map((size, way) => ({ size, bins: Uint16Array.from(tests, ({ bins }) => bins[way]!) })),
      LIMIT_KBPS,
    );
    const theirs = crossfilter(tests);
    const dimensions = sizes.map((_, way) => theirs.dimension(({ bins }) => bins[way]!));
    const groups = dimensions.map((dimension) => dimension.group());
    const sum = theirs.groupAll().reduceSum(({ kbps }) => kbps);

    for (let move = 0; move < MOVES; move++) {
      const way = randomInt.source(random)(sizes.length)();
      const [from, to] = [0, 0].map(() => randomInt.source(random)(sizes[way]! + 1)()).sort((a, b) => a - b);
      ours.choose(way, from!, to!);
      dimensions[way]!.filterRange([from!, to!]);

      const chosen = theirs.allFiltered().map(({ kbps }) => kbps);
      const atLimit = chosen.filter((kbps) => kbps >= LIMIT_KBPS).length;
      expect({
        counts: ours.counts.map((counts) => [...counts]),
        tests: ours.tests,
        mean: ours.meanKbps,
        median: ours.medianKbps,
        share: ours.shareAtLimit,
      }).toEqual({
        counts: groups.map((group, i) => {
          const counts = new Map(group.all().map(({ key, value }) => [key, value]));
          return range(sizes[i]!).map((bin) => counts.get(bin) ?? 0);
        }),
        tests: chosen.length,
        mean: chosen.length === 0 ? null : Number(sum.value()) / chosen.length,
        median: quantile(chosen, 0.5) ?? null,
        share: chosen.length === 0 ? null : atLimit / chosen.length,
      });
    }
  });
});
