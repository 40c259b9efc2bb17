/** The parts of the method that follow a paper. */
export type MethodPart =
  'variance' | 'freedom' | 'skew' | 'share' | 'effective' | 'percentile' | 'difference';

/** A paper that a part of the method follows. */
export interface MethodSource {
  readonly part: MethodPart;
  readonly authors: readonly string[];
  readonly year: number;
  readonly title: string;
  /** Journal, volume and pages. */
  readonly where: string;
  /** The file that implements it and cites the paper. */
  readonly file: string;
}

const AGGREGATES = 'src/lib/server/aggregates';

/** The papers the statistics follow, in the order of the method page. */
export const METHOD_SOURCES: readonly MethodSource[] = [
  {
    part: 'variance',
    authors: ['Cameron', 'Miller'],
    year: 2015,
    title: 'A Practitioner’s Guide to Cluster-Robust Inference',
    where: 'Journal of Human Resources 50',
    file: `${AGGREGATES}/cluster-variance.ts`,
  },
  {
    part: 'freedom',
    authors: ['Bell', 'McCaffrey'],
    year: 2002,
    title: 'Bias Reduction in Standard Errors for Linear Regression with Multi-Stage Samples',
    where: 'Survey Methodology 28',
    file: `${AGGREGATES}/cluster-variance.ts`,
  },
  {
    part: 'freedom',
    authors: ['Imbens', 'Kolesár'],
    year: 2016,
    title: 'Robust Standard Errors in Small Samples: Some Practical Advice',
    where: 'Review of Economics and Statistics 98',
    file: `${AGGREGATES}/cluster-variance.ts`,
  },
  {
    part: 'skew',
    authors: ['Hall'],
    year: 1992,
    title: 'On the Removal of Skewness by Transformation',
    where: 'Journal of the Royal Statistical Society B 54',
    file: `${AGGREGATES}/skewed-bounds.ts`,
  },
  {
    part: 'share',
    authors: ['Franco', 'Little', 'Louis', 'Slud'],
    year: 2019,
    title: 'Comparative Study of Confidence Intervals for Proportions in Complex Sample Surveys',
    where: 'Journal of Survey Statistics and Methodology 7',
    file: `${AGGREGATES}/share-interval.ts`,
  },
  {
    part: 'effective',
    authors: ['Korn', 'Graubard'],
    year: 1998,
    title:
      'Confidence Intervals for Proportions with Small Expected Number of Positive Counts Estimated from Survey Data',
    where: 'Survey Methodology 24',
    file: `${AGGREGATES}/share-interval.ts`,
  },
  {
    part: 'percentile',
    authors: ['Woodruff'],
    year: 1952,
    title: 'Confidence Intervals for Medians and Other Position Measures',
    where: 'Journal of the American Statistical Association 47',
    file: `${AGGREGATES}/percentile-ranks.ts`,
  },
  {
    part: 'difference',
    authors: ['Binder'],
    year: 1983,
    title: 'On the Variances of Asymptotically Normal Estimators from Complex Surveys',
    where: 'International Statistical Review 51',
    file: `${AGGREGATES}/mean-difference.ts`,
  },
];
