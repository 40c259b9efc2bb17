import type { LETTER_FORMATS } from '#lib/domain/cases/letters/letter-kind.ts';
import { issuingBodyOn } from '#lib/domain/issuing-body.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { dossierWords } from '#lib/messages/dossier.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { dossierContent, type DossierSetup } from '../documents/dossier/dossier-content.ts';
import { LETTER_CONTENT_TYPES, type LetterFile } from '../documents/letters/case-letter.ts';
import { renderLetterPdf } from '../documents/letters/letter-pdf.ts';
import { renderLetter } from '../documents/letters/render-letter.ts';
import { retentionInForce } from '../warehouse/settings/started-settings.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readInstallation } from './installation.ts';
import { softwareOf } from './software-files.ts';
import { countedDevices } from './watch.sql.ts';

/** The dossier that proposes level 2 for the running installation, as `format` (docx, the first, or pdf). */
export async function dossierFile(
  warehouse: Warehouse,
  accounts: Accounts,
  setup: DossierSetup & { readonly root: string },
  format: (typeof LETTER_FORMATS)[number],
): Promise<LetterFile> {
  const today = localDateAt(warehouse.clock());
  const [installation, { issuingBodies, reportingUnits, holdings }, [found]] = await Promise.all([
    readInstallation(warehouse, accounts),
    readCatalog(warehouse),
    warehouse.db.query(countedDevices, {}),
  ]);
  const { logDays, ...retention } = await retentionInForce(warehouse, setup);
  const content = dossierContent({
    ...{ installation, today, setup: { ...setup, retention, logDays }, devices: found!.devices },
    issuer: issuingBodyOn(issuingBodies, today),
    packages: softwareOf(setup.root).length,
    units: reportingUnits.length,
    simulated: holdings.simulatedBatches > 0,
  });
  const date = new Date(`${today}T00:00:00Z`);
  const body = format === 'pdf' ? await renderLetterPdf(content, date) : await renderLetter(content, date);
  return {
    contentType: LETTER_CONTENT_TYPES[format],
    fileName: `${dossierWords.fileName}_${today}.${format}`,
    body,
  };
}
