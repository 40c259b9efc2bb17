import type { Level } from '#lib/domain/area.ts';
import { formatDate, type Locale } from '#lib/domain/format.ts';
import type { GateBasis, GateEffect, Gate } from '#lib/domain/standards/gate.ts';
import type { Reading, SourceDocument } from '#lib/domain/standards/source-document.ts';
import type { StandingNote, StandingNoteName } from '#lib/domain/standards/standing.ts';
import type { DecidingMean, Standard, StandardKind, StandardLevel } from '#lib/domain/standard.ts';

const vi = {
  kinds: {
    mandatory_regulation: 'quy chuẩn bắt buộc',
    planning_target: 'mục tiêu quy hoạch',
    province_request: 'đề nghị của tỉnh',
    operator_promise: 'cam kết của nhà mạng',
    operator_declared: 'mức nhà mạng tự công bố',
  } as Record<StandardKind, string>,
  kindOf: (kind: string, operator: string) => `${kind}: ${operator}`,
  levels: {
    national: 'cả nước',
    province: 'tỉnh',
    district: 'huyện',
    commune: 'xã',
    operator_network: 'cả mạng của nhà mạng',
  } as Record<StandardLevel, string>,
  oneOfLevel: { province: 'tỉnh', district: 'huyện', commune: 'xã' } as Record<Level, string>,
  means: {
    device: 'mỗi thiết bị một phiếu',
    measurement: 'mọi lượt đo',
  } as Record<DecidingMean, string>,
  readings: {
    read: 'đã đọc văn bản',
    press_wording: 'qua báo chí hoặc bản tóm tắt',
    not_read: 'chưa đọc',
  } as Record<Reading, string>,
  readBy: (reading: string, by: string, on: string) => `${reading} (${by}, ${on})`,
  bases: {
    legal: 'văn bản quy định',
    peer: 'mức của cơ quan khác',
    own: 'quy ước của chương trình, sửa được',
  } as Record<GateBasis, string>,
  effects: {
    verdict: 'thiếu thì chưa kết luận',
    light: 'thiếu thì đèn báo còn ít',
  } as Record<GateEffect, string>,
  periods: { month: 'mỗi tháng', whole: 'cả kỳ' } as Record<Gate['period'], string>,
  kindsNote:
    'Chỉ quy chuẩn bắt buộc mới có thể bị vi phạm; không tới một mục tiêu, một đề nghị hay một mức tự công bố thì chỉ nói là chưa đạt. Tiêu chuẩn chưa bật thì không dùng để xét.',
  /** Whether a standard is judged by. */
  on: 'đang xét',
  off: 'chưa bật',
  offNotRead: 'chưa bật: chưa ai đọc văn bản',
  unknownDate: 'chưa rõ ngày',
  standingTitle: 'Điều cần biết về kỳ và tiêu chuẩn khi đọc kết luận này',
  dated: (number: string, on: string) => `${number} (${on})`,
  standing: {
    own_dates: () =>
      'Kỳ tự chọn, không định trước: chọn ngày sau khi đã thấy số liệu thì dễ gặp kết luận sai hơn.',
    before_start: ({ on }) =>
      on === null
        ? 'Chưa rõ tiêu chuẩn có từ ngày nào.'
        : `Kỳ này bắt đầu trước khi có tiêu chuẩn (${on}): kết luận chỉ để tham khảo.`,
    after_end: ({ on }) =>
      `Kỳ này kéo dài quá ngày tiêu chuẩn hết hiệu lực (${on}): kết luận chỉ để tham khảo.`,
    not_seen_since: ({ on }) => `Mức này thấy lần cuối vào ${on}; không có nguồn nào nói sau đó còn giữ.`,
    before_due: ({ year }) =>
      `Đây là mục tiêu “đến năm ${year}”: kết luận nói kỳ này đã tới mức ấy hay chưa, không nói là quá hạn.`,
    after_due: ({ year }) =>
      `Mục tiêu đặt cho đến năm ${year}; chưa thấy văn bản đặt mục tiêu cho các năm sau.`,
    document_later: ({ documents }) => `Văn bản có sau ngày đầu của kỳ này: ${documents}.`,
    gate_later: ({ documents }) =>
      `Mức lượt đo mỗi tháng lấy từ văn bản có sau khi kỳ này bắt đầu: ${documents}.`,
    other_level: ({ levels, level }) => `Tiêu chuẩn nói về ${levels}, không nói riêng cho từng ${level}.`,
  } as Record<StandingNoteName, (of: StandingWords) => string>,
};

/** What a note names, in words. */
interface StandingWords {
  readonly on: string | null;
  readonly year: string;
  readonly documents: string;
  readonly levels: string;
  readonly level: string;
}

type StandardMessages = typeof vi;

const en: StandardMessages = {
  kinds: {
    mandatory_regulation: 'mandatory regulation',
    planning_target: 'planning target',
    province_request: 'request of the province',
    operator_promise: 'promise of the operator',
    operator_declared: 'declared by the operator',
  },
  kindOf: (kind, operator) => `${kind}: ${operator}`,
  levels: {
    national: 'the country',
    province: 'provinces',
    district: 'districts',
    commune: 'communes',
    operator_network: 'the operator’s whole network',
  },
  oneOfLevel: { province: 'province', district: 'district', commune: 'commune' },
  means: { device: 'one vote for each device', measurement: 'every test' },
  readings: {
    read: 'text read',
    press_wording: 'as quoted by the press or a summary',
    not_read: 'not read',
  },
  readBy: (reading, by, on) => `${reading} (${by}, ${on})`,
  bases: {
    legal: 'asked for by a document',
    peer: 'another body’s figure',
    own: 'this program’s own choice; it can be changed',
  },
  effects: {
    verdict: 'with fewer there is no verdict',
    light: 'with fewer the light says too few',
  },
  periods: { month: 'each month', whole: 'whole period' },
  kindsNote:
    'Only a mandatory regulation can be violated; a target, a request or a declared value can only be missed. A standard that is switched off judges nothing.',
  on: 'judged',
  off: 'switched off',
  offNotRead: 'switched off: nobody has read its text',
  unknownDate: 'date unknown',
  standingTitle: 'What to know of the period and the standard when reading this verdict',
  dated: (number, on) => `${number} (${on})`,
  standing: {
    own_dates: () =>
      'Own dates, not fixed beforehand: choosing dates after the data were seen finds a wrong verdict more easily.',
    before_start: ({ on }) =>
      on === null
        ? 'It is not known since when there is this standard.'
        : `The period began before there was this standard (${on}): the verdict is for orientation only.`,
    after_end: ({ on }) =>
      `The period ends after the standard did (${on}): the verdict is for orientation only.`,
    not_seen_since: ({ on }) => `The value was last seen on ${on}; no source says that it held afterwards.`,
    before_due: ({ year }) =>
      `A target “by ${year}”: the verdict says whether the period reached it, not that it is overdue.`,
    after_due: ({ year }) => `The target is for ${year}; no document with a target for later years was seen.`,
    document_later: ({ documents }) => `Documents dated after the first day of the period: ${documents}.`,
    gate_later: ({ documents }) =>
      `The tests asked for each month come from documents dated after the first day of the period: ${documents}.`,
    other_level: ({ levels, level }) => `The standard speaks of ${levels}, not of each ${level}.`,
  },
};

/** Words of standards, their documents and gates. */
export const standardMessages: Record<Locale, StandardMessages> = { vi, en };

/** The notes of a standing as sentences. */
export function standingInWords(
  notes: readonly StandingNote[],
  { levels }: Pick<Standard, 'levels'>,
  level: Level,
  locale: Locale,
): readonly string[] {
  const t = standardMessages[locale];
  const cited = ({ number, issuedOn }: SourceDocument) =>
    issuedOn === null ? number : t.dated(number, formatDate(issuedOn));
  return notes.map(({ note, on, year, documents }) =>
    t.standing[note]({
      on: on === null ? null : formatDate(on),
      year: String(year),
      documents: documents.map(cited).join('; '),
      levels: levels.map((of) => t.levels[of]).join(', '),
      level: t.oneOfLevel[level],
    }),
  );
}

/** A standard's name, kind and documents: "4G ... (mục tiêu quy hoạch; Quyết định 36/QĐ-TTg ngày 11/1/2024)". */
export function standardInWords({ name, kind, source }: Standard, locale: Locale): string {
  return `${name[locale]} (${standardMessages[locale].kinds[kind]}; ${source})`;
}

/** A gate's reason, what it is taken from, and what kind of number it is. */
export function gateInWords({ reason, documents, basis, period }: Gate, locale: Locale): string {
  const t = standardMessages[locale];
  const said = [reason[locale].replace(/\.$/, ''), ...documents.map(({ number }) => number)].join('; ');
  return `${said} (${t.periods[period]}; ${t.bases[basis]})`;
}
