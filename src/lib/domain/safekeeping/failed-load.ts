import type { FaultDetails } from '../fault.ts';

/** A load that failed: of which file, whose, and why. */
export interface FailedLoad {
  readonly failedAt: string;
  readonly fileName: string;
  readonly loadedBy: string;
  /** Code of the fault. */
  readonly code: string;
  /** Numbers of its sentence; words, which may come from the file, are left out. */
  readonly details: FaultDetails;
}
