/**
 * Resolutions by which sites and places of measurements are counted: positions rounded to the same multiple of 1/N
 * degree are one.
 */

/** Site that stands for an unknown device on one day: 0.001 degree, some 100 m. */
export const SITES_PER_DEGREE = 1000;

/** Place of measurements: 0.01 degree, some 1 km. */
export const PLACES_PER_DEGREE = 100;

/** Width of the time-of-day bands, hours. */
export const BAND_HOURS = 4;
