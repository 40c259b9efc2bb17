import { afterAll, afterEach } from 'vitest';
import { endOfFile, endOfTest } from './clean-up.ts';

// Unlike a module of helpers, which a worker reads once, this runs for each file of tests.
afterEach(endOfTest);
afterAll(endOfFile);
