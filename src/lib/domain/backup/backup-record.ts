/** A backup that was made, or tried. */
export interface BackupRecord {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly file: string;
  /** Null when it was not made. */
  readonly bytes: number | null;
  /** Was it restored into a temporary folder and compared? */
  readonly verified: boolean;
  /** Code of the Fault because of which it was not made or is not sound. */
  readonly fault: string | null;
}
