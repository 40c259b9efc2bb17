/**
 * DuckDB's functions that a query may call. Left out on purpose: what makes a text or list of any size from a number
 * (`repeat`, `lpad`, `printf`, `list_resize`, `range` as a value), what reads the clock or chance (a result must be the
 * same tomorrow), what calls others by their name as text (`list_aggregate`), and whatever tells of the server.
 */
const OPERATORS = '+ - * / // % ** ^ & | << >> ~ || ~~ !~~ ~~* !~~* ~~~ ^@ @ ! !__postfix xor';

const NUMBERS = `
  abs add subtract multiply divide mod fmod fdiv pow power sqrt cbrt exp ln log log2 log10 sign round round_even
  roundbankers trunc floor ceil ceiling even greatest least pi degrees radians sin cos tan cot asin acos atan atan2
  sinh cosh tanh gcd lcm isnan isinf isfinite factorial gamma lgamma`;

const TEXTS = `
  lower upper lcase ucase trim ltrim rtrim length len char_length character_length strlen left right substr substring
  substring_grapheme length_grapheme reverse replace translate concat concat_ws contains starts_with ends_with prefix
  suffix instr strpos position split_part string_split str_split regexp_matches regexp_full_match regexp_extract
  regexp_extract_all regexp_replace like_escape ilike_escape not_like_escape not_ilike_escape strip_accents ascii
  unicode chr nfc_normalize levenshtein damerau_levenshtein jaccard jaro_similarity jaro_winkler_similarity hash md5`;

const DATES = `
  date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add age year month day hour minute
  second quarter week weekofyear yearweek isoyear isodow dayofweek dayofmonth dayofyear weekday dayname monthname
  last_day days_in_month epoch epoch_ms decade century era julian make_date make_time make_timestamp strftime strptime
  try_strptime time_bucket timezone to_years to_quarters to_months to_weeks to_days to_hours to_minutes to_seconds
  to_milliseconds to_timestamp`;

const VALUES = `
  coalesce nullif typeof if ifnull error constant_or_null struct_pack row struct_extract struct_extract_at list_value
  list_pack array_value list_extract list_element array_extract element_at list_slice array_slice list_contains
  list_has list_position list_distinct list_unique list_sort list_reverse_sort list_filter list_transform list_apply
  list_sum list_avg list_min list_max list_count list_median list_first list_last array_length cardinality map
  map_from_entries map_extract map_keys map_values map_entries flatten unnest equi_width_bins bar enum_code to_json`;

const AGGREGATES = `
  count count_star count_if countif sum fsum kahan_sum sum_no_overflow avg mean favg min max min_by max_by arg_min
  arg_max any_value arbitrary first last mode median mad quantile quantile_cont quantile_disc approx_quantile
  approx_count_distinct approx_top_k stddev stddev_pop stddev_samp variance var_pop var_samp sem skewness kurtosis
  entropy corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx
  regr_sxy regr_syy bool_and bool_or bit_and bit_or bit_xor product geomean geometric_mean weighted_avg wavg histogram
  list array_agg string_agg listagg group_concat grouping grouping_id`;

const WINDOWS =
  'row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value fill';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Names of scalar, aggregate and window functions, in small letters. */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(
  [OPERATORS, NUMBERS, TEXTS, DATES, VALUES, AGGREGATES, WINDOWS].flatMap(words),
);

/** Functions that make rows: their rows are counted as they come and never held. */
export const ALLOWED_TABLE_FUNCTIONS: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest']);

/** Names that are no column but a function without brackets; most tell the time or of the server. */
export const VALUE_WORDS: ReadonlySet<string> = new Set(
  words(
    `current_catalog current_database current_date current_query current_role current_schema current_time
     current_timestamp current_user localtime localtimestamp session_user user`,
  ),
);

/** Functions that give another answer later, of which the sentence says to name the date instead. */
export const CHANGING: ReadonlySet<string> = new Set(
  words(
    `ago now today current_date current_time current_timestamp get_current_time get_current_timestamp localtime
     current_localtime current_localtimestamp localtimestamp transaction_timestamp random setseed uuid gen_random_uuid
     uuidv4 uuidv7`,
  ),
);
