import { hostname } from 'node:os';
import { Readable } from 'node:stream';
import type { AuditChainName, ChainedEntry } from '#lib/domain/audit/audit-entry.ts';
import { formatInstant, type Locale } from '#lib/domain/format.ts';
import { auditMessages, auditSentence, whoWords } from '#lib/messages/audit.ts';
import { BYTE_ORDER_MARK, csvRecord } from '#lib/transport/csv.ts';
import { streamSheet } from '../workbook-file.ts';
import { syslogLine } from './syslog-line.ts';

/** As what entries are given: for people, for Excel, for a server that collects logs. */
export const AUDIT_FORMATS = ['csv', 'xlsx', 'syslog'] as const;
/** One of them. */
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** Rows that a sheet of Excel takes, its head included. */
const MOST_SHEET_ROWS = 1_048_576;
const WIDTHS = [9, 20, 26, 22, 8, 18, 60, 22, 26, 40, 40, 26, 66];

function cells(entry: ChainedEntry, locale: Locale): (string | number)[] {
  const { number, at, who, action, object, before, after, mac } = entry;
  return [
    ...[number, formatInstant(at), at, whoWords(who, locale), who.session ?? '', who.address ?? ''],
    ...[auditSentence(entry, locale), action, object ?? '', before ?? '', after ?? '', who.kind, mac],
  ];
}

/** Entries as a file, made while they are read. */
export async function auditFile(
  chain: AuditChainName,
  entries: AsyncIterable<ChainedEntry>,
  format: AuditFormat,
  locale: Locale,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const head = auditMessages[locale].columns;
  if (format === 'xlsx') {
    const rows: (string | number)[][] = [[...head]];
    for await (const entry of entries) if (rows.push(cells(entry, locale)) === MOST_SHEET_ROWS) break;
    return streamSheet(auditMessages[locale].title, rows, WIDTHS);
  }
  async function* lines() {
    if (format === 'csv') yield Buffer.from(BYTE_ORDER_MARK + csvRecord(head));
    const host = hostname();
    for await (const entry of entries)
      yield Buffer.from(format === 'csv' ? csvRecord(cells(entry, locale)) : syslogLine(chain, entry, host));
  }
  return Readable.toWeb(Readable.from(lines())) as ReadableStream<Uint8Array<ArrayBuffer>>;
}
