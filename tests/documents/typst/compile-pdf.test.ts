import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { compilePdf } from '#lib/server/documents/typst/compile-pdf.ts';
import type { PdfJob } from '#lib/server/documents/typst/pdf-job.ts';
import { displayable } from '#lib/server/documents/typst/pdf-fonts.ts';

/** Every letter of Vietnamese with every tone. */
const LETTERS =
  'aàáảãạ ăằắẳẵặ âầấẩẫậ bcdđ eèéẻẽẹ êềếểễệ gh iìíỉĩị klmn oòóỏõọ ôồốổỗộ ơờớởỡợ pqrst uùúủũụ ưừứửữự vx yỳýỷỹỵ';
const HOSTILE = '#read("/data.json") $x$ *đ* \\ "@preview/x:1.0.0" <svg>& [#panic()] // Lục Ngạn';

const job = (change: Partial<PdfJob> = {}): PdfJob => ({
  source: '#let data = json("/data.json")\n#for line in data.lines [#line \\ ]',
  title: 'Hồ sơ thử',
  data: { lines: [LETTERS, LETTERS.toLocaleUpperCase('vi'), HOSTILE] },
  date: new Date('2024-07-13T05:00:00Z'),
  ...change,
});
const part = (name: string, text: string) => ({
  name,
  bytes: new TextEncoder().encode(text),
  mime: 'text/csv',
  description: 'Các dòng "đo" #1',
  relationship: 'data' as const,
});

const read = async (bytes: Uint8Array) => {
  const pdf = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(pdf, { mergePages: true });
  const attachments = (await pdf.getAttachments()) as Record<
    string,
    { filename: string; description: string; content: Uint8Array }
  > | null;
  const metadata = await pdf.getMetadata();
  return { text, attachments: Object.values(attachments ?? {}), metadata };
};

describe('a PDF', () => {
  it('holds every Vietnamese letter whole, and hostile words as words', async () => {
    const { text } = await read(await compilePdf(job()));
    const lines = text.replaceAll(/\s+/g, '');
    for (const words of [LETTERS, LETTERS.toLocaleUpperCase('vi'), HOSTILE]) {
      expect(lines).toContain(words.replaceAll(/\s+/g, ''));
    }
  });

  it('is PDF/A-3a with its fonts inside, dated as asked and titled', async () => {
    const bytes = await compilePdf(job({ title: 'Công văn «đ»' }));
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toMatch(/<pdfaid:part>3</);
    expect(raw).toMatch(/<pdfaid:conformance>A</);
    const faces = [...raw.matchAll(/BaseFont \/[A-Z]{6}\+(\w+)/g)].map(([, face]) => face);
    expect(new Set(faces)).toEqual(new Set(['Tinos']));
    const { metadata } = await read(bytes);
    expect(metadata.info).toMatchObject({ Title: 'Công văn «đ»', CreationDate: 'D:20240713050000Z' });
  });

  it('is the same bytes for the same job, and other bytes for other data', async () => {
    const attachments = [part('rows.csv', 'a,b\n1,2\n')];
    const [first, again, other] = await Promise.all([
      compilePdf(job({ attachments })),
      compilePdf(job({ attachments })),
      compilePdf(job({ attachments: [part('rows.csv', 'a,b\n1,3\n')] })),
    ]);
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    expect(Buffer.from(first).equals(Buffer.from(other))).toBe(false);
  });

  it('carries its attachments with name, description and every byte', async () => {
    const attachments = [part('rows.csv', 'a,b\n1,2\n'), part('manifest-sha256.txt', 'đ')];
    const found = (await read(await compilePdf(job({ attachments })))).attachments;
    expect(
      found
        .map(({ filename, description, content }) => [
          filename,
          description,
          new TextDecoder().decode(content),
        ])
        .sort(),
    ).toEqual([
      ['manifest-sha256.txt', 'Các dòng "đo" #1', 'đ'],
      ['rows.csv', 'Các dòng "đo" #1', 'a,b\n1,2\n'],
    ]);
  });

  it('shows a square for what its fonts lack, joins marks, drops what has no shape', async () => {
    expect(displayable('Lu\u0323c 😀 漢 a\u202eb\u0007 \ue000 ▼▲ ≥')).toBe('Lục □ □ ab □ ▼▲ ≥');
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">Mỹ 漢</text></svg>';
    const bytes = await compilePdf(
      job({ source: '#image("/map.svg", alt: "Bản đồ")', images: { 'map.svg': svg }, data: {} }),
    );
    expect((await read(bytes)).text).toContain('Mỹ □');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/BaseFont \/\S*(Sans|Libertinus|NewCM)/);
  });

  it('is refused with the compiler’s words when the source is wrong, reads no file and fetches no package', async () => {
    const refused = { code: 'pdf_not_made' };
    await expect(compilePdf(job({ source: '#unknown' }))).rejects.toMatchObject(refused);
    await expect(compilePdf(job({ source: '#read("/etc/hostname")' }))).rejects.toMatchObject(refused);
    await expect(compilePdf(job({ source: '#read("../etc/hostname")' }))).rejects.toMatchObject(refused);
    await expect(compilePdf(job({ source: '#import "@preview/example:0.1.0": add' }))).rejects.toThrow(
      'package',
    );
    await expect(compilePdf(job({ attachments: [part('../x', '')] }))).rejects.toThrow('../x');
  });

  it('is made beside the server, which goes on meanwhile: 200,000 rows attached', async () => {
    const rows = '2024-07-01,218,vinaphone,38.21,ok\n'.repeat(200_000);
    let turns = 0;
    const count = setInterval(() => turns++, 5);
    const bytes = await compilePdf(job({ attachments: [part('rows.csv', rows)] }));
    clearInterval(count);
    expect(turns).toBeGreaterThan(5);
    const [found] = (await read(bytes)).attachments;
    expect(found!.content.length).toBe(rows.length);
  });
});
