import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for questions that have no answer. */
export const WORKBENCH_QUESTION_FAULTS: Record<string, Record<Locale, Sentence>> = {
  question_without_comparison: {
    vi: () =>
      'Câu hỏi xếp theo mức thay đổi nhưng chưa chọn kỳ để so. Hãy chọn kỳ trước hoặc cùng kỳ năm trước.',
    en: () =>
      'The question is ordered by change but has no period to compare with. Choose the previous period or a year ago.',
  },
  question_lists_tests: {
    vi: () =>
      'Từng lượt đo thì không so hai kỳ, không có ngưỡng của con số và số lượt tối thiểu. Hãy bỏ các điều kiện ấy, hoặc hỏi con số của mỗi nhóm.',
    en: () =>
      'Single tests cannot be compared between periods, or limited by a figure or a minimum of tests. Leave those out, or ask for the figures of groups.',
  },
  question_change_unsure: {
    vi: () =>
      'Kém đi rõ hay tốt lên rõ chỉ nói được của trung bình mọi lượt đo, khi so hai kỳ. Hãy chọn con số ấy và kỳ để so.',
    en: () =>
      '“Surely worse” and “surely better” apply only to a mean of all tests compared with another period. Choose such a figure, and the period.',
  },
  question_base_missing: {
    vi: () => 'Kỳ đã chọn không có kỳ như vậy để so. Hãy chọn kỳ ngắn hơn, hoặc tự chọn kỳ để so.',
    en: () =>
      'The chosen period has no such period to compare with. Choose a shorter one, or choose the other period yourself.',
  },
  question_periods_overlap: {
    vi: () => 'Hai kỳ so sánh có ngày chung. Hãy chọn hai kỳ không trùng ngày nào.',
    en: () => 'The two periods share dates. Choose two periods without a common date.',
  },
  question_compares_times: {
    vi: () =>
      'Không so được hai kỳ khi chia theo ngày, tuần hay tháng. Hãy chia theo giờ, thứ, địa bàn hoặc nhà mạng, hoặc bỏ so sánh.',
    en: () =>
      'Two periods cannot be compared by day, week or month. Split by hour, weekday, area or operator, or do not compare.',
  },
};
