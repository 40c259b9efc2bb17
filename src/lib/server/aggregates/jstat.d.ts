/** The part of jstat this program and its tests use. */
declare module 'jstat' {
  const jstat: {
    readonly studentt: {
      /** The value that Student's t stays below with this probability. */
      inv(probability: number, degreesOfFreedom: number): number;
    };
    readonly normal: {
      /** The probability that a normal value stays below this one. */
      cdf(value: number, mean: number, deviation: number): number;
      /** The value that a normal one stays below with this probability. */
      inv(probability: number, mean: number, deviation: number): number;
    };
  };
  export default jstat;
}
