/** The quantities a measurement has. Every table, standard, chart and document refers to a metric by this name. */
export type MetricName = 'download' | 'upload' | 'latency' | 'jitter';

/** How is a metric stored and shown? */
export interface Metric {
  readonly name: MetricName;
  /** Column of the measurement table. */
  readonly column: string;
  readonly storedUnit: 'kbit/s' | 'ms';
  readonly shownUnit: 'Mbps' | 'ms';
  /** Stored value divided by this is the shown value. */
  readonly storedPerShown: number;
  readonly better: 'higher' | 'lower';
}

/** The metrics of the warehouse. Speeds are integer kbit/s, so that sums are exact. */
export const METRICS: Readonly<Record<MetricName, Metric>> = {
  download: {
    name: 'download',
    column: 'download_kbps',
    storedUnit: 'kbit/s',
    shownUnit: 'Mbps',
    storedPerShown: 1000,
    better: 'higher',
  },
  upload: {
    name: 'upload',
    column: 'upload_kbps',
    storedUnit: 'kbit/s',
    shownUnit: 'Mbps',
    storedPerShown: 1000,
    better: 'higher',
  },
  latency: {
    name: 'latency',
    column: 'latency_ms',
    storedUnit: 'ms',
    shownUnit: 'ms',
    storedPerShown: 1,
    better: 'lower',
  },
  jitter: {
    name: 'jitter',
    column: 'jitter_ms',
    storedUnit: 'ms',
    shownUnit: 'ms',
    storedPerShown: 1,
    better: 'lower',
  },
};
