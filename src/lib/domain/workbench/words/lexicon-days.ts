import type { HourRange } from '../click-question.ts';
import type { Part } from './part.ts';

/** Which hours do words of the day mean? This program's own choice, shown with each chip. */
const HOURS_OF_DAY: readonly (readonly [phrases: string, hours: HourRange])[] = [
  ['ban đêm|buổi đêm|về đêm|đêm|at night|night', { from: 22, to: 6 }],
  ['buổi sáng|morning', { from: 6, to: 11 }],
  ['buổi trưa|noon', { from: 11, to: 13 }],
  ['buổi chiều|afternoon', { from: 13, to: 18 }],
  ['buổi tối|evening', { from: 18, to: 22 }],
  ['ban ngày|daytime', { from: 6, to: 22 }],
  [
    'giờ cao điểm|cao điểm|giờ cao điểm buổi tối|cao điểm buổi tối|giờ cao điểm tối|peak hours|peak hour',
    { from: 19, to: 22 },
  ],
];

/** Words of the hours of the day and the days of the week. */
export const DAY_PHRASES: readonly (readonly [phrases: string, part: Part])[] = [
  ...HOURS_OF_DAY.map(([phrases, hours]) => [phrases, { kind: 'hours', hours }] as const),
  ['cuối tuần|ngày cuối tuần|weekend|weekends', { kind: 'weekdays', weekdays: [6, 7] }],
  [
    'thứ hai đến thứ sáu|thứ 2 đến thứ 6|từ thứ hai đến thứ sáu|từ thứ 2 đến thứ 6|monday to friday|ngày làm việc|ngày thường|ngày trong tuần làm việc|weekdays|working days',
    { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5] },
  ],
  ['thứ hai|thứ 2|monday|mondays', { kind: 'weekdays', weekdays: [1] }],
  ['thứ ba|thứ 3|tuesday|tuesdays', { kind: 'weekdays', weekdays: [2] }],
  ['thứ tư|thứ 4|wednesday|wednesdays', { kind: 'weekdays', weekdays: [3] }],
  ['thứ năm|thứ 5|thursday|thursdays', { kind: 'weekdays', weekdays: [4] }],
  ['thứ sáu|thứ 6|friday|fridays', { kind: 'weekdays', weekdays: [5] }],
  ['thứ bảy|thứ 7|saturday|saturdays', { kind: 'weekdays', weekdays: [6] }],
  ['chủ nhật|sunday|sundays', { kind: 'weekdays', weekdays: [7] }],
];
