import type { Filter } from '#lib/domain/filter.ts';
import { formatCount, formatDate, type Locale } from '#lib/domain/format.ts';
import { issuingBodyOn } from '#lib/domain/issuing-body.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';
import { standardInWords, standingInWords } from '#lib/messages/standards.ts';
import { filterInWords } from '#lib/state/filter-form.ts';
import type { Provenance } from '../../statistics/provenance.ts';
import { dataDates, vocabularyOf, type Catalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { SheetPage } from './sheet-page.ts';

/** What stands around the figures of a sheet. */
type SheetFrame = Pick<
  SheetPage,
  'issuer' | 'noIssuer' | 'printed' | 'simulated' | 'kicker' | 'foot' | 'addressLabel' | 'address' | 'units'
>;

/** What a sheet's frame is made of. */
interface FrameOf {
  readonly filter: Filter;
  readonly provenance: Provenance;
  readonly catalog: Catalog;
  readonly address: string;
  readonly locale: Locale;
}

/** Who issues the sheet today, what is shown, and where the figures come from. */
export function sheetFrame(
  warehouse: Warehouse,
  { filter, provenance, catalog, address, locale }: FrameOf,
): SheetFrame {
  const t = sheetMessages[locale];
  const today = localDateAt(warehouse.clock());
  const issuer = issuingBodyOn(catalog.issuingBodies, today);
  const { standard, standing, edition, dataVersion, simulated } = provenance;
  return {
    issuer: issuer && { superior: issuer.superior, name: issuer.name },
    noIssuer: t.noIssuer,
    printed: t.printed(issuer?.place ?? null, formatDate(today)),
    simulated: simulated ? t.simulated : null,
    kicker: filterInWords(filter, vocabularyOf(catalog), dataDates(warehouse, catalog), locale),
    foot: [
      t.standard(standardInWords(standard, locale)),
      ...standingInWords(standing, standard, filter.level, locale),
      t.source(formatCount(dataVersion, locale), edition.name),
    ],
    addressLabel: t.address,
    units: t.units,
    address,
  };
}
