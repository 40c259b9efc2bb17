import type { TallyFigure } from '../tally.ts';

/** Campaign figures are given per so many people. */
const PEOPLE = 1000;

/** Reach of the i-Speed campaign in a district in one report month, per 1,000 people. */
export interface CampaignReach {
  readonly installsPerThousand: number | null;
  readonly accessesPerThousand: number | null;
  readonly installsCumulativePerThousand: number | null;
  readonly testsPerThousand: number | null;
}

/**
 * What are a district's figures per 1,000 people? Reported installs and accesses stand beside received measurements:
 * no source links a measurement to an install. Null where a figure or the population is unknown.
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
