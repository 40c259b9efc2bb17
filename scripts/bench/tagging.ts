import { positionTagging } from '#lib/server/areas/position-tagging.sql.ts';
import { readLayers } from '#lib/server/areas/layers.ts';
import { statement, wholeNumber } from '#lib/server/db/statement.ts';
import { openWarehouse, inTemporaryFolder, report, timed } from './measure.ts';

const rows = Number(process.argv[2] ?? 5_000_000);

await inTemporaryFolder(async (folder) => {
  const warehouse = await openWarehouse(folder);
  const tagMs = await warehouse.db.write(async (writer) => {
    const { joins, placeId } = positionTagging(await readLayers(writer));
    await writer.run(
      statement()`create temp table s as select 105.88 + random() * 1.2 as longitude, 21.12 + random() * 0.48 as latitude
        from range(${wholeNumber(rows)})`,
      {},
    );
    return timed(() =>
      writer.run(statement()`create temp table tagged as select ${placeId} as place_id from s ${joins}`, {}),
    );
  });
  await warehouse.close();
  report(`tagging: position to place, ${rows.toLocaleString('en')} rows`, rows / tagMs / 1000, 'M rows/s');
});
