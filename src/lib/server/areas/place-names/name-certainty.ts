/**
 * How sure is each way of recognising a written place name? From 0 to 1. The order is what matters: what
 * stands above `CERTAINTY_NEEDED` leaves one unit only; what stands below leaves a doubt that a person settles.
 */
export const CERTAINTY = {
  /** The name with its marks, borne by one place. */
  spelled: 1,
  /** The name without (all of) its marks, borne by one place. */
  unmarked: 0.98,
  /** Another type word than the unit's: types change ("Huyện Việt Yên" became a thị xã). */
  otherType: 0.95,
  /** Several places have these letters; only one is written with these marks. */
  spelledApart: 0.95,
  /** An address that ends in the name of another province. */
  otherProvince: 0.95,
  /** Several places have this name; only one is of the type written. */
  typedApart: 0.92,
  /** Without commas: the words fall into known names, with nothing left over. */
  unparted: 0.92,
  /** A known name beside the name of a district that nobody knows. */
  strangeDistrict: 0.85,
  /** One letter differs from a name within the district written. */
  similarWithin: 0.8,
  /** One letter differs from a name, nothing else speaks for it. */
  similar: 0.7,
  /** A name that ends in the name of a district ("Bệnh viện Lục Nam"). */
  endsInDistrict: 0.6,
  /** A commune that lies in another district than the one written. */
  elsewhere: 0.5,
  /** The name is borne by several places: this, shared between them. */
  shared: 0.9,
} as const;

/** Nothing below this certainty is counted in a unit; it waits for a person. */
export const CERTAINTY_NEEDED = 0.9;

/** Names with fewer letters are too short for a letter's difference to mean much. */
export const SIMILAR_LETTERS = 6;
