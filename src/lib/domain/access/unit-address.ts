/** The page of a unit's reports: where an account of the unit begins. */
export const unitAddress = (unit: string): string => `/tallies/${encodeURIComponent(unit)}`;
