/** Access technologies a measurement can be made over; `unknown` when the file does not say. */
export const TECHNOLOGIES = ['2G', '3G', '4G', '5G', 'WiFi', 'fixed', 'unknown'] as const;
/** One of `TECHNOLOGIES`. */
export type Technology = (typeof TECHNOLOGIES)[number];

/** A technology in a filter; `all` combines them. */
export type TechnologyChoice = Technology | 'all';

/** Is this text one of the technologies? */
export function isTechnology(text: string): text is Technology {
  return (TECHNOLOGIES as readonly string[]).includes(text);
}
