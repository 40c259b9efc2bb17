import type { CountingWay } from '#lib/domain/decisions/counting-way.ts';
import type { Decision } from '#lib/domain/decisions/decision.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { VerdictReason } from '#lib/domain/verdict.ts';
import { evidenceMessages } from './evidence.ts';
import { VERDICT_LABELS } from './verdicts.ts';

const vi = {
  reasons: {
    few_tests: 'còn ít lượt đo',
    few_devices: 'còn ít thiết bị',
    no_device_ids: 'tệp không có mã thiết bị',
    depends_on_counting: 'phụ thuộc cách tính',
  } as Record<VerdictReason, string>,
  noDeviceIds:
    'Phần lớn lượt đo không cho biết thiết bị, nên không rõ có bao nhiêu người đo. Nêu số lượt mỗi người đo ở trang của từng tệp (mục Dữ liệu), hoặc nạp tệp có mã thiết bị.',
  depends: (ways: string) => `Tính theo cách khác thì kết luận ngược lại: ${ways}.`,
  hinges: (devices: number) =>
    `Kết luận này dựa vào ${devices === 1 ? 'một' : devices} thiết bị: bỏ ${devices === 1 ? 'thiết bị' : `${devices} thiết bị`} nhanh nhất hoặc chậm nhất thì kết luận đổi.`,
  widened:
    'Khoảng tin cậy đã được nới rộng: tệp không có mã thiết bị, số lượt mỗi người đo do cơ quan nêu khi nạp.',
};
type DecisionMessages = typeof vi;

const en: DecisionMessages = {
  reasons: {
    few_tests: 'few tests',
    few_devices: 'few devices',
    no_device_ids: 'the file has no device ids',
    depends_on_counting: 'depends on how tests are counted',
  },
  noDeviceIds:
    'Most tests do not tell their device, so nobody knows how many people made them. State the tests per person on each file’s page (Data), or load files with device ids.',
  depends: (ways) => `Counted in another way the verdict is the opposite: ${ways}.`,
  hinges: (devices) =>
    `This verdict hangs on ${devices === 1 ? 'one device' : `${devices} devices`}: without the ${devices === 1 ? '' : `${devices} `}fastest or slowest it would be another.`,
  widened:
    'The interval is widened: the file has no device ids, and the tests per person are what the office stated for it.',
};

const MESSAGES: Readonly<Record<Locale, DecisionMessages>> = { vi, en };

/** Why there is no verdict, in a few words; null where there is nothing to add. */
export const reasonInWords = (reason: VerdictReason | null, locale: Locale): string | null =>
  reason === null ? null : MESSAGES[locale].reasons[reason];

/** The reason that stands beside "Chưa kết luận"; null elsewhere, where lights and counts tell what is missing. */
export const undecidedReason = (
  { verdict, reason }: Pick<Decision, 'verdict' | 'reason'>,
  locale: Locale,
): string | null => (verdict === 'undecided' ? reasonInWords(reason, locale) : null);

/** The verdict with that reason: "Chưa kết luận: phụ thuộc cách tính". */
export function decisionInWords(decision: Pick<Decision, 'verdict' | 'reason'>, locale: Locale): string {
  const why = undecidedReason(decision, locale);
  const verdict = VERDICT_LABELS[locale][decision.verdict];
  return why === null ? verdict : `${verdict}: ${why}`;
}

/** What must be said beside a decision: each a sentence. */
export function decisionNotes(
  {
    decidedBy,
    reason,
    opposedBy,
    hingeDevices,
  }: Omit<Decision, 'verdict' | 'deciding' | 'decidingLower' | 'decidingUpper'>,
  locale: Locale,
): readonly string[] {
  const t = MESSAGES[locale];
  const notes: string[] = [];
  if (reason === 'no_device_ids') notes.push(t.noDeviceIds);
  if (opposedBy.length > 0) notes.push(t.depends(waysInWords(opposedBy, locale)));
  if (decidedBy === 'widened') notes.push(t.widened);
  if (hingeDevices > 0) notes.push(t.hinges(hingeDevices));
  return notes;
}

function waysInWords(ways: readonly CountingWay[], locale: Locale): string {
  const names = ways.map((way) => evidenceMessages[locale].variants[way]);
  return new Intl.ListFormat(locale).format(
    names.map((name) => name.charAt(0).toLowerCase() + name.slice(1)),
  );
}
