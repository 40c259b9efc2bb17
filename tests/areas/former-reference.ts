import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFormat, csvParse } from 'd3';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { temporaryFolder } from '../support/run-server.ts';

/** The ten districts of tỉnh Bắc Giang, which were all that versions before 1.9 knew. */
const DISTRICTS = ['213', '215', '216', '217', '218', '219', '220', '221', '222', '223'];
const PROVINCE = { code: '24', type: 'Tỉnh', areaKm2: 3895.89, population: 2057918 };

/** A reference folder as versions before had it: this one's, cut to former Bắc Giang, with its one province in both editions. */
export function formerReference(): string {
  const folder = temporaryFolder();
  cpSync('data/reference', folder, { recursive: true });
  const path = (file: string) => join(folder, 'areas', file);
  const rewrite = (file: string, change: (text: string) => string) =>
    writeFileSync(path(file), change(readFileSync(path(file), 'utf8')));
  const keep = (file: string, wanted: (row: Record<string, string>) => boolean) =>
    rewrite(file, (text) => csvFormat(csvParse(text).filter((row) => wanted(row as Record<string, string>))));

  const communes = new Set<string>();
  rewrite('areas.topo.json', (text) => {
    const topology = JSON.parse(text) as Topology<{ areas: GeometryCollection }>;
    const { areas } = topology.objects;
    const of = ({ properties }: (typeof areas.geometries)[number]) => properties as Record<string, string>;
    areas.geometries = areas.geometries.filter((shape) => DISTRICTS.includes(of(shape).district!));
    for (const shape of areas.geometries) communes.add(of(shape).commune!);
    return JSON.stringify(topology);
  });
  keep('districts-2024.csv', ({ code }) => DISTRICTS.includes(code!));
  keep('communes-2025.csv', ({ code }) => communes.has(code!));
  keep('former-names.csv', (row) => row.edition === '2024' && DISTRICTS.includes(row['2024/district']!));
  rewrite('provinces.csv', (text) => `${text}2024,Bắc Ninh,none\n2025,Bắc Ninh,part\n`);
  rewrite('editions.json', (text) => {
    const { layer, editions, ...files } = JSON.parse(text) as Record<string, never> & {
      layer: object;
      editions: { id: string; levels: object[] }[];
    };
    const former = editions
      .filter(({ id }) => id !== '2026')
      .map(({ levels: [, narrow], ...edition }) => {
        const name = edition.id === '2024' ? 'Bắc Giang' : 'Bắc Giang (cũ)';
        const levels = [{ level: 'province', units: [{ ...PROVINCE, name }] }, narrow];
        return { ...edition, ...(edition.id === '2025' && { validTo: null }), levels };
      });
    return JSON.stringify({ layer: { ...layer, name: 'bac-giang' }, editions: former, ...files });
  });
  return folder;
}
