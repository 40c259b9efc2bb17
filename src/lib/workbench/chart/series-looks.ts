/** How a line or a dot of a series is drawn: colours of equal weight on light and dark ground, dashes and shapes for print and for who sees no hue. */
export interface SeriesLook {
  readonly colour: string;
  /** Dashes of the line; empty for a whole one. */
  readonly dash: string;
}

const LOOKS: readonly SeriesLook[] = [
  { colour: 'var(--accent)', dash: '' },
  { colour: 'var(--verdict-not-met)', dash: '7 3' },
  { colour: '#8f63ad', dash: '2 3' },
  { colour: 'var(--secondary)', dash: '10 3 2 3' },
  { colour: '#3f7fc1', dash: '4 4' },
  { colour: '#a8862a', dash: '12 4' },
];

/** The look of the i-th series. */
export const seriesLook = (i: number): SeriesLook => LOOKS[i % LOOKS.length]!;
