import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { LetterCase } from '#lib/domain/cases/letters/letter-case.ts';
import { deadlineOfLetter, LETTER_KINDS } from '#lib/domain/cases/letters/letter-kind.ts';
import { templateFaults, type LetterTemplate } from '#lib/domain/cases/letters/letter-template.ts';
import { STANDARD_KINDS } from '#lib/domain/standard.ts';
import type { LetterContent } from '#lib/server/documents/letters/letter-content.ts';
import { renderLetterPdf } from '#lib/server/documents/letters/letter-pdf.ts';
import { renderLetter } from '#lib/server/documents/letters/render-letter.ts';
import { letterContent } from '#lib/server/documents/letters/write-letter.ts';
import {
  ANSWER,
  DATE,
  frame,
  letterCase,
  place,
  sample,
  SHIPPED,
  STANDARD,
  VERIFIED,
} from './letter-sample.ts';
import { letterName } from '#lib/server/documents/letters/case-letter.ts';

/** Every word of a letter, in reading order. */
const wordsOf = (content: LetterContent): string[] => [
  ...[content.country, content.motto, content.numberLine, content.placeAndDate, content.subject],
  ...content.addressees,
  ...content.paragraphs.map(({ text }) => text),
  ...content.recipients,
  content.signatory,
  ...content.annexes.flatMap(({ title, heading, attachedTo, blocks }) => [
    ...[title, heading, attachedTo],
    ...blocks.flatMap((block) =>
      block.block === 'text' ? [block.text] : block.block === 'table' ? block.rows.flat() : [],
    ),
  ]),
];
const squeezed = (text: string) => text.replaceAll(/\s+/g, '');
const pagesOf = async (pdf: Uint8Array): Promise<string[]> =>
  (await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false })).text;

describe('a letter', () => {
  it.each(LETTER_KINDS)('%s says the same, to each figure, as DOCX and as PDF', async (kind) => {
    const content = sample(kind, { earlier: [{ number: '45/STTTT-BCVT', date: '2024-08-12' }] });
    const [docx, pdf] = await Promise.all([renderLetter(content, DATE), renderLetterPdf(content, DATE)]);
    const read = await mammoth.extractRawText({ buffer: Buffer.from(docx) });
    const texts = [squeezed(read.value), squeezed((await pagesOf(pdf)).join(' '))];
    for (const words of wordsOf(content)) for (const text of texts) expect(text).toContain(squeezed(words));
  });

  it('takes its figures from the case, and from nowhere else', () => {
    const text = sample('request_to_invest')
      .paragraphs.map(({ text }) => text)
      .join('\n');
    expect(text).toContain(
      'Huyện Lục Nam (226.194 người): trung bình 31,2 Mbps (khoảng tin cậy 95%: 29,9 đến 32,6 Mbps), trung vị 28,1 Mbps, từ 1.812 lượt đo của 240 thiết bị; chưa đạt mức.',
    );
    expect(text).toContain('1 nơi chưa đạt mức, 1 nơi chưa kết luận được');
    expect(text).toContain('từ ngày 01/9/2024 đến hết ngày 30/11/2024, cần ít nhất 315 lượt đo');
    expect(text).toContain('trước ngày 09/8/2024');
    expect(text).toMatch(/i-Speed\. Kỳ 13\/5–12\/6\/2024/);
    expect(text.endsWith('./.')).toBe(true);
  });

  it('states a gap area by its bound, and what is not known as not known', () => {
    const gap = { meanKbps: null, lowerKbps: null, upperKbps: null, medianKbps: null, code: null };
    const title = 'Vùng lõm Nhã Nam – Tân Yên';
    const cells = ['88415c0669fffff'];
    const stated = {
      title,
      gapCode: '15c0669-3',
      cells,
      atMostKbps: 27_940,
      devices: null,
      population: null,
    };
    const content = sample('report', { places: [place(1, { ...gap, ...stated })] });
    const text = wordsOf(content).join('\n');
    expect(text).toContain(`- ${title}: trung bình nhiều nhất 27,9 Mbps, từ 1.812 lượt đo; chưa đạt mức.`);
    expect(text).toContain('≤ 27,9');
    expect(text).toContain('Số dân của các nơi này: chưa rõ');
    expect(text).toContain('Chưa có văn bản nào được gửi trước');
  });

  it('prints ticked grounds only, and none ships ticked before someone compared it with the gazette', () => {
    expect(sample('request_to_invest').paragraphs.filter(({ ground }) => ground)).toHaveLength(3);
    const shipped = letterContent(letterCase(), frame('report', { grounds: SHIPPED.grounds }));
    expect(shipped.paragraphs.filter(({ ground }) => ground)).toEqual([]);
    expect(SHIPPED.grounds.filter(({ ticked, reading }) => ticked || reading === 'gazette')).toEqual([]);
  });

  it.each(LETTER_KINDS.flatMap((kind) => STANDARD_KINDS.map((standard) => [kind, standard] as const)))(
    '%s never speaks of sanctions, and of a breach only for a mandatory regulation (%s)',
    (kind, standard) => {
      const content = letterContent(letterCase({ standard: { ...STANDARD, kind: standard } }), frame(kind));
      const text = wordsOf(content).join('\n').toLocaleLowerCase('vi');
      expect(text).not.toMatch(/xử phạt|phạt tiền/);
      expect(text.includes('vi phạm')).toBe(standard === 'mandatory_regulation');
    },
  );

  it('is refused a reason that speaks of sanctions', () => {
    const wrong = letterCase({ reason: 'Đề nghị xử phạt' });
    expect(() => letterContent(wrong, frame('report'))).toThrow(/letter_word/);
  });

  it('says on every page that figures are simulated, with the code of the pack, and numbers each annex anew', async () => {
    const pages = await pagesOf(await renderLetterPdf(sample('request_to_invest'), DATE));
    const foot = /SỐ LIỆU MÔ PHỎNG, không phải số đo thật · Mã kiểm chứng 7F3K-9QWX/;
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.filter((page) => !foot.test(page))).toEqual([]);
    expect(pages.filter((page) => /Phụ lục I+\s+[A-ZĐ]/.test(page) && /^\d+\s/.test(page))).toEqual([]);
    const real = await pagesOf(
      await renderLetterPdf(sample('report', { simulated: false, packCode: null }), DATE),
    );
    expect(real.join(' ')).not.toMatch(/MÔ PHỎNG|Mã kiểm chứng/);
  });

  it('is signed on a page that has a part of its text, where the page has no room for both', async () => {
    const content = sample('report');
    const line = { text: 'Một dòng của công văn.', ground: false };
    const paragraphs = [...Array.from({ length: 22 }, () => line), ...content.paragraphs.slice(-2)];
    const long = { ...content, annexes: [], paragraphs };
    const [first, second] = await pagesOf(await renderLetterPdf(long, DATE));
    expect(first).not.toContain('Nơi nhận');
    expect(second).toMatch(/kính báo cáo\.\/\.[^]*Nơi nhận/);
    const docx = unzipSync(await renderLetter(long, DATE))['word/document.xml']!;
    expect(strFromU8(docx).match(/<w:keepNext\/>/g)).toHaveLength(3);
  });

  it('ends after its signature in a line of a point, so that no empty page follows', async () => {
    const docx = unzipSync(await renderLetter(sample('report'), DATE))['word/document.xml']!;
    const ending = /<\/w:tbl><w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"\/><w:sectPr/;
    expect(strFromU8(docx)).toMatch(ending);
  });

  it('asks by no date that is over, except in the letter that set it', () => {
    expect(deadlineOfLetter('reminder', '2024-08-09', '2024-08-09')).toBe('2024-08-09');
    expect(deadlineOfLetter('reminder', '2024-08-09', '2024-08-10')).toBeNull();
    expect(deadlineOfLetter('request_to_invest', '2024-08-09', '2024-08-10')).toBe('2024-08-09');
  });

  it('names documents that can be looked up, places as a sentence does, and the first letter', () => {
    const unnumbered = { ...STANDARD.documents[0]!, number: 'Công văn .../STTTT-BCVT', issuedOn: null };
    const standard = { ...STANDARD, documents: [...STANDARD.documents, unnumbered] };
    const earlier = [
      { number: '45/STTTT-BCVT', date: '2024-08-12' },
      { number: '51/STTTT-BCVT', date: '2024-09-12' },
    ];
    const content = sample('reminder', { standard, earlier });
    const text = content.paragraphs.map(({ text }) => text).join('\n');
    expect(text).not.toContain('Công văn ...');
    expect(text).toContain('đã có Công văn số 45/STTTT-BCVT ngày 12/8/2024 đề nghị');
    expect(text).toContain('lần nhắc thứ 2');
    expect(content.subject).toContain('tại huyện Lục Nam, huyện Yên Dũng');
    expect(sample('report').annexes[0]!.attachedTo).toContain('/BC-STTTT ngày');
  });

  it('reports what the operator answered and what tests found, by all where those that may close a case are too few', () => {
    const text = (change: Partial<LetterCase>) =>
      sample('report', change)
        .paragraphs.map(({ text }) => text)
        .join('\n');
    const earlier = [{ number: '45/STTTT-BCVT', date: '2024-08-12' }];
    expect(text({})).not.toContain('trả lời của VinaPhone');
    expect(text({ earlier })).toContain('Đến nay chưa nhận được văn bản trả lời của VinaPhone.');
    expect(text({ earlier, answer: ANSWER, verified: VERIFIED })).toContain(
      [
        'VinaPhone trả lời ngày 20/8/2024 (Công văn số 9/VNPT):',
        '- Huyện Lục Nam: có kế hoạch; cam kết quý IV/2024; nguyên nhân: thiếu trạm.',
        'Kiểm chứng ngày 02/01/2025, theo kế hoạch kiểm chứng của hồ sơ, mỗi thiết bị một phiếu:',
        '- Huyện Lục Nam: trung bình sau 44,0 Mbps, chênh lệch so với khi lập hồ sơ +12,5 Mbps (khoảng tin cậy: +8,0 đến +17,0 Mbps), từ 90 lượt đo; có thể đã đạt theo lượt đo của người dân, chưa đủ lượt đo theo quy trình để kết luận.',
        '- Huyện Yên Dũng: từ 0 lượt đo; chưa đủ lượt đo để kết luận.',
      ].join('\n'),
    );
  });

  it('has its method on one page, whatever the regulation', async () => {
    const pages = await pagesOf(await renderLetterPdf(sample('request_to_invest'), DATE));
    const page = pages.find((text) => text.includes('PHƯƠNG PHÁP ĐO VÀ TÍNH'))!;
    expect(page).toContain('1. Nguồn số liệu');
    expect(squeezed(page)).toContain(squeezed('chương trình nhận để đối chiếu'));
  });

  it('of the same content and date is the same bytes', async () => {
    const content = sample('report');
    const twice = await Promise.all([1, 2].map(() => renderLetter(content, DATE)));
    expect(Buffer.from(twice[0]!).equals(Buffer.from(twice[1]!))).toBe(true);
    const pdfs = await Promise.all([1, 2].map(() => renderLetterPdf(content, DATE)));
    expect(Buffer.from(pdfs[0]!).equals(Buffer.from(pdfs[1]!))).toBe(true);
  });
});

describe('a template', () => {
  const template = SHIPPED.templates.report;
  const codes = (change: Partial<LetterTemplate>) =>
    templateFaults({ ...template, ...change }).map(({ code, part, line }) => `${code} ${part} ${line}`);

  it('as shipped has no fault', () => {
    for (const kind of LETTER_KINDS) expect(templateFaults(SHIPPED.templates[kind]), kind).toEqual([]);
  });

  it.each([
    ['{facts}\nMạng {opperator}', 'field_unknown body 2'],
    ['{facts}\nxem {facts} ở trên', 'field_not_alone body 2'],
    ['{facts}\nMạng {operator', 'brace_open body 2'],
    ['{facts}\n\nchỉ đạt 31,2 Mbps', 'typed_figure body 3'],
    ['{facts}\ncó 812 lượt đo', 'typed_figure body 2'],
    ['{facts}\ndưới 95 % thời gian', 'typed_figure body 2'],
    ['{facts}\nsẽ Xử phạt', 'forbidden_word body 2'],
    ['{facts}\nđã vi phạm', 'forbidden_word body 2'],
    ['Kính gửi', 'facts_absent body 1'],
    ['', 'empty body 1'],
  ])('with the body %j is refused: %s', (body, fault) => {
    expect(codes({ body })).toContain(fault);
  });

  it('may hold numbers of documents and of points', () => {
    expect(codes({ body: '{facts}\n1. Theo Nghị định số 30/2020/NĐ-CP, trước 17 giờ' })).toEqual([]);
    expect(codes({ subject: 'về {facts}' })).toContain('block_outside_body subject 1');
  });
});

it('has a file name that says which letter of which case it is', () => {
  expect(letterName(16, 'request_to_invest')).toBe('HS-0016-de-nghi-dau-tu');
  expect(letterName(2, 'answer_to_citizens')).toBe('HS-0002-tra-loi-cu-tri');
});
