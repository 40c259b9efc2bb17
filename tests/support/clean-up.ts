type Work = () => unknown;

const afterTest: Work[] = [];
const afterFile: Work[] = [];

/** Has work done when the test that runs has ended, the last first. */
export const doAfterTest = (work: Work): void => void afterTest.push(work);

/** Has work done when the tests of the file that runs have ended, the last first; a worker goes on to other files. */
export const doAfterFile = (work: Work): void => void afterFile.push(work);

async function doAll(works: Work[]): Promise<void> {
  for (const work of works.splice(0).reverse()) await work();
}

/** Does what is to be done after a test (`hooks.ts` calls it). */
export const endOfTest = (): Promise<void> => doAll(afterTest);

/** Does what is to be done after a file (`hooks.ts` calls it). */
export const endOfFile = (): Promise<void> => doAll(afterFile);
