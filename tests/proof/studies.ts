import type { Study } from './study.ts';
import { caseVerificationStudy } from './studies/case-verification.ts';
import { compositionStudy } from './studies/composition.ts';
import { damagedPacksStudy } from './studies/damaged-packs.ts';
import { lookingOftenStudy } from './studies/looking-often.ts';
import { gapDayGateStudy } from './studies/gap-day-gate.ts';
import { gapStudies } from './studies/gaps.ts';
import { meanIntervalStudy } from './studies/mean-interval.ts';
import { quotaSuccessStudy } from './studies/quota-success.ts';
import { unknownDevicesStudy } from './studies/unknown-devices.ts';

/** Every simulation of the method: `npm run proof` runs them whole, tests/proof/rates.test.ts a tenth of each. */
export const STUDIES: readonly Study[] = [
  meanIntervalStudy,
  ...gapStudies,
  gapDayGateStudy,
  quotaSuccessStudy,
  unknownDevicesStudy,
  compositionStudy,
  lookingOftenStudy,
  caseVerificationStudy,
  damagedPacksStudy,
];
