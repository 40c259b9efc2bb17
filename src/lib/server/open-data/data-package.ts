import type { CatalogColumn, CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import { SIMULATED_LABEL } from '#lib/messages/packs/readme.ts';
import { OPEN_DATA_TITLE } from '#lib/messages/open-data.ts';
import { DATA_PACKAGE_PROFILE, fieldType } from '#lib/transport/data-package.ts';
import type { ExportedPart } from './manifest.ts';
import { isWritten, writtenName } from './open-data.sql.ts';

const KBPS = { type: 'integer', unit: 'kbit/s' } as const;

function fieldOf({ name, type, unit }: CatalogColumn) {
  const written = writtenName(name);
  if (written !== name) return { name: written, ...KBPS };
  return { name, type: fieldType(type), ...(unit === null ? {} : { unit }) };
}

/** datapackage.json (Data Package 2.0) of an export: its tables with their columns, and its outlines. */
export function openDataPackage(
  views: readonly CatalogView[],
  parts: readonly ExportedPart[],
  {
    dataVersion,
    simulated,
    program,
  }: { readonly dataVersion: number; readonly simulated: boolean; readonly program: string },
): string {
  const pathsOf = ({ name }: CatalogView) =>
    parts
      .map(({ path }) => path)
      .filter((path) => path === `${name}.parquet` || path.startsWith(`${name}/month=`));
  const tables = views.map((view) => {
    const isMeasured = view.name === 'measurements';
    return {
      name: view.name.replaceAll('_', '-'),
      path: pathsOf(view),
      format: 'parquet',
      mediatype: 'application/vnd.apache.parquet',
      schema: {
        fields: view.columns.filter(({ name }) => !isMeasured || isWritten(name)).map(fieldOf),
      },
    };
  });
  const described = {
    $schema: DATA_PACKAGE_PROFILE,
    name: 'i-speed-open-data',
    title: OPEN_DATA_TITLE,
    ...(simulated ? { description: SIMULATED_LABEL } : {}),
    version: `1.0.0+data.${dataVersion}`,
    contributors: [{ title: program, roles: ['creator'] }],
    resources: tables.filter(({ path }) => path.length > 0),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
