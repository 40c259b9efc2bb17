import { Readable } from 'node:stream';
import type { Attack } from './attack.ts';
import { refusedWith } from './attack-client.ts';

import type { Answer } from './attack-client.ts';
import { all, broken, held, type Verdict } from './verdict.ts';

const HEADER = 'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ';
const ROW = '13/06/2024 08:00:10;Viettel;4G;40;106.4;21.3';
const MB = 1_000_000;

/** Held when the load reports one file whose only good rows are these. */
export function acceptedRows(answer: Answer, rows: number): Verdict {
  const found = /"accepted":(\d+)/.exec(answer.text)?.[1];
  return answer.status === 200 && found === String(rows)
    ? held(`${rows} rows taken`)
    : broken(`${answer.status} accepted ${found}: ${answer.text.slice(-300)}`);
}

/** An attack that loads one text, and previews it. */
const text = (
  name: string,
  quick: boolean,
  content: () => string,
  verdict: (answer: Answer) => Verdict,
): Attack => ({
  name,
  quick,
  prepare: () => {
    const bytes = Buffer.from(content());
    return async (client) => {
      const preview = await client.preview('a.csv', bytes);
      const loaded = await client.load('a.csv', bytes);
      return all(preview.status < 500 ? held('') : broken(`preview ${preview.status}`), verdict(loaded));
    };
  },
});

let made = 0;
const own = () => `${ROW.replace(':10;', `:${10 + ((made += 1) % 50)};`)}`;
const filled = (cell: string) => [HEADER, own(), own().replace('Viettel', cell), ''].join('\n');

/** Texts of hostile shapes: CSV, JSON, KML. */
export const TEXT_ATTACKS: readonly Attack[] = [
  text(
    'CSV of 250,000 columns',
    false,
    () =>
      `Nhà mạng,Download Mbps,${Array.from({ length: 249_998 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(249_999)}1\n`,
    (answer) => refusedWith(answer, 'columns_too_many'),
  ),
  text(
    'CSV rows of 250,000 columns below a good header',
    false,
    () => `${HEADER}\n${own()}\n${';'.repeat(250_000)}\n`,
    (answer) => acceptedRows(answer, 1),
  ),
  text(
    'CSV cell of 60 MB',
    false,
    () => filled('x'.repeat(60 * MB)),
    (answer) => acceptedRows(answer, 1),
  ),
  text(
    'CSV quoted cell of 50 MB',
    false,
    () => filled(`"${`${'x'.repeat(99)}\n`.repeat(MB / 2)}"`),
    (answer) => (answer.status === 200 ? held('read') : broken(`${answer.status}`)),
  ),
  text(
    'CSV cell whose quote never ends',
    true,
    () => filled(`"${'x'.repeat(40 * MB)}`),
    (answer) => acceptedRows(answer, 1),
  ),
  text(
    'CSV of quotes only',
    false,
    () => filled('"'.repeat(40 * MB)),
    (answer) => (answer.status === 200 ? held('read') : broken(`${answer.status}`)),
  ),
  text(
    'CSV without a line end',
    false,
    () => 'a'.repeat(40 * MB),
    (answer) => refusedWith(answer, 'header_missing', 'columns_too_many'),
  ),
  text(
    'JSON 50,000,000 lists deep',
    true,
    () => '['.repeat(50 * MB),
    (answer) => refusedWith(answer, 'json_too_deep', 'file_damaged'),
  ),
  text(
    'JSON 500,000 objects deep',
    false,
    () => `[${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}]`,
    (answer) => refusedWith(answer, 'json_too_deep', 'file_damaged'),
  ),
  text(
    'JSON string of 300 MB',
    false,
    () => `[{"a":"${'x'.repeat(300 * MB)}"}]`,
    (answer) => refusedWith(answer, 'file_damaged', 'objects_too_large'),
  ),
  text(
    'JSON object of 200,000 keys',
    false,
    () => `[{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(',')}}]`,
    (answer) => refusedWith(answer, 'columns_too_many', 'json_without_rows'),
  ),
  text(
    'JSON object of 100 MB',
    false,
    () => `{${Array.from({ length: 5 * MB }, (_, i) => `"k${i}":"xxxxxx"`).join(',')}}`,
    (answer) =>
      refusedWith(answer, 'columns_too_many', 'objects_too_large', 'file_damaged', 'json_without_rows'),
  ),
  text(
    'KML with an entity of a file',
    false,
    () => kml(`<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, '&x;'),
    (answer) => refusedWith(answer, 'xml_entities'),
  ),
  text(
    'KML that laughs a billion times',
    true,
    () => kml(LAUGHS, '&l9;'),
    (answer) => refusedWith(answer, 'xml_entities'),
  ),
  text(
    'KML description of 3 MB of open tags',
    false,
    () => kml('', `<![CDATA[${'<tr>'.repeat(750_000)}]]>`),
    (answer) => (answer.status === 200 ? held('read') : broken(`${answer.status}`)),
  ),
  {
    name: 'API bodies of 50 MB',
    quick: true,
    prepare: () => async (client) => {
      const paths = ['annotations', 'profiles', 'places/resolutions', 'tallies/acceptances', 'tallies/links'];
      const verdicts = [];
      for (const path of paths) {
        for (const declared of [false, true]) {
          const headers = {
            'content-type': 'application/json',
            ...(declared ? { 'content-length': String(50 * MB) } : {}),
          };
          const answer = await client.call(`/api/v1/${path}`, {
            method: 'POST',
            headers,
            body: zeros(50 * MB, '['),
          });
          verdicts.push(refusedWith(answer, 'body_too_large'));
        }
      }
      return all(...verdicts);
    },
  },
];

/** The beginning of XML entities that grow ten times with each. */
export const LAUGHS = `<!DOCTYPE z [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]>`;

const kml = (type: string, description: string) =>
  `<?xml version="1.0"?>${type}<kml><Document><Placemark><name>a</name><description>${description}</description><Point><coordinates>106.4,21.3</coordinates></Point></Placemark></Document></kml>`;

/** So many bytes of one letter, made as they are sent. */
export function zeros(bytes: number, letter: string): Readable {
  const piece = Buffer.alloc(1 << 20, letter);
  return Readable.from(
    (function* () {
      for (let sent = 0; sent < bytes; sent += piece.length) yield piece.subarray(0, bytes - sent);
    })(),
  );
}
