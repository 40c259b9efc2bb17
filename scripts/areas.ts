import { accessSync, constants } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { areaImportLines } from '#lib/messages/area-import.ts';
import { provinceLines, provinceMessages } from '#lib/messages/new-province.ts';
import { importAreas } from '#lib/server/areas/import-areas.ts';
import { AREA_IMPORT_OPTIONS, areaImportRequest } from '#lib/server/areas/import-request.ts';
import { sendAreas } from '#lib/server/areas/send-areas.ts';
import { actAsCommand } from '#lib/server/audit/witness.ts';
import { readConfig } from '#lib/server/config.ts';
import { makeProvince } from '#lib/server/province/make-province.ts';
import { PROVINCE_OPTIONS, provinceRequest } from '#lib/server/province/province-request.ts';
import { provinceFolder } from '#lib/server/province/reference-in-use.ts';
import { checkProvince, placeProvince } from '#lib/server/province/take-province.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';
import { runCommand } from './run-command.ts';

actAsCommand();

/** Options of both commands, and the files of a new province beside its outlines. */
const OPTIONS = [
  ...new Set([...AREA_IMPORT_OPTIONS, ...PROVINCE_OPTIONS, 'districts', 'populations', 'out', 'lang']),
];

function readArguments(args: readonly string[]) {
  const usage = (problem: string) =>
    new Fault('areas_usage', { problem, options: OPTIONS.map((name) => `--${name}`) });
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
    });
    const [command, path, ...rest] = positionals;
    if ((command !== 'import' && command !== 'new-province') || !path || rest.length > 0)
      throw usage(positionals.join(' ') || '…');
    return { command, path, options: new URLSearchParams(values as Record<string, string>) };
  } catch (error) {
    throw error instanceof TypeError ? usage(error.message) : error;
  }
}

function readable(path: string) {
  try {
    accessSync(path, constants.R_OK);
    return { path, name: basename(path) };
  } catch (cause) {
    throw new Fault('areas_file_missing', { file: path }, 400, { cause });
  }
}

await runCommand(async (args, locale) => {
  const { command, path, options } = readArguments(args);
  const config = readConfig(process.env, process.cwd());
  if (command === 'new-province') {
    const t = provinceMessages[locale];
    const file = (option: string) => (options.has(option) ? readable(options.get(option)!) : undefined);
    const given = {
      outlines: readable(path),
      districts: file('districts'),
      populations: file('populations'),
    };
    const optionOf = (option: string) => options.get(option) ?? undefined;
    const request = provinceRequest(optionOf, given.outlines.name, given.districts !== undefined);
    const shipped = join(config.root, 'data', 'reference');
    const made = await makeProvince(given, request, shipped);
    await checkProvince(made, shipped);
    const out = options.get('out');
    const folder = out === null ? provinceFolder(config.dataDir) : resolve(out);
    const before = placeProvince(made.files, folder, new Date());
    return [
      ...provinceLines(made.report, locale),
      t.placed(folder),
      ...(before === null ? [] : [t.before(before)]),
      ...(out === null ? [t.restart] : []),
    ];
  }
  const fileName = basename(path);
  const request = areaImportRequest(options, fileName);
  readable(path);
  const server = await findServer(config.dataDir);
  const importHere = async () => {
    const warehouse = await openService({ ...config, sample: false }, () => undefined);
    try {
      return await importAreas(warehouse, path, request);
    } finally {
      await warehouse.close();
    }
  };
  const report = server ? await sendAreas(server, path, fileName, options) : await importHere();
  return areaImportLines(report, locale);
});
