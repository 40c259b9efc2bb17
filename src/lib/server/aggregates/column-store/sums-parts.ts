import { addVotes } from '../device-votes.ts';
import { addSums, PERIOD_SUMS } from '../period-sums.ts';
import { uniteMarks } from './coverage.ts';
import type { GroupOfPart, SumsPart } from './scan-sums.ts';

/** Adds up parts that partition the clusters. The memory of the first one is reused. */
export function addSumsParts([first, ...others]: readonly SumsPart[]): SumsPart {
  const byGroup = new Map(first!.groups.map((entry) => [entry.group, entry]));
  for (const part of others) {
    for (const entry of part.groups) {
      const before = byGroup.get(entry.group);
      byGroup.set(entry.group, before ? addGroups(before, entry) : entry);
    }
    for (let at = 0; at < part.thresholdSums.length; at++)
      first!.thresholdSums[at]! += part.thresholdSums[at]!;
    if (first!.coverage && part.coverage) uniteMarks(first!.coverage, part.coverage);
  }
  const groups = [...byGroup.values()].sort((one, other) => one.group - other.group);
  return { groups, thresholdSums: first!.thresholdSums, coverage: first!.coverage };
}

const addGroups = (one: GroupOfPart, other: GroupOfPart): GroupOfPart => ({
  group: one.group,
  sums: addSums(PERIOD_SUMS, one.sums, other.sums),
  deviceKnown: one.deviceKnown + other.deviceKnown,
  devices: one.devices + other.devices,
  votes: one.votes && other.votes && addVotes(one.votes, other.votes),
});
