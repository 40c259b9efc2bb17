import type { TallyFigure } from './tally.ts';

/** People that figures of the campaign are given per. */
const PEOPLE = 1000;

/** How far the campaign for i-Speed came in a district in one report month, per 1,000 people of the district. */
export interface CampaignReach {
  readonly installsPerThousand: number | null;
  readonly accessesPerThousand: number | null;
  readonly installsCumulativePerThousand: number | null;
  readonly testsPerThousand: number | null;
}

/**
 * What do a district's figures mean among so many people? Reported installs and accesses and tests received stay
 * side by side: nothing says which test came of which install. Null where a figure or the population is not known.
 */
export function campaignReach(
  { installs, accesses, installsCumulative }: Readonly<Record<TallyFigure, number | null>>,
  tests: number | null,
  population: number | null,
): CampaignReach {
  const perThousand = (count: number | null) =>
    count === null || !population ? null : (count / population) * PEOPLE;
  return {
    installsPerThousand: perThousand(installs),
    accessesPerThousand: perThousand(accesses),
    installsCumulativePerThousand: perThousand(installsCumulative),
    testsPerThousand: perThousand(tests),
  };
}
