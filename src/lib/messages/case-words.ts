import type { AnswerStatus, Dependency } from '#lib/domain/cases/answer.ts';
import type { EntryKind } from '#lib/domain/cases/case-entry.ts';
import type { CaseState } from '#lib/domain/cases/case-state.ts';
import type { LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import type { Locale } from '#lib/domain/format.ts';

type Labels<Word extends string> = Record<Locale, Readonly<Record<Word, string>>>;

/** Where a case stands. */
export const CASE_STATE_WORDS: Labels<CaseState> = {
  vi: {
    draft: 'Dự thảo',
    sent: 'Đã gửi',
    received: 'Đã nhận',
    overdue: 'Quá hạn trả lời',
    answered: 'Đã trả lời',
    awaiting_verification: 'Chờ kiểm chứng',
    met: 'Đạt',
    likely: 'Có thể đã đạt',
    too_few: 'Chưa đủ lượt đo',
    not_met: 'Chưa đạt',
    worse: 'Kém đi',
    closed: 'Đã đóng',
    passed_on: 'Đã chuyển Cục Viễn thông',
    withdrawn: 'Đã rút',
  },
  en: {
    draft: 'Draft',
    sent: 'Sent',
    received: 'Received',
    overdue: 'Answer overdue',
    answered: 'Answered',
    awaiting_verification: 'Awaiting verification',
    met: 'Met',
    likely: 'Likely met',
    too_few: 'Too few tests',
    not_met: 'Not met',
    worse: 'Worse',
    closed: 'Closed',
    passed_on: 'Passed on',
    withdrawn: 'Withdrawn',
  },
};

/** What can happen to a case. */
export const CASE_ENTRY_WORDS: Labels<EntryKind> = {
  vi: {
    sent: 'Gửi công văn',
    received: 'Nhà mạng đã nhận',
    reminded: 'Nhắc trả lời',
    answered: 'Nhà mạng trả lời',
    plan_changed: 'Đổi kế hoạch kiểm chứng',
    verified: 'Kiểm chứng',
    closed: 'Đóng hồ sơ',
    passed_on: 'Chuyển Cục Viễn thông',
    withdrawn: 'Rút hồ sơ',
    undone: 'Hoàn tác',
  },
  en: {
    sent: 'Letter sent',
    received: 'Received by the operator',
    reminded: 'Reminded',
    answered: 'Answered by the operator',
    plan_changed: 'Plan of verification changed',
    verified: 'Verified',
    closed: 'Case closed',
    passed_on: 'Passed on to Cục Viễn thông',
    withdrawn: 'Case withdrawn',
    undone: 'Undone',
  },
};

/** What an operator answers. */
export const ANSWER_STATUS_WORDS: Labels<AnswerStatus> = {
  vi: {
    done: 'Đã khắc phục',
    planned: 'Có kế hoạch',
    depends: 'Phụ thuộc',
    not_accepted: 'Không nhận',
    substitute: 'Biện pháp thay thế',
  },
  en: {
    done: 'Fixed',
    planned: 'Planned',
    depends: 'Depends',
    not_accepted: 'Not accepted',
    substitute: 'Another measure',
  },
};

/** What an answer waits for. */
export const ANSWER_DEPENDENCY_WORDS: Labels<Dependency> = {
  vi: {
    power: 'điện',
    site: 'mặt bằng',
    capital: 'vốn',
    programme: 'chương trình',
  },
  en: { power: 'power', site: 'a site', capital: 'capital', programme: 'a programme' },
};

/** The letters of a case. */
export const LETTER_KIND_WORDS: Labels<LetterKind> = {
  vi: {
    request_to_invest: 'Đề nghị đầu tư',
    reminder: 'Nhắc trả lời',
    joint_inspection: 'Mời cùng kiểm tra',
    report: 'Báo cáo UBND tỉnh và Cục Viễn thông',
    answer_to_citizens: 'Trả lời cử tri',
  },
  en: {
    request_to_invest: 'Request to invest',
    reminder: 'Reminder',
    joint_inspection: 'Invitation to inspect together',
    report: 'Report to UBND and Cục Viễn thông',
    answer_to_citizens: 'Answer to citizens',
  },
};

/** Fields that a sentence names. */
export const CASE_FIELD_WORDS: Labels<string> = {
  vi: {
    reason: 'Lý do lập hồ sơ',
    by: 'Người ghi',
    document: 'Số văn bản',
    note: 'Ghi chú, lý do',
    title: 'Tên phụ lục',
    on: 'Ngày',
    deadline: 'Hạn trả lời',
    due: 'Hạn khắc phục',
    promisedKbps: 'Tốc độ cam kết',
    kind: 'Việc',
    entry: 'Dòng cần hoàn tác',
    answers: 'Trả lời của nhà mạng',
    areas: 'Địa bàn',
    answerStatus: 'Trả lời',
    station: 'Mã trạm',
    position: 'Tọa độ',
    technology: 'Công nghệ, băng tần',
    promised: 'Ngày cam kết',
    countsFrom: 'Tính lượt đo từ ngày',
    cause: 'Nguyên nhân',
    turn: 'Bên phải làm',
    evidence: 'Minh chứng',
    dependsOn: 'Phụ thuộc vào',
    form: 'Tệp trả lời',
    tests: 'Tệp số liệu đo của nhà mạng',
  },
  en: {
    reason: 'Reason',
    by: 'Author',
    document: 'Number of the document',
    note: 'Note, reason',
    title: 'Title of the annex',
    on: 'Date',
    deadline: 'Answer due',
    due: 'To be mended by',
    promisedKbps: 'Promised speed',
    kind: 'Step',
    entry: 'Entry to undo',
    answers: 'The operator’s answer',
    areas: 'Places',
    answerStatus: 'Answer',
    station: 'Station',
    position: 'Position',
    technology: 'Technology, band',
    promised: 'Promised date',
    countsFrom: 'Tests count from',
    cause: 'Cause',
    turn: 'Who must act',
    evidence: 'Evidence',
    dependsOn: 'Depends on',
    form: 'Answer file',
    tests: 'File of the operator’s tests',
  },
};
