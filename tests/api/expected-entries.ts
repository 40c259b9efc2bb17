import type { AuditAction } from '#lib/domain/audit/audit-action.ts';
import type { OperationId } from '#lib/messages/api/operation-words.ts';
import { entriesAfter } from '#lib/server/audit/audit.sql.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { provideAccounts } from '../support/test-accounts.ts';

/** What each success of an operation writes into the audit, by whom it was asked; nothing for the others. */
export const EXPECTED_ENTRY: Readonly<Partial<Record<OperationId, AuditAction>>> = {
  importAreas: 'areas_imported',
  acceptFinding: 'finding_accepted',
  withdrawAcceptance: 'acceptance_withdrawn',
  makeReportLinks: 'links_made',
  revokeReportLink: 'link_revoked',
  loadFile: 'batch_loaded',
  undoBatch: 'batch_undone',
  switchRule: 'rule_switched',
  stateTestsPerPerson: 'tests_per_person_stated',
  stateBatchGrade: 'grade_stated',
  reloadBatch: 'batch_reloaded',
  putBatchBack: 'batch_put_back',
  saveProfile: 'profile_saved',
  deleteProfile: 'profile_deleted',
  resolvePlaceName: 'name_settled',
  undoPlaceResolution: 'name_unsettled',
  addAnnotation: 'annotation_added',
  dropAnnotation: 'annotation_removed',
  openCase: 'case_opened',
  enterCaseStep: 'case_entered',
  makeCasePack: 'pack_made',
  addCaseAnnex: 'annex_added',
  withdrawCaseAnnex: 'annex_withdrawn',
  changeLetterText: 'letter_text_changed',
  makePack: 'pack_made',
  rotateSigningKey: 'signing_key_recorded',
  saveQuestion: 'question_saved',
  changeQuestion: 'question_changed',
  saveQuestionVersion: 'question_version_saved',
  confirmRetention: 'clock_confirmed',
  readMeasurements: 'rows_seen',
  readRows: 'rows_seen',
  readRowsFile: 'rows_exported',
  readRejections: 'rows_exported',
  readRowOrigin: 'rows_seen',
  runQuery: 'query_run',
  keepQueryResult: 'query_run',
  readKeptResult: 'query_run',
  readQuestionResult: 'query_run',
  readCaseAnnex: 'query_run',
  readCaseFile: 'evidence_exported',
  readPackFile: 'evidence_exported',
};

/** Remembers where both chains end; what it gives tells the actions written since then, but those of the program itself. */
export async function entriesWritten(warehouse: Warehouse): Promise<() => Promise<readonly string[]>> {
  const accounts = await provideAccounts(warehouse.clock);
  const chains = [warehouse, accounts] as const;
  const before = await Promise.all(chains.map(({ audit, db }) => audit.head(db)));
  return async () => {
    const rows = await Promise.all(
      chains.map(({ db }, i) => db.query(entriesAfter, { after: before[i]!.number, most: 100 })),
    );
    const actions = rows.flat().flatMap(({ kind, action }) => (kind === 'program' ? [] : [action]));
    // The key is recorded with the first pack; another one may be recorded right after it.
    const others = actions.filter((action) => action !== 'signing_key_recorded');
    return others.length > 0 ? others : actions.slice(-1);
  };
}
