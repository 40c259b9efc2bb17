/** A 95% interval of a speed in kbit/s; bounds null when none can be computed. */
export interface SpeedInterval {
  readonly lower: number | null;
  readonly upper: number | null;
}

const NO_INTERVAL: SpeedInterval = { lower: null, upper: null };

/**
 * Which interval is shown? No speed is below 0, so an interval that reaches below it only says that too few
 * independent devices tested: it is neither printed nor drawn. Verdicts and ranks still use it.
 */
export function shownInterval({ lower, upper }: SpeedInterval): SpeedInterval {
  return lower === null || lower < 0 ? NO_INTERVAL : { lower, upper };
}

/** The figures, with the interval of their mean removed where it is not shown. */
export function withShownInterval<
  Figures extends {
    readonly downloadKbpsMeanLower: number | null;
    readonly downloadKbpsMeanUpper: number | null;
  },
>(figures: Figures): Figures {
  const { downloadKbpsMeanLower: lower, downloadKbpsMeanUpper: upper } = figures;
  const shown = shownInterval({ lower, upper });
  return shown.lower === lower
    ? figures
    : { ...figures, downloadKbpsMeanLower: shown.lower, downloadKbpsMeanUpper: shown.upper };
}

/** A row of figures, with the intervals of its means and of its decision removed where they are not shown. */
export function withShownIntervals<
  Row extends {
    readonly downloadKbpsMeanLower: number | null;
    readonly downloadKbpsMeanUpper: number | null;
    readonly decidingLower: number | null;
    readonly decidingUpper: number | null;
  },
>(row: Row): Row {
  const shown = shownInterval({ lower: row.decidingLower, upper: row.decidingUpper });
  return { ...withShownInterval(row), decidingLower: shown.lower, decidingUpper: shown.upper };
}
