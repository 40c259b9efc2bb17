import { readFileSync } from 'node:fs';
import { reportMonth } from '#lib/domain/period.ts';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';

const REFERENCE = 'data/reference';

function areasIn(file: string) {
  const [, ...lines] = readFileSync(`${REFERENCE}/areas/${file}`, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [code, name, type] = line.split(',') as [string, string, string];
    return { code, name, type };
  });
}

const { operators } = JSON.parse(readFileSync(`${REFERENCE}/operators/operators.json`, 'utf8')) as {
  operators: { code: string; name: string; aliases: string[] }[];
};

/** The areas and operators of the reference data, asked on 20 July 2024 with data to that day. */
export const VOCABULARY: Vocabulary = {
  today: '2024-07-20',
  lastOn: '2024-07-20',
  period: reportMonth('2024-07'),
  edition: '2024',
  level: 'district',
  editions: [
    {
      id: '2024',
      name: 'Địa giới năm 2024',
      validFrom: '2024-02-01',
      validTo: '2025-07-01',
      levels: ['province', 'district'],
      areas: {
        province: [{ code: '24', name: 'Bắc Giang', type: 'Tỉnh' }],
        district: areasIn('districts-2024.csv'),
      },
    },
    {
      id: '2025',
      name: 'Địa giới từ 1/7/2025',
      validFrom: '2025-07-01',
      validTo: null,
      levels: ['province', 'commune'],
      areas: {
        province: [{ code: '24', name: 'Bắc Giang (cũ)', type: '' }],
        commune: areasIn('communes-2025.csv'),
      },
    },
  ],
  operators: operators.map(({ code, name, aliases }) => ({ code, name, aliases })),
};
