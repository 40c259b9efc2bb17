import { countWaitingNames } from '#lib/server/areas/place-names/place-board.ts';
import { backupState } from '#lib/server/backup/last-backup.ts';
import { forPage } from '#lib/server/http.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { listFailedLoads } from '#lib/server/ingest/failed-loads.ts';
import { retentionReport } from '#lib/server/ingest/retention.ts';
import { restorableIn } from '#lib/server/ingest/raw/raw-file.ts';
import { listProfiles } from '#lib/server/ingest/mapping/profiles.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** Every file taken in, the latest first, which of those taken back can come back, the saved mappings, how many place names wait, who reports each month, failed loads, retention, backups, and the state of the device secret. */
export const load: PageServerLoad = ({ locals: { warehouse, locale, backsUp } }) =>
  forPage(locale, async () => ({
    batches: await listBatches(warehouse),
    restorable: await restorableIn(warehouse),
    profiles: await listProfiles(warehouse.db),
    units: (await readCatalog(warehouse)).reportingUnits,
    failures: await listFailedLoads(warehouse),
    retention: await retentionReport(warehouse),
    backup: backupState(warehouse.dataDir, backsUp, warehouse.clock()),
    deviceSecret: warehouse.deviceSecret.state,
    waiting: await countWaitingNames(warehouse),
  }));
