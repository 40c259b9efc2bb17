import mammoth from 'mammoth';
import { expect, it } from 'vitest';
import type { Installation } from '#lib/domain/watch/installation.ts';
import { dossierContent, type DossierFacts } from '#lib/server/documents/dossier/dossier-content.ts';
import { renderLetter } from '#lib/server/documents/letters/render-letter.ts';

const INSTALLATION: Installation = {
  health: {
    ...{ rowsCounted: 1234567, rowsOfBatches: 1234567, rawCopies: 3, rawCopiesMissing: 0, freeBytes: 9e9 },
    ...{ lastLoadAt: null, milliseconds: 1, problems: [] },
    lastBackup: { at: '2026-11-28T17:30:00.000Z', hours: 5 },
    clock: { state: 'steady', today: '2026-11-29', trustedAt: null },
  },
  alerts: { checkedAt: null, open: [{ code: 'disk_low', since: '2026-11-28T01:00:00.000Z' }], ended: [] },
  stores: [{ store: 'warehouse', bytes: 2_500_000_000 }],
  now: {
    readings: { running: 0, waiting: 0 },
    queries: { running: 0, waiting: 0 },
    answers: 1,
    failedLately: 0,
  },
  ...{ lastLoads: [], failures: [], backups: [], memoryBytes: 1, cpuSeconds: 1 },
  accounts: { active: 41, invited: 2, sessions: 3 },
  versions: { program: '0.9.0', node: 'v24.1.0', database: 'v1.5.5', system: 'linux 6.1 x64', schema: 30 },
  startedAt: '2026-11-01T01:00:00.000Z',
};
const FACTS: DossierFacts = {
  installation: INSTALLATION,
  setup: {
    ...{ host: '127.0.0.1', port: 3000, origins: ['https://ispeed.example.vn'], addressHeader: 'x-real-ip' },
    ...{
      logDays: 365,
      retention: { rawDays: 400, positionDays: 1096 },
      backup: { keep: 14, passphraseFile: null },
    },
  },
  issuer: null,
  ...{ packages: 190, units: 30, devices: 23456, simulated: false, today: '2026-11-29' },
};
const rowsOf = (facts: DossierFacts, annex: number) => {
  const [block] = dossierContent(facts).annexes[annex]!.blocks;
  return block?.block === 'table' ? block.rows : [];
};

it('the dossier states the installation as it is, and says what the office fills in', async () => {
  const docx = await renderLetter(dossierContent(FACTS), new Date('2026-11-29T00:00:00Z'));
  const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(docx) });
  const stated = [
    ...['23.456', '1.234.567 lượt đo', '2,5 GB', '41 tài khoản đang dùng, 2 chờ nhận; 30 đơn vị báo cáo'],
    ...['https://ispeed.example.vn', 'TCP 127.0.0.1:3000, HTTP', 'TCP 443, HTTPS (TLS 1.2, 1.3)', 'v24.1.0'],
    ...['1.096 ngày', '400 ngày', '365 ngày', 'giữ 14 bản gần nhất', '29/11/2026 00:30', '190 gói'],
    ...['Ổ đĩa của thư mục dữ liệu sắp đầy', 'không đưa vào (chưa đặt BACKUP_PASSPHRASE_FILE)'],
    ...['chưa đối chiếu với công báo', '[Cơ quan điền: máy chủ NTP]', 'Phụ lục VI'],
  ];
  expect(stated.filter((words) => !text.includes(words))).toEqual([]);
  expect(text).not.toMatch(/undefined|null|NaN/);
});

it('the dossier of a machine of one user without backups says so', () => {
  const { setup, installation } = FACTS;
  const alone: DossierFacts = {
    ...FACTS,
    setup: { ...setup, addressHeader: null, backup: null },
    installation: { ...installation, accounts: { active: 0, invited: 0, sessions: 0 } },
    simulated: true,
  };
  expect(dossierContent(alone).simulated).toContain('MÔ PHỎNG');
  expect(rowsOf(alone, 0).flat()).toContain(
    'Chưa có tài khoản nào: chương trình đang chạy cho một người trên một máy',
  );
  expect(rowsOf(alone, 2)[0]!.slice(0, 2)).toEqual(['Trình duyệt của người dùng', 'Chương trình']);
  expect(rowsOf(alone, 2).map(([, to]) => to)).not.toContain('Thư mục sao lưu');
  expect(rowsOf(alone, 4)[0]).toEqual(['Sao lưu hằng ngày', 'chưa đặt (biến BACKUP_DIR)']);
  expect(rowsOf(FACTS, 2).map(([, to]) => to)).toContain('Thư mục sao lưu');
});
