import type { ShippedQuestion } from './shipped-question.ts';

/** Questions that are put together by clicks. */
export const CLICKED_QUESTIONS = [
  { id: 'slowest_communes', folder: 'letter', clicks: 'level=commune&order=value:ascending&top=10' },
  {
    id: 'communes_below_limit',
    folder: 'letter',
    clicks:
      'level=commune&measure=download.device_mean&threshold=below:40&min_tests=10&order=value:ascending',
  },
  {
    id: 'hours_of_congestion',
    folder: 'congestion',
    clicks: 'group=hour&measure=download.mean&measure=download.share_below.40&measure=latency.median',
  },
  {
    id: 'hours_by_operator',
    folder: 'congestion',
    clicks: 'group=hour&group=operator&measure=download.mean',
  },
  { id: 'weekdays', folder: 'congestion', clicks: 'group=weekday&measure=download.mean&measure=tests' },
  {
    id: 'operators_beside_each_other',
    folder: 'operators',
    clicks:
      'group=operator&measure=download.device_mean&measure=download.median&measure=upload.mean&measure=latency.median',
  },
  { id: 'operators_since_last_period', folder: 'operators', clicks: 'group=operator&compare=previous' },
  {
    id: 'communes_that_got_worse',
    folder: 'operators',
    clicks: 'level=commune&compare=previous&min_tests=5&order=change:ascending',
  },
  {
    id: 'failed_tests',
    folder: 'data',
    clicks: 'group=operator&group=technology&technology=all&measure=failed_share&measure=failed',
  },
] as const satisfies readonly ShippedQuestion[];
