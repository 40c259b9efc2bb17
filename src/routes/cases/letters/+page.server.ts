import { LETTER_TEXTS, type LetterTextName } from '#lib/domain/cases/letters/letter-text.ts';
import type { LetterFields } from '#lib/domain/cases/letters/fill-template.ts';
import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { letterTextName } from '#lib/server/cases/letter-texts/read-letter-text.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { caseLetterFields } from '#lib/server/documents/letters/case-letter.ts';
import { letterTextVersions } from '#lib/server/documents/letters/letters-in-force.ts';
import { shippedLetters } from '#lib/server/documents/letters/shipped-letters.ts';
import { forPage } from '#lib/server/http.ts';
import type { PageServerLoad } from './$types';

/** Newest cases that a preview can be filled from. */
const MOST_CASES = 50;
/** Newest versions that are compared on the page. */
const MOST_VERSIONS = 20;

/** The texts of letters, the chosen one with its versions, and what its fields stand for in the chosen case. */
export const load: PageServerLoad = ({ url, locals: { warehouse, locale, reference } }) =>
  forPage(locale, async () => {
    const name = letterTextName(url.searchParams.get('letter') ?? LETTER_TEXTS[0]);
    const versionsOf = await letterTextVersions(warehouse, shippedLetters(reference));
    const { cases } = await readLedger(warehouse);
    const asked = url.searchParams.get('case');
    const id = asked ? caseId(asked) : likelyCase(cases);
    const versions = versionsOf(name);
    return {
      name,
      texts: LETTER_TEXTS.map((text) => {
        const { version, isShipped, changedOn, by } = versionsOf(text)[0]!;
        return { text, version, isShipped, changedOn, by };
      }),
      // One more than is shown, to compare the last one with.
      versions: versions.slice(0, MOST_VERSIONS + 1),
      older: Math.max(0, versions.length - MOST_VERSIONS - 1),
      case: id,
      cases: cases
        .slice(-MOST_CASES)
        .reverse()
        .map(({ id: number, number: title, operatorName, places, simulated }) => ({
          ...{ id: number, title, operatorName, simulated },
          places: places.map((place) => place.title).join(', '),
        })),
      fields: id === null ? null : await fieldsOf(name, id),
    };

    function fieldsOf(text: LetterTextName, of: number): Promise<LetterFields> {
      const kind = text === 'grounds' ? LETTER_TEXTS[0] : text;
      return caseLetterFields(warehouse, reference, kind, of);
    }
  });

/** The case that fills most fields: the newest that was verified, else answered, else any. */
function likelyCase(cases: readonly LedgerCase[]): number | null {
  const found =
    cases.findLast(({ verifiedOn }) => verifiedOn !== null) ??
    cases.findLast(({ answeredOn }) => answeredOn !== null) ??
    cases.at(-1);
  return found?.id ?? null;
}
