/** Figures of one operator and month that a deletion changes: all accepted tests, 0 kbit/s left out of the mean. */
export interface ChangedFigures {
  /** Name; null for tests of no known operator. */
  readonly operator: string | null;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly testsBefore: number;
  readonly testsAfter: number;
  readonly devicesBefore: number;
  readonly devicesAfter: number;
  readonly meanKbpsBefore: number | null;
  readonly meanKbpsAfter: number | null;
}

/** What belongs to one device, and which figures change without it. */
export interface DeviceFootprint {
  readonly tests: number;
  readonly duplicates: number;
  readonly batches: number;
  /** Rows of it in raw copies, those of undone loads and rejected rows included. */
  readonly rawRows: number;
  /** Cases with frozen tests of it, and packs made of them: they stay, without the device. */
  readonly cases: number;
  readonly figures: readonly ChangedFigures[];
}

/** How many subjects the law's thresholds count. */
export interface DeviceCount {
  /** Different devices among tests that were loaded, simulated ones left out. */
  readonly devices: number;
  readonly simulated: number;
  /** Tests without a device: nobody knows of how many. */
  readonly testsWithoutDevice: number;
}

/**
 * From so many subjects on a system of theirs is of level 3: 10,000 of sensitive personal data (positions of people are
 * such), 100,000 of basic ones. NĐ 331/2026/NĐ-CP, as public paraphrases give it: the office checks the wording.
 */
export const SUBJECT_THRESHOLDS = { sensitive: 10_000, basic: 100_000 } as const;

/** Do so many subjects make a system one of that threshold? The number itself does. */
export const reaches = (subjects: number, threshold: number): boolean => subjects >= threshold;

/** How much of a threshold so many subjects are, in whole percent: 100 only where it is reached. */
export const percentOf = (subjects: number, threshold: number): number =>
  Math.floor((subjects / threshold) * 100);

/** The longest id that is read. */
export const LONGEST_DEVICE_ID = 200;
