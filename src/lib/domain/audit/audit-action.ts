/** What changes the data: each in the chain of the warehouse, in the transaction of the change. */
export const CHANGE_ACTIONS = [
  'batch_loaded',
  'batch_undone',
  'batch_put_back',
  'batch_reloaded',
  'rule_switched',
  'tests_per_person_stated',
  'grade_stated',
  'profile_saved',
  'profile_deleted',
  'name_settled',
  'name_unsettled',
  'annotation_added',
  'annotation_removed',
  'finding_accepted',
  'acceptance_withdrawn',
  'links_made',
  'link_revoked',
  'report_sent',
  'case_opened',
  'case_entered',
  'annex_added',
  'annex_withdrawn',
  'letter_text_changed',
  'unit_changed',
  'unit_change_undone',
  'question_saved',
  'question_version_saved',
  'question_changed',
  'pack_made',
  'signing_key_recorded',
  'areas_imported',
  'clock_confirmed',
  'setting_changed',
  'reference_loaded',
  'letters_shipped',
  'positions_rounded',
  'raw_copy_removed',
  'device_deleted',
  'data_changed',
] as const;

/** What happens to accounts and what is looked at: each in the chain of the accounts' file. */
export const ACCESS_ACTIONS = [
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'account_invited',
  'invitation_accepted',
  'role_changed',
  'account_renamed',
  'account_reset',
  'account_disabled',
  'account_unlocked',
  'accounts_reviewed',
  'password_changed',
  'factor_set',
  'factor_dropped',
  'factor_given',
  'session_revoked',
  'token_made',
  'token_revoked',
  'accounts_exported',
  'rows_seen',
  'rows_exported',
  'query_run',
  'evidence_exported',
  'audit_exported',
  'backup_taken',
] as const;

/** What happens to the data folder as a whole: in both chains. */
export const FOLDER_ACTIONS = ['restored', 'rebuilt'] as const;

export const AUDIT_ACTIONS = [...CHANGE_ACTIONS, ...ACCESS_ACTIONS, ...FOLDER_ACTIONS] as const;

/** Something that is written down with who did it. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
