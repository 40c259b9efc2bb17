import { REPORT_DAY } from '#lib/domain/period.ts';
import type { Words } from './words.ts';

/** What the columns of the exported monthly reports mean, by name as in `COLUMN_WORDS`. */
export const TALLY_COLUMN_WORDS: Readonly<Record<string, Words>> = {
  version: {
    vi: 'Bản thứ mấy của biểu đang có hiệu lực; mỗi lần sửa là một bản mới.',
    en: 'Version of the report that counts; each correction is a further one.',
  },
  origin: { vi: 'Biểu đến bằng cách nào.', en: 'How the report came in.' },
  received_at: { vi: 'Thời điểm nhận, giờ UTC.', en: 'When it was received, UTC.' },
  state: { vi: 'Đơn vị gửi đúng hạn hay chưa.', en: 'State of the unit’s report of the month.' },
  warnings: {
    vi: 'Mã những điều đáng ngờ trong biểu mà chưa ai xác nhận.',
    en: 'Codes of open warnings on the report.',
  },
  'tallies.unit_code': { vi: 'Mã đơn vị báo cáo.', en: 'Code of the reporting unit.' },
  'tallies.unit_name': { vi: 'Tên đơn vị báo cáo.', en: 'Name of the reporting unit.' },
  unit_kind: { vi: 'Loại đơn vị báo cáo.', en: 'Kind of reporting unit.' },
  district_code: {
    vi: 'Mã huyện (địa giới 2024) mà đơn vị báo cáo; trống ở sở, ngành, báo chí.',
    en: 'District of 2024 it reports for; empty for departments and the press.',
  },
  month: {
    vi: `Tháng báo cáo: từ ngày ${REPORT_DAY} tháng trước đến hết ngày ${REPORT_DAY - 1}.`,
    en: `Report month: from the ${REPORT_DAY}th of the month before to the ${REPORT_DAY - 1}th.`,
  },
  reported: { vi: 'Đơn vị đã gửi biểu của tháng hay chưa.', en: 'Did the unit send the form of the month?' },
  installs: { vi: 'Người cài đặt trong tháng.', en: 'Installs in the month.' },
  accesses: { vi: 'Lượt truy cập trong tháng.', en: 'Accesses in the month.' },
  installs_cumulative: { vi: 'Người cài đặt, lũy kế.', en: 'Installs to date.' },
  accesses_cumulative: { vi: 'Lượt truy cập, lũy kế.', en: 'Accesses to date.' },
  installs_to_date: {
    vi: 'Người cài đặt, lũy kế để cộng: số của tháng, hoặc số của báo cáo gần nhất trước đó khi đơn vị chưa có số của tháng. Trống trong tháng chưa đơn vị nào báo cáo.',
    en: 'Installs to date for adding up: of the month, or of the last earlier report where the unit gave none for it. Empty in a month that no unit reported.',
  },
  accesses_to_date: {
    vi: 'Lượt truy cập, lũy kế để cộng, theo cùng cách.',
    en: 'Accesses to date for adding up, in the same way.',
  },
  carried_from: {
    vi: 'Tháng của báo cáo trước đó mà số lũy kế để cộng được mang sang; trống khi không mang sang.',
    en: 'Month of the earlier report that figures to date were carried from; empty when none was.',
  },
  note: { vi: 'Ghi chú của đơn vị.', en: 'Note of the unit.' },
  batch_id: {
    vi: 'Lần nạp đã mang số liệu vào; trống khi đơn vị chưa báo cáo.',
    en: 'Batch of the figures; empty when the unit did not report.',
  },
  'tallies.simulated': {
    vi: 'true khi số liệu của dòng, hoặc lượt đo đếm kèm, do chương trình tạo ra.',
    en: 'true when the figures of the row, or tests beside them, are simulated.',
  },
  population: {
    vi: 'Dân số của huyện mà đơn vị báo cáo; trống ở sở, ngành, báo chí.',
    en: 'Population of the unit’s district; empty for departments and the press.',
  },
  'tallies.tests': {
    vi: 'Lượt đo nhận được trong tháng báo cáo ở huyện ấy, mọi nhà mạng và công nghệ.',
    en: 'Tests received in that district in the report month, of every operator and technology.',
  },
  installs_per_thousand: {
    vi: 'Người cài đặt trong tháng trên 1.000 dân.',
    en: 'Installs in the month per 1,000 people.',
  },
  accesses_per_thousand: {
    vi: 'Lượt truy cập trong tháng trên 1.000 dân.',
    en: 'Accesses in the month per 1,000 people.',
  },
  installs_cumulative_per_thousand: {
    vi: 'Người cài đặt lũy kế trên 1.000 dân.',
    en: 'Installs to date per 1,000 people.',
  },
  tests_per_thousand: {
    vi: 'Lượt đo nhận được trong tháng trên 1.000 dân; chỉ đặt cạnh, không quy lượt đo về người cài đặt.',
    en: 'Tests received in the month per 1,000 people; shown beside the installs, not linked to them.',
  },
};
