/**
 * What tests are counted by, beside their number. Positions are rounded to a whole number of these parts of a
 * degree: two that round alike are one.
 */

/** A spot that stands for an unknown device on one day: 0.001 degree, some 100 m. */
export const SITES_PER_DEGREE = 1000;

/** A place of tests: 0.01 degree, some 1 km. */
export const PLACES_PER_DEGREE = 100;

/** Width of the bands that times of day are counted in, hours. */
export const BAND_HOURS = 4;
