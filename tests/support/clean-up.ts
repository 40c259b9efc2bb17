import { afterAll, afterEach } from 'vitest';

type Work = () => Promise<unknown> | void;

/**
 * What is cleaned up after a test, and after a file of tests. Modules that tests share are read once in a process of several
 * files, so that a hook of their own would belong to the first of these alone.
 */
const [ofTest, ofFile]: readonly [Work[], Work[]] = [[], []];

/** Does this after the test that runs now. */
export const afterThisTest = (work: Work): void => void ofTest.push(work);
/** Does this after the file of tests that runs now. */
export const afterThisFile = (work: Work): void => void ofFile.push(work);

async function allOf(works: Work[]): Promise<void> {
  for (const work of works.splice(0)) await work();
}

/** Called by what is set up for each file. */
export function cleanUpAfterEach(): void {
  afterEach(() => allOf(ofTest));
  afterAll(() => allOf(ofFile));
}
