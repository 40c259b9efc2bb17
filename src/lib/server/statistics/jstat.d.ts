/** The part of jstat this program uses. */
declare module 'jstat' {
  const jstat: {
    readonly studentt: {
      /** The value that Student's t stays below with this probability. */
      inv(probability: number, degreesOfFreedom: number): number;
    };
  };
  export default jstat;
}
