const NEW_PASSWORD = ['wanted'];
const POPULATIONS = ['populations'];

/** The fields of forms that a fault is about, by its code and their names; of other faults no field is known. */
export const FIELDS_OF_FAULT: Readonly<Record<string, readonly string[]>> = {
  // Which of them is wrong is told to nobody.
  sign_in_refused: ['name', 'password', 'code'],
  password_wrong: ['password'],
  ...{ password_short: NEW_PASSWORD, password_long: NEW_PASSWORD, password_plain: NEW_PASSWORD },
  ...{ password_name: NEW_PASSWORD, password_near: NEW_PASSWORD, password_known: NEW_PASSWORD },
  password_differs: ['again'],
  second_factor_wrong: ['factorCode'],
  second_factor_missing: ['factorCode'],
  invitation_unknown: ['code'],
  account_name_invalid: ['name'],
  account_name_taken: ['name'],
  token_nameless: ['tokenName'],
  token_end_invalid: ['endsOn'],
  device_id_unreadable: ['device'],
  device_absent: ['device'],
  device_unsure: ['sure'],
  province_outlines_missing: ['outlines'],
  province_option_missing: ['province'],
  province_tolerance_wrong: ['tolerance'],
  ...{ province_table_not_utf8: POPULATIONS, province_populations_columns: POPULATIONS },
  province_population_unread: POPULATIONS,
};
