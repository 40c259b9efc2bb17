/** Pixels of a chart's plot, and of one of several small ones. */
export const [HEIGHT, SMALL_HEIGHT] = [280, 150];
