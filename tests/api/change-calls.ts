import { strToU8, zipSync } from 'fflate';
import { addMonths } from '#lib/domain/local-date.ts';
import type { OperationId } from '#lib/messages/api/operation-words.ts';
import { outlinesDocument } from '#lib/server/areas/outlines.ts';
import { resolvePlaceName } from '#lib/server/areas/place-names/settle-place-names.ts';
import { saveProfile } from '#lib/server/ingest/mapping/profiles.ts';
import { recordRawRemoval } from '#lib/server/ingest/retention.sql.ts';
import { addAnnotation } from '#lib/server/statistics/annotations.ts';
import { acceptFinding } from '#lib/server/tallies/acceptances.ts';
import { judgedReports } from '#lib/server/tallies/judged-reports.ts';
import { makeLinks } from '#lib/server/tallies/report-links.ts';
import { clearTrust, recordTrust } from '#lib/server/warehouse/clock-trust.sql.ts';
import { asBytes, island } from '../areas/boundary-files.ts';
import { AWAITED, type ApiWorld } from './api-world.ts';
import { OWN } from './call-route.ts';
import type { Calls } from './figure-calls.ts';

const BY = { by: 'An' };
/** Who has no account, as in open mode. */
const ANYBODY = { accountId: null, administers: true, isUsed: () => true };
const ABSENT = { params: { id: 999 }, query: BY, status: 404 };
const LUC_NAM = { edition: '2024', level: 'district', code: '216' } as const;
const REMOVAL = {
  ...{ now: '2024-07-19T00:00:00Z', reason: 'raw_days', days: 400, dueOn: '2024-07-19' },
  ...{ key: 'of no batch', bytes: 1 },
};
const BINARY = { 'content-type': 'application/octet-stream' };

let made = 0;
/** A name that no file of these calls had. */
const fresh = (name: string) => `${(made += 1)}-${name}`;

/** A place name that nothing knows, in a file of its own. */
async function unknownPlace({ load }: ApiWorld) {
  const address = `Đảo xa ${'xyz'[made % 3]}${(made += 1)}`;
  await load(fresh('names.csv'), `Ngày đo;Download Mbps;Địa chỉ\n13/06/2024;40;"${address}"\n`);
  return { district: null, commune: null, address };
}

/** A report with a figure of the month above that to date, and what a check says of it. */
async function doubtfulReport({ load, warehouse }: ApiWorld) {
  const month = '2024-04';
  const csv = `Đơn vị,Người cài đặt trong tháng,Lượt truy cập trong tháng,Người cài đặt lũy kế,Lượt truy cập lũy kế
"UBND huyện Lục Nam",${100 + (made += 1)},300,50,900
`;
  await load(fresh('form.csv'), `"Tháng 4/2024",,,,\n${csv}`);
  const reports = await judgedReports(warehouse, addMonths(month, 1));
  const { unitCode, findings } = reports.find((report) => report.month === month)!;
  return { unit: unitCode, month, finding: findings[0]!.key, reason: 'đã hỏi lại', by: 'An' };
}

const profile = () => ({
  ...{ name: fresh('mẫu'), headers: ['a', 'b'], sheet: null, headerRow: null },
  ...{ columns: { download: { column: 'a', unit: 'kbps' } }, constants: { operator: 'Viettel' } },
});
const annotation = { on: '2024-06-13', text: 'bão', unit: LUC_NAM, operator: 'viettel', by: 'An' };
const islandQuery = { edition: 'island', level: 'commune', code: 'code', name: 'name', parent: 'parent' };
const content = asBytes(island()) as Uint8Array<ArrayBuffer>;

/** Calls of the operations on areas, names, notes, reports, profiles and the server. */
export const CHANGE_CALLS = {
  readOutlines: {
    answered: async ({ warehouse }) => {
      const { sha256 } = await outlinesDocument(warehouse, '2024', 'district');
      return [
        { params: { edition: '2024', level: 'district' } },
        { params: { edition: '2024', level: 'district' }, query: { sha256 } },
      ];
    },
    refused: [{ params: { edition: '1990', level: 'district' }, status: 404 }],
  },
  importAreas: {
    answered: () => [{ query: islandQuery, headers: BINARY, body: content }],
    refused: [
      { query: { edition: 'island' }, headers: BINARY, body: content, status: 400 },
      { query: islandQuery, headers: { 'content-type': 'text/plain' }, body: content, status: 415 },
      { query: islandQuery, headers: { ...BINARY, 'content-length': '1e10' }, status: 413 },
      { query: { ...islandQuery, code: 'nothing' }, headers: BINARY, body: content, status: 422 },
    ],
  },
  listPlaceNames: {
    answered: async (world) => {
      await resolvePlaceName(world.warehouse, {
        written: await unknownPlace(world),
        unit: LUC_NAM,
        by: 'An',
      });
      await unknownPlace(world);
      return [{}];
    },
    refused: [],
  },
  resolvePlaceName: {
    answered: async (world) => [
      { json: { written: await unknownPlace(world), unit: null, by: 'An' } },
      { json: { written: await unknownPlace(world), unit: LUC_NAM } },
    ],
    refused: [
      { body: '{}', headers: { 'content-type': 'text/plain' }, status: 400 },
      { json: { written: { address: 'nowhere' }, unit: null }, status: 404 },
      { json: { written: { address: 'x' }, unit: { ...LUC_NAM, code: '0' } }, status: 422 },
    ],
  },
  undoPlaceResolution: {
    answered: async (world) => {
      const written = await unknownPlace(world);
      const { id } = await resolvePlaceName(world.warehouse, { written, unit: null, by: 'An' });
      return [{ params: { id }, query: BY }];
    },
    refused: [ABSENT, { ...ABSENT, params: { id: 'x' } }],
  },
  listAnnotations: {
    answered: async ({ warehouse }) => {
      await addAnnotation(warehouse, annotation);
      await addAnnotation(warehouse, { ...annotation, unit: null, operator: null });
      return [{}];
    },
    refused: [],
  },
  addAnnotation: {
    answered: () => [{ json: annotation }, { json: { on: '2024-06-14', text: 'trạm mới', by: 'An' } }],
    refused: [
      { json: { ...annotation, on: '31/12' }, status: 400 },
      { json: { ...annotation, unit: { ...LUC_NAM, code: '0' } }, status: 422 },
    ],
  },
  dropAnnotation: {
    answered: async ({ warehouse }) => [
      { params: { id: await addAnnotation(warehouse, annotation) }, query: BY },
    ],
    refused: [ABSENT, { params: { id: 1 }, status: 400 }],
  },
  acceptFinding: {
    answered: async (world) => [{ json: await doubtfulReport(world) }],
    refused: [
      { json: {}, status: 400 },
      { json: { unit: 'ubnd-216', month: '2024-05', finding: 'none', reason: 'x', by: 'An' }, status: 409 },
    ],
  },
  withdrawAcceptance: {
    answered: async (world) => [
      { params: { id: await acceptFinding(world.warehouse, await doubtfulReport(world)) }, query: BY },
    ],
    refused: [ABSENT, { params: { id: 1 }, status: 400 }],
  },
  listReportLinks: {
    answered: async ({ warehouse }) => {
      await makeLinks(warehouse, { month: AWAITED, units: ['ubnd-216'], by: 'An' }, OWN, ANYBODY);
      return [{ query: { month: AWAITED } }];
    },
    refused: [{ query: { month: 'July' }, status: 400 }],
  },
  makeReportLinks: {
    answered: () => [
      { json: { month: AWAITED, units: ['ubnd-216', 'ubnd-222'], by: 'An' } },
      { json: { month: AWAITED, units: ['ubnd-216'], by: 'An', endsOn: '2024-12-31' } },
    ],
    refused: [
      { json: { month: AWAITED, units: [], by: 'An' }, status: 400 },
      { json: { month: AWAITED, units: ['nobody'], by: 'An' }, status: 400 },
      { json: { month: AWAITED, units: ['ubnd-216'], by: 'An', endsOn: '2024-07-19' }, status: 400 },
      { json: { month: AWAITED, units: ['ubnd-216'], by: 'An', endsOn: 'soon' }, status: 400 },
    ],
  },
  revokeReportLink: {
    answered: async ({ warehouse }) => {
      const [link] = await makeLinks(
        warehouse,
        { month: AWAITED, units: ['ubnd-216'], by: 'An' },
        OWN,
        ANYBODY,
      );
      return [{ params: { id: link!.id }, query: BY }];
    },
    refused: [ABSENT, { params: { id: 1 }, status: 400 }],
  },
  listProfiles: { answered: () => [{}], refused: [] },
  saveProfile: {
    answered: () => [{ json: profile() }, { json: { name: fresh('mẫu'), headers: ['a'] }, query: BY }],
    refused: [{ json: { ...profile(), name: ' ' }, status: 422 }],
  },
  deleteProfile: {
    answered: async ({ warehouse }) => {
      const { name, headers, sheet, headerRow } = profile();
      const mapping = { columns: {}, constants: {} };
      const saved = { name, headers, sheet, headerRow, mapping, createdBy: 'An' };
      const { id } = await saveProfile(warehouse, saved);
      return [{ params: { id } }];
    },
    refused: [{ params: { id: 999 }, status: 404 }],
  },
  readHealth: {
    answered: () => [{}, { query: { deep: '1' } }],
    refused: [{ query: { deep: '2' }, status: 400 }],
  },
  readRetention: {
    answered: async ({ warehouse }) => {
      await warehouse.db.write((writer) => writer.run(recordRawRemoval, REMOVAL));
      return [{}];
    },
    refused: [],
  },
  confirmRetention: {
    answered: async ({ warehouse }) => {
      await warehouse.db.write(async (writer) => {
        await writer.run(clearTrust, {});
        await writer.run(recordTrust, { now: '2024-01-01T00:00:00Z', by: null });
      });
      return [{ json: { today: '2024-07-20', by: 'An' } }];
    },
    refused: [
      { json: { today: 'now', by: 'An' }, status: 400 },
      { json: { today: '2024-07-20', by: '' }, status: 400 },
      { json: { today: '2024-07-19', by: 'An' }, status: 409 },
    ],
  },
  readApiDescription: { answered: () => [{}, { query: { lang: 'en' } }], refused: [] },
} as const satisfies Partial<Record<OperationId, Calls>>;

/** A zip of a file that can be read and of one that cannot. */
export const ARCHIVE = zipSync({
  'a.csv': strToU8('Ngày đo;Nhà mạng;Công nghệ;Download Mbps\n13/06/2024;Viettel;4G;40\n'),
  'b.csv': new Uint8Array(),
}) as Uint8Array<ArrayBuffer>;
