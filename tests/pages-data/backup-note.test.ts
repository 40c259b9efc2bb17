import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render } from 'svelte/server';
import { afterEach, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#lib/domain/format.ts';
import type { BackupRecord } from '#lib/domain/backup/backup-record.ts';
import { backupState, recordBackup } from '#lib/server/backup/last-backup.ts';
import BackupNote from '../../src/routes/data/BackupNote.svelte';
import InLanguage from '../support/InLanguage.svelte';

const NOW = new Date('2026-11-29T05:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'i-speed-backups-'));
afterEach(() => rmSync(join(folder, 'backups.jsonl'), { force: true }));

const SOUND: BackupRecord = {
  ...{ at: '2026-11-28T17:05:00.000Z', file: 'a.tar', bytes: 9, verified: true, fault: null },
};
const DAMAGED: BackupRecord = { ...SOUND, at: '2026-11-29T01:00:00.000Z', fault: 'disk_full' };

/** What the data page says after these backups. */
function note(records: readonly BackupRecord[], nightly: boolean, locale: Locale = 'vi'): string {
  for (const record of records) recordBackup(folder, record);
  const backup = backupState(folder, nightly, NOW);
  return render(InLanguage, { props: { locale, component: BackupNote as never, props: { backup } } }).body;
}

describe('the note of backups', () => {
  it('says when the last one was made that was restored for proof', () => {
    const html = note([SOUND], true);
    expect(html).toContain('29/11/2026 00:05');
    expect(html).not.toMatch(/BACKUP_DIR|warning|chưa có/);
  });

  it.each(LOCALES)('says that there is none, and what to do (%s)', (locale) => {
    const html = note([], false, locale);
    expect(html).toContain(locale === 'vi' ? 'chưa có' : 'No backup');
    for (const text of ['BACKUP_DIR', 'npm run backup', 'warning']) expect(html).toContain(text);
  });

  it('does not call one sound that was not restored for proof', () => {
    expect(note([{ ...SOUND, verified: false }], true)).toContain('chưa có');
  });

  it('warns of nothing before the first night, and says that one is made', () => {
    const html = note([], true);
    expect(html).toContain('tự sao lưu mỗi ngày');
    expect(html).not.toMatch(/BACKUP_DIR|warning/);
  });

  it('warns of an old one, and of an attempt that came to nothing', () => {
    const old = note([{ ...SOUND, at: '2026-11-27T03:59:00.000Z' }], true);
    for (const text of ['cũ quá hai đêm', 'warning']) expect(old).toContain(text);
    const failed = note([SOUND, DAMAGED], true);
    for (const text of ['29/11/2026 08:00', 'Ổ đĩa đã hết chỗ', 'warning']) expect(failed).toContain(text);
  });

  it('warns of nothing that was mended since', () => {
    expect(note([DAMAGED, { ...SOUND, at: '2026-11-29T02:00:00.000Z' }], true)).not.toContain('warning');
  });
});
