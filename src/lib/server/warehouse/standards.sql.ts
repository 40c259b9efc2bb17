import type { Gate } from '#lib/domain/standards/gate.ts';
import type { SourceDocument } from '#lib/domain/standards/source-document.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { statement } from '../db/statement.ts';

type DocumentRow = Pick<SourceDocument, 'id' | 'number' | 'issuedOn' | 'reading' | 'readOn'> & {
  readonly issuerVi: string;
  readonly issuerEn: string;
  readonly readByVi: string | null;
  readonly readByEn: string | null;
  readonly noteVi: string;
  readonly noteEn: string;
};

type Plain = Omit<Standard, 'levels' | 'decidingMeanReason' | 'name' | 'documents' | 'validity'>;

/** Lists are written with commas. */
type StandardRow = Plain & {
  readonly levels: string;
  readonly decidingMeanReasonVi: string | null;
  readonly decidingMeanReasonEn: string | null;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly documents: string;
  readonly validityVi: string;
  readonly validityEn: string;
};

type GateTexts = Pick<Gate, 'aspect' | 'effect' | 'period' | 'basis'> & {
  readonly standards: string | null;
  readonly documents: string;
  readonly reasonVi: string;
  readonly reasonEn: string;
};

/** Deletes all documents. */
export const clearDocuments = statement()`delete from source_document`;
/** Deletes all gates. */
export const clearGates = statement()`delete from gate`;
/** Deletes all standards. */
export const clearStandards = statement()`delete from standard`;

/** Inserts a document. */
export const addDocument = statement<never, DocumentRow>()`
  insert into source_document
  values ($id, $number, $issuerVi, $issuerEn, $issuedOn::date, $reading, $readByVi, $readByEn, $readOn::date,
    $noteVi, $noteEn)
`;

/** Inserts a gate. */
export const addGate = statement<
  never,
  GateTexts & {
    minimumProvince: number;
    minimumDistrict: number;
    minimumCommune: number;
    position: number;
  }
>()`
  insert into gate
  values ($aspect, $effect, $standards, $minimumProvince, $minimumDistrict, $minimumCommune, $period, $basis,
    $documents, $reasonVi, $reasonEn, $position)
`;

/** Inserts a standard. */
export const addStandard = statement<never, StandardRow & { position: number }>()`
  insert into standard
  values ($id, $kind, $enabled, $metric, $technology, $statistic, $limit, $share, $operator, $decidingMean,
    $decidingMeanReasonVi, $decidingMeanReasonEn, $levels, $minimumTests, $nameVi, $nameEn, $documents, $source,
    $minimumTestsSource, $validFrom::date, $validTo::date, $validityVi, $validityEn, $dueYear, $seenUntil::date,
    $position)
`;

/** All documents. */
export const documents = statement<DocumentRow>()`
  select document_id as id, number, issuer_vi as "issuerVi", issuer_en as "issuerEn", issued_on as "issuedOn",
    reading, read_by_vi as "readByVi", read_by_en as "readByEn", read_on as "readOn", note_vi as "noteVi",
    note_en as "noteEn"
  from source_document
`;

/** All gates. */
export const gates = statement<GateTexts & { province: number; district: number; commune: number }>()`
  select aspect, effect, standards, minimum_province as province, minimum_district as district,
    minimum_commune as commune, period, basis, documents, reason_vi as "reasonVi", reason_en as "reasonEn"
  from gate order by position
`;

/** All standards. */
export const standards = statement<StandardRow>()`
  select standard_id as id, kind, enabled, metric, technology, statistic, limit_value as "limit", share,
    operator_code as operator, deciding_mean as "decidingMean",
    deciding_mean_reason_vi as "decidingMeanReasonVi", deciding_mean_reason_en as "decidingMeanReasonEn", levels,
    minimum_tests as "minimumTests", name_vi as "nameVi", name_en as "nameEn", documents, source,
    minimum_tests_source as "minimumTestsSource", valid_from as "validFrom", valid_to as "validTo",
    validity_vi as "validityVi", validity_en as "validityEn", due_year as "dueYear", seen_until as "seenUntil"
  from standard order by position
`;
