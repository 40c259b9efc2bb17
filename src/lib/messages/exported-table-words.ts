import type { Words } from './words.ts';

/** What does an exported table contain? First, what one row is. */
export const TABLE_WORDS: Readonly<Record<string, Words>> = {
  areas: {
    vi: 'Mỗi dòng là một đơn vị hành chính trong kỳ; khi hỏi theo nhà mạng (by=operator), sau dòng chung là một dòng cho mỗi nhà mạng có đo ở đó.',
    en: 'Each row is one administrative area in the period; with by=operator it is followed by a row for each operator with tests there.',
  },
  changes: {
    vi: 'Mỗi dòng so trung bình của một địa bàn (hoặc một nhà mạng ở đó) trong kỳ này với một kỳ trước đó.',
    en: 'Each row compares the mean of one area (or one operator there) in this period with an earlier one.',
  },
  estimates: {
    vi: 'Mỗi dòng là một nhóm lượt đo, chia theo địa bàn, nhà mạng, công nghệ, tháng, khung giờ tùy câu hỏi (by=...).',
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
    vi: 'Mỗi dòng đối chiếu một địa bàn với một tiêu chuẩn; tiêu chuẩn do nhà mạng tự công bố chỉ xét lượt đo của nhà mạng ấy.',
    en: 'Each row is one area against one standard; a standard that an operator declared is judged on its tests alone.',
  },
  quotas: {
    vi: 'Mỗi dòng cho biết một địa bàn (hoặc một nhà mạng ở đó) còn cần bao nhiêu lượt đo.',
    en: 'Each row is the number of further tests that one area (or one operator there) needs.',
  },
  tests: {
    vi: 'Mỗi dòng là một lượt đo của một địa bàn, chậm nhất trước (chỉ Arrow); không cho biết ai đo, ở đâu.',
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
  'case-quarters': {
    vi: 'Mỗi dòng là một nhà mạng trong một quý: đã đề nghị, cam kết, nói đã phát sóng, đã chứng minh; mỗi bước ghi vào quý xảy ra bước ấy (chỉ CSV và Excel, như mọi bảng của hồ sơ và gói).',
    en: 'Each row is an operator in a quarter: asked, promised, on air as claimed, proven, each in the quarter it happened in (CSV and workbook only, as every table of cases and packs).',
  },
  'case-operators': {
    vi: 'Mỗi dòng là các hồ sơ của một nhà mạng; dòng đầu là của tất cả.',
    en: 'Each row sums up the cases of one operator; the first those of all.',
  },
  'case-places': {
    vi: 'Mỗi dòng là một địa bàn của hồ sơ: số liệu khi lập và hôm nay.',
    en: 'Each row is a place of a case: its figures when the case was made, and today.',
  },
  'case-entries': {
    vi: 'Mỗi dòng là một việc đã ghi vào hồ sơ, kể cả việc đã hoàn tác.',
    en: 'Each row is an entry of a case, undone ones too.',
  },
  'case-answers': {
    vi: 'Mỗi dòng là trả lời mới nhất của nhà mạng về một địa bàn.',
    en: 'Each row is the operator’s newest answer about a place.',
  },
  'case-plan': {
    vi: 'Mỗi dòng là kế hoạch kiểm chứng của một địa bàn.',
    en: 'Each row is how the promise about a place is judged.',
  },
  'case-verification': {
    vi: 'Mỗi dòng là kết quả kiểm chứng mới nhất của một địa bàn, theo mọi lượt đo.',
    en: 'Each row is what the newest look found at a place, by all tests.',
  },
  'case-comparison': {
    vi: 'Mỗi dòng là một bên của phép so sánh với lượt đo của nhà mạng ở một địa bàn.',
    en: 'Each row is one side of the comparison with the operator’s own tests at a place.',
  },
  'case-annexes': {
    vi: 'Mỗi dòng là một kết quả truy vấn đã đưa vào hồ sơ.',
    en: 'Each row is a result of a query that was put into the case.',
  },
  packs: {
    vi: 'Mỗi dòng là một gói chứng cứ đã làm.',
    en: 'Each row is an evidence pack that was made.',
  },
  tallies: {
    vi: 'Mỗi dòng là biểu tổng hợp của một đơn vị báo cáo trong một tháng báo cáo.',
    en: 'Each row is the monthly form of one reporting unit.',
  },
};
