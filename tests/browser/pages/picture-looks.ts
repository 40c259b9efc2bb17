import type { Look } from '../../support/compare-pictures.ts';

const JULY = 'period=report:2024-07';
const LAPTOP = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 800 };
/** A4 at 96 dots an inch. */
const PAPER = { width: 794, height: 1123, print: true };

/** The pages whose look is kept as pictures, each opened once: of the same months whatever today is, and of nothing that says today. */
export const PICTURED: readonly (readonly [path: string, looks: readonly Look[]])[] = [
  [
    `/?${JULY}`,
    [
      { name: 'overview', ...LAPTOP },
      { name: 'overview-dark', ...LAPTOP, dark: true },
      { name: 'overview-phone', ...PHONE },
      { name: 'overview-paper', ...PAPER },
    ],
  ],
  [
    `/areas/2024/district/218?${JULY}`,
    [
      { name: 'area', ...LAPTOP },
      { name: 'area-dark', ...LAPTOP, dark: true },
      { name: 'area-phone', ...PHONE },
      { name: 'area-paper', ...PAPER },
    ],
  ],
  [
    '/gaps?period=quarter:2024-Q2',
    [
      { name: 'gaps', ...LAPTOP },
      { name: 'gaps-phone', ...PHONE },
    ],
  ],
  [
    `/quotas?${JULY}`,
    [
      { name: 'quotas', ...LAPTOP },
      { name: 'quotas-phone', ...PHONE },
    ],
  ],
  [`/present?${JULY}`, [{ name: 'slide-province', ...LAPTOP }]],
  [`/present?${JULY}&step=operators`, [{ name: 'slide-operators', ...LAPTOP }]],
  ['/method', [{ name: 'method', ...LAPTOP }]],
];
