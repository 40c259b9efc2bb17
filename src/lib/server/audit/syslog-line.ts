import type { AuditChainName, ChainedEntry } from '#lib/domain/audit/audit-entry.ts';
import { auditSentence } from '#lib/messages/audit.ts';

/** Facility 13 (log audit), severity 6 (informational): RFC 5424, 6.2.1. */
const PRIORITY = 13 * 8 + 6;
/** The number that RFC 5612 keeps for documents: this program has none of its own. */
const STRUCTURE = 'audit@32473';
/** The mark that says that a message is UTF-8: RFC 5424, 6.4. */
const UTF_8 = '\uFEFF';

const escaped = (value: string) => value.replace(/["\\\]]/g, '\\$&').replace(/[\r\n]+/g, ' ');

/** An entry as a line of syslog (RFC 5424), with its line end. */
export function syslogLine(chain: AuditChainName, entry: ChainedEntry, host: string): string {
  const { number, at, who, action, object, before, after, mac } = entry;
  const said = {
    ...{ chain, number: String(number), kind: who.kind, name: who.name, session: who.session },
    ...{ address: who.address, object, before, after, mac },
  };
  const parameters = Object.entries(said)
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => `${name}="${escaped(value)}"`);
  const named = host.replace(/[^!-~]/g, '').slice(0, 255) || '-';
  const message = auditSentence(entry, 'vi').replace(/[\r\n]+/g, ' ');
  return `<${PRIORITY}>1 ${at} ${named} i-speed - ${action} [${STRUCTURE} ${parameters.join(' ')}] ${UTF_8}${message}\n`;
}
