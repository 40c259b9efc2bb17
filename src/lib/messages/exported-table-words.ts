import type { Words } from './words.ts';

/** What does an exported table contain? First, what one row is. */
export const TABLE_WORDS: Readonly<Record<string, Words>> = {
  areas: {
    vi: 'Mỗi dòng là một đơn vị hành chính trong kỳ; khi hỏi theo nhà mạng (by=operator), sau dòng chung là một dòng cho mỗi nhà mạng có đo ở đó.',
    en: 'Each row is one administrative area in the period; with by=operator it is followed by a row for each operator with tests there.',
  },
  changes: {
    vi: 'Mỗi dòng so trung bình của một đơn vị (hoặc một nhà mạng ở đó) trong kỳ này với một kỳ trước đó.',
    en: 'Each row compares the mean of one area (or one operator there) in this period with an earlier one.',
  },
  estimates: {
    vi: 'Mỗi dòng là một nhóm lượt đo, chia theo đơn vị, nhà mạng, công nghệ, tháng, khung giờ tùy câu hỏi (by=...).',
    en: 'Each row is one group of tests, by any of area, operator, technology, month and time of day (by=...).',
  },
  gaps: {
    vi: 'Mỗi dòng là một vùng lõm; sau dòng chung là một dòng cho mỗi nhà mạng có đo ở đó.',
    en: 'Each row is one gap area, followed by a row for each operator with tests there.',
  },
  'gap-cells': {
    vi: 'Mỗi dòng là một ô H3 có đo.',
    en: 'Each row is one tested H3 cell.',
  },
  standards: {
    vi: 'Mỗi dòng đối chiếu một đơn vị với một tiêu chuẩn; tiêu chuẩn do nhà mạng tự công bố chỉ xét lượt đo của nhà mạng ấy.',
    en: 'Each row is one area against one standard; a standard that an operator declared is judged on its tests alone.',
  },
  quotas: {
    vi: 'Mỗi dòng cho biết một đơn vị (hoặc một nhà mạng ở đó) còn cần bao nhiêu lượt đo.',
    en: 'Each row is the number of further tests that one area (or one operator there) needs.',
  },
  tests: {
    vi: 'Mỗi dòng là một lượt đo của một đơn vị, chậm nhất trước (chỉ Arrow); không cho biết ai đo, ở đâu.',
    en: 'Each row is one test in an area, slowest first (Arrow only), without device or position.',
  },
  rows: {
    vi: 'Mỗi dòng là một lượt đo phía sau một con số, hoặc đã để ra ngoài (chỉ CSV và Excel); vị trí làm tròn đến 0,01 độ.',
    en: 'Each row is one test behind a figure, or one left out (CSV and workbook only); positions are rounded to 0.01 degree.',
  },
  cases: {
    vi: 'Mỗi dòng là một hồ sơ kiến nghị, trạng thái của hôm nay.',
    en: 'Each row is one case, as it stands today.',
  },
  tallies: {
    vi: 'Mỗi dòng là biểu tổng hợp của một đơn vị báo cáo trong một tháng báo cáo.',
    en: 'Each row is the monthly form of one reporting unit.',
  },
};
