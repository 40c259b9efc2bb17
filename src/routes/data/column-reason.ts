import { formatShare, type Locale } from '#lib/domain/format.ts';
import { SURE, type ColumnCandidate } from '#lib/domain/mapping-guess.ts';
import type { MeasurementPreview } from '#lib/domain/preview.ts';
import { dataMessages } from '#lib/messages/data.ts';
import { mappingMessages } from '#lib/messages/mapping.ts';
import { KEPT, type ColumnChoice } from './mapping-draft.ts';

/** From this confidence on a guess is called certain. */
const CERTAIN = 0.9;

/**
 * Why a column is read as it is, in words: "chắc chắn: tiêu đề đúng tên, 100% giá trị là số". For a column that is left
 * out, what it may be; empty when nothing is known of it.
 */
export function columnReason(
  { guess, mapping, headers }: MeasurementPreview,
  index: number,
  field: ColumnChoice,
  locale: Locale,
): string {
  const t = mappingMessages[locale];
  if (field === KEPT) return t.chosen;
  if (field === '') {
    const likely = Object.values(guess.fields).find((one) => one.index === index);
    if (!likely) return '';
    const name = dataMessages[locale].fields[likely.field].toLowerCase();
    return `${t.maybe(name)} (${reasonsOf(likely, locale)})`;
  }
  const best = guess.fields[field];
  const found = [...(best ? [best] : []), ...(best?.alternatives ?? [])].find((one) => one.index === index);
  const proposed = mapping.columns[field]?.column === headers[index];
  if (mapping.profile && proposed) return `${t.reasons.profile()} «${mapping.profile}»`;
  if (!found) return t.chosen;
  const tied = best?.tied === true;
  const degree =
    found.confidence >= CERTAIN && !tied
      ? t.sure
      : found.confidence >= SURE && !tied
        ? t.fairlySure
        : t.unsure;
  return `${degree}: ${reasonsOf(found, locale)}`;
}

function reasonsOf({ reasons }: ColumnCandidate, locale: Locale): string {
  const t = mappingMessages[locale];
  return reasons.map(({ code, share = 1 }) => t.reasons[code](formatShare(share, locale))).join(', ');
}
