import { createAuditTable } from '../../audit/audit.sql.ts';
import type { Migration } from './migration.ts';

/** Who changed what: entries of the audit, each bound to the one before. */
export const auditEntries: Migration = {
  version: 31,
  name: 'audit entries',
  statements: [createAuditTable],
};
