/**
 * How certain is each way of recognising a written place name, from 0 to 1? Only their order relative to
 * `CERTAINTY_NEEDED` matters: above it a single area is left; below it a person decides.
 */
export const CERTAINTY = {
  /** The name with its marks, of one place only. */
  spelled: 1,
  /** The name without (all of) its marks, of one place only. */
  unmarked: 0.98,
  /** Another type word than the area's: types change ("Huyện Việt Yên" became a thị xã). */
  otherType: 0.95,
  /** Several places have these letters; only one has these marks. */
  spelledApart: 0.95,
  /** An address that ends in the name of another province. */
  otherProvince: 0.95,
  /** Several places have this name; only one is of the type written. */
  typedApart: 0.92,
  /** Without commas: the words split into known names, with no rest. */
  unparted: 0.92,
  /** A known name beside the name of an unknown district. */
  strangeDistrict: 0.85,
  /** One letter differs from a name within the written district. */
  similarWithin: 0.8,
  /** One letter differs from a name, without further evidence. */
  similar: 0.7,
  /** A name that ends in the name of a district ("Bệnh viện Lục Nam"). */
  endsInDistrict: 0.6,
  /** A commune that lies in another district than the written one. */
  elsewhere: 0.5,
  /** Several places have the name: this value is divided among them. */
  shared: 0.9,
} as const;

/** Below this certainty a name is in no area's figures and a person decides. */
export const CERTAINTY_NEEDED = 0.9;

/** Shorter names are not compared by letters: one letter is too large a difference. */
export const SIMILAR_LETTERS = 6;
