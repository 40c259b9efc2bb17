import type { Locale } from '#lib/domain/format.ts';
import type { GateBasis, GateEffect, Gate } from '#lib/domain/standards/gate.ts';
import type { Reading } from '#lib/domain/standards/source-document.ts';
import type { DecidingMean, StandardKind, StandardLevel } from '#lib/domain/standard.ts';

const vi = {
  kinds: {
    mandatory_regulation: 'quy chuẩn bắt buộc',
    planning_target: 'mục tiêu quy hoạch',
    province_request: 'đề nghị của tỉnh',
    operator_promise: 'cam kết của nhà mạng',
    operator_declared: 'mức nhà mạng tự công bố',
  } as Record<StandardKind, string>,
  levels: {
    national: 'cả nước',
    province: 'tỉnh',
    district: 'huyện',
    commune: 'xã',
    operator_network: 'cả mạng của nhà mạng',
  } as Record<StandardLevel, string>,
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
  /** Whether a standard is judged by. */
  on: 'đang xét',
  off: 'chưa bật',
  offNotRead: 'chưa bật: chưa ai đọc văn bản',
  unknownDate: 'chưa rõ ngày',
};

type StandardMessages = typeof vi;

const en: StandardMessages = {
  kinds: {
    mandatory_regulation: 'mandatory regulation',
    planning_target: 'planning target',
    province_request: 'request of the province',
    operator_promise: 'promise of the operator',
    operator_declared: 'declared by the operator',
  },
  levels: {
    national: 'the country',
    province: 'provinces',
    district: 'districts',
    commune: 'communes',
    operator_network: 'the operator’s whole network',
  },
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
  on: 'judged',
  off: 'switched off',
  offNotRead: 'switched off: nobody has read its text',
  unknownDate: 'date unknown',
};

/** Words of standards, their documents and gates. */
export const standardMessages: Record<Locale, StandardMessages> = { vi, en };

/** A gate's reason, what it is taken from, and what kind of number it is. */
export function gateInWords({ reason, documents, basis, period }: Gate, locale: Locale): string {
  const t = standardMessages[locale];
  const said = [reason[locale].replace(/\.$/, ''), ...documents.map(({ number }) => number)].join('; ');
  return `${said} (${t.periods[period]}; ${t.bases[basis]})`;
}
