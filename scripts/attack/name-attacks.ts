import { unzipSync } from 'fflate';
import { XMLValidator } from 'fast-xml-parser';
import type { Attack } from './attack.ts';
import type { Answer, AttackClient } from './attack-client.ts';
import { noServerError } from './packed-attacks.ts';
import { all, broken, held, type Verdict } from './verdict.ts';

const MARK = 'zqx';
/** Names that break out of what they are written into. */
const NAMES = [
  `${MARK}<script>alert(1)</script>`,
  `${MARK}"><img src=x onerror=alert(1)>`,
  `${MARK}]]><x/>`,
  `${MARK}</script><svg onload=alert(1)>`,
  `${MARK}\u0000\u0001\u0008\u000b\u001f\ufffe`,
  `${MARK}\u202egnp.exe\u2066`,
  `${MARK}&lt;&#0;&amp;`,
  `${MARK}\\u003cscript`,
  `${MARK}{@html 1}{{1}}\${1}`,
];
/** What stands in no page or file unescaped: `zqx<` alone is a name cut to its mark and the next tag of the page. */
const RAW = [`${MARK}<script`, `${MARK}"><img`, `${MARK}]]><`, `${MARK}</script`];
/** Scripts of a page: the data in them are no text that a person reads. */
const SCRIPTS = /<script[^>]*>[\s\S]*?<\/script>/g;
/** Characters that XML forbids or that turn the direction of text. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/;

const json = (value: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const PAGES = [
  '/',
  '/data',
  '/data/annotations',
  '/data/places',
  '/gaps',
  '/quotas',
  '/rows',
  '/rows?kind=left_out',
  '/rows?reason=waiting',
  '/rows?edition=hostile&level=commune&code=zqx0',
  '/tallies',
  '/tallies/links?month=2024-07',
  '/tallies/reminders',
  '/method',
  '/dictionary',
  '/data/1',
  '/data/2',
  '/data/3',
  '/data/4',
  '/data/5',
  '/data/6',
  '/areas/hostile/commune/zqx0',
  '/?edition=hostile&level=commune',
  '/areas/2024/district/213',
  '/tallies/y-te',
  '/cases?state=all',
  ...NAMES.map((_, i) => `/cases/${i + 1}`),
];
const FILES = [
  '/api/v1/statistics/areas?edition=hostile&level=commune&format=xlsx',
  '/api/v1/gaps/workbook',
  '/api/v1/rows/file?format=xlsx&technology=all',
  '/api/v1/rows/file?reason=waiting',
  '/api/v1/tallies/workbook?month=2024-07',
  '/api/v1/tallies/document?month=2024-07',
  '/api/v1/tallies?month=2024-07&format=xlsx',
  '/api/v1/tallies/template?unit=y-te&month=2024-07',
  '/api/v1/statistics/estimates?format=xlsx&by=operator',
  '/api/v1/tallies/calendar?month=2024-07',
  '/api/v1/cases?state=all&format=xlsx',
  '/api/v1/cases/calendar?state=all',
  ...NAMES.map((_, i) => `/api/v1/cases/${i + 1}/letter`),
];

/** A district for the case of each name. */
const DISTRICTS = [
  ['215', 'Yên Thế'],
  ['216', 'Tân Yên'],
  ['217', 'Lạng Giang'],
  ['218', 'Lục Nam'],
  ['219', 'Lục Ngạn'],
  ['220', 'Sơn Động'],
  ['221', 'Yên Dũng'],
  ['222', 'Việt Yên'],
  ['223', 'Hiệp Hòa'],
] as const;

/** A case with hostile words: the file beside it gives its district a test. */
async function plantCase(client: AttackClient, name: string, i: number): Promise<Answer[]> {
  const [code, district] = DISTRICTS[i]!;
  const filter = { period: 'report:2024-07', edition: '2024', level: 'district', operator: 'viettel' };
  const file = `Ngày đo;Nhà mạng;Công nghệ;Download (Mbps);Huyện\n13/06/2024;Viettel;4G;20;${district}\n`;
  const step = { kind: 'withdrawn', on: '2024-07-20', document: name, note: name, by: name };
  return [
    await client.load(`case-${i}.csv`, Buffer.from(file)),
    await client.call('/api/v1/cases', json({ filter, areas: [code], reason: name, by: name })),
    await client.call(`/api/v1/cases/${i + 1}/entries`, json(step)),
  ];
}

/** Puts hostile names wherever a name is taken. */
async function plant(client: AttackClient): Promise<Verdict[]> {
  const answers: Answer[] = [];
  for (const [i, name] of NAMES.entries()) {
    const quoted = `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`;
    const csv = `Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Huyện;Mã thiết bị\n1${i % 9}/06/2024 08:00:10;${quoted};4G;40;${quoted};${quoted}\n`;
    answers.push(await client.load(name, Buffer.from(csv), `?by=${encodeURIComponent(name)}`));
    answers.push(
      await client.call(
        '/api/v1/annotations',
        json({ on: '2024-06-13', text: name, unit: null, operator: null, by: name }),
      ),
    );
    answers.push(
      await client.call(
        '/api/v1/profiles',
        json({
          name,
          headers: [name],
          sheet: name,
          columns: { download: { column: name } },
          constants: { operator: name },
        }),
      ),
    );
    answers.push(
      await client.call('/api/v1/tallies/links', json({ month: '2024-07', units: ['y-te'], by: name })),
    );
  }
  for (const [i, name] of NAMES.entries()) answers.push(...(await plantCase(client, name, i)));
  const features = NAMES.map((name, i) => ({
    type: 'Feature',
    properties: { code: `zqx${i}`, name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [106 + i / 10, 21],
          [106.1 + i / 10, 21],
          [106.1 + i / 10, 21.4],
          [106 + i / 10, 21],
        ],
      ],
    },
  }));
  const query = new URLSearchParams({
    edition: 'hostile',
    level: 'commune',
    code: 'code',
    name: 'name',
    'edition-name': NAMES[0]!,
    origin: NAMES[1]!,
    licence: NAMES[2]!,
    file: NAMES[3]!,
  });
  answers.push(
    await client.importAreas(
      Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
      String(query),
    ),
  );
  return answers.map(noServerError);
}

/** A character that no one sees, with what stands around it; undefined where there is none. */
function unseenIn(text: string): string | undefined {
  const at = text.search(UNSEEN);
  return at < 0
    ? undefined
    : `an unseen character: ${JSON.stringify(text.slice(Math.max(0, at - 60), at + 20))}`;
}

/** Held when a page shows hostile names as text. */
function shownAsText(path: string, { status, text }: Answer): Verdict {
  const found = RAW.find((raw) => text.includes(raw)) ?? unseenIn(text.replaceAll(SCRIPTS, ''));
  if (status >= 500 || status === 0) return broken(`${path}: ${status}`);
  return found === undefined ? held('') : broken(`${path} holds ${found}`);
}

/** Held when every part of an office file is sound XML that shows names as text. */
function soundOffice(path: string, { status, bytes, text }: Answer): Verdict {
  if (status === 0 || (status >= 500 && status !== 503)) return broken(`${path}: ${status}`);
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return held('');
  const parts = Object.entries(unzipSync(new Uint8Array(bytes))).filter(([name]) =>
    /\.(?:xml|rels)$/.test(name),
  );
  const unsound = parts.flatMap(([name, content]) => {
    const xml = new TextDecoder().decode(content);
    const valid = XMLValidator.validate(xml);
    return valid === true && !UNSEEN.test(xml) && !RAW.some((raw) => xml.includes(raw)) ? [] : [name];
  });
  return unsound.length === 0 ? held('') : broken(`${path}: ${unsound.join()} ${text.length}`);
}

const OUTSIDE = [
  '/%2e%2e/%2e%2e/package.json',
  '/../../../../etc/passwd',
  '/_app/..%2f..%2f..%2fpackage.json',
  '/_app/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/fonts/..%5c..%5cpackage.json',
  '/.git/config',
  '/server.json',
  '/api/v1/previews/..%2f..%2fwarehouse%2fi-speed.duckdb?name=a.parquet',
  '/api/v1/previews/%2e%2e?name=a.csv',
  '/api/v1/batches/..%2f1/rejections',
  '/api/v1/areas/..%2f..%2f/district',
  '//etc/passwd',
];

/** Names that are not what they seem, of files, areas and people. */
export const NAME_ATTACKS: readonly Attack[] = [
  {
    name: 'paths that lead outside',
    quick: true,
    prepare: () => async (client) => {
      const verdicts = [];
      for (const path of OUTSIDE) {
        const { status, text } = await client.call(path);
        const isOutside = /root:x:|"dependencies"|\[core\]|DUCK/.test(text);
        verdicts.push(isOutside || status === 0 || status >= 500 ? broken(`${path}: ${status}`) : held(''));
      }
      for (const name of [
        '../../evil-7.csv',
        '/etc/evil-8.csv',
        'a\0.csv',
        '..',
        '.',
        'CON',
        'x'.repeat(5000),
      ]) {
        verdicts.push(noServerError(await client.load(name, Buffer.from('a,b\n1,2\n'))));
      }
      for (const header of ['%', '%ff', '%E0%A4%A', '%00']) {
        verdicts.push(
          noServerError(
            await client.call('/api/v1/previews', {
              method: 'POST',
              headers: { 'x-file-name': header, 'content-type': 'application/octet-stream' },
              body: 'a,b\n1,2\n',
            }),
          ),
        );
      }
      return all(...verdicts);
    },
  },
  {
    name: 'hostile names in pages, workbooks and documents',
    quick: false,
    prepare: () => async (client) => {
      const verdicts = await plant(client);
      for (const path of PAGES) verdicts.push(shownAsText(path, await client.call(path)));
      for (const path of FILES) verdicts.push(soundOffice(path, await client.call(path)));
      return all(...verdicts);
    },
  },
];
